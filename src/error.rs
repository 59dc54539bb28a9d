//! Every way the engine can refuse. Each message says what was wrong and what to do about it.
//!
//! The serialised form is `{"code": "...", ...fields}`; a [`Problem`] has the same with the English message, for the page,
//! which translates by code and fills in the fields.

use serde::Serialize;

/// `Result` with the engine's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Why the engine could not do what was asked. Whatever raised it left the engine as it was.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "EngineErrorFields"))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Error {
    /// The bytes start like gzip but do not unpack.
    #[error("the {what} file is a damaged gzip file ({detail}): download it again")]
    BadGzip { what: String, detail: String },
    /// The bytes are not IDX at all.
    #[error(
        "the {what} file is not in IDX format: expected MNIST's own format, raw or gzipped (train-images-idx3-ubyte or train-labels-idx1-ubyte)"
    )]
    NotIdx { what: String },
    /// Fewer or more bytes than the header promises.
    #[error(
        "the {what} file should hold {expected} bytes by its own header but holds {actual}: it is cut short or damaged, download it again"
    )]
    TruncatedIdx { what: String, expected: u64, actual: u64 },
    /// More data than any dataset of this kind, or a small gzip file that unpacks to as much.
    #[error("the {what} file unpacks to more than {limit_mb} MB: choose a smaller dataset")]
    TooLargeIdx { what: String, limit_mb: u64 },
    /// A labels file where images belong, or the reverse, or another element type.
    #[error(
        "the {what} file has IDX magic number {actual:#010x}, expected {expected:#010x}: are the images and labels files swapped?"
    )]
    WrongIdxKind { what: String, expected: u32, actual: u32 },
    /// The images do not fit the network's input.
    #[error(
        "the images are {width}x{height} pixels: choose images of 28x28 or 32x32 pixels (MNIST's own size, or already padded)"
    )]
    WrongImageSize { width: usize, height: usize },
    /// Images and labels do not belong together.
    #[error("there are {labels} labels for {images} images: choose the pair of files that belongs together")]
    LabelCount { images: usize, labels: usize },
    /// Images whose classes are not known.
    #[error("each image needs a label from 0 to 9: choose a dataset with a labels file of its ten classes")]
    NoLabels,
    /// An IDX file with no image in it.
    #[error("the images file holds no image: choose another file")]
    EmptyDataset,
    /// One epoch would hold no whole batch.
    #[error("{images} images do not fill one batch of {batch_size}: lower batch_size or load more images")]
    TooFewImages { images: usize, batch_size: usize },
    /// Training was asked for before the images of the settings were loaded.
    #[error("no training images are loaded yet: load a dataset first")]
    NoDataset,
    /// A setting of a name that does not exist.
    #[error("there is no setting named {name:?}: the settings are {known}")]
    UnknownSetting { name: String, known: String },
    /// A setting outside its range.
    #[error("{name} = {value} is out of range: choose {range}")]
    SettingRange { name: String, value: String, range: String },
    /// A setting that does not parse.
    #[error("{name} = {value:?} is not {expected}")]
    SettingValue { name: String, value: String, expected: String },
    /// Two settings that cannot work together.
    #[error("{name} = {value} does not work with {other} = {other_value}: choose {fix}")]
    SettingConflict { name: String, value: String, other: String, other_value: String, fix: String },
    /// A setting that a run under way cannot take.
    #[error("{name} cannot change in the middle of a run: begin a new run with {name} = {value}")]
    SettingNotLive { name: String, value: String },
    /// Digits asked for of a generator that is not told any.
    #[error("this generator is not told which digit to draw: begin a run with conditional = on")]
    NotConditional,
    /// A preset of a name that does not exist.
    #[error("there is no preset named {name:?}: the presets are {known}")]
    UnknownPreset { name: String, known: String },
    /// Bytes that are no checkpoint of ours.
    #[error(
        "this is not a usable checkpoint ({detail}): choose a .safetensors file saved by the playground or by `gan train`"
    )]
    CheckpointFormat { detail: String },
    /// A checkpoint of a format that does not exist yet.
    #[error(
        "the checkpoint was saved by a newer version of the playground (format {found}, this one reads up to {known}): reload the page or update `gan`"
    )]
    CheckpointVersion { found: u32, known: u32 },
    /// A checkpoint whose config has a setting that does not exist yet.
    #[error(
        "the checkpoint was saved by a newer version of the playground (it has the setting {name:?}, unknown here): reload the page or update `gan`"
    )]
    CheckpointSetting { name: String },
    /// A checkpoint tensor of numbers that are not read.
    #[error("tensor {name} in the checkpoint is {dtype}: save it as F32, F16 or BF16")]
    CheckpointDtype { name: String, dtype: String },
    /// A checkpoint of a run that diverged, or a damaged one.
    #[error("tensor {name} in the checkpoint holds values that are not finite: choose one saved earlier in the run")]
    CheckpointNotFinite { name: String },
    /// A weight too large for half precision.
    #[error("tensor {name} holds {value}, beyond the range of half precision (65,504): write it as f32")]
    HalfRange { name: String, value: f32 },
    /// A checkpoint of another architecture.
    #[error(
        "the checkpoint does not match its configuration: missing tensors {missing:?}, unexpected tensors {unexpected:?}"
    )]
    CheckpointTensors { missing: Vec<String>, unexpected: Vec<String> },
    /// An export of the discriminator from a file that has none.
    #[error(
        "these weights hold no discriminator: export the generator, or choose a checkpoint that `gan train` or the page saved"
    )]
    NoDiscriminator,
    /// A checkpoint tensor of another shape.
    #[error(
        "tensor {name} in the checkpoint has shape {actual:?}, this network needs {expected:?}: load it with the settings it was trained with"
    )]
    CheckpointShape { name: String, expected: Vec<usize>, actual: Vec<usize> },
    /// Bytes that are no classifier of ours.
    #[error("this is not a usable classifier ({detail}): use a file made by `gan classifier`")]
    ClassifierFormat { detail: String },
    /// Measuring was asked for before a classifier was loaded.
    #[error("no classifier is loaded yet: load the classifier of the dataset first")]
    NoClassifier,
    /// A device that this build or this machine does not have.
    #[error("the device {device:?} is not available: {detail}")]
    DeviceUnavailable { device: String, detail: String },
    /// A device that worked and stopped working.
    #[error("the compute device failed ({detail}): reload, or go on from the last saved weights on the CPU")]
    DeviceFailed { detail: String },
    /// A device that the system has taken away, after a reset of its driver for example.
    #[error("the compute device was lost ({detail}): reload, or go on from the last saved weights on the CPU")]
    DeviceLost { detail: String },
}

/// An [`Error`] in the form in which the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "EngineError"))]
pub struct Problem {
    /// Which error it is; the page translates by it.
    pub code: String,
    /// What was wrong and what to do about it, in English.
    pub message: String,
    /// The error's fields, for the translation.
    #[cfg_attr(test, ts(type = "Record<string, unknown>"))]
    pub params: serde_json::Map<String, serde_json::Value>,
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        let fields = serde_json::to_value(error).ok().and_then(|value| value.as_object().cloned());
        let mut params = fields.unwrap_or_default();
        let code = params.remove("code").and_then(|code| code.as_str().map(String::from)).unwrap_or_default();
        Self { code, message: error.to_string(), params }
    }
}

impl From<burn::tensor::ExecutionError> for Error {
    fn from(error: burn::tensor::ExecutionError) -> Self {
        Error::DeviceFailed { detail: error.to_string() }
    }
}
