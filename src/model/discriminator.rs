//! The discriminator, called a critic under the Wasserstein loss: maps each image to one logit, above 0 for "real".

use burn::module::{Initializer, Module, Param};
use burn::tensor::{Device, Tensor};

use super::init::{self, Init};
use super::layers::{Activation, BatchNorm2d, ENDS, Geometry, Kernel, POINT, TWOFOLD};
use crate::config::{Architecture, CHANNELS, CLASSES, Config, Norm, Spectral};
use crate::rng::{self, Stream};
use gan_kernels as kernels;

/// Slope of LeakyReLU below 0 (DCGAN paper, section 4).
const LEAK: f32 = 0.2;
/// Keeps the derivative of the square root finite where a feature has no variance.
const VARIANCE_EPSILON: f32 = 1e-8;

/// Maps an image to a logit. In the convolutional network each stage halves the side and doubles the channels, down to
/// 4x4; in the dense one every layer has a single pixel.
///
/// A conditional one is a projection discriminator (Miyato & Koyama 2018, equation 3): the last layer has one more
/// channel for each class, which is that class's embedding, and the channel of the image's class is added to the logit.
/// The class is not an input of the network, so the image passes through once for all classes, and
/// [`Self::image_gradient`] stays exact.
#[derive(Module, Debug)]
pub struct Discriminator {
    input: Kernel,
    blocks: Vec<Block>,
    output: Kernel,
    /// Weight of the minibatch standard deviation in each logit, `[1]`.
    std_weight: Option<Param<Tensor<1>>>,
}

/// Convolution, batch norm or a bias, LeakyReLU.
#[derive(Module, Debug)]
struct Block {
    conv: Kernel,
    norm: Option<BatchNorm2d>,
}

impl Discriminator {
    /// Weights drawn from the config's seed (DCGAN paper, section 4).
    pub fn new(config: &Config, device: &Device) -> Self {
        let discriminator = Self::uninitialised(config, device);
        init::dcgan(discriminator, Init::new(rng::stream(config.seed, Stream::Discriminator)))
    }

    /// The architecture with weights that are still to be loaded.
    pub(crate) fn uninitialised(config: &Config, device: &Device) -> Self {
        let (f, stages) = (config.features_d, config.inner_stages());
        let (widths, kernels): (Vec<usize>, [usize; 2]) = match config.architecture {
            Architecture::Convolution => {
                ((0..=stages).map(|stage| f << stage).collect(), [TWOFOLD.kernel, ENDS.kernel])
            }
            Architecture::Dense => (vec![32 * f, 16 * f], [POINT.kernel; 2]),
        };
        let pixels = match config.architecture {
            Architecture::Convolution => CHANNELS,
            Architecture::Dense => config.image_size * config.image_size,
        };
        let logits = if config.conditional.is_on() { 1 + CLASSES } else { 1 };
        let kernel = |channels, side| kernel(channels, side, config, device);
        let last = widths[widths.len() - 1];
        Self {
            input: kernel([widths[0], pixels], kernels[0]).with_bias(widths[0], device),
            blocks: widths
                .windows(2)
                .map(|pair| Block::new(kernel([pair[1], pair[0]], kernels[0]), config.norm_d, pair[1], device))
                .collect(),
            output: kernel([logits, last], kernels[1]).with_bias(logits, device),
            std_weight: config.minibatch_std.is_on().then(|| Initializer::Zeros.init([1], device)),
        }
    }

    /// Images `[batch, 1, side, side]`, and for a conditional one their classes, `[batch, 10]` of 0 and 1, to logits
    /// `[batch]`; `sigmoid(logit)` is the lesson's D(x).
    ///
    /// On an autodiff device this is training: batch statistics are used, and folded into the running ones.
    pub fn forward(&self, images: Tensor<4>, classes: Option<&Tensor<2>>) -> Tensor<1> {
        let images = self.pixels(images);
        let first = self.input.activate(reduce(&self.input, images), Activation::LeakyRelu(LEAK));
        let hidden = self.blocks.iter().fold(first, |x, block| block.forward(x)); // [batch, 4, 4, .]
        let spread = self.std_weight.as_ref().map(|weight| weight.val() * deviation(hidden.clone()));
        let logits = self.logits(reduce(&self.output, hidden), classes);
        match spread {
            Some(spread) => logits + spread,
            None => logits,
        }
    }

    /// The name of each layer, as in checkpoints, and what it passes on for these images: after its norm and activation,
    /// channels last, `[batch, height, width, channels]`. The last one is the logit, and the summand of each class where
    /// the network is conditional.
    pub fn layers(&self, images: Tensor<4>) -> Vec<(String, Tensor<4>)> {
        let images = self.pixels(images);
        let mut x = self.input.activate(reduce(&self.input, images), Activation::LeakyRelu(LEAK));
        let mut layers = vec![("input".into(), x.clone())];
        for (at, block) in self.blocks.iter().enumerate() {
            x = block.forward(x);
            layers.push((format!("blocks.{at}"), x.clone()));
        }
        layers.push(("output".into(), self.output.activate(reduce(&self.output, x), Activation::Identity)));
        layers
    }

    /// A discriminator that judges on every device as this one does in evaluation, and that training leaves as it is: on
    /// an autodiff device it has gradients for the images only. For a network in evaluation ([`Module::valid`]).
    pub fn frozen(&self) -> Self {
        let blocks =
            self.blocks.iter().map(|block| Block { conv: block.conv.folded(block.norm.as_ref(), 0), norm: None });
        let [input, output] = [&self.input, &self.output].map(|kernel| kernel.folded(None, 0));
        Self { input, blocks: blocks.collect(), output, std_weight: self.std_weight.clone() }.train().no_grad()
    }

