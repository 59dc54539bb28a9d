//! Safetensors bytes to named tensors and metadata, and back.

use std::collections::HashMap;

use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};

use super::Checkpoint;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::model::StateDict;

/// What a safetensors file holds, of ours or of somebody else's.
pub(super) struct File {
    pub config: Option<Config>,
    pub step: usize,
    pub tensors: StateDict,
}

const CONFIG_KEY: &str = "config";
const STEP_KEY: &str = "step";
/// PyTorch's batch norm counts its batches, in integers; nothing reads the count.
const IGNORED_SUFFIX: &str = "num_batches_tracked";

pub(super) fn write(checkpoint: &Checkpoint) -> Result<Vec<u8>> {
    let config = serde_json::to_string(&checkpoint.config).map_err(wrong)?;
    let metadata = [(CONFIG_KEY.into(), config), (STEP_KEY.into(), checkpoint.step.to_string())];
    let bytes: Vec<(&String, &Vec<usize>, Vec<u8>)> = checkpoint
        .tensors
        .iter()
        .map(|(name, (shape, values))| (name, shape, values.iter().flat_map(|value| value.to_le_bytes()).collect()))
        .collect();
    let views = bytes
        .iter()
        .map(|(name, shape, bytes)| Ok((name, TensorView::new(Dtype::F32, shape.to_vec(), bytes).map_err(wrong)?)))
        .collect::<Result<Vec<_>>>()?;
    safetensors::serialize(views, Some(HashMap::from(metadata))).map_err(wrong)
}

pub(super) fn read(bytes: &[u8]) -> Result<File> {
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(wrong)?;
    let metadata = header.metadata().clone().unwrap_or_default();
    let config = metadata.get(CONFIG_KEY).map(|json| serde_json::from_str(json).map_err(wrong)).transpose()?;
    let step = metadata.get(STEP_KEY).map_or(Ok(0), |step| step.parse().map_err(wrong))?;
    let tensors = SafeTensors::deserialize(bytes)
        .map_err(wrong)?
        .iter()
        .filter(|(name, _)| !name.ends_with(IGNORED_SUFFIX))
        .map(|(name, view)| Ok((name.to_string(), (view.shape().to_vec(), floats(name, &view)?))))
        .collect::<Result<_>>()?;
    Ok(File { config, step, tensors })
}

fn floats(name: &str, view: &TensorView<'_>) -> Result<Vec<f32>> {
    if view.dtype() != Dtype::F32 {
        return Err(wrong(format!("tensor {name} is {:?}, only F32 is supported", view.dtype())));
    }
    let (values, _) = view.data().as_chunks();
    Ok(values.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
}

fn wrong(detail: impl ToString) -> Error {
    Error::CheckpointFormat { detail: detail.to_string() }
}
