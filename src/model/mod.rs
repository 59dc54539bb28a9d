//! The DCGAN's two networks (Radford et al. 2015, <https://arxiv.org/abs/1511.06434>) and the judge of their images, as
//! Burn modules.

mod discriminator;
mod generator;
mod init;
mod judge;
mod layers;
mod spectral;
mod state;

pub use discriminator::Discriminator;
pub use generator::Generator;
pub use judge::{FEATURES, JUDGED_SIDE, Judge, fit};
pub use state::{NamedTensor, StateDict, load_state, named_tensors, weights};
pub(crate) use state::{read_back, shapes};
