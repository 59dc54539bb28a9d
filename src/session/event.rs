//! What the page hears from the engine. The JSON is pinned by `tests/messages.rs`.

use serde::Serialize;

use super::finding::Finding;
use super::network::Network;
use super::position::Length;
use crate::config::{Change, Config};
use crate::data::Note;
use crate::frame::Mosaic;
use crate::metrics::ClassHistogram;
use crate::train::Metrics;

/// Where a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The training images that the settings ask for are not there yet.
    Loading,
    /// Ready to train, at step 0.
    Ready,
    /// Training.
    Training,
    /// Stopped on the way or at the end.
    Paused,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "EngineEvent"))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// A run begins: what was heard of the former one is over.
    Begun {
        /// Steps that its networks were trained before.
        step: usize,
        /// Whether its networks come from a checkpoint; otherwise they are new.
        from_checkpoint: bool,
    },
    /// The same run goes on from its checkpoint: what was heard of later steps did not happen.
    Restored {
        /// Steps trained when the checkpoint was saved.
        step: usize,
    },
    /// The settings of the run, and sizes that follow from them and from the data.
    Configured {
        config: Config,
        /// Weights of the generator.
        parameters_g: usize,
        /// Weights of the discriminator.
        parameters_d: usize,
        #[serde(flatten)]
        length: Length,
    },
    /// The run goes on with other settings.
    Adjusted {
        /// Steps trained before.
        step: usize,
        config: Config,
        changes: Vec<Change>,
        #[serde(flatten)]
        length: Length,
    },
    /// Training images were loaded.
    Dataset {
        /// CRC-32 of their pixels, which tells one set from another.
        id: u32,
        /// Their name, as the setting `dataset` has it; none for the learner's own images.
        name: Option<String>,
        images: usize,
        width: usize,
        height: usize,
        /// Images of each class, from 0 to the largest label; none without labels.
        class_counts: Option<Vec<usize>>,
        /// What was done to the files, and what is unusual about the images.
        notes: Vec<Note>,
    },
    /// The session's state changed.
    State { state: State },
    /// Measurements of the steps since the last ones.
    Metrics { rows: Vec<Row> },
    /// A line of the log in the lesson's format, and what it says, for other languages.
    Log { line: String, entry: LogEntry },
    /// A picture.
    Frame(Frame),
    /// The preview's fakes, and the training image nearest to each, in its fake's place.
    Nearest {
        /// Steps trained when the fakes were drawn.
        step: usize,
        /// Epochs completed when the fakes were drawn.
        epoch: usize,
        fakes: Mosaic,
        nearest: Mosaic,
    },
    /// A measurement of the generator is done.
    Evaluated {
        /// Steps trained when it began.
        step: usize,
        /// Fakes that were measured.
        samples: usize,
        #[serde(flatten)]
        histogram: ClassHistogram,
        /// Frechet distance from the real images in the classifier's features.
        distance: f64,
        /// The same distance for as many real test images, as many of each class.
        baseline: f64,
    },
    /// What a look into the networks has found.
    Found(Finding),
    /// Training reached its end.
    Finished { reason: Finish, step: usize },
    /// Trouble that did not stop what was asked for.
    Warning(Warning),
}

/// Measurements of one step and where in the run it was.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Row {
    /// Steps trained, this one included.
    pub step: usize,
    /// Epoch of the step, from 0.
    pub epoch: usize,
    /// Batch in the epoch, from 0.
    pub batch: usize,
    #[serde(flatten)]
    pub metrics: Metrics,
}

/// What a line of the log says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LogEntry {
    /// The losses of a step; epochs and batches are counted from 0, as the lesson does.
    Losses { epoch: usize, epochs: usize, batch: usize, batches: usize, loss_d: f32, loss_g: f32 },
    /// Settings that changed after a step.
    Change { step: usize, changes: Vec<Change> },
    /// A step in which only this network learnt.
    Only { step: usize, network: Network },
    /// What was done to image files so that they could be used.
    Images { note: Note },
    /// There are fewer images than the settings put into a step, so each batch has only `taken`.
    Batches { images: usize, batch_size: usize, d_steps: usize, taken: usize },
}

/// A picture and what it shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Frame {
    pub kind: FrameKind,
    /// Whether it marks an epoch's end or another round number of steps, to look back at.
    pub milestone: bool,
    /// Steps trained when it was drawn.
    pub step: usize,
    /// Epochs completed when it was drawn.
    pub epoch: usize,
    /// Of fakes: how much they differ from each other, as a multiple of what as many training images do. 0 if all are
    /// the same; none for other pictures, and while there are no training images.
    pub spread: Option<f64>,
    #[serde(flatten)]
    pub mosaic: Mosaic,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum FrameKind {
    /// The generator's images of the run's fixed latents.
    Fixed,
    /// Training images.
    Real,
    /// The generator's images on a walk between two latents.
    Interpolation,
    /// The classes that were asked for.
    Written,
}

/// Why training ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Finish {
    /// The step that was asked for was reached.
    Until,
    /// The last epoch ended.
    Epochs,
}

/// Trouble that did not stop what was asked for; the page translates by code.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Warning {
    /// A measurement was infinite or not a number: training stopped and the last good weights were put back.
    NotFinite { quantity: &'static str, step: usize, restored_step: usize },
    /// A part of another program's weights is not used: beginnings of its tensors' names, separated by commas.
    LeftOut { names: String },
}
