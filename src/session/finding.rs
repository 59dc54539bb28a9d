//! What is found where somebody looks into the networks. The JSON is pinned by `tests/messages.rs`.

use serde::Serialize;

use crate::floats::Floats;
use crate::frame::Mosaic;
use crate::inside::{Attribution, Directions, Inverted, Layer, Verdicts};
use crate::train::Phase;

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
    /// The steps whose generators are kept, in their order; the present one is not among them.
    Moments { steps: Vec<usize> },
    /// Pictures of given latents. `step` is that of the generator that drew them.
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

/// What a phase of a step made.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PhaseReport {
    pub phase: Phase,
    /// Steps trained before the one that this phase belongs to.
    pub step: usize,
    /// Which update of its network the phase belongs to, from 1.
    pub update: usize,
    /// Updates of that network in the step.
    pub updates: usize,
    /// The phase that comes next; none after the last, with which the step is done.
    pub next: Option<Phase>,
    /// The batch of real images as the discriminator sees them, of the phase that draws them.
    pub real: Option<Mosaic>,
    /// The batch of fakes likewise, and the generator's own of the phase in which it learns.
    pub fakes: Option<Mosaic>,
    /// What the discriminator makes of each image of the batch, with the batch's statistics, in the phases in which it
    /// judges.
    pub verdicts: Option<Verdicts>,
    /// The loss of the network that learns.
    pub loss: Option<f32>,
    /// The Euclidean length of its gradient, before clipping.
    pub grad_norm: Option<f32>,
}
