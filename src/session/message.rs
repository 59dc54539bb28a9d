//! What the page says to the engine and what it hears: plain data, one enum each way. Their JSON is pinned by
//! `tests/messages.rs`, and the page's `www/src/engine/messages.js` mirrors it.

use serde::{Deserialize, Serialize};

use crate::config::{Change, Config};
use crate::frame::Mosaic;
use crate::latent::Path;
use crate::metrics::ClassHistogram;
use crate::train::Metrics;

/// An order to the session.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// New networks with these settings, at step 0; the data stay.
    Configure { config: Config },
    /// New networks with the same settings, at step 0.
    Reset,
    /// Start or go on training; `until` stops it after that step of the run.
    Train {
        #[serde(default)]
        until: Option<usize>,
    },
    /// Stop training after the step under way.
    Pause,
    /// One single step, then pause.
    Step,
    /// Draw the fixed preview grid.
    Preview,
    /// Show real training images.
    Real,
    /// Begin to measure 1,000 fakes of the generator as it is now; a measurement under way is dropped.
    Evaluate,
    /// Begin to look for the training images nearest to the preview grid's; a measurement under way is dropped.
    Nearest,
    /// Go on with these settings, which differ from the run's only in live ones.
    Adjust { config: Config },
    /// Draw `points` images on the way between the latents of two seeds; a conditional generator's also between two
    /// classes, 0..=9, which otherwise are those that the seeds draw.
    Interpolate {
        from: u32,
        to: u32,
        path: Path,
        points: usize,
        #[serde(default)]
        from_class: Option<usize>,
        #[serde(default)]
        to_class: Option<usize>,
    },
    /// Draw these classes, 0..=9, one after the other, from latents of one seed; for conditional generators only.
    Write { seed: u32, classes: Vec<usize> },
}

/// Where a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// No training images yet.
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
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// New networks stand ready.
    Configured {
        config: Config,
        /// Weights of the generator.
        parameters_g: usize,
        /// Weights of the discriminator.
        parameters_d: usize,
        /// 0 while there are no images.
        batches_per_epoch: usize,
        /// Steps of the whole run; 0 while there are no images.
        total_steps: usize,
    },
    /// The run goes on with other settings.
    Adjusted {
        /// Steps trained before.
        step: usize,
        config: Config,
        changes: Vec<Change>,
        batches_per_epoch: usize,
        total_steps: usize,
    },
    /// Training images were loaded.
    Dataset {
        images: usize,
        width: usize,
        height: usize,
        /// Images of each class; none without labels.
        class_counts: Option<[usize; 10]>,
    },
    /// The session's state changed.
    State { state: State },
    /// Measurements of the steps since the last ones.
    Metrics { rows: Vec<Row> },
    /// A line of the log, in the lesson's format.
    Log { line: String },
    /// A picture.
    Frame(Frame),
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
        /// The same distance for as many real test images.
        baseline: f64,
    },
    /// Training reached its end.
    Finished { reason: Finish, step: usize },
    /// Trouble that training recovered from.
    Warning(Warning),
}

/// Measurements of one step and where in the run it was.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
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

/// A picture and what it shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Frame {
    pub kind: FrameKind,
    /// Whether it marks an epoch's end or another round number of steps, to look back at.
    pub milestone: bool,
    /// Steps trained when it was drawn.
    pub step: usize,
    /// Epochs completed when it was drawn.
    pub epoch: usize,
    #[serde(flatten)]
    pub mosaic: Mosaic,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameKind {
    /// The generator's images of the run's fixed latents.
    Fixed,
    /// Training images.
    Real,
    /// The training images nearest to the preview's, each in its fake's place.
    Nearest,
    /// The generator's images on a walk between two latents.
    Interpolation,
    /// The classes that were asked for.
    Written,
}

/// Why training ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finish {
    /// The step that was asked for.
    Until,
    /// The last epoch.
    Epochs,
}

/// Trouble that training recovered from; the page translates by code.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Warning {
    /// A measurement was infinite or not a number: training stopped and the last good weights were put back.
    NotFinite { quantity: &'static str, step: usize, restored_step: usize },
}
