//! Groups the tensors of a foreign file into layers: what has one name but for its last part.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::tensor_file::Content;

/// A layer of some network. Its weight is `[in, out, k, k]` in a transposed convolution, `[out, in, k, k]` in a
/// convolution, `[out, in]` in a linear layer, and `[channels]` in a norm.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its name, in parts.
    pub path: Vec<String>,
    /// Its tensors' names by what they are in the layer.
    fields: BTreeMap<String, String>,
}

/// Part of a name that comes in its natural order: `deconv2` before `deconv10`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Number(u64),
    Text(String),
}

/// Weights as PyTorch calls them: plain, and before spectral normalisation.
const WEIGHTS: [&str; 2] = ["weight", "weight_orig"];

impl Layer {
    /// Its name in the file.
    pub(super) fn name(&self) -> String {
        self.path.join(".")
    }

    /// The name in the file of one of its tensors.
    pub(super) fn field(&self, field: &str) -> Option<&String> {
        self.fields.get(field)
    }

    /// The name in the file of its weight, or of another tensor where it has none.
    pub(super) fn weight_name(&self) -> String {
        let weight = WEIGHTS.iter().find_map(|field| self.field(field));
        weight.or_else(|| self.fields.values().next()).cloned().unwrap_or_default()
    }

    /// The shape of its weight; empty without one.
    pub(super) fn shape<'a>(&self, content: &'a Content) -> &'a [usize] {
        WEIGHTS.iter().find_map(|field| shape(content, self.field(field)?)).unwrap_or_default()
    }

    pub(super) fn is_under(&self, prefix: &[String]) -> bool {
        self.path.starts_with(prefix)
    }

    /// The names in the file of all its tensors.
    pub(super) fn tensors(&self) -> impl Iterator<Item = &String> {
        self.fields.values()
    }

    /// Whether it has a tensor that this does not know: of weight normalisation, for example.
    pub(super) fn unknown(&self, known: &[&str]) -> Option<&String> {
        self.fields.iter().find(|(field, _)| !known.contains(&field.as_str())).map(|(_, name)| name)
    }
}

/// Shape of a tensor, whether or not its values are of use.
pub(super) fn shape<'a>(content: &'a Content, name: &str) -> Option<&'a [usize]> {
    let read = content.tensors.get(name).map(|(shape, _)| shape);
    read.or_else(|| content.unread.get(name).map(|(shape, _)| shape)).map(Vec::as_slice)
}

/// Values of a tensor.
///
/// # Errors
/// Why they are of no use.
pub(super) fn values(content: &Content, name: &str) -> Result<Vec<f32>> {
    match (content.tensors.get(name), content.unread.get(name)) {
        (Some((_, values)), _) => Ok(values.clone()),
        (None, Some((_, why))) => Err(why.clone()),
        (None, None) => Err(Error::CheckpointTensors { missing: vec![name.into()], unexpected: vec![] }),
    }
}

/// All layers, in the natural order of their names.
pub(super) fn of(content: &Content) -> Vec<Layer> {
    let mut layers: BTreeMap<Vec<Vec<Word>>, Layer> = BTreeMap::new();
    for name in content.tensors.keys().chain(content.unread.keys()) {
        let (path, field) = split(name);
        let order = path.iter().map(|part| words(part)).collect();
        let layer = layers.entry(order).or_insert_with(|| Layer { path, fields: BTreeMap::new() });
        layer.fields.insert(field, name.clone());
    }
    let counts = |layer: &Layer| {
        let weighted = ["running_mean", "weight_v"].iter().chain(&WEIGHTS).any(|field| layer.field(field).is_some());
        weighted && layer.fields.values().any(|name| shape(content, name).is_some_and(|shape| !shape.is_empty()))
    };
    layers.into_values().filter(counts).collect()
}

/// A tensor's name as its layer's and what it is there. PyTorch's parametrisations get the names that spectral
/// normalisation had before.
fn split(name: &str) -> (Vec<String>, String) {
    let parts: Vec<_> = name.split('.').map(String::from).collect();
    if let Some(at) = parts.iter().position(|part| part == "parametrizations") {
        let field = match parts[at + 1..].iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["weight", "original"] => "weight_orig".into(),
            ["weight", "0", "_u"] => "weight_u".into(),
            ["weight", "0", "_v"] => "weight_v".into(),
            ref other => other.join("."),
        };
        return (parts[..at].to_vec(), field);
    }
    let (field, path) = parts.split_last().map(|(field, path)| (field.clone(), path.to_vec())).unwrap_or_default();
    (path, field)
}

fn words(part: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for run in part.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
        let text = String::from_utf8_lossy(run).into_owned();
        words.push(text.parse().map_or(Word::Text(text), Word::Number));
    }
    words
}
