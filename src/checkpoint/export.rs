//! Checkpoints on their way out: as our own files, whole or only what draws.

use super::{AVERAGE, Checkpoint, GENERATOR, Precision, format};
use crate::error::Result;

const OPTIMIZER: &str = "optimizer.";

impl Checkpoint {
    /// The checkpoint as a file; the same bytes for the same checkpoint.
    ///
    /// # Errors
    /// [`Error::HalfRange`](crate::Error::HalfRange) where a value does not fit half precision.
    pub fn write(&self, precision: Precision) -> Result<Vec<u8>> {
        format::write(self, precision)
    }

    /// Only the networks. A moving average of the generator, which is what draws, takes the generator's place.
    pub fn weights_only(mut self) -> Self {
        self.tensors.retain(|name, _| !name.starts_with(OPTIMIZER));
        let averaged: Vec<_> = self.tensors.extract_if(.., |name, _| name.starts_with(AVERAGE)).collect();
        self.tensors.extend(averaged.into_iter().map(|(name, tensor)| (name.replacen(AVERAGE, GENERATOR, 1), tensor)));
        self
    }
}
