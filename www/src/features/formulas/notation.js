import { mathml } from "lit";

/** The words that the page's formulas are written in, as MathML. */

/** @typedef {import("lit").TemplateResult | Math[] | undefined} Math */

/** @param {string} name of a variable or function; one of several letters is set upright */
export const name = (name) => mathml`<mi>${name}</mi>`;
/** @param {string} text */
export const number = (text) => mathml`<mn>${text}</mn>`;
/** @param {string} sign */
export const sign = (sign) => mathml`<mo>${sign}</mo>`;
/** @param {...Math} parts */
export const row = (...parts) => mathml`<mrow>${parts}</mrow>`;
/** @param {Math} base @param {Math} below */
export const sub = (base, below) => mathml`<msub>${row(base)}${row(below)}</msub>`;
/** @param {Math} base @param {Math} above */
export const power = (base, above) => mathml`<msup>${row(base)}${row(above)}</msup>`;
/** @param {Math} above @param {Math} below */
export const fraction = (above, below) => mathml`<mfrac>${row(above)}${row(below)}</mfrac>`;
/** @param {...Math} inside */
export const root = (...inside) => mathml`<msqrt>${inside}</msqrt>`;
/** @param {Math} base */
export const hat = (base) => mathml`<mover accent="true">${row(base)}<mo>^</mo></mover>`;
/** @param {string} one of two brackets, as high as a line: stretched ones tower over the hat of a letter */
const bracket = (one) => mathml`<mo stretchy="false">${one}</mo>`;
/** @param {...Math} inside */
export const round = (...inside) => row(bracket("("), ...inside, bracket(")"));
/** @param {...Math} inside the length of a vector */
export const norm = (...inside) => row(bracket("‖"), ...inside, bracket("‖"));
/** @param {Math} over what is drawn @param {...Math} inside its mean over a batch */
export const mean = (over, ...inside) =>
  row(sub(name("𝔼"), over), bracket("["), ...inside, bracket("]"));
/** @param {Math} inside */
export const squared = (inside) => power(inside, number("2"));

/** The equals sign, which lines up over all formulas' rows. */
export const equals = sign("=");
export const half = fraction(number("1"), number("2"));
