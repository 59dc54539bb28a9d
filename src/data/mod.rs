//! Turns bytes into training batches: IDX files become a [`Dataset`] of 8-bit images, and an [`EpochOrder`] gives each
//! image once in each epoch. This module does no I/O; the program around the engine reads the files.

mod dataset;
mod gzip;
mod idx;
mod images;
mod labels;
mod note;
mod order;
mod reading;
mod resize;
#[cfg(test)]
mod tests;

pub use dataset::Dataset;
pub use idx::write_images;
pub use images::Images;
pub use note::Note;
pub use order::EpochOrder;
pub use reading::{Reading, Transpose};
