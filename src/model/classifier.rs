//! The classifier: a small convolutional network that names the class of a generated image. Its hidden layer gives the
//! features in which the Frechet distance, precision and recall are measured.

use burn::module::Module;
use burn::nn::{Linear, LinearConfig};
use burn::tensor::activation::relu;
use burn::tensor::{Device, Tensor, TensorData};

use super::init::{self, Init};
use super::layers::{BatchNorm2d, Geometry, Kernel};
use crate::config::CLASSES;
use crate::rng::{self, Stream};

/// Length of the classifier's feature vectors.
pub const FEATURES: usize = 64;
/// Side in pixels of the images that the classifier reads: that of MNIST.
pub const CLASSIFIER_SIDE: usize = 28;

/// `(channels in, channels out, stride)` of the 3x3 convolutions; 28 px become 28, 14, 7 and 4.
const STAGES: [(usize, usize, usize); 4] = [(1, 16, 1), (16, 32, 2), (32, 64, 2), (64, 64, 2)];
/// Side of the last stage's output.
const CORE: usize = 4;

/// Maps images to [`FEATURES`] features, and those to class logits.
#[derive(Module, Debug)]
pub struct Classifier {
    blocks: Vec<Block>,
    hidden: Linear,
    output: Linear,
}

/// Convolution (no bias: the norm has one), batch norm, ReLU.
#[derive(Module, Debug)]
struct Block {
    conv: Kernel,
    norm: BatchNorm2d,
}

impl Classifier {
    /// Weights drawn from a seed (He et al. 2015, equation 10).
    pub fn new(seed: u32, device: &Device) -> Self {
        init::he(Self::uninitialised(device), Init::new(rng::stream(seed, Stream::Classifier)))
    }

    /// The architecture with weights that are still to be loaded.
    pub(crate) fn uninitialised(device: &Device) -> Self {
        let (.., channels, _) = STAGES[STAGES.len() - 1];
        Self {
            blocks: STAGES.iter().map(|stage| Block::new(*stage, device)).collect(),
            hidden: LinearConfig::new(channels * CORE * CORE, FEATURES).init(device),
            output: LinearConfig::new(FEATURES, CLASSES).init(device),
        }
    }

    /// Images `[n, 1, 28, 28]` in [-1, 1] to features `[n, FEATURES]`, none below 0. For other sizes see [`fit`].
    pub fn features(&self, images: Tensor<4>) -> Tensor<2> {
        let [n, channels, height, width] = images.dims();
        let images = images.reshape([n, height, width, channels]); // one channel: first and last are the same
        let blocks = self.blocks.iter().zip(STAGES);
        let core = blocks.fold(images, |x, (block, (.., stride))| block.forward(x, stride)); // [n, 4, 4, 64]
        let core = core.permute([0, 3, 1, 2]); // the hidden layer's weights expect channels first
        relu(self.hidden.forward(core.flatten(1, 3)))
    }

    /// Features `[n, FEATURES]` to class logits `[n, CLASSES]`.
    pub fn logits(&self, features: Tensor<2>) -> Tensor<2> {
        self.output.forward(features)
    }
}

impl Block {
    fn new((channels_in, channels_out, stride): (usize, usize, usize), device: &Device) -> Self {
        let conv = Kernel::new([channels_out, channels_in], geometry(stride), device);
        Self { conv, norm: BatchNorm2d::new(channels_out, device) }
    }

    fn forward(&self, x: Tensor<4>, stride: usize) -> Tensor<4> {
        const RELU: f32 = 0.0;
        self.norm.forward(self.conv.conv(x, geometry(stride)), RELU)
    }
}

fn geometry(stride: usize) -> Geometry {
    Geometry { kernel: 3, stride, padding: 1 }
}

/// Reduces images `[n, 1, side, side]` to side `to`, which undoes what made them network inputs: a padding of up to two
/// pixels is cut off; larger images are averaged over the area of each target pixel.
pub fn fit(images: Tensor<4>, to: usize) -> Tensor<4> {
    const MAX_PADDING: usize = 2;
    let [n, channels, side, _] = images.dims();
    if side <= to + 2 * MAX_PADDING {
        let border = (side - to) / 2;
        return images.slice([0..n, 0..channels, border..border + to, border..border + to]);
    }
    let rows = Tensor::<2>::from_data(TensorData::new(area_weights(side, to), [to, side]), &images.device());
    let rows = rows.reshape([1, 1, to, side]).expand([n, channels, to, side]);
    rows.clone().matmul(images).matmul(rows.swap_dims(2, 3))
}

/// Weight of each of `side` source pixels in each of `to` target pixels, by overlap, `[to, side]`; each row sums to 1.
fn area_weights(side: usize, to: usize) -> Vec<f32> {
    let width = side as f32 / to as f32;
    let overlap = |to: usize, from: usize| {
        let (start, end) = (to as f32 * width, (to + 1) as f32 * width);
        (end.min((from + 1) as f32) - start.max(from as f32)).max(0.0) / width
    };
    (0..to).flat_map(|to| (0..side).map(move |from| overlap(to, from))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_images_of_every_size() {
        let device = Device::flex();
        let classifier = Classifier::new(1, &device);
        for side in [28, 32, 64] {
            let features = classifier.features(fit(Tensor::zeros([2, 1, side, side], &device), CLASSIFIER_SIDE));
            assert_eq!((features.dims(), classifier.logits(features).dims()), ([2, FEATURES], [2, CLASSES]));
        }
    }

    #[test]
    fn fitting_undoes_the_padding_and_the_enlargement_of_every_dataset() {
        let device = Device::flex();
        for (side, to) in [(32, 28), (64, 28), (32, 32), (64, 32)] {
            assert_eq!(fit(Tensor::zeros([2, 1, side, side], &device), to).dims(), [2, 1, to, to]);
        }
    }

    #[test]
    fn fitting_keeps_a_flat_image_flat_and_a_padded_one_exact() {
        let device = Device::flex();
        let flat = fit(Tensor::full([1, 1, 64, 64], 0.25, &device), 32).into_data().try_to_vec::<f32>().unwrap();
        assert!(flat.iter().all(|value| (value - 0.25).abs() < 1e-6));
        let ramp: Vec<f32> = (0..32 * 32).map(|at| at as f32).collect();
        let fitted = fit(Tensor::<1>::from_floats(ramp.as_slice(), &device).reshape([1, 1, 32, 32]), 28);
        let corner = fitted.slice([0..1, 0..1, 0..1, 0..2]).into_data().try_to_vec::<f32>().unwrap();
        assert_eq!(corner, [66.0, 67.0]);
    }
}
