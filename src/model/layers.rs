//! The layers that the networks are made of. Images lie channels last, `[batch, height, width, channels]`.

use burn::module::{Initializer, Module, ModuleMapper, Param, RunningState};
use burn::tensor::{Device, Tensor, TensorData};

use super::spectral;
use gan_kernels::{self as kernels, NORM_EPSILON, Norm};
pub(super) use gan_kernels::{Activation, Geometry};

/// Between 1x1 and 4x4: the generator's first layer and the discriminator's last.
pub(super) const ENDS: Geometry = Geometry { kernel: 4, stride: 1, padding: 0 };
/// Halves the side (convolution) or doubles it (transposed convolution): all other layers.
pub(super) const TWOFOLD: Geometry = Geometry { kernel: 4, stride: 2, padding: 1 };

/// One pixel to one pixel: a fully connected layer.
pub(super) const POINT: Geometry = Geometry { kernel: 1, stride: 1, padding: 0 };

/// The weights of a convolution or a transposed convolution.
#[derive(Module, Debug)]
pub struct Kernel {
    /// `[out, in, k, k]` for a convolution, `[in, out, k, k]` for a transposed one, as in PyTorch.
    pub weight: Param<Tensor<4>>,
    /// `[out]`; none before a norm, which has its own.
    pub bias: Option<Param<Tensor<1>>>,
    /// For a spectrally normalised weight, the power iteration's estimate of its first left singular vector, `[out]`.
    pub running_u: Option<RunningState<Tensor<1>>>,
}

impl Kernel {
    /// A weight of zeros, without a bias.
    pub fn new(channels: [usize; 2], geometry: Geometry, device: &Device) -> Self {
        let [first, second] = channels;
        let weight = Initializer::Zeros.init([first, second, geometry.kernel, geometry.kernel], device);
        Self { weight, bias: None, running_u: None }
    }

    /// With a bias for this many channels.
    pub fn with_bias(self, channels: usize, device: &Device) -> Self {
        Self { bias: Some(Initializer::Zeros.init([channels], device)), ..self }
    }

    /// With spectral normalisation, where it is wanted, over this many outputs.
    pub fn with_spectral_norm(self, wanted: bool, outputs: usize, device: &Device) -> Self {
        Self { running_u: wanted.then(|| RunningState::new(Tensor::ones([outputs], device))), ..self }
    }

    /// Side of the kernel, pixels.
    pub fn side(&self) -> usize {
        self.weight.dims()[2]
    }

    /// The weight that a convolution computes with.
    pub fn conv_weight(&self) -> Tensor<4> {
        self.normalised(0)
    }

    /// The convolution.
    pub fn conv(&self, x: Tensor<4>, geometry: Geometry) -> Tensor<4> {
        kernels::conv(x, self.conv_weight(), geometry)
    }

    /// The transposed convolution.
    pub fn conv_transpose(&self, x: Tensor<4>, geometry: Geometry) -> Tensor<4> {
        kernels::conv_transpose(x, self.normalised(1), geometry)
    }

    /// Nearest-neighbour upsampling by two, then a convolution with a 3x3 kernel. Both together equal one transposed
    /// convolution with a 4x4 kernel whose taps are sums of the 3x3 kernel's (see [`widened`]).
    pub fn resize_conv(&self, x: Tensor<4>) -> Tensor<4> {
        kernels::conv_transpose(x, widened(self.normalised(1)), TWOFOLD)
    }

    /// This layer and the norm after it as one layer that computes what both do in evaluation, with nothing left that
    /// training would change: the weight is divided by its largest singular value, where it is normalised by that, and
    /// the norm's running statistics, scale and shift are multiplied in. `outputs` is the weight's axis of outputs. Only
    /// for a layer of a network in evaluation ([`Module::valid`]).
    pub fn folded(&self, norm: Option<&BatchNorm2d>, outputs: usize) -> Self {
        let weight = self.normalised(outputs);
        let (weight, bias) = match norm.map(BatchNorm2d::affine) {
            Some((scale, shift)) => (weight.mul(spectral::along(scale, outputs)), Some(shift)),
            None => (weight, self.bias.as_ref().map(Param::val)),
        };
        Self { weight: Param::from_tensor(weight), bias: bias.map(Param::from_tensor), running_u: None }
    }

    fn normalised(&self, outputs: usize) -> Tensor<4> {
        let weight = self.weight.val();
        let Some(running_u) = &self.running_u else { return weight };
        let (weight, u) = spectral::normalise(weight, running_u.value(), outputs);
        if let Some(u) = u {
            replace(running_u, u);
        }
        weight
    }

    /// Adds the bias where there is one, then activates.
    pub fn activate(&self, x: Tensor<4>, activation: Activation) -> Tensor<4> {
        let [.., channels] = x.dims();
        let bias = self.bias.as_ref().map_or_else(|| Tensor::zeros([channels], &x.device()), Param::val);
        kernels::bias_activation(x, bias, activation)
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

    /// Normalises `[batch, height, width, channels]`, then applies LeakyReLU with this slope below 0 (0: ReLU).
    ///
    /// On an autodiff device it uses the batch's statistics and folds them into the running ones; elsewhere
    /// ([`Module::valid`]) it uses the running ones.
    pub fn forward(&self, input: Tensor<4>, slope: f32) -> Tensor<4> {
        let norm = Norm {
            weight: self.weight.val(),
            bias: self.bias.val(),
            running_mean: self.running_mean.value(),
            running_var: self.running_var.value(),
        };
        if !input.device().is_autodiff() {
            return kernels::batch_norm_eval(input, norm, slope);
        }
        let (output, [mean, var]) = kernels::batch_norm_train(input, norm, slope);
        replace(&self.running_mean, mean);
        replace(&self.running_var, var);
        output
    }

    /// What it does in evaluation, before its activation: a factor and a summand for each channel, `[channels]`.
    fn affine(&self) -> (Tensor<1>, Tensor<1>) {
        let scale = self.weight.val() / (self.running_var.value() + NORM_EPSILON).sqrt();
        let shift = self.bias.val() - self.running_mean.value() * scale.clone();
        (scale, shift)
    }
}

/// Expands `[in, out, 3, 3]` to `[in, out, 4, 4]`: along each axis an upsampled pixel is multiplied by one tap or by
/// the sum of two, so each tap of the 4x4 kernel is the sum of one, two or four taps of the 3x3 one.
fn widened(weight: Tensor<4>) -> Tensor<4> {
    const TAPS: [[f32; 3]; 4] = [[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 1.0, 0.0], [1.0, 0.0, 0.0]];
    let both = |at: usize, tap: usize| TAPS[at / 4][tap / 3] * TAPS[at % 4][tap % 3];
    let sums: Vec<f32> = (0..16 * 9).map(|i| both(i / 9, i % 9)).collect();
    let sums = Tensor::from_data(TensorData::new(sums, [16, 9, 1, 1]), &weight.device());
    let [inputs, outputs, ..] = weight.dims();
    kernels::conv(weight.reshape([inputs * outputs, 1, 1, 9]), sums, POINT).reshape([inputs, outputs, 4, 4])
}

/// Sets a running statistic. `RunningState::update` averages the values of several threads, and divides on the device
/// even when there is one thread.
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
