//! Measures of generated images: a [`ClassHistogram`] of the classes that they are recognised as ([`Recognition`]), a
//! conditional generator's [`ClassAccuracy`], the [`frechet`] distance and [`neighbours::precision_and_recall`] in the
//! classifier's features, and the nearest training image of each ([`nearest`](mod@nearest)). They are computed on the host; only [`Evaluator`] uses a device.

mod accuracy;
mod baseline;
mod evaluator;
pub mod frechet;
mod histogram;
pub mod nearest;
pub mod neighbours;
mod readings;
mod recognition;
mod spread;

pub use accuracy::ClassAccuracy;
pub use baseline::{baseline, mean_distance};
pub use evaluator::{About, Evaluator};
pub use histogram::ClassHistogram;
pub use readings::{Readings, read};
pub use recognition::Recognition;
pub(crate) use spread::spread;
