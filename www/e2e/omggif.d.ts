/** The part of omggif 1.0.10 that is used; the package has no types. */
declare module "omggif" {
  export class GifReader {
    constructor(bytes: Uint8Array);
    width: number;
    height: number;
    numFrames(): number;
    loopCount(): number | null;
    frameInfo(frame: number): { delay: number };
    decodeAndBlitFrameRGBA(frame: number, rgba: Uint8Array): void;
  }
}
