//! Converts an optimiser's moments between one long vector, as in training, and one tensor for each weight, as in
//! files.

use burn::tensor::{Device, Tensor, TensorData};

use crate::error::{Error, Result};
use crate::model::{NamedTensor, StateDict};
use crate::train::Moments;

const FIRST: &str = "first";
const SECOND: &str = "second";

/// Name of a weight's moment in the file; `prefix` names the network and ends in a dot.
fn name(prefix: &str, moment: &str, weight: &str) -> String {
    format!("optimizer.{prefix}{moment}.{weight}")
}

/// The tensors that an optimiser updates, which are all but the running statistics.
fn trained(tensors: &[NamedTensor]) -> impl Iterator<Item = &NamedTensor> {
    tensors.iter().filter(|tensor| !tensor.is_statistic())
}

/// Splits both vectors into one tensor for each weight.
pub(super) fn by_weight(prefix: &str, tensors: &[NamedTensor], moments: &Moments) -> Vec<NamedTensor> {
    let mut start = 0;
    let mut cut = Vec::new();
    for weight in trained(tensors) {
        let end = start + weight.shape.iter().product::<usize>();
        for (moment, vector) in [(FIRST, &moments.first), (SECOND, &moments.second)] {
            cut.push(NamedTensor {
                name: name(prefix, moment, &weight.name),
                shape: weight.shape.clone(),
                values: vector.clone().slice(start..end),
            });
        }
        start = end;
    }
    cut
}

/// Joins the moments of a network's weights into vectors; `None` where the file has no moments.
///
/// # Errors
/// [`Error::CheckpointTensors`] where some are missing, or [`Error::CheckpointShape`].
pub(super) fn read(
    prefix: &str,
    tensors: &[NamedTensor],
    state: &StateDict,
    time: usize,
    device: &Device,
) -> Result<Option<Moments>> {
    if !state.keys().any(|key| key.starts_with(&format!("optimizer.{prefix}"))) {
        return Ok(None);
    }
    let join = |moment| -> Result<Tensor<1>> {
        let mut values = Vec::new();
        for weight in trained(tensors) {
            let name = name(prefix, moment, &weight.name);
            let (shape, part) = state
                .get(&name)
                .ok_or_else(|| Error::CheckpointTensors { missing: vec![name.clone()], unexpected: vec![] })?;
            if *shape != weight.shape {
                return Err(Error::CheckpointShape { name, expected: weight.shape.clone(), actual: shape.clone() });
            }
            values.extend_from_slice(part);
        }
        let elements = values.len();
        Ok(Tensor::from_data(TensorData::new(values, [elements]), &device.clone().without_autodiff()))
    };
    Ok(Some(Moments { time, first: join(FIRST)?, second: join(SECOND)? }))
}
