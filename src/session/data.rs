//! Training images, their name, and the order in which a run takes them.

use crate::config::{CLASSES, Config};
use crate::data::{Dataset, EpochOrder};
use crate::error::{Error, Result};
use crate::train::RealBatch;

/// Batch norm needs two images; the setting `batch_size` allows no fewer either.
const SMALLEST_BATCH: usize = 2;

pub(super) struct Data {
    /// None for the learner's own images, which suit every run.
    pub name: Option<String>,
    pub dataset: Dataset,
    /// CRC-32 of its pixels, which tells one set from another.
    pub id: u32,
    pub order: EpochOrder,
}

impl Data {
    /// Whether these are the images that the settings ask for.
    pub fn suits(&self, config: &Config) -> bool {
        self.name.as_ref().is_none_or(|name| *name == config.dataset)
    }

    /// Draws the images in the order of a run with these settings.
    pub fn reorder(&mut self, config: &Config) {
        self.order = EpochOrder::new(config.seed, self.dataset.len());
    }

    /// Whether a run with these settings can be trained on these images; images that do not suit it need not do.
    ///
    /// # Errors
    /// [`Error::TooFewForStep`], [`Error::NoLabels`] or [`Error::TooManyClasses`].
    pub fn check(&self, config: &Config) -> Result<()> {
        let (images, d_steps) = (self.dataset.len(), config.d_steps);
        if !self.suits(config) {
            return Ok(());
        }
        if self.batch_size(config) < SMALLEST_BATCH {
            return Err(Error::TooFewForStep { images, d_steps, smallest: SMALLEST_BATCH });
        }
        if config.conditional.is_on() {
            self.dataset.labels_below(CLASSES)?;
        }
        Ok(())
    }

    /// Images of each batch of a run with these settings: as many as they say, or fewer where an epoch would hold no
    /// whole step.
    pub fn batch_size(&self, config: &Config) -> usize {
        config.batch_size.min(self.dataset.len() / config.d_steps)
    }

    /// A batch of an epoch, for networks of this batch size and image size.
    pub fn batch(&mut self, epoch: usize, batch: usize, [batch_size, image_size]: [usize; 2]) -> RealBatch {
        let indices = self.order.batch(epoch, batch, batch_size);
        let labels = self.dataset.labels();
        let classes = labels.map(|labels| indices.iter().map(|index| labels[*index as usize]).collect());
        RealBatch { pixels: self.dataset.batch(indices, image_size), classes }
    }
}
