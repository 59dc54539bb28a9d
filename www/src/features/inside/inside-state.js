/** Which picture of the sheet the learner looks inside of, and whether the sheet carries the discriminator's verdicts. */
export class InsideState {
  /** Its place on the sheet, from 0 row by row. */
  chosen = 0;
  /** How often a picture was chosen, so that the panel can be shown each time. */
  times = 0;
  hasMarks = false;
  /** Whether the sheet shows the most convincing pictures first. */
  isSorted = false;
  /** @type {number[]} the pictures in the order in which the sheet shows them, while it is sorted */
  order = [];
  /** How often the networks were changed without a new sheet, as by a phase of a step. */
  renewals = 0;

  /**
   * The pictures in the order in which a sheet of so many shows them.
   * @param {number} count
   */
  orderOf(count) {
    const isSorted = this.isSorted && this.order.length === count;
    return isSorted ? this.order : Array.from({ length: count }, (_, index) => index);
  }

  /** @param {number} index */
  choose(index) {
    this.chosen = index;
    this.times += 1;
  }
}
