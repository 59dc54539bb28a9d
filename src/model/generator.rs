//! The forger: latents to images.

use burn::module::Module;
use burn::nn::conv::ConvTranspose2d;
use burn::tensor::activation::{relu, tanh};
use burn::tensor::{Device, Tensor};

use super::init::{self, Init};
use super::layers::{BatchNorm2d, Resample, conv_transpose};
use crate::config::{CHANNELS, Config};
use crate::rng::{self, Stream};

/// `z` to an image in [-1, 1], from a 4x4 core that every stage doubles in side and halves in channels.
#[derive(Module, Debug)]
pub struct Generator {
    blocks: Vec<Block>,
    output: ConvTranspose2d,
}

/// Transposed convolution (no bias: the norm has one), batch norm, ReLU.
#[derive(Module, Debug)]
struct Block {
    conv: ConvTranspose2d,
    norm: BatchNorm2d,
}

impl Generator {
    /// Weights drawn from the config's seed (DCGAN paper, section 4).
    pub fn new(config: &Config, device: &Device) -> Self {
        let generator = Self::uninitialised(config, device);
        init::dcgan(generator, Init::new(rng::stream(config.seed, Stream::Generator)))
    }

    /// The architecture with weights that are still to be loaded.
    pub(crate) fn uninitialised(config: &Config, device: &Device) -> Self {
        let core = config.features_g << (config.inner_stages() + 1);
        let blocks = (0..=config.inner_stages())
            .map(|stage| match stage {
                0 => Block::new([config.z_dim, core], Resample::Ends, device),
                _ => Block::new([core >> (stage - 1), core >> stage], Resample::Twofold, device),
            })
            .collect();
        Self { blocks, output: conv_transpose([2 * config.features_g, CHANNELS], Resample::Twofold, true, device) }
    }

    /// `z` `[batch, z_dim, 1, 1]` to images `[batch, 1, side, side]` in [-1, 1].
    ///
    /// On an autodiff device this is training: batch statistics are used, and folded into the running ones.
    pub fn forward(&self, z: Tensor<4>) -> Tensor<4> {
        let hidden = self.blocks.iter().fold(z, |x, block| block.forward(x)); // [batch, 2f, side/2, side/2]
        tanh(self.output.forward(hidden)) // [batch, 1, side, side]
    }
}

impl Block {
    fn new(channels: [usize; 2], resample: Resample, device: &Device) -> Self {
        Self { conv: conv_transpose(channels, resample, false, device), norm: BatchNorm2d::new(channels[1], device) }
    }

    fn forward(&self, x: Tensor<4>) -> Tensor<4> {
        relu(self.norm.forward(self.conv.forward(x)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_has_the_lessons_shapes_and_number_of_weights() {
        // By hand, for f = 2, z = 5. 32 px: 5*16*16 + 16*8*16 + 8*4*16 weights, 2*(16+8+4) in the norms, 4*16+1 in
        // the output. 64 px: 5*32*16 + (32*16+16*8+8*4)*16, 2*(32+16+8+4), 4*16+1.
        let device = Device::flex();
        for (image_size, weights) in [(32, 1280 + 2048 + 512 + 56 + 65), (64, 2560 + 10752 + 120 + 65)] {
            let config = Config { image_size, z_dim: 5, features_g: 2, ..Config::default() };
            let generator = Generator::new(&config, &device);
            // `num_params` counts the running mean and variance too: as many again as the norms' own.
            let norms = if image_size == 32 { 56 } else { 120 };
            assert_eq!(generator.num_params(), weights + norms);
            let images = generator.forward(Tensor::zeros([3, 5, 1, 1], &device));
            assert_eq!(images.dims(), [3, 1, image_size, image_size]);
        }
    }
}
