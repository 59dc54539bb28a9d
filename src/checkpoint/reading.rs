//! From a file to a checkpoint.

use super::contents::Checkpoint;
use super::{format, layout, pytorch, state_dict};
use crate::error::Result;

impl Checkpoint {
    /// Reads a checkpoint of the playground, or weights with the lesson's PyTorch names.
    ///
    /// # Errors
    /// An [`Error`](crate::Error) whose name begins with `Checkpoint` and which says what is wrong with the file, or a setting's
    /// error where the file's config is out of range.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let file = format::read(bytes)?;
        let checkpoint = match file.config {
            Some(config) => {
                let tensors = state_dict::read_back(file.tensors);
                Self { config, step: file.step, report: file.report, updates: file.updates, tensors }
            }
            None => {
                let tensors = pytorch::to_own_names(file.tensors);
                Self { config: pytorch::infer_config(&tensors)?, step: 0, report: None, updates: None, tensors }
            }
        };
        checkpoint.config.validate()?;
        layout::check(&checkpoint.config, &checkpoint.tensors)?;
        Ok(checkpoint)
    }
}
