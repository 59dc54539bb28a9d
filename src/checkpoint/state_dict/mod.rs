//! One network as a PyTorch `state_dict` in a safetensors file, with the Python that uses it.

mod program;

use std::collections::BTreeMap;

use safetensors::Dtype;

use super::contents::Checkpoint;
use super::format::COUNTER;
use super::names::{DISCRIMINATOR, GENERATOR};
use super::portable::{self, Network};
use super::pytorch::lesson_name;
use crate::error::Result;
use crate::tensor_file::{self, Entry, Precision};

impl Checkpoint {
    /// One network under the lesson's names (`gen.0.0.weight`, `disc.0.weight`), for `load_state_dict(..., strict=True)`
    /// into the module of [`Self::pytorch_program`]. Where the network is of the lesson's architecture, the lesson's own
    /// code loads it, too.
    ///
    /// The generator is its moving average where there is one. Weights that were spectrally normalised are divided by
    /// their norm. The metadata hold the settings and the step.
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
        // "format" is what safetensors itself writes for PyTorch.
        let metadata = [("format", "pt".into()), ("settings", portable::settings(&self.config)?)];
        let metadata = metadata.into_iter().chain([("step", self.step.to_string())]);
        tensor_file::write(&metadata.collect::<BTreeMap<_, _>>(), entries)
    }
}
