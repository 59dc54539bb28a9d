/**
 * What the page and its worker exchange, as types only. Commands, events, settings and errors are the engine's own:
 * their types are generated from Rust.
 *
 * @import { Edited, EngineError, EngineEvent, Reading, Settings } from "#pkg/types/index.js"
 *
 * @typedef {EngineError} Trouble
 *   what went wrong: a code to translate by, its parameters, and the English sentence to fall back to
 *
 * @typedef {Omit<Edited, "events">} Draft
 *   the learner's draft of the settings, as the engine understands it, and what is wrong in it
 *
 * @typedef {Extract<EngineEvent, { type: "found" }>} Found
 *   what a command that looks into the networks has found; it goes to whoever asked, and to nobody else
 *
 * @typedef {"cpu" | "webgpu"} DeviceKind
 * @typedef {"auto" | DeviceKind} DeviceChoice
 * @typedef {{ device: DeviceKind, code: string, params: Record<string, unknown> }} DeviceVerdict
 *   the device that runs, and the reason as a code to translate
 *
 * @typedef {{ steps: number, elapsed_ms: number, at_ms: number }} Slice
 *   steps that were trained in one go, the time they took, and when they were done
 *
 * @typedef {{ kind: "settings" } & Settings} SettingsMessage
 * @typedef {{ kind: "events", events: EngineEvent[], slice?: Slice }} EventsMessage
 * @typedef {{ kind: "progress", phase: string, loaded?: number, total?: number }} ProgressMessage
 * @typedef {{ kind: "device", verdict: DeviceVerdict }} DeviceMessage
 * @typedef {{ kind: "loaded", weights: WeightsInfo }} LoadedMessage
 *   the events that follow are of a run that begins from these weights
 * @typedef {{ kind: "checkpoint", step: number, bytes: Uint8Array }} CheckpointMessage
 * @typedef {{ kind: "classifier", dataset: string | null, trouble?: Trouble }} ClassifierMessage
 *   the dataset whose classifier the engine has; null when it has none
 * @typedef {{ kind: "trouble", trouble: Trouble, retry: boolean }} TroubleMessage
 * @typedef {{ kind: "crash", trouble: Trouble }} CrashMessage the engine or its worker is dead
 *
 * @typedef {SettingsMessage | EventsMessage | ProgressMessage | DeviceMessage | LoadedMessage
 *   | CheckpointMessage | ClassifierMessage | TroubleMessage | CrashMessage} WorkerMessage
 *
 * @typedef {(message: WorkerMessage) => void} MessageSink where the page takes the worker's messages
 * @typedef {(message: WorkerMessage, transferables?: Transferable[]) => void} Post the worker's way there
 *
 * @typedef {{ images: Uint8Array, labels: Uint8Array | undefined, reading?: Reading }} IdxBytes
 *
 * @typedef {"onnx" | "pytorch" | "python" | "weights"} Conversion
 *   what a run's file can be converted to: the generator for ONNX or PyTorch, the program for the latter, or both networks
 *   without their optimisers
 *
 * @typedef {"shipped" | "link" | "file" | "run"} WeightsKind
 *   of this site, by an address, a file of the learner's, a run that was saved here
 *
 * @typedef {object} WeightsSource
 * @property {WeightsKind} kind
 * @property {string} name a shipped name, an address, a file's name, or a run's id
 * @property {Uint8Array} [bytes] of a file or a run
 *
 * @typedef {object} WeightsInfo
 * @property {WeightsKind} kind
 * @property {string} name
 * @property {Record<string, number>} report what was measured when they were made, by name
 * @property {WeightsContents} [contents] of a file of the learner's or of another site
 *
 * @typedef {object} WeightsContents what a file held besides its generator, and whether it says how long that was trained
 * @property {boolean} hasDiscriminator
 * @property {boolean} hasOptimizers
 * @property {boolean} isStepKnown
 *
 * @typedef {object} BootOptions
 * @property {string} baseUrl the page's own URL, which data files are relative to
 * @property {Record<string, string>} values settings as text
 * @property {DeviceChoice} device
 * @property {Uint8Array} [checkpoint] the run to go on with after a crash; it has its own settings
 * @property {WeightsSource} [weights] to open on, instead of new networks
 * @property {IdxBytes} [files] the learner's own images
 */

export {};
