//! The DCGAN's generator and discriminator (Radford et al. 2015, <https://arxiv.org/abs/1511.06434>), and the
//! classifier that evaluates generated images, as Burn modules.

mod classifier;
mod discriminator;
mod generator;
mod init;
mod layers;
mod spectral;
mod state;

pub use classifier::{CLASSIFIER_SIDE, Classifier, FEATURES, fit};
pub use discriminator::Discriminator;
pub use generator::Generator;
pub use state::{NamedTensor, StateDict, load_state, named_tensors, weights};
pub(crate) use state::{read_back, shapes};
