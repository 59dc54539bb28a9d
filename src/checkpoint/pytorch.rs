//! Conversion to the lesson's PyTorch names, `gen.0.0.weight` ... `disc.5.bias`, which come from its two
//! `nn.Sequential`s.
//!
//! PyTorch and the playground use the same tensor layouts, so only names differ. The generator's blocks are `gen.0` to
//! `gen.n`, each a convolution `.0` and a norm `.1`, and its output is the next; the discriminator's input is `disc.0`,
//! its blocks start at `disc.2` (after a LeakyReLU), and its output follows them.

use super::names::DISCRIMINATOR;
use crate::model::StateDict;

/// Place of the discriminator's first block in the lesson's `nn.Sequential`.
const FIRST_DISCRIMINATOR_BLOCK: usize = 2;

/// Gives the lesson's tensors the playground's names; other names stay as they are.
pub(super) fn to_own_names(tensors: StateDict) -> StateDict {
    tensors.into_iter().map(|(name, tensor)| (own_name(&name).unwrap_or(name), tensor)).collect()
}

fn own_name(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('.').collect();
    let (network, place) = (*parts.first()?, parts.get(1)?.parse::<usize>().ok()?);
    let (network, first_block) = match network {
        "gen" => ("generator", 0),
        "disc" => ("discriminator", FIRST_DISCRIMINATOR_BLOCK),
        _ => return None,
    };
    match parts[2..] {
        ["0", field] => Some(format!("{network}.blocks.{}.conv.{field}", place.checked_sub(first_block)?)),
        ["1", field] => Some(format!("{network}.blocks.{}.norm.{field}", place.checked_sub(first_block)?)),
        [field] if network == "discriminator" && place == 0 => Some(format!("{network}.input.{field}")),
        [field] => Some(format!("{network}.output.{field}")),
        _ => None,
    }
}

/// The lesson's name of a tensor, in networks with this many inner stages.
pub(super) fn lesson_name(name: &str, stages: usize) -> Option<String> {
    let is_discriminator = name.starts_with(DISCRIMINATOR);
    // The places of the first block and of the output layer.
    let (network, first, output) = match is_discriminator {
        true => ("disc", FIRST_DISCRIMINATOR_BLOCK, FIRST_DISCRIMINATOR_BLOCK + stages),
        false => ("gen", 0, stages + 1),
    };
    match name.split('.').collect::<Vec<_>>()[1..] {
        ["blocks", at, layer, field] => {
            let place = first + at.parse::<usize>().ok()?;
            let layer = if layer == "conv" { 0 } else { 1 };
            Some(format!("{network}.{place}.{layer}.{field}"))
        }
        ["input", field] => Some(format!("{network}.0.{field}")),
        ["output", field] => Some(format!("{network}.{output}.{field}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_tensors_the_lessons_names() {
        let cases = [
            ("gen.0.0.weight", "generator.blocks.0.conv.weight"),
            ("gen.3.1.running_mean", "generator.blocks.3.norm.running_mean"),
            ("gen.4.bias", "generator.output.bias"),
            ("disc.0.weight", "discriminator.input.weight"),
            ("disc.2.0.weight", "discriminator.blocks.0.conv.weight"),
            ("disc.4.1.bias", "discriminator.blocks.2.norm.bias"),
            ("disc.5.weight", "discriminator.output.weight"),
        ];
        for (theirs, ours) in cases {
            assert_eq!(lesson_name(ours, 3).as_deref(), Some(theirs));
        }
    }
}
