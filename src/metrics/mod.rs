//! What generated images are worth: a [`Census`] of their classes, a conditional generator's [`ClassAccuracy`], the [`frechet`] distance and
//! [`neighbours::precision_and_recall`] in the judge's features, and the nearest training image of each
//! ([`nearest`]). Numbers on the host; only [`Examiner`] computes on a device.

mod accuracy;
mod census;
mod examiner;
pub mod frechet;
pub mod nearest;
pub mod neighbours;

pub use accuracy::ClassAccuracy;
pub use census::Census;
pub use examiner::{About, Examiner, Readings, read};
