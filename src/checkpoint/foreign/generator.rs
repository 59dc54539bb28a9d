//! Recognises a DCGAN's generator among layers of any name: a chain of transposed convolutions.

use super::fit::{self, Chain};
use super::layers::Layer;
use crate::config::{CHANNELS, Norm};
use crate::error::{Error, Result};
use crate::model::StateDict;
use crate::tensor_file::Content;

/// A generator under the playground's names.
#[derive(Debug)]
pub(super) struct Generator {
    pub z_dim: usize,
    pub features: usize,
    pub norm: Norm,
    /// Convolutions but for the last one, each of which doubles the side.
    pub blocks: usize,
    pub tensors: StateDict,
}

/// Why layers are not taken as a generator.
#[derive(Debug)]
pub(super) enum Misfit {
    /// They are something else.
    None,
    /// They are one, but not one that can be drawn with.
    Other(Error),
}

/// Channels of pictures: grey ones, with transparency, colour, both.
const PICTURES: std::ops::RangeInclusive<usize> = 1..=4;

/// The layers as a generator, all of them.
pub(super) fn of(layers: &[&Layer], content: &Content) -> std::result::Result<Generator, Misfit> {
    let (convs, rest): (Vec<&Layer>, Vec<&Layer>) =
        layers.iter().copied().partition(|layer: &&Layer| layer.shape(content).len() == 4);
    let convs = if is_chain(&convs, content) { convs } else { sorted(convs, content).ok_or(Misfit::None)? };
    let ends_in_picture = convs.last().is_some_and(|conv| PICTURES.contains(&dims(conv, content)[1]));
    if convs.len() < 2 || !ends_in_picture {
        return Err(Misfit::None);
    }
    read(&convs, &rest, content).map_err(Misfit::Other)
}

/// Whether each transposed convolution takes what the one before it gives.
fn is_chain(convs: &[&Layer], content: &Content) -> bool {
    convs.windows(2).all(|pair| dims(pair[0], content)[1] == dims(pair[1], content)[0])
}

/// The convolutions as a chain, where the order of their names is none (`final`, `up1`, `up2`).
fn sorted<'a>(convs: Vec<&'a Layer>, content: &Content) -> Option<Vec<&'a Layer>> {
    let mut left = convs.clone();
    let is_first = |conv: &&Layer| left.iter().all(|other| dims(other, content)[1] != dims(conv, content)[0]);
    let mut at = left.iter().position(is_first)?;
    let mut chain = Vec::new();
    loop {
        let conv = left.remove(at);
        chain.push(conv);
        match left.iter().position(|next| dims(next, content)[0] == dims(conv, content)[1]) {
            Some(next) => at = next,
            None => break,
        }
    }
    // Backwards, a discriminator is such a chain, too, from its logits.
    let is_backwards = chain.iter().rev().zip(&convs).all(|(a, b)| std::ptr::eq(*a, *b));
    (left.is_empty() && !is_backwards && dims(chain[0], content)[0] > 1).then_some(chain)
}

/// Channels that a transposed convolution takes and gives.
fn dims(conv: &Layer, content: &Content) -> [usize; 2] {
    let shape = conv.shape(content);
    [shape[0], shape[1]]
}

fn read(convs: &[&Layer], rest: &[&Layer], content: &Content) -> Result<Generator> {
    let last = convs[convs.len() - 1];
    let [inner, channels] = dims(last, content);
    if let Some(linear) = rest.iter().find(|layer| layer.shape(content).len() == 2 && layer.field("bias").is_some()) {
        return Err(Error::CheckpointLinear { name: linear.weight_name() });
    }
    if channels != CHANNELS {
        return Err(Error::CheckpointChannels { name: last.weight_name(), channels });
    }
    let [z_dim, _] = dims(convs[0], content);
    let features = (inner / 2).max(1);
    fits(convs, [z_dim, features], content)?;
    let Chain { norm, tensors } = fit::chain("generator", convs, rest, content)?;
    Ok(Generator { z_dim, features, norm, blocks: convs.len() - 1, tensors })
}

/// Checks that every layer has the shape that follows from the last one's width.
fn fits(convs: &[&Layer], [z_dim, features]: [usize; 2], content: &Content) -> Result<()> {
    let last = convs.len() - 1;
    let width = |at: usize| features.saturating_mul(1usize.checked_shl((last - at) as u32).unwrap_or(usize::MAX));
    // From the last one on, whose width the others follow.
    for (at, conv) in convs.iter().enumerate().rev() {
        let input = if at == 0 { z_dim } else { width(at - 1) };
        let output = if at == last { CHANNELS } else { width(at) };
        fit::check(conv, [input, output], content)?;
    }
    Ok(())
}
