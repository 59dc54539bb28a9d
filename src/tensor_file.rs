//! Reads and writes safetensors files, the format of checkpoints and classifiers, as named tensors and metadata.
//!
//! A file may come from anywhere, so the size of each tensor is checked against the bytes of the file before memory of
//! that size is allocated.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use half::{bf16, f16};
use safetensors::tensor::TensorInfo;
use safetensors::{Dtype, SafeTensors};
use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::model::StateDict;

/// How a number is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// 32 bits, as in memory.
    Single,
    /// 16 bits (IEEE 754 binary16): half the size, 11 significant bits.
    Half,
}

/// A tensor as it is stored.
pub(crate) struct Entry {
    pub name: String,
    pub dtype: Dtype,
    pub shape: Vec<usize>,
    /// The values, little endian.
    pub bytes: Vec<u8>,
}

/// The content of a file.
#[derive(Default)]
pub(crate) struct Content {
    pub metadata: BTreeMap<String, String>,
    pub tensors: StateDict,
    /// Tensors whose values are of no use, by name: their shape and why. Whoever needs one of them reports that.
    pub unread: BTreeMap<String, (Vec<usize>, Error)>,
}

impl Content {
    /// Keeps a tensor, or the reason why its values are of no use.
    pub fn keep(&mut self, name: &str, shape: Vec<usize>, values: Result<Vec<f32>>) {
        match values.and_then(|values| finite(name, values)) {
            Ok(values) => drop(self.tensors.insert(name.into(), (shape, values))),
            Err(why) => drop(self.unread.insert(name.into(), (shape, why))),
        }
    }

    /// The content, where every tensor could be read.
    ///
    /// # Errors
    /// That of the first tensor whose values are of no use.
    pub fn complete(self) -> Result<Self> {
        match self.unread.values().next() {
            Some((_, why)) => Err(why.clone()),
            None => Ok(self),
        }
    }
}

const METADATA: &str = "__metadata__";
/// Longest header that is read. A real one has some kilobytes; the 100 MB that safetensors allows take gigabytes of
/// memory to parse.
const MAX_HEADER_BYTES: usize = 4 << 20;
/// Tensor data starts at a multiple of this, as the format's description recommends.
const ALIGNMENT: usize = 8;

/// Writes a file, always the same bytes for the same content. The safetensors crate cannot promise that, because it
/// keeps the metadata in a `HashMap`; here they are in the order of their names.
pub(crate) fn write(metadata: &BTreeMap<&str, String>, mut entries: Vec<Entry>) -> Result<Vec<u8>> {
    // The widest numbers come first, so that each value is aligned to its size.
    entries.sort_by_key(|entry| Reverse(entry.dtype.bitsize()));
    let (mut header, mut size) = (BTreeMap::new(), 0);
    if !metadata.is_empty() {
        header.insert(METADATA, serde_json::to_value(metadata).map_err(wrong)?);
    }
    for Entry { name, dtype, shape, bytes } in &entries {
        let start = size;
        size += bytes.len();
        let info = TensorInfo { dtype: *dtype, shape: shape.clone(), data_offsets: (start, size) };
        header.insert(name, serde_json::to_value(info).map_err(wrong)?);
    }
    let mut header = serde_json::to_vec(&header).map_err(wrong)?;
    header.resize(header.len().next_multiple_of(ALIGNMENT), b' ');
    // One block of the right size: wasm's memory never shrinks, and blocks that grow leave it in pieces.
    let mut file = Vec::with_capacity(size_of::<u64>() + header.len() + size);
    file.extend_from_slice(&(header.len() as u64).to_le_bytes());
    file.extend_from_slice(&header);
    for entry in entries {
        file.extend_from_slice(&entry.bytes); // which are given back one by one
    }
    Ok(file)
}

/// Converts tensors to the form in which they are stored.
///
/// # Errors
/// [`Error::HalfRange`].
pub(crate) fn entries(tensors: &StateDict, precision: Precision) -> Result<Vec<Entry>> {
    tensors
        .iter()
        .map(|(name, (shape, values))| {
            let (dtype, bytes) = match precision {
                Precision::Single => (Dtype::F32, values.iter().flat_map(|value| value.to_le_bytes()).collect()),
                Precision::Half => (Dtype::F16, halves(name, values)?),
            };
            Ok(Entry { name: name.clone(), dtype, shape: shape.clone(), bytes })
        })
        .collect()
}

fn halves(name: &str, values: &[f32]) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(2 * values.len());
    for &value in values {
        let half = f16::from_f32(value);
        if half.is_infinite() {
            return Err(Error::HalfRange { name: name.into(), value });
        }
        bytes.extend(half.to_le_bytes());
    }
    Ok(bytes)
}

/// Reads a file's metadata and, in single precision, all tensors but those whose names end in `ignored`.
///
/// # Errors
/// [`Error::CheckpointFormat`]. [`Content::unread`] has those of single tensors: [`Error::CheckpointDtype`] and
/// [`Error::CheckpointNotFinite`].
pub(crate) fn read(bytes: &[u8], ignored: Option<&str>) -> Result<Content> {
    check_header(bytes)?;
    let file = SafeTensors::deserialize(bytes).map_err(wrong)?;
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(wrong)?;
    let metadata = header.metadata().clone().unwrap_or_default().into_iter().collect();
    let mut content = Content { metadata, ..Content::default() };
    for (name, view) in file.iter().filter(|(name, _)| ignored.is_none_or(|suffix| !name.ends_with(suffix))) {
        content.keep(name, view.shape().to_vec(), floats(name, view.dtype(), view.data()));
    }
    Ok(content)
}

/// Refuses a header whose entries do not fit the file, with the name of the first such tensor. The safetensors crate
/// then checks that the tensors cover the data without overlap; with entries that passed here, its sums cannot
/// overflow.
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

/// Checks one tensor's entry in the header; the error says what is wrong with it.
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

/// Little-endian numbers in single precision.
///
/// # Errors
/// [`Error::CheckpointDtype`].
pub(crate) fn floats(name: &str, dtype: Dtype, data: &[u8]) -> Result<Vec<f32>> {
    match dtype {
        Dtype::F64 => Ok(data.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes) as f32).collect()),
        Dtype::F32 => Ok(data.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()),
        Dtype::F16 => Ok(data.as_chunks().0.iter().map(|bytes| f16::from_le_bytes(*bytes).to_f32()).collect()),
        Dtype::BF16 => Ok(data.as_chunks().0.iter().map(|bytes| bf16::from_le_bytes(*bytes).to_f32()).collect()),
        dtype => Err(Error::CheckpointDtype { name: name.into(), dtype: dtype.to_string() }),
    }
}

fn finite(name: &str, values: Vec<f32>) -> Result<Vec<f32>> {
    match values.iter().all(|value| value.is_finite()) {
        true => Ok(values),
        false => Err(Error::CheckpointNotFinite { name: name.into() }),
    }
}

fn wrong(detail: impl ToString) -> Error {
    Error::CheckpointFormat { detail: detail.to_string() }
}
