/** The engine of GAN Playground: a DCGAN that trains and draws in a browser. See README.md. */
import type { Command, EngineEvent, Frame, Mosaic, Reading, Settings } from "./types/index.js";

export type * from "./types/index.js";

export interface Options {
  /** "auto" (the default) is the GPU where the browser has one that passes a test, else the CPU. */
  device?: "auto" | "cpu" | "webgpu";
  /** Of new networks, by name; the README of the repository lists them with their ranges. */
  settings?: Record<string, string | number>;
  /** A safetensors file to begin from, which brings its settings along. */
  weights?: Uint8Array;
  /** Hears what opening waits for. */
  onPhase?: (phase: string) => void;
}

export interface Walk {
  /** Seeds of its ends, 0 to 2^32 - 1. */
  from: number;
  to: number;
  /** Pictures on the way, 2 to 64; 11 if left out. */
  points?: number;
  path?: "slerp" | "lerp";
}

/** One GAN on one device. Calls may overlap; they are carried out in turn. All that fails is a TroubleError. */
export class Engine {
  static open(options?: Options): Promise<Engine>;
  private constructor();
  /** The device that it runs on, and a code for why. */
  readonly device: { device: "cpu" | "webgpu"; code: string; params: Record<string, unknown> };
  /** Steps that the run has been trained. */
  readonly step: number;
  settings(): Promise<Settings>;
  /** IDX files as MNIST's, raw or gzipped. */
  loadDataset(images: Uint8Array, labels?: Uint8Array, reading?: Reading): Promise<EngineEvent[]>;
  /** Trains so many steps more, or to the end of the run's epochs. */
  train(steps: number): Promise<EngineEvent[]>;
  /** 64 pictures of latents that stay the same. */
  draw(): Promise<Frame>;
  walk(walk: Walk): Promise<Frame>;
  handle(command: Command): Promise<EngineEvent[]>;
  /** The run as a safetensors file, from which it goes on bit for bit. */
  save(): Promise<Uint8Array>;
  load(checkpoint: Uint8Array): Promise<EngineEvent[]>;
  convert(format: "onnx" | "pytorch" | "python" | "weights"): Promise<Uint8Array>;
  free(): void;
}

export class TroubleError extends Error {
  code: string;
  params: Record<string, unknown>;
}

/** Paints a mosaic on a canvas, one pixel of it to one of the canvas. */
export function paintFrame(
  canvas: HTMLCanvasElement,
  frame: Mosaic,
  tiles?: { column: number; row: number; columns: number; rows: number },
): void;
