import { TroubleError } from "./trouble.js";

/** @param {File} file */
export async function readFile(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = `The file ${file.name} could not be read (${detail}). Choose it again.`;
    throw new TroubleError("file_unreadable", message, { name: file.name, detail });
  }
}
