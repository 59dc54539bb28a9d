//! The generator: maps latents to images.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::init::{self, Init};
use super::layers::{Activation, BatchNorm2d, ENDS, Geometry, Kernel, POINT, TWOFOLD};
use crate::config::{Architecture, CHANNELS, Config, Norm, Spectral, Upsample};
use crate::rng::{self, Stream};

/// Slope of ReLU below 0.
const RELU: f32 = 0.0;
/// Side of the kernels that follow a nearest-neighbour upsampling.
const RESIZED: usize = 3;

/// Maps `z` to an image in [-1, 1]. In the convolutional network the first layer makes a 4x4 feature map, and each
/// stage doubles the side and halves the channels; in the dense one every layer has a single pixel.
#[derive(Module, Debug)]
pub struct Generator {
    blocks: Vec<Block>,
    output: Kernel,
}

/// Transposed convolution, batch norm or a bias, ReLU.
#[derive(Module, Debug)]
struct Block {
    conv: Kernel,
    norm: Option<BatchNorm2d>,
}

impl Generator {
    /// Weights drawn from the config's seed (DCGAN paper, section 4).
    pub fn new(config: &Config, device: &Device) -> Self {
        let generator = Self::uninitialised(config, device);
        init::dcgan(generator, Init::new(rng::stream(config.seed, Stream::Generator)))
    }

    /// The architecture with weights that are still to be loaded.
    pub(crate) fn uninitialised(config: &Config, device: &Device) -> Self {
        match config.architecture {
            Architecture::Convolution => Self::convolutional(config, device),
            Architecture::Dense => Self::dense(config, device),
        }
    }

    fn convolutional(config: &Config, device: &Device) -> Self {
        let core = config.features_g << (config.inner_stages() + 1);
        let doubling = match config.upsample {
            Upsample::Transpose => TWOFOLD.kernel,
            Upsample::Resize => RESIZED,
        };
        let blocks = (0..=config.inner_stages())
            .map(|stage| match stage {
                0 => Block::new([config.inputs_g(), core], ENDS.kernel, config, device),
                _ => Block::new([core >> (stage - 1), core >> stage], doubling, config, device),
            })
            .collect();
        let output = kernel([2 * config.features_g, CHANNELS], doubling, config, device).with_bias(CHANNELS, device);
        Self { blocks, output }
    }

    /// Two hidden layers of 16 and 32 features.
    fn dense(config: &Config, device: &Device) -> Self {
        let (f, pixels) = (config.features_g, config.image_size * config.image_size);
        let block = |channels| Block::new(channels, POINT.kernel, config, device);
        let blocks = vec![block([config.inputs_g(), 16 * f]), block([16 * f, 32 * f])];
        let output = kernel([32 * f, pixels], POINT.kernel, config, device).with_bias(pixels, device);
        Self { blocks, output }
    }

    /// Maps `z` `[batch, z_dim, 1, 1]` to images `[batch, 1, side, side]` in [-1, 1]. A conditional generator takes the
    /// class as ten more numbers after `z_dim`, one-hot.
    ///
    /// On an autodiff device this is training: batch statistics are used, and folded into the running ones.
    pub fn forward(&self, z: Tensor<4>) -> Tensor<4> {
        let hidden = self.blocks.iter().fold(core(z), |x, block| block.forward(x)); // [batch, side/2, side/2, 2f]
        self.image(hidden)
    }

    /// The name of each layer, as in checkpoints, and what it passes on for `z`: after its norm and activation, channels
    /// last, `[batch, height, width, channels]`. The last one is the image.
    pub fn layers(&self, z: Tensor<4>) -> Vec<(String, Tensor<4>)> {
        let mut x = core(z);
        let mut layers = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            x = block.forward(x);
            layers.push((format!("blocks.{at}"), x.clone()));
        }
        let image = self.image(x);
        let [batch, channels, side, _] = image.dims();
        layers.push(("output".into(), image.reshape([batch, side, side, channels])));
        layers
    }

    /// What the first layer passes on for `z`, `[batch, features]`.
    pub fn first_layer(&self, z: Tensor<4>) -> Tensor<2> {
        let [batch, ..] = z.dims();
        let features = self.blocks.iter().take(1).fold(core(z), |x, block| block.forward(x));
        let width = features.shape().num_elements() / batch;
        features.reshape([batch, width])
    }

    /// A generator that draws on every device what this one draws in evaluation, and that training leaves as it is: on
    /// an autodiff device it has gradients for its input only. For a network in evaluation ([`Module::valid`]).
    pub fn frozen(&self) -> Self {
        let blocks =
            self.blocks.iter().map(|block| Block { conv: block.conv.folded(block.norm.as_ref(), 1), norm: None });
        Self { blocks: blocks.collect(), output: self.output.folded(None, 1) }.train().no_grad()
    }

    fn image(&self, hidden: Tensor<4>) -> Tensor<4> {
        let pixels = enlarge(&self.output, hidden); // [batch, side, side, 1], dense [batch, 1, 1, side side]
        let images = self.output.activate(pixels, Activation::Tanh);
        let [batch, height, width, depth] = images.dims();
        let side = (height * width * depth).isqrt();
        images.reshape([batch, CHANNELS, side, side]) // one channel: first and last are the same
    }
}

fn kernel(channels: [usize; 2], side: usize, config: &Config, device: &Device) -> Kernel {
    let geometry = Geometry { kernel: side, ..POINT };
    Kernel::new(channels, geometry, device).with_spectral_norm(
        config.spectral_norm == Spectral::Both,
        channels[1],
        device,
    )
}

/// Latents `[batch, inputs, 1, 1]` with channels last.
fn core(z: Tensor<4>) -> Tensor<4> {
    let [batch, inputs, ..] = z.dims();
    z.reshape([batch, 1, 1, inputs])
}

/// Applies a layer's weight. The kernel's side tells which operation it is for: 1 for a dense layer, 3 for a
/// convolution after upsampling, 4 for a transposed convolution.
fn enlarge(kernel: &Kernel, x: Tensor<4>) -> Tensor<4> {
    let [_, side, ..] = x.dims();
    match kernel.side() {
        1 => kernel.conv_transpose(x, POINT),
        RESIZED => kernel.resize_conv(x),
        _ => kernel.conv_transpose(x, if side == 1 { ENDS } else { TWOFOLD }),
    }
}

impl Block {
    fn new(channels: [usize; 2], side: usize, config: &Config, device: &Device) -> Self {
        let conv = kernel(channels, side, config, device);
        match config.norm_g {
            Norm::Batch => Self { conv, norm: Some(BatchNorm2d::new(channels[1], device)) },
            Norm::None => Self { conv: conv.with_bias(channels[1], device), norm: None },
        }
    }

    fn forward(&self, x: Tensor<4>) -> Tensor<4> {
        let x = enlarge(&self.conv, x);
        match &self.norm {
            Some(norm) => norm.forward(x, RELU),
            None => self.conv.activate(x, Activation::LeakyRelu(RELU)),
        }
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
