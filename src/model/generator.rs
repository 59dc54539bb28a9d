//! The forger: latents to images.

use std::iter;

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::init::{self, Init};
use super::layers::{Activation, BatchNorm2d, ENDS, Geometry, Kernel, TWOFOLD};
use crate::config::{CHANNELS, Config};
use crate::rng::{self, Stream};

/// Slope of ReLU below 0.
const RELU: f32 = 0.0;

/// `z` to an image in [-1, 1], from a 4x4 core that every stage doubles in side and halves in channels.
#[derive(Module, Debug)]
pub struct Generator {
    blocks: Vec<Block>,
    output: Kernel,
}

/// Transposed convolution (no bias: the norm has one), batch norm, ReLU.
#[derive(Module, Debug)]
struct Block {
    conv: Kernel,
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
                0 => Block::new([config.z_dim, core], ENDS, device),
                _ => Block::new([core >> (stage - 1), core >> stage], TWOFOLD, device),
            })
            .collect();
        let output = Kernel::new([2 * config.features_g, CHANNELS], TWOFOLD, device).with_bias(CHANNELS, device);
        Self { blocks, output }
    }

    /// `z` `[batch, z_dim, 1, 1]` to images `[batch, 1, side, side]` in [-1, 1].
    ///
    /// On an autodiff device this is training: batch statistics are used, and folded into the running ones.
    pub fn forward(&self, z: Tensor<4>) -> Tensor<4> {
        let [batch, z_dim, ..] = z.dims();
        let geometries = iter::once(ENDS).chain(iter::repeat(TWOFOLD));
        let core = z.reshape([batch, 1, 1, z_dim]);
        let blocks = self.blocks.iter().zip(geometries);
        let hidden = blocks.fold(core, |x, (block, geometry)| block.forward(x, geometry)); // [batch, side/2, side/2, 2f]
        let pixels = self.output.conv_transpose(hidden, TWOFOLD); // [batch, side, side, 1]
        let images = self.output.activate(pixels, Activation::Tanh);
        let [batch, side, ..] = images.dims();
        images.reshape([batch, CHANNELS, side, side]) // one channel: first and last are the same
    }
}

impl Block {
    fn new(channels: [usize; 2], geometry: Geometry, device: &Device) -> Self {
        Self { conv: Kernel::new(channels, geometry, device), norm: BatchNorm2d::new(channels[1], device) }
    }

    fn forward(&self, x: Tensor<4>, geometry: Geometry) -> Tensor<4> {
        self.norm.forward(self.conv.conv_transpose(x, geometry), RELU)
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
