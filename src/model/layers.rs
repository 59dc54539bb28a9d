//! The layers that both networks are made of. Every kernel is 4x4, as in the lesson.

use burn::module::{Initializer, Module, Param, RunningState};
use burn::nn::PaddingConfig2d;
use burn::nn::conv::{Conv2d, Conv2dConfig, ConvTranspose2d, ConvTranspose2dConfig};
use burn::tensor::module::{batch_norm, batch_norm_train};
use burn::tensor::{Device, Tensor};

const KERNEL: [usize; 2] = [4, 4];

/// How a 4x4 convolution changes the side of its image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resample {
    /// Between 1x1 and 4x4: stride 1, no padding.
    Ends,
    /// By a factor of two: stride 2, padding 1.
    Twofold,
}

impl Resample {
    fn stride_and_padding(self) -> (usize, usize) {
        match self {
            Resample::Ends => (1, 0),
            Resample::Twofold => (2, 1),
        }
    }
}

/// A convolution `channels[0] -> channels[1]`; weight `[out, in, 4, 4]`.
pub(super) fn conv(channels: [usize; 2], resample: Resample, bias: bool, device: &Device) -> Conv2d {
    let (stride, padding) = resample.stride_and_padding();
    Conv2dConfig::new(channels, KERNEL)
        .with_stride([stride; 2])
        .with_padding(PaddingConfig2d::Explicit(padding, padding, padding, padding))
        .with_bias(bias)
        .with_initializer(Initializer::Zeros)
        .init(device)
}

/// A transposed convolution `channels[0] -> channels[1]`; weight `[in, out, 4, 4]`.
pub(super) fn conv_transpose(channels: [usize; 2], resample: Resample, bias: bool, device: &Device) -> ConvTranspose2d {
    let (stride, padding) = resample.stride_and_padding();
    ConvTranspose2dConfig::new(channels, KERNEL)
        .with_stride([stride; 2])
        .with_padding([padding; 2])
        .with_bias(bias)
        .with_initializer(Initializer::Zeros)
        .init(device)
}

/// Batch normalisation (Ioffe & Szegedy 2015, algorithms 1 and 2) with PyTorch's conventions.
///
/// Burn's own layer keeps the biased batch variance as its running variance; PyTorch keeps the unbiased one, and
/// checkpoints must mean the same in both.
#[derive(Module, Debug)]
pub struct BatchNorm2d {
    /// Scale (gamma), `[channels]`.
    pub weight: Param<Tensor<1>>,
    /// Shift (beta), `[channels]`.
    pub bias: Param<Tensor<1>>,
    /// Moving average of the batch means, `[channels]`.
    pub running_mean: RunningState<Tensor<1>>,
    /// Moving average of the unbiased batch variances, `[channels]`.
    pub running_var: RunningState<Tensor<1>>,
}

impl BatchNorm2d {
    /// PyTorch's default.
    pub(crate) const EPSILON: f64 = 1e-5;
    /// Weight of the newest batch in the moving averages; PyTorch's default.
    const MOMENTUM: f64 = 0.1;

    /// Identity scale and shift, and the statistics of a standard normal distribution.
    pub fn new(channels: usize, device: &Device) -> Self {
        Self {
            weight: Initializer::Ones.init([channels], device),
            bias: Initializer::Zeros.init([channels], device),
            running_mean: RunningState::new(Tensor::zeros([channels], device)),
            running_var: RunningState::new(Tensor::ones([channels], device)),
        }
    }

    /// `[batch, channels, height, width]` to the same shape: by the batch's statistics, which are folded into the
    /// running ones, on an autodiff device; by the running ones elsewhere ([`Module::valid`]).
    pub fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        if input.device().is_autodiff() { self.forward_train(input) } else { self.forward_eval(input) }
    }

    fn forward_eval(&self, input: Tensor<4>) -> Tensor<4> {
        let (mean, variance) = (self.running_mean.value_sync(), self.running_var.value_sync());
        batch_norm(input, self.weight.val(), self.bias.val(), mean, variance, Self::EPSILON)
    }

    fn forward_train(&self, input: Tensor<4>) -> Tensor<4> {
        let [batch, _, height, width] = input.dims();
        let values = (batch * height * width) as f64;
        let normed = batch_norm_train(input, self.weight.val(), self.bias.val(), Self::EPSILON);
        // PyTorch normalises by the biased variance but remembers the unbiased one.
        update(&self.running_mean, normed.mean, 1.0);
        update(&self.running_var, normed.variance, values / (values - 1.0));
        normed.output
    }
}

/// Folds a batch statistic, times `scale`, into its moving average.
fn update(running: &RunningState<Tensor<1>>, batch: Tensor<1>, scale: f64) {
    let keep = running.value_sync().detach().mul_scalar(1.0 - BatchNorm2d::MOMENTUM);
    running.update(keep + batch.detach().mul_scalar(BatchNorm2d::MOMENTUM * scale));
}
