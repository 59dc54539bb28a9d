//! From a file to a checkpoint.

use super::contents::Checkpoint;
use super::format::{self, About, COUNTER};
use super::kind::{self, Kind};
use super::{foreign, layout, pickle, state_dict};
use crate::error::Result;
use crate::tensor_file::{self, Content};

/// A tensor that the playground's generators have, whatever their settings, and no other program's.
const OWN: &str = "generator.blocks.0.conv.weight";

impl Checkpoint {
    /// Reads a checkpoint of the playground, or another program's weights: safetensors, or what `torch.save` writes
    /// (`.pth`, `.pt`). Of those it takes a DCGAN's generator, and its discriminator if that is one, too; the field
    /// `left_out` names the rest.
    ///
    /// # Errors
    /// An [`Error`](crate::Error) whose name begins with `Checkpoint` and which says what is wrong with the file, or a setting's
    /// error where the file's config is out of range.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let content = match kind::of(bytes)? {
            Kind::Safetensors => tensor_file::read(bytes, Some(COUNTER))?,
            Kind::Zip => pickle::read(bytes, COUNTER)?,
        };
        let is_own = content.tensors.contains_key(OWN) || content.unread.contains_key(OWN);
        let checkpoint = if is_own {
            Self::own(content)?
        } else {
            Self::exported(&content).map_or_else(|| Self::foreign(&content), Ok)?
        };
        checkpoint.config.validate()?;
        layout::check(&checkpoint.config, &checkpoint.tensors)?;
        Ok(checkpoint)
    }

    fn own(content: Content) -> Result<Self> {
        let About { config, step, updates, data, report } = format::read(&content.metadata)?;
        let content = content.complete()?;
        let Some(config) = config else { return Self::without_config(content) };
        let trained = config.clone();
        Ok(Self { config, step, report, updates, data, trained, left_out: vec![], tensors: content.tensors })
    }

    /// A checkpoint that another program has written anew, without the metadata: all of it, if it is as the sizes of its
    /// generator ask for.
    fn without_config(content: Content) -> Result<Self> {
        let found = Self::foreign(&content)?;
        Ok(match layout::check(&found.config, &content.tensors) {
            Ok(()) => Self { left_out: vec![], tensors: content.tensors, ..found },
            Err(_) => found,
        })
    }

    /// A generator that was exported for PyTorch with its settings; `None` where that is not what the file holds.
    fn exported(content: &Content) -> Option<Self> {
        let About { config, step, .. } = format::read(&content.metadata).ok()?;
        let (config, tensors) = (config?, state_dict::from_export(&content.tensors)?);
        layout::check(&config, &tensors).ok()?;
        let trained = config.clone();
        Some(Self { config, step, report: None, updates: None, data: None, trained, left_out: vec![], tensors })
    }

    fn foreign(content: &Content) -> Result<Self> {
        let foreign::Found { config, tensors, left_out } = foreign::read(content)?;
        let trained = config.clone();
        Ok(Self { config, step: 0, report: None, updates: None, data: None, trained, left_out, tensors })
    }
}
