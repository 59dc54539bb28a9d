//! Measurements that take several slices.

use crate::frame::Mosaic;
use crate::latent::Latents;
use crate::metrics::Readings;
use crate::model::Generator;

/// Fakes that one measurement draws; the classifier's baseline is for as many.
pub const EVALUATION_SAMPLES: usize = 1000;

/// A measurement under way.
pub(super) enum Evaluation {
    /// The histogram and the distance of a generator as it was at `step`.
    ClassHistogram { generator: Box<Generator>, step: usize, latents: Latents, readings: Readings },
    /// The search for the training images nearest to the preview's.
    Nearest(Search),
}

/// A search for the training images nearest to some fakes.
pub(super) struct Search {
    /// Steps trained when the fakes were drawn.
    pub step: usize,
    /// The fakes as they are shown.
    pub fakes: Mosaic,
    /// The fakes as they are compared: 8-bit images of the size in which the training images are stored.
    pub stored: Vec<u8>,
    /// The nearest images found so far, in the order of the fakes.
    pub found: Vec<u32>,
}
