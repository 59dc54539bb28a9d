//! What a checkpoint holds.

use crate::config::Config;
use crate::model::StateDict;

/// The training images of a run, and since when: its epochs are counted from that step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataMark {
    /// CRC-32 of the images' pixels.
    pub id: u32,
    /// Steps that the run had been trained when it got these images.
    pub since: usize,
}

/// A checkpoint on the host. Its tensors have the names and shapes that its settings ask for.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    /// The run's settings; where the file has none, they are inferred from the tensors' shapes.
    pub config: Config,
    /// Steps trained so far.
    pub step: usize,
    /// The measurements of these weights as JSON, where the file has them.
    pub report: Option<String>,
    /// Updates of the generator and of the discriminator. Older files, from the time when `d_steps` and `g_steps` could
    /// not change in a run, do not have them.
    pub(super) updates: Option<[usize; 2]>,
    /// What the run was trained on last. Older files, and those of other programs, do not have it.
    pub data: Option<DataMark>,
    /// The settings that the tensors were trained with; `config` may have been changed since they were read.
    pub(super) trained: Config,
    /// What of another program's file is not used, like `netD.*`: a discriminator of another kind, or optimisers.
    pub left_out: Vec<String>,
    pub(super) tensors: StateDict,
}

impl Checkpoint {
    /// All tensors by the playground's names: `generator.*`, `discriminator.*`, `optimizer.*` and `ema.*`.
    pub fn tensors(&self) -> &StateDict {
        &self.tensors
    }

    /// Whether any tensor's name begins so.
    pub(super) fn has(&self, prefix: &str) -> bool {
        self.tensors.keys().any(|name| name.starts_with(prefix))
    }
}
