/**
 * Nothing here runs: it compiles exactly where every module that wasm-pack built has the interface that the worker
 * relies on. `npm run typecheck:wasm` checks it once the modules are built; `npm run typecheck` does without them.
 */
import type * as cpu from "#pkg/cpu/gan_playground.js";
import type * as relaxed from "#pkg/cpu-relaxed/gan_playground.js";
import type * as webgpu from "#pkg/webgpu/gan_playground.js";
import type { WasmModule } from "../src/engine/modules.js";

type Fits<Module extends WasmModule> = Module;

export type Modules = [Fits<typeof cpu>, Fits<typeof relaxed>, Fits<typeof webgpu>];
