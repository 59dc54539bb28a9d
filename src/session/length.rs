//! How long a run is, and from which step its epochs are counted.

use super::Session;
use super::position::Length;
use crate::checkpoint::DataMark;
use crate::config::Config;

/// At the default number of epochs a small set of images, whose epochs are short, is trained on for at least so many
/// steps: enough for the usual networks to draw something.
const MIN_STEPS: usize = 1000;

/// CRC-32 of the pixels of the images that the setting `dataset` names. They tell whether a checkpoint that does not say
/// what it was trained on goes on with the same images.
const KNOWN: [(&str, u32); 2] = [("mnist", 0xf363_9b56), ("fashion-mnist", 0xae65_dccd)];

impl Session {
    /// How long the run is on the images that it has.
    pub fn length(&self) -> Length {
        let (batches_per_epoch, epochs) = (self.batches_per_epoch(), self.epochs());
        let epochs_from = if batches_per_epoch == 0 { 0 } else { self.epochs_from() };
        let total_steps = epochs_from + batches_per_epoch * epochs;
        Length { batch_size: self.batch_size(), batches_per_epoch, epochs, epochs_from, total_steps }
    }

    fn epochs(&self) -> usize {
        let (batches, asked) = (self.batches_per_epoch(), self.config.epochs);
        if batches == 0 || asked != Config::default().epochs { asked } else { asked.max(MIN_STEPS.div_ceil(batches)) }
    }

    pub(super) fn epochs_from(&self) -> usize {
        self.mark.map_or(0, |mark| mark.since)
    }

    /// Notes what the run is trained on from now on; its epochs begin anew where these are other images than before.
    pub(super) fn mark_data(&mut self) {
        let Ok(data) = self.data() else { return };
        let id = data.id;
        let is_same = match self.mark {
            Some(mark) => mark.id == id,
            None => data.name.is_some() || KNOWN.contains(&(self.config.dataset.as_str(), id)),
        };
        let before = self.mark.map_or(0, |mark| mark.since);
        self.mark = Some(DataMark { id, since: if is_same { before } else { self.step } });
    }
}
