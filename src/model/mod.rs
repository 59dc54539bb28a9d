//! The DCGAN's two networks (Radford et al. 2015, <https://arxiv.org/abs/1511.06434>) as Burn modules.

mod discriminator;
mod generator;
mod init;
mod layers;
mod state;

pub use discriminator::Discriminator;
pub use generator::Generator;
pub use layers::BatchNorm2d;
pub use state::{NamedTensor, StateDict, load_state, named_tensors, weights};
