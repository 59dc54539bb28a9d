//! The training images of a session. It may hold images of another name than its settings ask for, while those are on
//! their way: they count as none.

use super::Session;
use super::data::Data;
use super::event::{Event, LogEntry, State};
use crate::config::Config;
use crate::data::{Dataset, EpochOrder};
use crate::error::{Error, Result};
use crate::train::RealBatch;

impl Session {
    /// Takes training images in IDX form, raw or gzipped. `name` says which these are, as the setting `dataset` has it;
    /// without one they are the learner's own. A run under way pauses, and goes on with
    /// them; where they are others than before, its epochs are counted from there.
    ///
    /// # Errors
    /// As [`Dataset::from_idx`] and [`Session::use_dataset`]. What was loaded before stays.
    pub fn load_dataset(&mut self, images: &[u8], labels: Option<&[u8]>, name: Option<&str>) -> Result<Vec<Event>> {
        self.use_dataset(Dataset::from_idx(images, labels)?, name)
    }

    /// Takes training images that were read before; `name` is as in [`Session::load_dataset`].
    ///
    /// # Errors
    /// [`Error::TooFewForStep`], [`Error::NoLabels`] or [`Error::TooManyClasses`]. What was loaded before stays.
    pub fn use_dataset(&mut self, dataset: Dataset, name: Option<&str>) -> Result<Vec<Event>> {
        let id = crc32fast::hash(dataset.pixels());
        let notes = dataset.notes().to_vec();
        let lines: Vec<_> = notes
            .iter()
            .map(|note| Event::Log { line: format!("Images: {note}"), entry: LogEntry::Images { note: note.clone() } })
            .collect();
        let event = Event::Dataset {
            id,
            name: name.map(String::from),
            images: dataset.len(),
            width: dataset.side(),
            height: dataset.side(),
            class_counts: dataset.class_counts(),
            notes,
        };
        let order = EpochOrder::new(self.config.seed, dataset.len());
        let data = Data { name: name.map(String::from), dataset, id, order };
        data.check(&self.config)?;
        (self.evaluation, self.phased) = (None, None);
        self.data = Some(data);
        self.mark_data();
        let state = self.state_at_rest();
        let mut events = vec![event, self.configured(), self.enter(state)];
        events.extend(lines);
        events.extend(self.said_of_batches());
        Ok(events)
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
        let Config { image_size, d_steps, .. } = self.config;
        let batch_size = self.batch_size();
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
        let images_per_step = self.batch_size() * self.config.d_steps;
        self.data().map_or(0, |data| data.dataset.len() / images_per_step)
    }

    /// A line for the log, where batches are smaller than the settings ask for.
    pub(super) fn said_of_batches(&self) -> Option<Event> {
        let Config { batch_size, d_steps, .. } = self.config;
        let (data, taken) = (self.data().ok()?, self.batch_size());
        let images = data.dataset.len();
        (taken < batch_size).then(|| Event::Log {
            line: format!(
                "Images: {images} do not fill batch_size = {batch_size} with d_steps = {d_steps}: a batch has {taken}"
            ),
            entry: LogEntry::Batches { images, batch_size, d_steps, taken },
        })
    }

    /// Images of each batch: the setting, or fewer where there are not so many images.
    pub(super) fn batch_size(&self) -> usize {
        self.data().map_or(self.config.batch_size, |data| data.batch_size(&self.config))
    }
}
