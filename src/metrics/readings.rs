//! What the classifier sees in images.

use burn::tensor::activation::softmax;
use burn::tensor::{Tensor, Transaction};

use super::frechet::{self, Gaussian};
use crate::error::Result;
use crate::model::{CLASSIFIER_SIDE, Classifier, FEATURES, fit};

/// Length of an image's [texture](Readings::texture).
pub(super) const TEXTURE: usize = 2;

/// The classifier's features and classes of some images, and their texture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Readings {
    /// `[images, FEATURES]`, row by row.
    pub features: Vec<f32>,
    /// Most likely class of each image, and its probability.
    pub classes: Vec<(usize, f32)>,
    /// What the features do not tell of each image, `[images, TEXTURE]`, row by row.
    pub texture: Vec<f32>,
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
        self.texture.extend(more.texture);
    }
}

/// Reads images `[n, 1, side, side]` in [-1, 1] of any size. One round trip to the device.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn read(classifier: &Classifier, images: Tensor<4>) -> Result<Readings> {
    let images = fit(images, CLASSIFIER_SIDE);
    let texture = texture(images.clone());
    let features = classifier.features(images);
    let (probability, class) = softmax(classifier.logits(features.clone()), 1).max_dim_with_indices(1);
    let data =
        Transaction::default().register(features).register(probability).register(class.float()).register(texture);
    // Read-back: one a batch of evaluated images.
    let mut data = data.execute_async().await?.into_iter().map(|data| data.iter().collect::<Vec<f32>>());
    let [features, probabilities, classes, texture] = [(); 4].map(|()| data.next().unwrap_or_default());
    let classes = classes.into_iter().map(|class| class as usize).zip(probabilities).collect();
    Ok(Readings { features, classes, texture })
}

/// The texture of images `[n, 1, side, side]` with pixels in [-1, 1], `[n, TEXTURE]`: the strength of their edges (the
/// root mean square difference of neighbouring pixels), and the logarithm of their contrast (the standard deviation).
fn texture(images: Tensor<4>) -> Tensor<2> {
    /// Keeps the logarithm of flat images finite.
    const FLAT: f32 = 0.01;
    let [n, _, side, _] = images.dims();
    let pixels = images.reshape([n, side, side]);
    let [across, down] = [pixels.clone(), pixels.clone().swap_dims(1, 2)].map(differences);
    let edges = (mean_square(across) + mean_square(down)).sqrt();
    let mean = pixels.clone().reshape([n, side * side]).mean_dim(1).reshape([n, 1, 1]);
    let contrast = mean_square(pixels - mean).sqrt() + FLAT;
    Tensor::cat(vec![edges, contrast.log()], 1)
}

/// Differences of neighbours along the last axis of `[n, a, b]`, `[n, a, b - 1]`.
fn differences(values: Tensor<3>) -> Tensor<3> {
    let [n, a, b] = values.dims();
    values.clone().slice([0..n, 0..a, 1..b]) - values.slice([0..n, 0..a, 0..b - 1])
}

/// Mean of the squares of each `[a, b]`, `[n, 1]`.
fn mean_square(values: Tensor<3>) -> Tensor<2> {
    let [n, a, b] = values.dims();
    (values.clone() * values).reshape([n, a * b]).mean_dim(1)
}
