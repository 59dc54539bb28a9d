//! Weights of other programs: finds a DCGAN's generator among a file's tensors, whatever they are called, and a
//! discriminator beside it.
//!
//! Names differ from program to program (`gen.0.0.weight`, `module.main.0.weight`, `netG.net.0.0.weight`), and wrappers put
//! more in front of them. Shapes do not, so networks are found by them: every beginning of names is tried as a network.

mod critic;
mod fit;
mod generator;
mod layers;
mod leftover;
mod refusal;
mod search;

use crate::config::{Config, Norm};
use crate::error::{Error, Result};
use crate::model::StateDict;
use crate::tensor_file::Content;

/// What was found in a file.
pub(super) struct Found {
    /// The lesson's settings, with the networks' sizes and norms.
    pub config: Config,
    /// Under the playground's names.
    pub tensors: StateDict,
    /// Beginnings of the names of what is not used.
    pub left_out: Vec<String>,
}

/// Most layers of a file: they are tried in many ways.
const MAX_LAYERS: usize = 1000;

/// The networks in a file.
///
/// # Errors
/// Why there is no generator to draw with, in the file's own names.
pub(super) fn read(content: &Content) -> Result<Found> {
    let layers = layers::of(content);
    if layers.len() > MAX_LAYERS {
        let detail = format!("it has {} layers, more than any DCGAN", layers.len());
        return Err(Error::CheckpointFormat { detail });
    }
    let search = search::generators(&layers, content);
    let Some(chosen) = search.chosen() else { return Err(refusal::of(search, &layers, content)) };
    let rest = leftover::of(chosen, &search, &layers, content);
    if let Some(names) = rest.needed {
        return Err(Error::CheckpointMore { names });
    }
    let generator = &chosen.generator;
    let (features_d, norm_d) =
        rest.critic.as_ref().map_or((generator.features, Norm::Batch), |critic| (critic.features, critic.norm));
    let config = Config {
        image_size: 4usize.checked_shl(generator.blocks as u32).unwrap_or(usize::MAX),
        z_dim: generator.z_dim,
        features_g: generator.features,
        features_d,
        norm_g: generator.norm,
        norm_d,
        ..Config::lesson()
    };
    let mut tensors = generator.tensors.clone();
    tensors.extend(rest.critic.into_iter().flat_map(|critic| critic.tensors));
    Ok(Found { config, tensors, left_out: rest.left_out })
}
