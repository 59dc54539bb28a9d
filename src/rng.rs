//! The seeded random streams of a run. All randomness comes from the run's seed and is drawn on the host, so that every
//! device sees the same numbers.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// One use of randomness. Each has a stream of its own, so that a change in one use leaves the others as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Initial weights of the generator.
    Generator = 1,
    /// Initial weights of the discriminator.
    Discriminator = 2,
    /// Order of the training images.
    Order = 3,
    /// Latents of the training steps.
    Latents = 4,
    /// Latents of the fixed preview grid.
    Preview = 5,
    /// Latents drawn from a seed that the user chose, instead of the run's.
    Named = 6,
    /// Initial weights of the classifier.
    Classifier = 7,
    /// Shifts of the classifier's training images.
    Shifts = 8,
    /// Latents of the images that are evaluated.
    Evaluation = 9,
    /// All other random numbers of a training step: noise, flipped labels, interpolation weights.
    Chance = 10,
    /// Where the search for the latents' principal directions starts, and the latents that it is made with.
    Directions = 11,
    /// Latents that the search for a picture's latent starts from.
    Inversion = 12,
}

/// A generator at the start of one stream of the run with this seed.
pub fn stream(seed: u32, stream: Stream) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(u64::from(seed));
    rng.set_stream(stream as u64);
    rng
}