    /// The gradient of each image's logit with respect to that image, `[batch, pixels]`, as a differentiable function
    /// of the weights. Burn has no second derivatives, so this writes the backward pass out as forward operations, from
    /// the logit down to the image. It is exact, because LeakyReLU's derivative is constant almost everywhere.
    ///
    /// It holds only where images do not affect each other: without batch norm and minibatch standard deviation.
    pub fn image_gradient(&self, images: Tensor<4>, classes: Option<&Tensor<2>>) -> Tensor<2> {
        let images = self.pixels(images.detach());
        let [batch, ..] = images.dims();
        let layers: Vec<_> = std::iter::once(&self.input).chain(self.blocks.iter().map(|block| &block.conv)).collect();
        let weights: Vec<_> = layers.iter().map(|kernel| kernel.conv_weight()).collect();
        let mut x = images;
        let mut slopes = Vec::new();
        for (kernel, weight) in layers.iter().zip(&weights) {
            let geometry = geometry(kernel, x.dims()[1]);
            let sums = kernels::conv(x, weight.clone().detach(), geometry);
            x = kernel.activate(sums, Activation::LeakyRelu(LEAK)).detach();
            // 1 above 0, LEAK below.
            slopes.push((x.clone().sign() * ((1.0 - LEAK) / 2.0) + (1.0 + LEAK) / 2.0, geometry));
        }
        let [_, last, ..] = x.dims();
        let chosen = self.chosen(batch, classes, &x.device());
        let geometry = geometry(&self.output, last);
        let mut gradient = kernels::conv_transpose(chosen, self.output.conv_weight(), geometry);
        for (weight, (slope, geometry)) in weights.into_iter().zip(slopes).rev() {
            gradient = kernels::conv_transpose(gradient * slope, weight, geometry);
        }
        let pixels = gradient.shape().num_elements() / batch;
        gradient.reshape([batch, pixels])
    }

    /// Images with channels last; a dense network takes the pixels as channels. With one channel, `[b, 1, h, w]` and
    /// `[b, h, w, 1]` hold the same values in the same order.
    fn pixels(&self, images: Tensor<4>) -> Tensor<4> {
        let [batch, _, side, _] = images.dims();
        match self.input.side() {
            1 => images.reshape([batch, 1, 1, side * side * CHANNELS]),
            _ => images.reshape([batch, side, side, CHANNELS]),
        }
    }

    /// The last layer's output `[batch, 1, 1, logits]` to one logit an image.
    fn logits(&self, output: Tensor<4>, classes: Option<&Tensor<2>>) -> Tensor<1> {
        let output = self.output.activate(output, Activation::Identity);
        let [batch, .., logits] = output.dims();
        if logits == 1 {
            return output.reshape([batch]);
        }
        let chosen = self.chosen(batch, classes, &output.device());
        (output * chosen).sum_dim(3).reshape([batch])
    }

    /// A mask over the last layer's outputs, `[batch, 1, 1, logits]`: 1 for the unconditional logit and for the logit
    /// of the image's class, 0 for those of other classes.
    fn chosen(&self, batch: usize, classes: Option<&Tensor<2>>, device: &Device) -> Tensor<4> {
        let always = Tensor::ones([batch, 1, 1, 1], device);
        match classes {
            Some(classes) => Tensor::cat(vec![always, classes.clone().reshape([batch, 1, 1, CLASSES])], 3),
            None => always,
        }
    }
}

fn kernel(channels: [usize; 2], side: usize, config: &Config, device: &Device) -> Kernel {
    let geometry = Geometry { kernel: side, ..POINT };
    Kernel::new(channels, geometry, device).with_spectral_norm(
        config.spectral_norm != Spectral::None,
        channels[0],
        device,
    )
}

fn reduce(kernel: &Kernel, x: Tensor<4>) -> Tensor<4> {
    let [_, side, ..] = x.dims();
    kernel.conv(x, geometry(kernel, side))
}

/// A layer's geometry, which follows from the sides of its kernel and of its input: the output layer reduces 4x4 to one
/// pixel, every other convolution halves the side.
fn geometry(kernel: &Kernel, side: usize) -> Geometry {
    match (kernel.side(), side) {
        (1, _) => POINT,
        (_, 4) => ENDS,
        _ => TWOFOLD,
    }
}

/// Minibatch standard deviation: the mean, over features and pixels, of their standard deviations in the batch, `[1]`
/// (Karras et al. 2018, section 3). The paper appends it to the last layer's input as a constant feature map. A
/// constant map acts only through the sum of its weights, so one weight ([`Discriminator`]'s `std_weight`) does the
/// same.
fn deviation(hidden: Tensor<4>) -> Tensor<1> {
    let [batch, height, width, channels] = hidden.dims();
    let values = hidden.reshape([batch, height * width * channels]);
    let apart = values.clone() - values.mean_dim(0);
    (apart.clone() * apart).mean_dim(0).add_scalar(VARIANCE_EPSILON).sqrt().mean()
}

impl Block {
    fn new(conv: Kernel, norm: Norm, channels: usize, device: &Device) -> Self {
        match norm {
            Norm::Batch => Self { conv, norm: Some(BatchNorm2d::new(channels, device)) },
            Norm::None => Self { conv: conv.with_bias(channels, device), norm: None },
        }
    }

    fn forward(&self, x: Tensor<4>) -> Tensor<4> {
        let x = reduce(&self.conv, x);
        match &self.norm {
            Some(norm) => norm.forward(x, LEAK),
            None => self.conv.activate(x, Activation::LeakyRelu(LEAK)),
        }
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
            let logits = discriminator.forward(Tensor::zeros([3, 1, image_size, image_size], &device), None);
            assert_eq!(logits.dims(), [3]);
        }
    }
}
