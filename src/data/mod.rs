//! Bytes to training batches: IDX files become a [`Dataset`] of 8-bit images, and an [`EpochOrder`] deals each
//! image once an epoch. No I/O: whoever runs the engine brings the bytes.

mod dataset;
mod idx;
mod order;
mod resize;

pub use dataset::Dataset;
pub use idx::{Idx, write_images};
pub use order::EpochOrder;
