import { enClasses } from "./en-classes.js";
import { enPresets } from "./en-presets.js";
import { enTechniques } from "./en-techniques.js";
import { enWeights } from "./en-weights.js";

/**
 * Every text of the page in English. `zh.js` has the same keys (a test compares them); names in braces are
 * filled in. Keys under `setting.`, `trouble.` and `device.reason.` are made from the engine's own codes.
 */
export const en = {
  ...enWeights,
  ...enTechniques,
  ...enClasses,
  ...enPresets,

  "app.title": "GAN Playground",
  "app.tagline":
    "Two small neural networks teach each other to draw digits, live in this tab: one forges, the other judges.",
  "app.skip": "Skip to the pictures",
  "app.language": "Language",
  "app.theme": "Theme",
  "app.theme.auto": "Theme: as the system",
  "app.theme.light": "Light theme",
  "app.theme.dark": "Dark theme",
  "app.footer":
    "Everything runs on your machine: nothing you do here leaves this tab. The pictures are MNIST, 60,000 handwritten digits, or Fashion-MNIST, as many pieces of clothing; they are printed here as ink on paper.",

  "fig.digits": "Plate 1",
  "fig.losses": "Fig. 4",
  "fig.interpolation": "Fig. 2",
  "fig.settings": "Set-up",
  "fig.log": "Log",

  "status.loading": "Loading",
  "status.ready": "Ready",
  "status.training": "Training",
  "status.paused": "Paused",
  "status.error": "Stopped",
  "status.cpu_module": "Loading the engine",
  "status.dataset": "Loading the digits: {loaded} MB",
  "status.dataset_of": "Loading the digits: {loaded} of {total} MB",
  "status.adapter": "Looking for a graphics device",
  "status.webgpu_module": "Loading the WebGPU engine",
  "status.self_test": "Testing the graphics device against the CPU; this can take a while",
  "status.engine": "Preparing the networks",
  "status.finished_until": "Paused: {steps} steps done",
  "status.finished_epochs": "Paused: all epochs done",

  "controls.label": "Training",
  "controls.train": "Train",
  "controls.pause": "Pause",
  "controls.step": "Step",
  "controls.step.title": "Train exactly one step",
  "controls.reset": "Reset",
  "controls.reset.title": "New networks from the same seed",

  "progress.label": "Progress in this epoch",
  "progress.step": "Step",
  "progress.epoch": "Epoch",
  "progress.batch": "Batch",
  "progress.rate": "Steps/s",
  "progress.left": "Left in epoch",
  "progress.of": "of {total}",
  "time.seconds": "{s} s",
  "time.minutes": "{m} min {s} s",
  "time.hours": "{h} h {m} min",

  "digits.title": "The forger’s sheet",
  "digits.caption": "The same random inputs, drawn again and again as the forger learns.",
  "digits.caption.step": "Drawn at step {step}.",
  "digits.lookback": "Looking back at step {step}.",
  "digits.live": "Back to live",
  "digits.real.show": "Show real ones beside it",
  "digits.real.title": "Real digits",
  "digits.real.caption": "64 pictures drawn from the training data.",
  "digits.aria": "{count} generated digits in {rows} rows of {columns}, at step {step}",
  "digits.aria.none": "No generated digits yet",
  "digits.real.aria": "64 real digits from the training data, in 8 rows of 8",

  "forger.title": "The forger",
  "forger.network": "generator G, {parameters} weights",
  "forger.text":
    "It gets random numbers and turns each handful into a picture. It never sees a real digit; it only learns whether it was believed.",
  "forger.loss": "G loss",
  "forger.loss.help":
    "How badly its forgeries fail to convince. Falls when it fools the appraiser.",
  "forger.fake": "D(G(z))",
  "appraiser.title": "The appraiser",
  "appraiser.network": "discriminator D, {parameters} weights",
  "appraiser.text":
    "It sees real digits and forgeries, shuffled, and says how likely each is real. Its verdicts are what the forger learns from.",
  "appraiser.loss": "D loss",
  "appraiser.real": "D(x)",
  "verdict.label": "How the game stands",
  "verdict.none": "Press Train: the first strokes appear after a few hundred steps.",
  "verdict.appraiser":
    "The appraiser is well ahead: it spots nearly every forgery. The forger still learns from it, but slowly.",
  "verdict.leaning": "The appraiser leads, as it usually does; the forger keeps it busy.",
  "verdict.even": "About even: the appraiser can hardly tell. This is what a GAN aims for.",
  "verdict.forger": "The forger is ahead: its digits are believed more than the real ones.",

  "timeline.title": "Looking back",
  "timeline.help": "The sheet at every epoch and every 250 steps. Choose one to see it large.",
  "timeline.empty": "The first sheet appears here when the engine is ready.",
  "timeline.step": "step {step}",
  "timeline.epoch": "epoch {epoch}",
  "timeline.live": "Live",
  "timeline.choose": "Look back at step {step}",

  "losses.title": "The quarrel in numbers",
  "losses.loss": "Losses",
  "losses.belief": "What the appraiser believes",
  "losses.step": "step",
  "losses.loss.aria": "Line chart of both losses. Latest: D {d}, G {g}.",
  "losses.belief.aria": "Line chart of D(x) and D(G(z)). Latest: D(x) {x}, D(G(z)) {z}.",
  "losses.empty": "The curves begin with the first step.",
  "losses.series.loss_d": "D loss (appraiser), solid",
  "losses.series.loss_g": "G loss (forger), dashed",
  "losses.series.d_real": "D(x): real ones, solid",
  "losses.series.d_fake": "D(G(z)): forgeries, dashed",

  "log.title": "Log",
  "log.help": "A line every 100 batches, in the form the PyTorch lesson prints.",
  "log.empty": "Nothing logged yet.",

  "interpolation.title": "Between two digits",
  "interpolation.help":
    "Every picture comes from a point among the random inputs. Walk from one point to another and watch one digit become the other.",
  "interpolation.from": "From seed",
  "interpolation.to": "To seed",
  "interpolation.new_from": "Roll a new start",
  "interpolation.new_to": "Roll a new end",
  "interpolation.t": "Position t",
  "interpolation.path": "Path",
  "interpolation.lerp": "Straight line (lerp)",
  "interpolation.slerp": "Along the sphere (slerp)",
  "interpolation.path.help":
    "Random inputs lie near the surface of a sphere. A straight line cuts through its inside, where the forger has seldom been.",
  "interpolation.animate": "Animate",
  "interpolation.stop": "Stop",
  "interpolation.aria": "The digit at position {t} between seed {from} and seed {to}",
  "interpolation.strip.aria": "Eleven pictures along the way from seed {from} to seed {to}",

  "settings.title": "Set-up",
  "settings.help":
    "Changes take effect with a new run. The link in the address bar always holds these settings.",
  "settings.group.data": "Data",
  "settings.group.network": "Networks",
  "settings.group.training": "Training",
  "settings.range": "{min} to {max}",
  "settings.range.default": "{range}, usually {value}",
  "settings.apply": "Start a new run with these",
  "settings.defaults": "Usual values",
  "settings.changed": "Changed: a new run is needed.",
  "settings.copy": "Copy link",
  "settings.copied": "Link copied.",
  "settings.loading": "The settings appear when the engine is loaded.",
  "settings.data.now": "{images} images of {width} × {height} pixels",
  "settings.files.title": "Your own images",
  "settings.files.help":
    "An IDX file in MNIST’s format, 28 × 28 or 32 × 32 pixels, raw or gzip. It stays on your machine.",
  "settings.files.images": "Images (IDX)",
  "settings.files.labels": "Labels (IDX, optional)",
  "settings.files.use": "Use these images",
  "settings.files.mnist": "Back to the usual images",
  "settings.files.done": "Your images are loaded. Train goes on with them; Reset begins anew.",

  "setting.dataset.label": "Data set",
  "setting.dataset.help": "What the real pictures are.",
  "setting.dataset.mnist": "MNIST: handwritten digits",
  "setting.dataset.fashion-mnist": "Fashion-MNIST: clothing",
  "setting.image_size.label": "Image size",
  "setting.image_size.help":
    "32 is quick; 64 is the size in the lesson, about five times the work.",
  "setting.image_size.32": "32 × 32",
  "setting.image_size.64": "64 × 64",
  "setting.z_dim.label": "Latent size",
  "setting.z_dim.help": "How many random numbers the forger gets for each picture.",
  "setting.features_g.label": "Forger’s width",
  "setting.features_g.help":
    "Feature maps of the generator. Twice as many: better drawing, about three times the work.",
  "setting.features_d.label": "Appraiser’s width",
  "setting.features_d.help":
    "Feature maps of the discriminator. Much wider than the forger, it wins too easily.",
  "setting.batch_size.label": "Batch size",
  "setting.batch_size.help": "How many pictures both networks see in one step.",
  "setting.epochs.label": "Epochs",
  "setting.epochs.help": "How often training goes through all pictures before it stops.",
  "setting.lr_g.label": "Forger’s learning rate",
  "setting.lr_g.help": "How far the generator moves in one step.",
  "setting.lr_d.label": "Appraiser’s learning rate",
  "setting.lr_d.help": "How far the discriminator moves in one step.",
  "setting.ema_decay.label": "Averaging",
  "setting.ema_decay.help":
    "Pictures are drawn with a running average of the forger that keeps this share of itself at each step. 0 draws with the forger as it is.",
  "setting.seed.label": "Seed",
  "setting.seed.help": "Fixes all randomness: the same seed gives the same run.",

  "setting.steps.label": "Number of steps",
  "setting.weights.label": "Weights",
  "setting.device.label": "Device",
  "setting.lang.label": "Language",
  "setting.autoplay.label": "Autoplay",

  "device.label": "Device",
  "device.auto": "Automatic",
  "device.cpu": "CPU",
  "device.webgpu": "WebGPU",
  "device.cpu.name": "CPU (wasm SIMD, 1 thread)",
  "device.webgpu.name": "WebGPU",
  "device.webgpu.named": "WebGPU ({adapter})",
  "device.separator": ": ",
  "device.pending": "Choosing a device",
  "device.reason.first": "for the first pictures; the best device is being sought",
  "device.reason.chosen": "as you chose",
  "device.reason.self_test_passed": "it passed the comparison with the CPU",
  "device.reason.no_webgpu": "no WebGPU in this browser",
  "device.reason.insecure_context":
    "browsers offer WebGPU only to pages served by https or from localhost",
  "device.reason.no_adapter": "this browser found no usable graphics device",
  "device.reason.fallback_adapter":
    "the only graphics device is emulated in software, which is slower than the CPU",
  "device.reason.no_timestamp_query":
    "the graphics device lacks the feature “timestamp-query”, which the engine needs",
  "device.reason.module_failed": "the WebGPU engine could not be loaded ({detail})",
  "device.reason.self_test_error": "the test of the graphics device broke off ({detail})",
  "device.reason.self_test_slow":
    "the test of the graphics device was not done after {seconds} seconds",
  "device.reason.self_test_failed":
    "the graphics device computed wrong results (off by {difference}, allowed {tolerance})",
  "device.reason.device_unusable": "the graphics device could not be opened ({detail})",
  "device.reason.device_failed":
    "the graphics device failed ({detail}); the run went on from its last checkpoint",
  "device.reason.device_lost":
    "the graphics device was lost ({detail}); the run went on from its last checkpoint",

  "notices.label": "Messages",
  "notices.dismiss": "Dismiss",
  "notices.retry": "Retry",
  "notices.restart": "Restart",
  "notices.level.error": "Error",
  "notices.level.warning": "Warning",
  "notices.level.info": "Note",

  "what.images": "the image file",
  "what.labels": "the label file",

  "expected.integer": "a whole number, {range}",
  "expected.number": "a number, {range}",
  "expected.choice": "one of {range}",

  "quantity.loss_d": "the D loss",
  "quantity.loss_g": "the G loss",
  "quantity.d_real": "D(x)",
  "quantity.d_fake_before": "D(G(z))",
  "quantity.d_fake_after": "D(G(z))",
  "quantity.grad_norm_d": "the gradient of D",
  "quantity.grad_norm_g": "the gradient of G",

  "trouble.no_simd":
    "This browser cannot run the engine: it lacks WebAssembly SIMD. Open the page in a current Chrome, Edge, Firefox or Safari.",
  "trouble.crash":
    "The engine stopped working ({detail}). Restart it: the run goes on from its last checkpoint.",
  "trouble.no_engine": "The engine is not running. Reload the page or restart it.",
  "trouble.unexpected":
    "Something unexpected went wrong: {detail}. If it happens again, reload the page.",
  "trouble.dataset_missing":
    "The data file {url} is missing on the server (HTTP {status}). Put it there (“make demo” does), then retry.",
  "trouble.dataset_unreachable":
    "The data could not be downloaded ({detail}). Check the connection, then retry.",
  "trouble.file_unreadable": "The file {name} could not be read ({detail}). Choose it again.",
  "trouble.bad_gzip": "{what} is damaged: its gzip data cannot be unpacked. Get a fresh copy.",
  "trouble.not_idx":
    "{what} is not an IDX file. Choose one in MNIST’s format (for example train-images-idx3-ubyte.gz).",
  "trouble.truncated_idx":
    "{what} is cut off: it has {actual} bytes where its header promises {expected}. Get a complete copy.",
  "trouble.too_large_idx": "{what} unpacks to more than {limit_mb} MB. Choose a smaller dataset.",
  "trouble.wrong_idx_kind":
    "{what} holds another kind of data than expected. Are the image and label files swapped?",
  "trouble.wrong_image_size":
    "Images of {width} × {height} pixels do not fit. Choose images of 28 × 28 (MNIST’s size) or 32 × 32 pixels.",
  "trouble.label_count":
    "There are {labels} labels for {images} images. Choose the two files that belong together.",
  "trouble.empty_dataset": "The file holds no images. Choose another one.",
  "trouble.too_few_images":
    "{images} images do not fill one batch of {batch_size}. Use more images or a smaller batch size.",
  "trouble.no_labels":
    "Each image needs a label from 0 to 9. Choose a data set with a labels file of its ten classes.",
  "trouble.no_dataset": "There is no data yet. Load MNIST or your own images first.",
  "trouble.unknown_setting":
    "The link names a setting that does not exist: “{name}”. It was left out; the others apply. The settings are {known}.",
  "trouble.setting_range":
    "{label} ({name}) cannot be {value}: its range is {range}. The usual value is used instead; the other settings apply.",
  "trouble.setting_value":
    "{label} ({name}) cannot be “{value}”: expected {expected}. The usual value is used instead; the other settings apply.",
  "trouble.checkpoint_format": "The checkpoint cannot be read ({detail}). Nothing was changed.",
  "trouble.checkpoint_version":
    "The checkpoint was saved by a newer version of this page (format {found}; this one reads up to {known}). Reload the page. Nothing was changed.",
  "trouble.checkpoint_setting":
    "The checkpoint was saved by a newer version of this page: it has a setting “{name}” that is unknown here. Reload the page. Nothing was changed.",
  "trouble.checkpoint_dtype":
    "The checkpoint’s tensor {name} is {dtype}: save it as F32, F16 or BF16. Nothing was changed.",
  "trouble.checkpoint_not_finite":
    "The checkpoint’s tensor {name} holds values that are not finite numbers. Choose one saved earlier. Nothing was changed.",
  "trouble.half_range":
    "Tensor {name} holds {value}, beyond the range of half precision. Save it in full precision.",
  "trouble.checkpoint_tensors":
    "The checkpoint is of another network (missing: {missing}; unexpected: {unexpected}). Nothing was changed.",
  "trouble.checkpoint_shape":
    "The checkpoint is of another shape: {name} has {actual} instead of {expected}. Nothing was changed.",
  "trouble.device_unavailable":
    "The device {device} cannot be used ({detail}). Choose another one.",
  "trouble.device_failed": "The device failed ({detail}). Choose another device or restart.",
  "trouble.device_lost":
    "The graphics device was lost ({detail}). Choose another device or restart.",
  "trouble.moved_to_cpu":
    "The graphics device failed ({detail}). The run goes on on the CPU, from its last checkpoint.",
  "trouble.not_finite":
    "Training was stopped at step {step}: {quantity} was no longer a finite number. The weights of step {restored_step} were put back. A smaller learning rate usually helps.",
  "trouble.copy_failed":
    "The browser did not allow copying. Copy the address from the address bar.",
};
