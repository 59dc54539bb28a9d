//! Checkpoints on their way out: as our own files, whole or only what draws.

use super::{AVERAGE, Checkpoint, GENERATOR, Precision, format};
use crate::error::{Error, Result};

const OPTIMIZER: &str = "optimizer.";

impl Checkpoint {
    /// The checkpoint as a file; the same bytes for the same checkpoint.
    ///
    /// # Errors
    /// [`Error::HalfRange`] where a value does not fit half precision.
    pub fn write(&self, precision: Precision) -> Result<Vec<u8>> {
        format::write(self, precision)
    }

    /// Whether a format for the lesson's networks can hold these.
    ///
    /// # Errors
    /// [`Error::NotLessonNetworks`].
    pub(super) fn check_lesson_networks(&self, format: &str) -> Result<()> {
        match self.config.has_lesson_networks() {
            true => Ok(()),
            false => Err(Error::NotLessonNetworks { format: format.into() }),
        }
    }

    /// Only the networks. A moving average of the generator, which is what draws, takes the generator's place.
    pub fn weights_only(mut self) -> Self {
        self.tensors.retain(|name, _| !name.starts_with(OPTIMIZER));
        let averaged: Vec<_> = self.tensors.extract_if(.., |name, _| name.starts_with(AVERAGE)).collect();
        self.tensors.extend(averaged.into_iter().map(|(name, tensor)| (name.replacen(AVERAGE, GENERATOR, 1), tensor)));
        self
    }
}
