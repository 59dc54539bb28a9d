//! Turns bytes into training batches: IDX files become a [`Dataset`] of 8-bit images, and an [`EpochOrder`] gives each
//! image once in each epoch. This module does no I/O; the program around the engine reads the files.

mod dataset;
mod idx;
mod order;
mod resize;

pub use dataset::Dataset;
pub use idx::{Idx, write_images};
pub use order::EpochOrder;
