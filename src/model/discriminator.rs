//! The appraiser: images to one logit each, above 0 for "real".

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::init::{self, Init};
use super::layers::{Activation, BatchNorm2d, ENDS, Kernel, TWOFOLD};
use crate::config::{CHANNELS, Config};
use crate::rng::{self, Stream};

/// Slope of LeakyReLU below 0 (DCGAN paper, section 4).
const LEAK: f32 = 0.2;

/// An image to a logit, by stages that halve its side and double its channels, down to 4x4.
#[derive(Module, Debug)]
pub struct Discriminator {
    input: Kernel,
    blocks: Vec<Block>,
    output: Kernel,
}

/// Convolution (no bias: the norm has one), batch norm, LeakyReLU.
#[derive(Module, Debug)]
struct Block {
    conv: Kernel,
    norm: BatchNorm2d,
}

impl Discriminator {
    /// Weights drawn from the config's seed (DCGAN paper, section 4).
    pub fn new(config: &Config, device: &Device) -> Self {
        let discriminator = Self::uninitialised(config, device);
        init::dcgan(discriminator, Init::new(rng::stream(config.seed, Stream::Discriminator)))
    }

    /// The architecture with weights that are still to be loaded.
    pub(crate) fn uninitialised(config: &Config, device: &Device) -> Self {
        let f = config.features_d;
        let stages = config.inner_stages();
        Self {
            input: Kernel::new([f, CHANNELS], TWOFOLD, device).with_bias(f, device),
            blocks: (0..stages).map(|stage| Block::new([f << stage, f << (stage + 1)], device)).collect(),
            output: Kernel::new([1, f << stages], ENDS, device).with_bias(1, device),
        }
    }

    /// Images `[batch, 1, side, side]` to logits `[batch]`; `sigmoid(logit)` is the lesson's D(x).
    ///
    /// On an autodiff device this is training: batch statistics are used, and folded into the running ones.
    pub fn forward(&self, images: Tensor<4>) -> Tensor<1> {
        let [batch, _, side, _] = images.dims();
        let images = images.reshape([batch, side, side, CHANNELS]); // one channel: first and last are the same
        let first = self.input.activate(self.input.conv(images, TWOFOLD), Activation::LeakyRelu(LEAK));
        let hidden = self.blocks.iter().fold(first, |x, block| block.forward(x)); // [batch, 4, 4, .]
        let logits = self.output.activate(self.output.conv(hidden, ENDS), Activation::Identity); // [batch, 1, 1, 1]
        logits.reshape([batch])
    }
}

impl Block {
    fn new(channels: [usize; 2], device: &Device) -> Self {
        let [from, to] = channels;
        Self { conv: Kernel::new([to, from], TWOFOLD, device), norm: BatchNorm2d::new(to, device) }
    }

    fn forward(&self, x: Tensor<4>) -> Tensor<4> {
        self.norm.forward(self.conv.conv(x, TWOFOLD), LEAK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_has_the_lessons_shapes_and_number_of_weights() {
        // By hand, for f = 2. 32 px: 2*16+2, (2*4 + 4*8)*16, 4*(4+8) in the norms with their statistics, 8*16+1.
        // 64 px: one stage of 8*16*16 and 4*16 more, and 16*16+1 at the end.
        let device = Device::flex();
        for (image_size, weights) in [(32, 34 + 640 + 48 + 129), (64, 34 + 640 + 48 + 2048 + 64 + 257)] {
            let config = Config { image_size, features_d: 2, ..Config::default() };
            let discriminator = Discriminator::new(&config, &device);
            assert_eq!(discriminator.num_params(), weights);
            let logits = discriminator.forward(Tensor::zeros([3, 1, image_size, image_size], &device));
            assert_eq!(logits.dims(), [3]);
        }
    }
}
