/**
 * The messages between page, worker and engine, as types only. The engine half mirrors the enums in
 * `src/session/message.rs`; `tests/messages.rs` pins their JSON, `test/messages.test.js` compares the two.
 *
 * @typedef {"data" | "network" | "game" | "training"} SettingGroup
 *
 * @typedef {object} Setting one row of the engine's settings schema
 * @property {string} name
 * @property {SettingGroup} group
 * @property {"integer" | "number" | "choice"} kind
 * @property {string} default as text
 * @property {number} [min]
 * @property {number} [max]
 * @property {"linear" | "log2" | "log10"} [scale]
 * @property {string[]} [choices]
 * @property {boolean} live whether it may change in mid-run
 * @property {string} help English; the page translates by name and falls back to this
 *
 * @typedef {Record<string, number | string>} Config
 *
 * @typedef {object} Preset settings that show something worth seeing
 * @property {string} name the page has a title and a sentence for it
 * @property {"recipe" | "failure"} kind
 * @property {string | null} cure name of the recipe that mends a failure
 * @property {Record<string, string>} config what differs from the defaults, as text
 *
 * @typedef {{ code: string, message: string, params: Record<string, unknown> }} Trouble
 *   what went wrong: a code to translate by, and the English sentence to fall back to
 *
 * @typedef {{ config: Config, problems: Trouble[] }} ParsedSettings
 *
 * @typedef {{ type: "configure", config: Config } | { type: "reset" }
 *   | { type: "adjust", config: Config }
 *   | { type: "train", until?: number } | { type: "pause" } | { type: "step" }
 *   | { type: "preview" } | { type: "real" }
 *   | { type: "interpolate", from: number, to: number, path: "lerp" | "slerp", points: number,
 *       from_class?: number, to_class?: number }
 *   | { type: "write", seed: number, classes: number[] }
 *   | { type: "judge" } | { type: "nearest" }
 * } Command
 *
 * @typedef {"loading" | "ready" | "training" | "paused"} RunState
 *
 * @typedef {object} Metrics one training step; `step` counts from 1, `epoch` and `batch` from 0
 * @property {number} step
 * @property {number} epoch
 * @property {number} batch
 * @property {number} loss_d
 * @property {number} loss_g
 * @property {number} d_real mean D(x) before the discriminator's update
 * @property {number} d_fake_before mean D(G(z)) before that update
 * @property {number} d_fake_after mean D(G(z)) after it
 * @property {number} grad_norm_d
 * @property {number} grad_norm_g
 *
 * @typedef {object} Frame a mosaic of `columns` x `rows` square tiles, row-major
 * @property {"frame"} type
 * @property {"fixed" | "real" | "interpolation" | "nearest" | "written"} kind
 * @property {boolean} milestone
 * @property {number} step
 * @property {number} epoch
 * @property {number} columns
 * @property {number} rows
 * @property {number} tile side of one tile in pixels
 * @property {number} width
 * @property {number} height
 * @property {number} channels 1 = grey, 3 = RGB
 * @property {Uint8Array} pixels
 *
 * @typedef {object} Configured
 * @property {"configured"} type
 * @property {Config} config
 * @property {number} parameters_g
 * @property {number} parameters_d
 * @property {number} batches_per_epoch 0 while there is no data set
 * @property {number} total_steps
 *
 * @typedef {object} Change of a setting in mid-run
 * @property {string} name
 * @property {string} from as text
 * @property {string} to
 *
 * @typedef {object} Adjusted the run goes on with other live settings
 * @property {"adjusted"} type
 * @property {number} step how many were trained before
 * @property {Config} config
 * @property {Change[]} changes
 * @property {number} batches_per_epoch
 * @property {number} total_steps
 *
 * @typedef {object} DatasetInfo
 * @property {"dataset"} type
 * @property {number} images
 * @property {number} width
 * @property {number} height
 * @property {number[] | null} class_counts
 *
 * @typedef {object} Judged what the judge found in `samples` pictures of the generator
 * @property {"judged"} type
 * @property {number} step
 * @property {number} samples
 * @property {number[]} counts pictures that it took for each of the ten classes
 * @property {number} modes classes with at least 1 % of the pictures
 * @property {number} confidence mean of its top probability, 0 to 1
 * @property {number} sure share of the pictures where that is above 0.9, 0 to 1
 * @property {number} distance Frechet distance in its features
 * @property {number} floor the same between as many real images and the reference
 *
 * @typedef {Configured | Adjusted | DatasetInfo | Frame | Judged
 *   | { type: "state", state: RunState }
 *   | { type: "metrics", rows: Metrics[] }
 *   | { type: "log", line: string }
 *   | { type: "finished", reason: "until" | "epochs", step: number }
 *   | { type: "warning", code: "not_finite", quantity: string, step: number, restored_step: number }
 * } EngineEvent
 *
 * @typedef {"cpu" | "webgpu"} DeviceKind
 * @typedef {"auto" | DeviceKind} DeviceChoice
 * @typedef {{ device: DeviceKind, code: string, params: Record<string, unknown> }} DeviceVerdict
 *   the device that runs, and the reason as a code to translate
 *
 * @typedef {{ steps: number, elapsed_ms: number, at_ms: number }} Slice
 *
 * @typedef {{ kind: "settings", schema: Setting[], presets: Preset[] } & ParsedSettings} SettingsMessage
 * @typedef {{ kind: "events", events: EngineEvent[], slice?: Slice }} EventsMessage
 * @typedef {{ kind: "progress", phase: string, loaded?: number, total?: number }} ProgressMessage
 * @typedef {{ kind: "device", verdict: DeviceVerdict }} DeviceMessage
 * @typedef {{ kind: "restored", step: number }} RestoredMessage a checkpoint was put back
 * @typedef {{ kind: "checkpoint", step: number, bytes: Uint8Array }} CheckpointMessage
 * @typedef {{ kind: "trouble", trouble: Trouble, retry: boolean }} TroubleMessage
 * @typedef {{ kind: "crash", detail: string }} CrashMessage the engine or its worker is dead
 *
 * @typedef {{ kind: "loaded", weights: WeightsInfo }} LoadedMessage a run begins from weights
 * @typedef {{ kind: "judge", dataset: string | null, trouble?: Trouble }} JudgeMessage
 *   the data set whose judge is there; null when there is none
 *
 * @typedef {SettingsMessage | EventsMessage | ProgressMessage | DeviceMessage | RestoredMessage
 *   | CheckpointMessage | LoadedMessage | JudgeMessage | TroubleMessage | CrashMessage} WorkerMessage
 *
 * @typedef {{ images: Uint8Array, labels: Uint8Array | undefined }} IdxBytes
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
 * @property {number} step how far they were trained
 * @property {Record<string, number>} report what was measured when they were made, by name
 *
 * @typedef {object} BootOptions
 * @property {string} baseUrl the page's own URL, which data files are relative to
 * @property {Record<string, string>} values settings as they stand in the URL
 * @property {DeviceChoice} device
 * @property {Config} [config] goes before `values`: the settings of the run that a crash interrupted
 * @property {Uint8Array} [checkpoint] the run to go on with after a crash
 * @property {WeightsSource} [weights] to open on, instead of new networks
 * @property {IdxBytes} [files] the learner's own images
 *
 * @typedef {object} WasmEngine
 * @property {(images: Uint8Array, labels: Uint8Array | undefined) => EngineEvent[]} load_dataset
 * @property {(command: Command) => Promise<EngineEvent[]>} handle
 * @property {(steps: number) => Promise<EngineEvent[]>} train
 * @property {() => Promise<Uint8Array>} save
 * @property {(checkpoint: Uint8Array) => Promise<EngineEvent[]>} load
 * @property {(judge: Uint8Array) => void} load_judge the judge of the data set in use
 * @property {() => EngineEvent[] | Promise<EngineEvent[]>} judge_slice about 50 ms of the measuring under way
 * @property {() => boolean} is_judging
 * @property {() => void} free
 *
 * @typedef {object} WasmModule what both wasm packages export
 * @property {() => Promise<{ memory: WebAssembly.Memory }>} default
 * @property {() => Setting[]} settings_schema
 * @property {() => Preset[]} presets
 * @property {(values: Record<string, string>) => ParsedSettings} parse_settings
 * @property {{ create(device: DeviceKind, config: Config): Promise<WasmEngine> }} Engine
 * @property {() => Promise<{ passed: boolean, largest_difference: number, tolerance: number, steps: number }>} self_test
 */

export {};
