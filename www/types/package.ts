/**
 * Nothing here runs: it compiles exactly where the package's declarations (`package.d.ts`) fit the JavaScript that it is
 * made of. scripts/build-package.sh checks it once the package is there.
 */
import type * as declared from "../../pkg/npm/index.js";
import type * as made from "../src/library/index.js";

type Public<T> = Pick<T, keyof T>;
type Fits<Made extends Declared, Declared> = Made;

export type Package = [
  Fits<Public<made.Engine>, Public<declared.Engine>>,
  Fits<typeof made.Engine.open, (options?: declared.Options) => Promise<Public<declared.Engine>>>,
  Fits<Public<made.TroubleError>, Public<declared.TroubleError>>,
  Fits<typeof made.paintFrame, typeof declared.paintFrame>,
];
