//! The evaluator: the classifier and what the real images look like in its features. Its file is all that is needed to
//! measure fakes; the dataset is not.

use std::collections::BTreeMap;

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use super::frechet::Gaussian;
use super::{ClassHistogram, Readings, Recognition};
use crate::error::{Error, Result};
use crate::model::{Classifier, FEATURES, load_state, named_tensors, read_back};
use crate::tensor_file::{self, Content, Precision};

const CLASSIFIER: &str = "classifier.";
/// Names in the first files, read for ever: the prefix of the tensors and the key of the metadata.
const FORMER: [&str; 2] = ["judge.", "judge"];
const MEAN: &str = "reference.mean";
const COVARIANCE: &str = "reference.covariance";
/// The parts of [`Recognition`]; the first files have none.
const RECOGNITION: [&str; 3] = ["classes.mean", "classes.covariance", "classes.limit"];
const ABOUT: &str = "classifier";

/// A trained classifier, the statistics of the real images' features, and how it was made.
#[derive(Debug, Clone)]
pub struct Evaluator {
    pub classifier: Classifier,
    /// Statistics of the features of all training images.
    pub reference: Gaussian,
    /// How images are told that look like no class; without it, which the first files lack, none is rejected.
    pub recognition: Option<Recognition>,
    pub about: About,
}

/// How a classifier was trained and how well it reads; kept in its file's metadata.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Name of the dataset that it was trained on.
    pub dataset: String,
    pub seed: u32,
    pub epochs: usize,
    /// Share of the test images that it reads right, 0..1.
    pub accuracy: f64,
    /// Share of the test images that are rejected as none of the classes, 0..1; none in the first files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejected: Option<f64>,
    /// The real-data baseline: mean Frechet distance between 1,000 real test images, 100 of each class, and the
    /// reference. Fakes cannot be expected to come below it.
    #[serde(alias = "floor")]
    pub baseline: f64,
}

impl Evaluator {
    /// Most likely class of each image and its probability; `None` for an image that looks like no class.
    pub fn recognised(&self, readings: &Readings) -> Vec<Option<(usize, f32)>> {
        match &self.recognition {
            Some(recognition) => recognition.recognised(readings),
            None => readings.classes.iter().copied().map(Some).collect(),
        }
    }

    /// The histogram of all images.
    pub fn histogram(&self, readings: &Readings) -> ClassHistogram {
        ClassHistogram::of(&self.recognised(readings))
    }

    /// The classifier's file as bytes.
    ///
    /// # Errors
    /// [`Error::DeviceFailed`] or [`Error::ClassifierFormat`].
    pub async fn to_bytes(&self) -> Result<Vec<u8>> {
        let tensors = named_tensors(&self.classifier).into_iter().map(|tensor| tensor.prefixed(CLASSIFIER)).collect();
        let mut state = read_back(tensors).await?;
        let (mean, covariance) = self.reference.parts();
        state.insert(MEAN.into(), (vec![FEATURES], mean));
        state.insert(COVARIANCE.into(), (vec![FEATURES, FEATURES], covariance));
        if let Some(recognition) = &self.recognition {
            let parts = Recognition::SHAPES.map(<[usize]>::to_vec).into_iter().zip(recognition.parts());
            state.extend(RECOGNITION.map(String::from).into_iter().zip(parts));
        }
        let about = BTreeMap::from([(ABOUT, serde_json::to_string(&self.about).map_err(wrong)?)]);
        tensor_file::write(&about, tensor_file::entries(&state, Precision::Single)?)
    }

    /// Reads a classifier's file onto a device.
    ///
    /// # Errors
    /// [`Error::ClassifierFormat`], [`Error::CheckpointTensors`] or [`Error::CheckpointShape`].
    pub fn from_bytes(bytes: &[u8], device: &Device) -> Result<Self> {
        let Content { metadata, tensors, .. } =
            tensor_file::read(bytes, None).and_then(Content::complete).map_err(unreadable)?;
        let about = metadata
            .get(ABOUT)
            .or_else(|| metadata.get(FORMER[1]))
            .ok_or_else(|| wrong("its metadata has no entry named classifier"))?;
        let about = serde_json::from_str(about).map_err(wrong)?;
        let values = |name: &str| tensors.get(name).map_or(&[][..], |(_, values)| values.as_slice());
        let part = |name: &str, elements: usize| match tensors.get(name) {
            Some((_, values)) if values.len() == elements => Ok(values.as_slice()),
            _ => Err(wrong(format!("it lacks {name} with {elements} values"))),
        };
        let reference = Gaussian::from_parts(part(MEAN, FEATURES)?, part(COVARIANCE, FEATURES * FEATURES)?);
        let recognises = RECOGNITION.iter().any(|name| tensors.contains_key(*name));
        let recognition = recognises.then(|| Recognition::from_parts(RECOGNITION.map(values))).transpose()?;
        let is_former = tensors.keys().any(|name| name.starts_with(FORMER[0]));
        let prefix = if is_former { FORMER[0] } else { CLASSIFIER };
        let classifier = load_state(Classifier::uninitialised(device), prefix, &tensors)?;
        Ok(Self { classifier, reference, recognition, about })
    }
}

/// A file that cannot be read as tensors is not a classifier either.
fn unreadable(error: Error) -> Error {
    match error {
        Error::CheckpointFormat { detail } => wrong(detail),
        other => wrong(other),
    }
}

fn wrong(detail: impl ToString) -> Error {
    Error::ClassifierFormat { detail: detail.to_string() }
}
