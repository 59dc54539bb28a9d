//! The training images of a session. It may hold images of another name than its settings ask for, while those are on
//! their way: they count as none.

use super::Session;
use super::data::Data;
use super::event::{Event, State};
use crate::config::Config;
use crate::data::{Dataset, EpochOrder};
use crate::error::{Error, Result};
use crate::train::RealBatch;

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

    /// Steps of an epoch: each takes a batch for every update of the discriminator. 0 without data.
    pub fn batches_per_epoch(&self) -> usize {
        let Config { batch_size, d_steps, .. } = self.config;
        self.data().map_or(0, |data| data.dataset.len() / (batch_size * d_steps))
    }
}
