//! Recognises a DCGAN's discriminator among layers of any name: a chain of convolutions from an image to one number.

use super::fit::{self, Chain};
use super::layers::Layer;
use crate::config::{CHANNELS, Norm};
use crate::model::StateDict;
use crate::tensor_file::Content;

/// A discriminator under the playground's names.
pub(super) struct Critic {
    pub features: usize,
    pub norm: Norm,
    pub tensors: StateDict,
}

/// The layers as the discriminator of a generator with this many blocks, if they are one.
pub(super) fn of(layers: &[&Layer], blocks: usize, content: &Content) -> Option<Critic> {
    let (convs, rest): (Vec<&Layer>, Vec<&Layer>) =
        layers.iter().copied().partition(|layer: &&Layer| layer.shape(content).len() == 4);
    // As many convolutions as the generator has: one halves what another one doubles.
    if convs.len() != blocks + 1 {
        return None;
    }
    let features = convs[0].shape(content)[0];
    let last = convs.len() - 1;
    for (at, conv) in convs.iter().enumerate() {
        let input = if at == 0 { CHANNELS } else { features.checked_shl(at as u32 - 1)? };
        let output = if at == last { 1 } else { features.checked_shl(at as u32)? };
        fit::check(conv, [output, input], content).ok()?;
        // The generator's may be divided by its norm once and for all; training would have to go on with it.
        conv.field("weight")?;
    }
    let Chain { norm, tensors } = fit::chain("discriminator", &convs, &rest, content).ok()?;
    Some(Critic { features, norm, tensors })
}

/// Whether layers look at images: grey or colour ones are the input of one of their convolutions.
pub(super) fn looks_at_images(layers: &[&Layer], content: &Content) -> bool {
    layers.iter().any(|layer| matches!(*layer.shape(content), [outputs, 1 | 3, side, _] if side > 1 && outputs > 1))
}
