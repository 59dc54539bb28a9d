//! Looks into the networks as they stand, in evaluation: what their layers pass on ([`Layer`]), what the discriminator
//! makes of pictures ([`Verdicts`]), which pixels it goes by ([`Attribution`]), along which directions of the latents the
//! generator changes most ([`Directions`]), and which latent draws a given picture ([`Inversion`]). Nothing here trains:
//! the networks are given by reference, and the gradients are those of frozen copies ([`crate::model::Generator::frozen`]).

mod attribution;
mod directions;
mod inversion;
mod layers;
mod verdicts;

pub use attribution::{Attribution, attribution};
pub use directions::{Directions, decorrelate, directions};
pub use inversion::{ITERATIONS, Inversion, Inverted};
pub use layers::{Layer, read_layers};
pub use verdicts::{Pictures, Verdicts, verdicts};
