//! One network as a PyTorch `state_dict` in a safetensors file, with the Python that uses it, and the way back.

mod program;

use std::collections::BTreeMap;

use safetensors::Dtype;

use super::contents::Checkpoint;
use super::format::{self, COUNTER};
use super::names::{DISCRIMINATOR, GENERATOR};
use super::portable::{self, Network};
use super::pytorch::{lesson_name, to_own_names};
use crate::config::{Config, Spectral};
use crate::error::Result;
use crate::model::StateDict;
use crate::tensor_file::{self, Entry, Precision};

impl Checkpoint {
    /// One network under the lesson's names (`gen.0.0.weight`, `disc.0.weight`), for `load_state_dict(..., strict=True)`
    /// into the module of [`Self::pytorch_program`]. Where the network is of the lesson's architecture, the lesson's own
    /// code loads it, too.
    ///
    /// The generator is its moving average where there is one. Weights that were spectrally normalised are divided by
    /// their norm. The metadata hold the settings and the step; by them [`Checkpoint::read`] reads a generator back.
    ///
    /// # Errors
    /// [`Error::NoDiscriminator`](crate::Error::NoDiscriminator);
    /// [`Error::CheckpointFormat`](crate::Error::CheckpointFormat) where the file cannot be written.
    pub fn to_pytorch(&self, network: Network) -> Result<Vec<u8>> {
        let portable = self.portable(network)?;
        let prefix = match network {
            Network::Generator => GENERATOR,
            Network::Discriminator => DISCRIMINATOR,
        };
        let stages = portable.layers.len() - 2;
        let lesson = |name: &String| lesson_name(&format!("{prefix}{name}"), stages).unwrap_or_else(|| name.clone());
        let mut entries = Vec::new();
        for mut entry in tensor_file::entries(&portable.tensors, Precision::Single)? {
            entry.name = lesson(&entry.name);
            if let Some(norm) = entry.name.strip_suffix("running_mean") {
                // PyTorch uses this tensor only to count batches, but does not load weights without it.
                let bytes = (self.step as i64).to_le_bytes().into();
                entries.push(Entry { name: format!("{norm}{COUNTER}"), dtype: Dtype::I64, shape: vec![], bytes });
            }
            entries.push(entry);
        }
        // The generator's weights are divided by their norm already. "format" is what safetensors itself writes.
        let spectral_norm = match self.config.spectral_norm {
            Spectral::None => Spectral::None,
            Spectral::D | Spectral::Both => Spectral::D,
        };
        let settings = format::settings(&Config { spectral_norm, ..self.config.clone() }, self.step)?;
        let metadata: BTreeMap<_, _> = settings.into_iter().chain([("format", "pt".into())]).collect();
        tensor_file::write(&metadata, entries)
    }
}

/// The tensors of an exported generator under the playground's names; `None` where the file holds none.
pub(super) fn from_export(tensors: &StateDict) -> Option<StateDict> {
    let is_exported = tensors.keys().any(|name| name.starts_with("gen."));
    is_exported.then(|| portable::taken_back(to_own_names(tensors.clone())))
}

#[cfg(test)]
mod tests;
