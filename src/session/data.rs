//! The training images of a session. It may hold images of another name than its settings ask for, while those are on
//! their way: they count as none.

use super::{Event, Session, State};
use crate::config::Config;
use crate::data::{Dataset, EpochOrder};
use crate::error::{Error, Result};
use crate::train::RealBatch;

pub(super) struct Data {
    /// None for the learner's own images, which suit every run.
    name: Option<String>,
    pub dataset: Dataset,
    order: EpochOrder,
}

impl Session {
    /// Takes training images in IDX form, raw or gzipped. `name` says which these are, as the setting `dataset` has it;
    /// without one they are the learner's own. A run under way pauses, and goes on with them.
    ///
    /// # Errors
    /// As [`Dataset::from_idx`], and [`Error::TooFewImages`]. What was loaded before stays.
    pub fn load_dataset(&mut self, images: &[u8], labels: Option<&[u8]>, name: Option<&str>) -> Result<Vec<Event>> {
        let dataset = Dataset::from_idx(images, labels)?;
        let event = Event::Dataset {
            name: name.map(String::from),
            images: dataset.len(),
            width: dataset.side(),
            height: dataset.side(),
            class_counts: dataset.class_counts(),
        };
        let order = EpochOrder::new(self.config.seed, dataset.len());
        let data = Data { name: name.map(String::from), dataset, order };
        data.check(&self.config)?;
        self.evaluation = None;
        self.data = Some(data);
        let state = self.state_at_rest();
        Ok(vec![event, self.configured(), self.enter(state)])
    }

    /// The images that the settings ask for.
    ///
    /// # Errors
    /// [`Error::NoDataset`] where there are none, or others.
    pub(super) fn data(&self) -> Result<&Data> {
        self.data.as_ref().filter(|data| data.suits(&self.config)).ok_or(Error::NoDataset)
    }

    /// A batch of an epoch for each of the discriminator's updates in a step, from number `first` on.
    pub(super) fn real_batches(&mut self, epoch: usize, first: usize) -> Result<Vec<RealBatch>> {
        let Config { batch_size, image_size, d_steps, .. } = self.config;
        let data = self.data.as_mut().ok_or(Error::NoDataset)?;
        Ok((first..first + d_steps).map(|batch| data.batch(epoch, batch, [batch_size, image_size])).collect())
    }

    /// The state of a run that is not being trained.
    pub(super) fn state_at_rest(&self) -> State {
        match (self.data(), self.step) {
            (Err(_), _) => State::Loading,
            (Ok(_), 0) => State::Ready,
            (Ok(_), _) => State::Paused,
        }
    }

    /// Steps of an epoch: each takes a batch for every update of the discriminator.
    pub(super) fn batches_per_epoch(&self) -> usize {
        let Config { batch_size, d_steps, .. } = self.config;
        self.data().map_or(0, |data| data.dataset.len() / (batch_size * d_steps))
    }
}

impl Data {
    fn suits(&self, config: &Config) -> bool {
        self.name.as_ref().is_none_or(|name| *name == config.dataset)
    }

    /// Draws the images in the order of a run with these settings.
    pub fn reorder(&mut self, config: &Config) {
        self.order = EpochOrder::new(config.seed, self.dataset.len());
    }

    /// Whether a run with these settings can be trained on these images; images that do not suit it need not do.
    ///
    /// # Errors
    /// [`Error::TooFewImages`] or [`Error::NoLabels`].
    pub fn check(&self, config: &Config) -> Result<()> {
        let (images, batch_size) = (self.dataset.len(), config.batch_size * config.d_steps);
        if !self.suits(config) {
            return Ok(());
        }
        if images < batch_size {
            return Err(Error::TooFewImages { images, batch_size });
        }
        if config.conditional.is_on() && self.dataset.class_counts().is_none() {
            return Err(Error::NoLabels);
        }
        Ok(())
    }

    /// A batch of an epoch, for networks of this batch size and image size.
    fn batch(&mut self, epoch: usize, batch: usize, [batch_size, image_size]: [usize; 2]) -> RealBatch {
        let indices = self.order.batch(epoch, batch, batch_size);
        let labels = self.dataset.labels();
        let classes = labels.map(|labels| indices.iter().map(|index| labels[*index as usize]).collect());
        RealBatch { pixels: self.dataset.batch(indices, image_size), classes }
    }
}
