//! Every way the engine can refuse. Each message says what was wrong and what to do about it.
//!
//! The serialised form is `{"code": "...", ...fields}`; a [`Problem`] has the same with the English message, for the page,
//! which translates by code and fills in the fields.

use serde::Serialize;

use crate::file_kind::{Advice, FileKind};

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
    #[error("the {what} file is not in IDX format, it is {found}: {advice}")]
    NotIdx { what: String, found: FileKind, advice: Advice },
    /// A header whose numbers have their low bytes first.
    #[error(
        "the {what} file has a little-endian header (read so, it announces {dims}), and IDX is big-endian: write its numbers with the high byte first, struct.pack('>I') in Python"
    )]
    LittleEndianIdx { what: String, dims: String },
    /// Fewer bytes than the header promises.
    #[error(
        "the {what} file should hold {expected} bytes by its own header but holds {actual}: it is cut short or damaged, download it again"
    )]
    TruncatedIdx { what: String, expected: u64, actual: u64 },
    /// More bytes than the header promises.
    #[error(
        "the {what} file is longer than its header says (it announces {expected} bytes and holds {actual}): copy it again in binary mode, or correct its header"
    )]
    LongIdx { what: String, expected: u64, actual: u64 },
    /// More data than any dataset of this kind.
    #[error(
        "the {what} file holds {dims} numbers by its header, {mb} MB, and {limit_mb} MB are read at most: choose a smaller dataset"
    )]
    TooLargeIdx { what: String, dims: String, mb: u64, limit_mb: u64 },
    /// The data do not fit this machine or tab.
    #[error("there is no memory for the {mb} MB of the {what} file: close other programs or choose a smaller dataset")]
    NoMemory { what: String, mb: u64 },
    /// A labels file where images belong, or the reverse.
    #[error("the {what} file holds {found}: are the images and labels files swapped?")]
    SwappedIdx { what: String, found: String },
    /// Another number of dimensions.
    #[error("the {what} file holds {found}: images need three dimensions (count x height x width)")]
    WrongIdxKind { what: String, found: String },
    /// Images with colours.
    #[error(
        "the images have {channels} channels (the file holds {found}): the networks draw grey, so convert the images to grey, count x height x width"
    )]
    ColourImages { channels: usize, found: String },
    /// Pixels of another range than is known.
    #[error("the pixels go from {min} to {max}: scale them to 0 to 255, 0 to 1 or -1 to 1")]
    PixelRange { min: String, max: String },
    /// A label that is no class.
    #[error("the labels file holds {label}: a label is a whole number from 0, and classes are at most 256")]
    BadLabel { label: String },
    /// The images do not fit the network's input.
    #[error(
        "the images are {width}x{height} pixels: choose images of 28x28, 32x32 or 64x64 pixels (MNIST's own size, padded, or the lesson's)"
    )]
    WrongImageSize { width: usize, height: usize },
    /// Images and labels do not belong together.
    #[error("there are {labels} labels for {images} images: choose the pair of files that belongs together")]
    LabelCount { images: usize, labels: usize },
    /// Images whose classes are not known.
    #[error("each image needs a label from 0 to 9: choose a dataset with a labels file, or conditional = off")]
    NoLabels,
    /// Labels of more classes than the networks know.
    #[error(
        "the labels name {classes} classes, up to number {largest}, and the networks know {limit}: set conditional = off, or label the images 0 to 9"
    )]
    TooManyClasses { classes: usize, largest: usize, limit: usize },
    /// An IDX file with no image in it.
    #[error("the images file holds no image: choose another file")]
    EmptyDataset,
    /// One epoch of a classifier's training would hold no whole batch.
    #[error("{images} images do not fill one batch of {batch_size}: load more images")]
    TooFewImages { images: usize, batch_size: usize },
    /// Too few images even for the smallest batches.
    #[error(
        "{images} images are too few for a step, which takes d_steps = {d_steps} batches of at least {smallest} images: load more images, or lower d_steps"
    )]
    TooFewForStep { images: usize, d_steps: usize, smallest: usize },
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
        "this is not a usable checkpoint ({detail}): choose a file saved by the playground, by `gan train` or by PyTorch"
    )]
    CheckpointFormat { detail: String },
    /// A pointer that Git LFS keeps in a repository in place of a large file.
    #[error("this is a pointer of Git LFS, not the weights: run `git lfs pull`, or download the file itself")]
    CheckpointLfs,
    /// What a server sent in place of the file.
    #[error("this is a web page, not the weights: download the file itself, by its raw or download link")]
    CheckpointWebPage,
    /// A packed file.
    #[error("this file is {found}: unpack it first")]
    CheckpointPacked { found: FileKind },
    /// A file of which the end is missing.
    #[error("the file is cut short: download it again")]
    CheckpointCut,
    /// A file of a known format that is not read.
    #[error("this is {found}, not weights: choose a file saved by the playground, as .safetensors, or by torch.save")]
    CheckpointOther { found: FileKind },
    /// A pickle that is not in a zip file, as PyTorch wrote it before version 1.6.
    #[error(
        "this is a pickle in the form that PyTorch wrote before version 1.6: save it again, by python3 -c \"import torch; torch.save(torch.load('old.pth', map_location='cpu', weights_only=True), 'new.pth')\""
    )]
    CheckpointOldPickle,
    /// Numbers with their most significant byte first.
    #[error("the numbers in this file are big-endian: save it again on a little-endian machine")]
    CheckpointBigEndian,
    /// Weights without a generator.
    #[error(
        "there is no DCGAN generator among the file's {count} tensors ({names}): choose a file with one, whose layers are transposed convolutions with 4x4 kernels"
    )]
    CheckpointNoGenerator { count: usize, names: String },
    /// A generator of colour images.
    #[error(
        "this generator is made for {channels}-channel images ({name}); this draws grey ones: train one on grey images"
    )]
    CheckpointChannels { name: String, channels: usize },
    /// A layer that the networks here do not have.
    #[error(
        "the generator in the file is of another architecture: {name} has shape {actual:?}, and here it would be {expected:?} (4x4 kernels, each layer half as wide as the one before): choose a DCGAN of 32 or 64 px"
    )]
    CheckpointLayer { name: String, expected: Vec<usize>, actual: Vec<usize> },
    /// A generator of fully connected layers.
    #[error(
        "the generator in the file has linear layers ({name}): choose a DCGAN, which is made of transposed convolutions"
    )]
    CheckpointLinear { name: String },
    /// A generator of the StyleGAN family.
    #[error(
        "the generator in the file is a StyleGAN ({name}): choose a DCGAN, which is made of transposed convolutions"
    )]
    CheckpointStyle { name: String },
    /// A generator that needs more than a DCGAN has.
    #[error("the generator in the file needs more than a DCGAN has ({names}): choose one without these layers")]
    CheckpointMore { names: String },
    /// A normalisation by other statistics than those that were kept while training.
    #[error("{name} has no running statistics: choose a generator with batch norm that keeps them")]
    CheckpointNorm { name: String },
    /// A variance below zero.
    #[error(
        "tensor {name} in the checkpoint is a variance, and holds {value}: choose another file, this one is damaged"
    )]
    CheckpointVariance { name: String, value: f32 },
    /// A checkpoint that was trained with other settings than those that it is loaded with.
    #[error("the checkpoint was trained with {trained}, not with {asked}: load it with its own settings")]
    CheckpointTrained { trained: String, asked: String },
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
    #[error("tensor {name} in the checkpoint is {dtype}: save it as F64, F32, F16 or BF16")]
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
    /// Iterations asked for of a search that was not begun, or that ended with its run.
    #[error("no search for a picture's latent is under way: begin one")]
    NoInversion,
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
