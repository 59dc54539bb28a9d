//! Where in the run a step lies, and how long the run is.

use serde::Serialize;

/// Epoch and batch of a step, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub epoch: usize,
    pub batch: usize,
}

impl Position {
    /// Of step `step` (from 0); all is epoch 0 while there are no batches.
    pub fn new(step: usize, batches_per_epoch: usize) -> Self {
        match batches_per_epoch {
            0 => Self { epoch: 0, batch: step },
            batches => Self { epoch: step / batches, batch: step % batches },
        }
    }
}

/// How long a run is on its images; all but the epochs are 0 while the images of the settings are not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Length {
    /// Images of each batch: the setting, or fewer where there are not so many images.
    pub batch_size: usize,
    /// Steps of an epoch.
    pub batches_per_epoch: usize,
    /// How often the run goes through its images.
    pub epochs: usize,
    /// The step from which the epochs are counted: the one at which the run got its images.
    pub epochs_from: usize,
    /// The step at which the last epoch ends.
    pub total_steps: usize,
}
