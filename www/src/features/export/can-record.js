export const TYPE = "video/webm";

/** Whether this browser records WebM; Safari did not before version 18.4. */
export function canRecord() {
  return (
    typeof MediaRecorder === "function" &&
    "captureStream" in HTMLCanvasElement.prototype &&
    MediaRecorder.isTypeSupported(TYPE)
  );
}
