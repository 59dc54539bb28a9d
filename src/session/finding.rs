//! What is found where somebody looks into the networks. The JSON is pinned by `tests/messages.rs`.

use serde::Serialize;

use super::phases::PhaseReport;
use crate::floats::Floats;
use crate::frame::Mosaic;
use crate::inside::{Attribution, Directions, Inverted, Layer, Verdicts};

/// What a command that only looks has found. `step` is the number of steps trained before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Finding {
    /// What each layer of a network passes on, in evaluation.
    Activations { step: usize, layers: Vec<Layer> },
    /// What the discriminator makes, in evaluation, of the fixed grid's fakes and of the training images that the command
    /// `real` shows; none of those where the training images are not there.
    Verdicts { step: usize, fakes: Verdicts, reals: Option<Verdicts> },
    /// How the generator's loss on one picture depends on its pixels.
    Attribution {
        step: usize,
        #[serde(flatten)]
        attribution: Attribution,
    },
    /// The directions of the latents along which the generator changes most.
    PrincipalDirections {
        step: usize,
        #[serde(flatten)]
        directions: Directions,
    },
    /// Pictures of given latents.
    Drawn {
        step: usize,
        #[serde(flatten)]
        mosaic: Mosaic,
    },
    /// A latent, `[z_dim]`, and its class; none where the generator is not conditional.
    Latent {
        #[cfg_attr(test, ts(type = "Float32Array"))]
        latent: Floats,
        class: Option<usize>,
    },
    /// What a phase of a step made.
    Phase(PhaseReport),
    /// How far the search for a picture's latent has come.
    Inverted(Inverted),
}
