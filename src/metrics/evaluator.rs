//! The evaluator: the classifier and what the real images look like in its features. Its file is all that is needed to
//! measure fakes; the dataset is not.

use std::collections::BTreeMap;

use burn::tensor::activation::softmax;
use burn::tensor::{Device, Tensor, Transaction};
use serde::{Deserialize, Serialize};

use super::frechet::{self, Gaussian};
use super::{ClassHistogram, Recognition};
use crate::config::CLASSES;
use crate::error::{Error, Result};
use crate::model::{CLASSIFIER_SIDE, Classifier, FEATURES, fit, load_state, named_tensors, read_back};
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

/// The classifier's features and classes of some images.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Readings {
    /// `[images, FEATURES]`, row by row.
    pub features: Vec<f32>,
    /// Most likely class of each image, and its probability.
    pub classes: Vec<(usize, f32)>,
}

impl Readings {
    /// Frechet distance of the images' features from a reference.
    pub fn distance(&self, reference: &Gaussian) -> f64 {
        frechet::distance(&Gaussian::of(&self.features, FEATURES), reference)
    }

    /// Adds the readings of further images.
    pub fn extend(&mut self, more: Readings) {
        self.features.extend(more.features);
        self.classes.extend(more.classes);
    }
}

/// Reads images `[n, 1, side, side]` in [-1, 1] of any size. One round trip to the device.
///
/// # Errors
/// [`Error::DeviceFailed`].
pub async fn read(classifier: &Classifier, images: Tensor<4>) -> Result<Readings> {
    let features = classifier.features(fit(images, CLASSIFIER_SIDE));
    let (probability, class) = softmax(classifier.logits(features.clone()), 1).max_dim_with_indices(1);
    let data = Transaction::default().register(features).register(probability).register(class.float());
    // Read-back: one a batch of evaluated images.
    let mut data = data.execute_async().await?.into_iter().map(|data| data.iter().collect::<Vec<f32>>());
    let [features, probabilities, classes] = [(); 3].map(|()| data.next().unwrap_or_default());
    let classes = classes.into_iter().map(|class| class as usize).zip(probabilities).collect();
    Ok(Readings { features, classes })
}

impl Evaluator {
    /// Most likely class of each image and its probability; `None` for an image that looks like no class.
    pub fn recognised(&self, readings: &Readings) -> Vec<Option<(usize, f32)>> {
        let accepts = |features: &[f32], class: usize| {
            self.recognition.as_ref().is_none_or(|recognition| recognition.accepts(features, class))
        };
        let rows = readings.features.chunks_exact(FEATURES).zip(&readings.classes);
        rows.map(|(features, reading)| accepts(features, reading.0).then_some(*reading)).collect()
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
            let shapes = [vec![CLASSES, FEATURES], vec![FEATURES, FEATURES], vec![CLASSES]];
            let parts = shapes.into_iter().zip(recognition.parts());
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
