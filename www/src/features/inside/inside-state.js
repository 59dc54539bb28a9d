/** Which picture of the sheet the learner looks inside of, and whether the sheet carries the discriminator's verdicts. */
export class InsideState {
  /** Its place on the sheet, from 0 row by row. */
  chosen = 0;
  /** How often a picture was chosen, so that the panel can be shown each time. */
  times = 0;
  hasMarks = false;
  /** How often the networks were changed without a new sheet, as by a phase of a step. */
  renewals = 0;

  /** @param {number} index */
  choose(index) {
    this.chosen = index;
    this.times += 1;
  }
}
