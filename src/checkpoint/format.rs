//! Safetensors bytes to named tensors and metadata, and back.
//!
//! A file comes from anywhere: each tensor is checked against the bytes that are there before anything of its size is
//! allocated.

use std::collections::BTreeMap;

use half::{bf16, f16};
use safetensors::tensor::{TensorInfo, TensorView};
use safetensors::{Dtype, SafeTensors};
use serde_json::{Map, Value};

use super::Checkpoint;
use crate::config::{self, Config};
use crate::error::{Error, Result};
use crate::model::StateDict;

/// What a safetensors file holds, of ours or of somebody else's.
pub(super) struct File {
    pub config: Option<Config>,
    pub step: usize,
    pub report: Option<String>,
    pub tensors: StateDict,
}

/// How a number is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// As it is.
    Single,
    /// In 16 bits (IEEE 754 binary16): half the size, 11 significant bits.
    Half,
}

/// The version of the format that is written, and the highest that is read.
const VERSION: u32 = 1;
const METADATA: &str = "__metadata__";
const CONFIG_KEY: &str = "config";
const STEP_KEY: &str = "step";
const VERSION_KEY: &str = "version";
const REPORT_KEY: &str = "report";
/// PyTorch's batch norm counts its batches, in integers; nothing reads the count.
pub(super) const COUNTER: &str = "num_batches_tracked";
/// No run is longer (the schema's longest, 1,000 epochs, has 30 million steps), and counting on from here is safe.
const MAX_STEP: usize = 1_000_000_000;
/// A real header has some kilobytes. Safetensors itself allows 100 MB, which takes gigabytes to parse.
const MAX_HEADER_BYTES: usize = 4 << 20;
/// Tensor data starts at a multiple of this, as the format's description asks.
const ALIGNMENT: usize = 8;

/// The same bytes for the same checkpoint: the metadata in the order of its names, which the safetensors crate, which
/// keeps it in a `HashMap`, cannot promise.
pub(super) fn write(checkpoint: &Checkpoint, precision: Precision) -> Result<Vec<u8>> {
    let (mut header, mut data) = (BTreeMap::new(), Vec::new());
    header.insert(METADATA, serde_json::to_value(metadata(checkpoint)?).map_err(wrong)?);
    for (name, (shape, values)) in &checkpoint.tensors {
        let start = data.len();
        let dtype = append(name, values, precision, &mut data)?;
        let info = TensorInfo { dtype, shape: shape.clone(), data_offsets: (start, data.len()) };
        header.insert(name, serde_json::to_value(info).map_err(wrong)?);
    }
    let mut header = serde_json::to_vec(&header).map_err(wrong)?;
    header.resize(header.len().next_multiple_of(ALIGNMENT), b' ');
    Ok([&(header.len() as u64).to_le_bytes()[..], &header, &data].concat())
}

fn metadata(checkpoint: &Checkpoint) -> Result<BTreeMap<&'static str, String>> {
    let config = serde_json::to_string(&checkpoint.config).map_err(wrong)?;
    let step = checkpoint.step.to_string();
    let report = checkpoint.report.iter().map(|report| (REPORT_KEY, report.clone()));
    let always = [(CONFIG_KEY, config), (STEP_KEY, step), (VERSION_KEY, VERSION.to_string())];
    Ok(always.into_iter().chain(report).collect())
}

fn append(name: &str, values: &[f32], precision: Precision, data: &mut Vec<u8>) -> Result<Dtype> {
    if precision == Precision::Single {
        data.extend(values.iter().flat_map(|value| value.to_le_bytes()));
        return Ok(Dtype::F32);
    }
    for &value in values {
        let half = f16::from_f32(value);
        if half.is_infinite() {
            return Err(Error::HalfRange { name: name.into(), value });
        }
        data.extend(half.to_le_bytes());
    }
    Ok(Dtype::F16)
}

pub(super) fn read(bytes: &[u8]) -> Result<File> {
    check_header(bytes)?;
    let file = SafeTensors::deserialize(bytes).map_err(wrong)?;
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(wrong)?;
    let metadata = header.metadata().clone().unwrap_or_default();
    let config = metadata.get(CONFIG_KEY).map(|json| {
        check_version(metadata.get(VERSION_KEY))?;
        read_config(json)
    });
    let (config, step) = (config.transpose()?, read_step(metadata.get(STEP_KEY))?);
    let tensors = file
        .iter()
        .filter(|(name, _)| !name.ends_with(COUNTER))
        .map(|(name, view)| Ok((name.to_string(), (view.shape().to_vec(), floats(name, &view)?))))
        .collect::<Result<_>>()?;
    Ok(File { config, step, report: metadata.get(REPORT_KEY).cloned(), tensors })
}

