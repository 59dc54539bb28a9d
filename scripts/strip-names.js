// strip-names.js FILE: takes out of a wasm module what no engine needs to run it: names, who produced it, and what
// the linker asked.
import { readFileSync, writeFileSync } from "node:fs";

const UNNEEDED = ["name", "producers", "target_features"];
/** Magic number and version. */
const HEADER_BYTES = 8;

/** An unsigned number in LEB128 at a place, and where it ends. */
function numberAt(bytes, start) {
  let [value, shift, at] = [0, 0, start];
  do {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    shift += 7;
  } while (bytes[at++] & 0x80);
  return [value, at];
}

/** What is left of a module. Its sections follow each other: a number for the kind, the length, the content. */
function stripped(module) {
  const kept = [module.subarray(0, HEADER_BYTES)];
  for (let start = HEADER_BYTES; start < module.length;) {
    const isCustom = module[start] === 0;
    const [length, content] = numberAt(module, start + 1);
    const [nameLength, name] = isCustom ? numberAt(module, content) : [0, content];
    const isUnneeded =
      isCustom && UNNEEDED.includes(module.toString("utf8", name, name + nameLength));
    if (!isUnneeded) kept.push(module.subarray(start, content + length));
    start = content + length;
  }
  return Buffer.concat(kept);
}

const [file] = process.argv.slice(2);
writeFileSync(file, stripped(readFileSync(file)));
