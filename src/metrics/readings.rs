//! What the classifier sees in images.

use burn::tensor::activation::softmax;
use burn::tensor::{Tensor, Transaction};

use super::frechet::{self, Gaussian};
use crate::error::Result;
use crate::model::{CLASSIFIER_SIDE, Classifier, FEATURES, fit};

/// The classifier's features and classes of some images.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Readings {
    /// `[images, FEATURES]`, row by row.
    pub features: Vec<f32>,
    /// Most likely class of each image, and its probability.
    pub classes: Vec<(usize, f32)>,
    /// Strength of the edges in each image: root mean square difference of neighbouring pixels, which are in [-1, 1].
    pub edges: Vec<f32>,
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
        self.edges.extend(more.edges);
    }
}

/// Reads images `[n, 1, side, side]` in [-1, 1] of any size. One round trip to the device.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn read(classifier: &Classifier, images: Tensor<4>) -> Result<Readings> {
    let images = fit(images, CLASSIFIER_SIDE);
    let edges = edges(images.clone());
    let features = classifier.features(images);
    let (probability, class) = softmax(classifier.logits(features.clone()), 1).max_dim_with_indices(1);
    let data = Transaction::default().register(features).register(probability).register(class.float()).register(edges);
    // Read-back: one a batch of evaluated images.
    let mut data = data.execute_async().await?.into_iter().map(|data| data.iter().collect::<Vec<f32>>());
    let [features, probabilities, classes, edges] = [(); 4].map(|()| data.next().unwrap_or_default());
    let classes = classes.into_iter().map(|class| class as usize).zip(probabilities).collect();
    Ok(Readings { features, classes, edges })
}

/// Strength of the edges in images `[n, 1, side, side]`, `[n, 1]`.
fn edges(images: Tensor<4>) -> Tensor<2> {
    let [n, _, side, _] = images.dims();
    let pixels = images.reshape([n, side, side]);
    let (all, first, rest) = (0..side, 0..side - 1, 1..side);
    let across = pixels.clone().slice([0..n, all.clone(), rest.clone()])
        - pixels.clone().slice([0..n, all.clone(), first.clone()]);
    let down = pixels.clone().slice([0..n, rest, all.clone()]) - pixels.slice([0..n, first, all]);
    let squares =
        |differences: Tensor<3>| (differences.clone() * differences).reshape([n, side * (side - 1)]).mean_dim(1);
    (squares(across) + squares(down)).sqrt()
}