/// Refuses a header that lies, by the name of the tensor it lies about. What is left to the safetensors crate, that
/// the tensors cover the data without overlap, it then computes without overflow.
fn check_header(bytes: &[u8]) -> Result<()> {
    const NOT_SAFETENSORS: &str = "it is not in safetensors format, or cut short";
    let (length, rest) = bytes.split_first_chunk().ok_or_else(|| wrong(NOT_SAFETENSORS))?;
    let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
    let (header, data) = rest.split_at_checked(length).ok_or_else(|| wrong(NOT_SAFETENSORS))?;
    if length > MAX_HEADER_BYTES {
        return Err(wrong(format!("its header has {length} bytes, more than any checkpoint needs")));
    }
    let header: Map<String, Value> =
        serde_json::from_slice(header).map_err(|error| wrong(format!("its header is damaged: {error}")))?;
    header
        .into_iter()
        .filter(|(name, _)| name != METADATA)
        .try_for_each(|(name, info)| check_info(info, data).map_err(|detail| wrong(format!("tensor {name}: {detail}"))))
}

/// What is wrong with one tensor's entry in the header.
fn check_info(info: Value, data: &[u8]) -> std::result::Result<(), String> {
    let info: TensorInfo = serde_json::from_value(info).map_err(|error| error.to_string())?;
    let (start, end) = info.data_offsets;
    if start > end || end > data.len() {
        return Err(format!("its bytes {start} to {end} lie outside the file: it is cut short or damaged"));
    }
    let elements = info.shape.iter().try_fold(1usize, |product, &size| product.checked_mul(size));
    let bits = elements.and_then(|elements| elements.checked_mul(info.dtype.bitsize()));
    match bits {
        Some(bits) if (end - start).checked_mul(8) == Some(bits) => Ok(()),
        _ => Err(format!("{} {:?} does not fit its {} bytes", info.dtype, info.shape, end - start)),
    }
}

fn check_version(version: Option<&String>) -> Result<()> {
    // Files from before there were versions have none.
    let Some(found) = version else { return Ok(()) };
    let number: u32 = found.parse().map_err(|_| wrong(format!("its version {found:?} is not a number")))?;
    if number > VERSION {
        return Err(Error::CheckpointVersion { found: number, known: VERSION });
    }
    Ok(())
}

fn read_config(json: &str) -> Result<Config> {
    let damaged = |error| wrong(format!("its config is damaged: {error}"));
    let fields: Map<String, Value> = serde_json::from_str(json).map_err(damaged)?;
    let known = |name: &String| config::schema().iter().any(|setting| setting.name == name);
    if let Some(name) = fields.keys().find(|name| !known(name)) {
        return Err(Error::CheckpointSetting { name: name.clone() });
    }
    serde_json::from_value(Value::Object(fields)).map_err(damaged)
}

fn read_step(step: Option<&String>) -> Result<usize> {
    let Some(text) = step else { return Ok(0) };
    text.parse()
        .ok()
        .filter(|step| *step <= MAX_STEP)
        .ok_or_else(|| wrong(format!("its step {text:?} is not a number from 0 to {MAX_STEP}")))
}

fn floats(name: &str, view: &TensorView<'_>) -> Result<Vec<f32>> {
    let data = view.data();
    let values: Vec<f32> = match view.dtype() {
        Dtype::F32 => data.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
        Dtype::F16 => data.as_chunks().0.iter().map(|bytes| f16::from_le_bytes(*bytes).to_f32()).collect(),
        Dtype::BF16 => data.as_chunks().0.iter().map(|bytes| bf16::from_le_bytes(*bytes).to_f32()).collect(),
        dtype => return Err(Error::CheckpointDtype { name: name.into(), dtype: dtype.to_string() }),
    };
    if values.iter().all(|value| value.is_finite()) {
        Ok(values)
    } else {
        Err(Error::CheckpointNotFinite { name: name.into() })
    }
}

fn wrong(detail: impl ToString) -> Error {
    Error::CheckpointFormat { detail: detail.to_string() }
}
