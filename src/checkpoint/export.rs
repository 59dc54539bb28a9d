//! Writes checkpoints in the playground's own format, with the optimisers or without them.

use super::contents::Checkpoint;
use super::format;
use super::names::{AVERAGE, GENERATOR};
use crate::error::Result;
use crate::tensor_file::Precision;

const OPTIMIZER: &str = "optimizer.";

impl Checkpoint {
    /// The checkpoint as a file, always the same bytes for the same checkpoint.
    ///
    /// # Errors
    /// [`Error::HalfRange`](crate::Error::HalfRange) where a value does not fit half precision.
    pub fn write(&self, precision: Precision) -> Result<Vec<u8>> {
        format::write(self, precision)
    }

    /// The networks without optimisers. A moving average of the generator, where there is one, replaces the generator,
    /// because images are drawn by the average.
    pub fn weights_only(mut self) -> Self {
        self.tensors.retain(|name, _| !name.starts_with(OPTIMIZER));
        let averaged: Vec<_> = self.tensors.extract_if(.., |name, _| name.starts_with(AVERAGE)).collect();
        self.tensors.extend(averaged.into_iter().map(|(name, tensor)| (name.replacen(AVERAGE, GENERATOR, 1), tensor)));
        self
    }
}
