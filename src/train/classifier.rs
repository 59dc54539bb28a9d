//! Trains the classifier: cross-entropy, Adam with a cosine learning rate schedule (Loshchilov & Hutter 2017), and
//! random shifts of the images by up to two pixels as augmentation.

use std::f64::consts::PI;

use burn::module::Module;
use burn::tensor::activation::log_softmax;
use burn::tensor::{Device, Tensor, TensorData};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::gradients;
use super::optimizer::Optimizer;
use crate::config::{CHANNELS, CLASSES, Config};
use crate::data::{Dataset, EpochOrder};
use crate::error::{Error, Result};
use crate::latent::one_hot;
use crate::model::{CLASSIFIER_SIDE, Classifier};
use crate::rng::{self, Stream};

const BATCH: usize = 128;
const PEAK_LR: f64 = 3e-3;
/// Images are shifted by up to this many pixels each way.
const MAX_SHIFT: i32 = 2;

/// A classifier in training.
pub struct ClassifierTrainer<'a> {
    classifier: Classifier,
    optimizer: Optimizer,
    dataset: &'a Dataset,
    labels: &'a [u8],
    order: EpochOrder,
    shifts: ChaCha8Rng,
    step: usize,
    steps: usize,
    device: Device,
}

impl<'a> ClassifierTrainer<'a> {
    /// A new classifier for `dataset`.
    ///
    /// # Errors
    /// [`Error::NoLabels`] or [`Error::TooManyClasses`] unless each image has a label below [`CLASSES`];
    /// [`Error::TooFewImages`].
    pub fn new(dataset: &'a Dataset, seed: u32, epochs: usize, device: &Device) -> Result<Self> {
        let labels = dataset.labels_below(CLASSES)?;
        if dataset.len() < BATCH {
            return Err(Error::TooFewImages { images: dataset.len(), batch_size: BATCH });
        }
        let betas = Config { beta_1: 0.9, beta_2: 0.999, ..Config::default() };
        Ok(Self {
            classifier: Classifier::new(seed, &device.clone().autodiff()),
            optimizer: Optimizer::new(PEAK_LR, &betas),
            dataset,
            labels,
            order: EpochOrder::new(seed, dataset.len()),
            shifts: rng::stream(seed, Stream::Shifts),
            step: 0,
            steps: epochs * (dataset.len() / BATCH),
            device: device.clone(),
        })
    }

    /// Steps of the whole training.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The classifier as it is now, for evaluation.
    pub fn classifier(&self) -> Classifier {
        self.classifier.valid()
    }

    /// One step; returns the loss, `[1]`.
    pub fn step(&mut self) -> Tensor<1> {
        let batches = self.dataset.len() / BATCH;
        let indices = self.order.batch(self.step / batches, self.step % batches, BATCH).to_vec();
        let classes = indices.iter().map(|index| usize::from(self.labels[*index as usize]));
        let targets: Vec<f32> = classes.flat_map(one_hot).collect();
        let mut images = self.dataset.batch(&indices, CLASSIFIER_SIDE);
        for image in images.chunks_exact_mut(CLASSIFIER_SIDE * CLASSIFIER_SIDE) {
            let [right, down] = [(); 2].map(|()| self.shifts.random_range(-MAX_SHIFT..=MAX_SHIFT));
            shift(image, right, down, self.dataset.background());
        }
        self.optimizer.lr = PEAK_LR * (1.0 + (PI * self.step as f64 / self.steps as f64).cos()) / 2.0;
        self.step += 1;
        let shape = [BATCH, CHANNELS, CLASSIFIER_SIDE, CLASSIFIER_SIDE];
        self.descend(
            Tensor::from_data(TensorData::new(images, shape), &self.device),
            Tensor::from_data(TensorData::new(targets, [BATCH, CLASSES]), &self.device),
        )
    }

    fn descend(&mut self, images: Tensor<4>, targets: Tensor<2>) -> Tensor<1> {
        let logits = self.classifier.logits(self.classifier.features(images.autodiff()));
        let loss = -(log_softmax(logits, 1) * targets.autodiff()).sum() / BATCH as f64;
        let gradient = gradients::flatten(&self.classifier, loss.backward());
        self.classifier = self.optimizer.step(self.classifier.clone(), gradient, 1.0);
        loss.without_autodiff()
    }
}

/// Shifts a square image by whole pixels and fills the edges with background.
fn shift(image: &mut [f32], right: i32, down: i32, background: f32) {
    let side = CLASSIFIER_SIDE as i32;
    let before = image.to_vec();
    for (at, pixel) in image.iter_mut().enumerate() {
        let (x, y) = (at as i32 % side - right, at as i32 / side - down);
        let inside = (0..side).contains(&x) && (0..side).contains(&y);
        *pixel = if inside { before[(y * side + x) as usize] } else { background };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifting_moves_the_image_and_fills_with_background() {
        let mut image = vec![0.0; CLASSIFIER_SIDE * CLASSIFIER_SIDE];
        image[0] = 1.0;
        shift(&mut image, 1, 2, -0.5);
        assert_eq!(image[2 * CLASSIFIER_SIDE + 1], 1.0);
        assert_eq!((image[0], image[CLASSIFIER_SIDE * 3], image[CLASSIFIER_SIDE * 3 + 1]), (-0.5, -0.5, 0.0));
    }
}
