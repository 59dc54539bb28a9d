//! Says why there is no generator to draw with.

use super::layers::Layer;
use super::search::{self, Search};
use crate::error::Error;
use crate::tensor_file::Content;

/// Words in the names of StyleGAN's layers.
const STYLE: [&str; 7] = ["mapping", "style", "synthesis", "torgb", "to_rgb", "const_input", "modulation"];
/// Words for discriminators, whose layers are not what is missed.
const DISCRIMINATORS: [&str; 6] = ["d", "dis", "disc", "netd", "discriminator", "critic"];
/// Side of the kernels that are known here.
const SIDE: usize = 4;
/// Names that an error lists.
const LISTED: usize = 3;

/// Why none of the layers are a generator.
pub(super) fn of(search: Search, layers: &[Layer], content: &Content) -> Error {
    let is_style = |layer: &&Layer| {
        let name = layer.name().to_lowercase();
        STYLE.iter().any(|word| name.contains(word))
    };
    if let Some(style) = layers.iter().find(is_style) {
        return Error::CheckpointStyle { name: style.weight_name() };
    }
    if let Some(why) = search.misfit {
        return why;
    }
    let is_discriminator =
        |layer: &Layer| search::words(&layer.name()).any(|word| DISCRIMINATORS.contains(&word.as_str()));
    let others: Vec<_> = layers.iter().filter(|layer| !is_discriminator(layer)).collect();
    let mut convs = others.iter().filter(|layer| layer.shape(content).len() == 4).peekable();
    let linears: Vec<_> = others.iter().filter(|layer| layer.shape(content).len() == 2).collect();
    if convs.peek().is_none() && linears.len() > 1 {
        return Error::CheckpointLinear { name: linears[0].weight_name() };
    }
    let is_known = |shape: &[usize]| shape[2..] == [SIDE, SIDE];
    if let Some(conv) = convs.find(|conv| !is_known(conv.shape(content))) {
        let actual = conv.shape(content).to_vec();
        let expected = vec![actual[0], actual[1], SIDE, SIDE];
        return Error::CheckpointLayer { name: conv.weight_name(), expected, actual };
    }
    if content.tensors.is_empty() && content.unread.is_empty() {
        return Error::CheckpointFormat { detail: "it holds no tensors".into() };
    }
    let names: Vec<_> = content.tensors.keys().chain(content.unread.keys()).map(String::as_str).collect();
    let more = if names.len() > LISTED { ", ..." } else { "" };
    let listed = format!("{}{more}", names[..names.len().min(LISTED)].join(", "));
    Error::CheckpointNoGenerator { count: names.len(), names: listed }
}
