//! The order in which training meets the images.

use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::rng::{self, Stream};

/// Gives every image once in each epoch, in an order that is drawn anew for each epoch from the run's seed.
#[derive(Debug, Clone)]
pub struct EpochOrder {
    rng: ChaCha8Rng,
    indices: Vec<u32>,
    epoch: usize,
}

impl EpochOrder {
    /// The order for `images` images in epoch 0 of the run with this seed.
    pub fn new(seed: u32, images: usize) -> Self {
        let mut order = Self { rng: rng::stream(seed, Stream::Order), indices: Vec::new(), epoch: 0 };
        order.deal(0, images);
        order
    }

    /// The image indices of one batch. The last images of an epoch, where they do not fill a batch, are not used in it.
    ///
    /// # Panics
    /// If `batch` is past the epoch's last whole batch.
    pub fn batch(&mut self, epoch: usize, batch: usize, batch_size: usize) -> &[u32] {
        if epoch != self.epoch {
            self.deal(epoch, self.indices.len());
        }
        &self.indices[batch * batch_size..(batch + 1) * batch_size]
    }

    /// Shuffles for an epoch. Each epoch starts at its own place in the random stream, so that a run can be
    /// resumed in any epoch without replaying the earlier ones.
    fn deal(&mut self, epoch: usize, images: usize) {
        const WORDS_PER_EPOCH: u128 = 1 << 32;
        self.rng.set_word_pos(epoch as u128 * WORDS_PER_EPOCH);
        self.indices = (0..images as u32).collect();
        self.indices.shuffle(&mut self.rng);
        self.epoch = epoch;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epoch(order: &mut EpochOrder, epoch: usize) -> Vec<u32> {
        (0..3).flat_map(|batch| order.batch(epoch, batch, 4).to_vec()).collect()
    }

    #[test]
    fn every_image_comes_once_an_epoch_in_a_new_order() {
        let mut order = EpochOrder::new(7, 12);
        let (first, second) = (epoch(&mut order, 0), epoch(&mut order, 1));
        assert_ne!(first, second);
        for mut seen in [first, second] {
            seen.sort_unstable();
            assert_eq!(seen, (0..12).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_seed_and_the_epoch_decide_the_order() {
        let mut order = EpochOrder::new(7, 12);
        let third = epoch(&mut order, 3);
        assert_eq!(epoch(&mut EpochOrder::new(7, 12), 3), third);
        assert_ne!(epoch(&mut EpochOrder::new(8, 12), 3), third);
    }
}
