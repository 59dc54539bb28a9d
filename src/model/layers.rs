//! The layers that the networks are made of. Images lie channels last, `[batch, height, width, channels]`.

use burn::module::{Initializer, Module, ModuleMapper, Param, RunningState};
use burn::tensor::{Device, Tensor};

use crate::ops::{self, Norm};
pub(super) use crate::ops::{Activation, Geometry};

/// Between 1x1 and 4x4, as at the narrow ends of the lesson's networks.
pub(super) const ENDS: Geometry = Geometry { kernel: 4, stride: 1, padding: 0 };
/// Half the side or twice, as everywhere else in them.
pub(super) const TWOFOLD: Geometry = Geometry { kernel: 4, stride: 2, padding: 1 };

/// The weights of a convolution or a transposed convolution.
#[derive(Module, Debug)]
pub struct Kernel {
    /// `[out, in, k, k]` for a convolution, `[in, out, k, k]` for a transposed one, as in PyTorch.
    pub weight: Param<Tensor<4>>,
    /// `[out]`; none before a norm, which has its own.
    pub bias: Option<Param<Tensor<1>>>,
}

impl Kernel {
    /// Zeros, without a bias.
    pub fn new(channels: [usize; 2], geometry: Geometry, device: &Device) -> Self {
        let [first, second] = channels;
        let weight = Initializer::Zeros.init([first, second, geometry.kernel, geometry.kernel], device);
        Self { weight, bias: None }
    }

    /// With a bias for this many channels.
    pub fn with_bias(self, channels: usize, device: &Device) -> Self {
        Self { bias: Some(Initializer::Zeros.init([channels], device)), ..self }
    }

    /// The convolution.
    pub fn conv(&self, x: Tensor<4>, geometry: Geometry) -> Tensor<4> {
        ops::conv(x, self.weight.val(), geometry)
    }

    /// The transposed convolution.
    pub fn conv_transpose(&self, x: Tensor<4>, geometry: Geometry) -> Tensor<4> {
        ops::conv_transpose(x, self.weight.val(), geometry)
    }

    /// Adds the bias where there is one, then activates.
    pub fn activate(&self, x: Tensor<4>, activation: Activation) -> Tensor<4> {
        let [.., channels] = x.dims();
        let bias = self.bias.as_ref().map_or_else(|| Tensor::zeros([channels], &x.device()), Param::val);
        ops::bias_activation(x, bias, activation)
    }
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
    /// Identity scale and shift, and the statistics of a standard normal distribution.
    pub fn new(channels: usize, device: &Device) -> Self {
        Self {
            weight: Initializer::Ones.init([channels], device),
            bias: Initializer::Zeros.init([channels], device),
            running_mean: RunningState::new(Tensor::zeros([channels], device)),
            running_var: RunningState::new(Tensor::ones([channels], device)),
        }
    }

    /// `[batch, height, width, channels]` to the same shape, followed by LeakyReLU of this slope below 0 (0: ReLU). By the
    /// batch's statistics, which are folded into the running ones, on an autodiff device; by the running ones elsewhere
    /// ([`Module::valid`]).
    pub fn forward(&self, input: Tensor<4>, slope: f32) -> Tensor<4> {
        let norm = Norm {
            weight: self.weight.val(),
            bias: self.bias.val(),
            running_mean: self.running_mean.value(),
            running_var: self.running_var.value(),
        };
        if !input.device().is_autodiff() {
            return ops::batch_norm_eval(input, norm, slope);
        }
        let (output, [mean, var]) = ops::batch_norm_train(input, norm, slope);
        replace(&self.running_mean, mean);
        replace(&self.running_var, var);
        output
    }
}

/// Sets a running statistic at once. `RunningState::update` would average what several threads measured, by a division
/// on the device even for one.
fn replace(running: &RunningState<Tensor<1>>, value: Tensor<1>) {
    struct Replace(Tensor<1>);
    impl ModuleMapper for Replace {
        fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
            param.map(|old| self.0.clone().reshape(old.dims()))
        }
    }
    // A clone shares the value.
    running.clone().map(&mut Replace(value));
}
