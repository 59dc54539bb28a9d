//! Measures of generated images: a [`ClassHistogram`] of their classes, a conditional generator's [`ClassAccuracy`],
//! the [`frechet`] distance and [`neighbours::precision_and_recall`] in the classifier's features, and the nearest
//! training image of each ([`nearest`](mod@nearest)). They are computed on the host; only [`Evaluator`] uses a device.

mod accuracy;
mod evaluator;
pub mod frechet;
mod histogram;
pub mod nearest;
pub mod neighbours;

pub use accuracy::ClassAccuracy;
pub use evaluator::{About, Evaluator, Readings, read};
pub use histogram::ClassHistogram;
