//! Conversion to the lesson's PyTorch names, `gen.0.0.weight` ... `disc.5.bias`, which come from its two
//! `nn.Sequential`s.
//!
//! PyTorch and the playground use the same tensor layouts, so only names differ. The generator's blocks are `gen.0` to
//! `gen.n`, each a convolution `.0` and a norm `.1`, and its output is the next; the discriminator's input is `disc.0`,
//! its blocks start at `disc.2` (after a LeakyReLU), and its output follows them.

use std::collections::BTreeMap;

use safetensors::Dtype;

use super::contents::Checkpoint;
use super::format::COUNTER;
use super::names::DISCRIMINATOR;
use crate::error::Result;
use crate::tensor_file::{self, Entry, Precision};

/// Place of the discriminator's first block in the lesson's `nn.Sequential`.
const FIRST_DISCRIMINATOR_BLOCK: usize = 2;

impl Checkpoint {
    /// The networks under the lesson's names, so that the lesson's code loads them with `strict=True`. The generator is
    /// its moving average where there is one.
    ///
    /// # Errors
    /// [`Error::CheckpointFormat`](crate::Error::CheckpointFormat) where the file cannot be written.
    pub fn to_pytorch(&self) -> Result<Vec<u8>> {
        self.check_lesson_networks("PyTorch")?;
        let stages = self.config.inner_stages();
        let weights = self.clone().weights_only();
        let lesson = |name: &String| lesson_name(name, stages).unwrap_or_else(|| name.clone());
        let mut entries = Vec::new();
        for mut entry in tensor_file::entries(&weights.tensors, Precision::Single)? {
            entry.name = lesson(&entry.name);
            if let Some(norm) = entry.name.strip_suffix("running_mean") {
                // PyTorch uses this tensor only to count batches, but does not load weights without it.
                let bytes = (self.step as i64).to_le_bytes().into();
                entries.push(Entry { name: format!("{norm}{COUNTER}"), dtype: Dtype::I64, shape: vec![], bytes });
            }
            entries.push(entry);
        }
        tensor_file::write(&BTreeMap::new(), entries)
    }
}

/// The lesson's name of a tensor, in networks with this many inner stages.
fn lesson_name(name: &str, stages: usize) -> Option<String> {
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
