//! Where in the run a step lies.

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
