//! What a backend must compute. [`Kernels`] are plain functions for the forward and the backward passes, [`NetworkOps`]
//! are the operations that Burn's autodiff differentiates, [`UpdateOps`] are those without gradients.
//!
//! Every float tensor is f32. Inputs may have any memory layout; results are contiguous.

use burn::backend::tensor::FloatTensor;
use burn::backend::{Backend, TensorMetadata, backend_extension};

use crate::geometry::Geometry;

/// An elementwise function that follows a bias.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Activation {
    /// `x`.
    Identity,
    /// `x` above 0, elsewhere `x` times this slope, which must be positive.
    LeakyRelu(f32),
    /// `tanh(x)`.
    Tanh,
}

/// The numbers of one Adam step (Kingma & Ba 2015, algorithm 1), in PyTorch's order of operations:
/// `first = beta_1 first + (1 - beta_1) g`, `second = beta_2 second + (1 - beta_2) g g`,
/// `update = first / (sqrt(second) / root_bias_2 + epsilon) * rate`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdamStep {
    /// Decay of the first moment.
    pub beta_1: f32,
    /// Decay of the second moment.
    pub beta_2: f32,
    /// Learning rate over `1 - beta_1^t`.
    pub rate: f32,
    /// `sqrt(1 - beta_2^t)`.
    pub root_bias_2: f32,
    /// Added to the denominator.
    pub epsilon: f32,
}

/// PyTorch's constants of batch norm.
pub mod norm {
    /// Added to the variance.
    pub const EPSILON: f32 = 1e-5;
    /// Weight of the newest batch in the running statistics.
    pub const MOMENTUM: f32 = 0.1;
}

/// The results of [`Kernels::norm`].
pub(crate) struct Normed<B: Backend> {
    /// `[n, h, w, c]`.
    pub output: FloatTensor<B>,
    /// Batch mean, `[c]`.
    pub mean: FloatTensor<B>,
    /// `1 / sqrt(biased batch variance + EPSILON)`, `[c]`.
    pub inverse_std: FloatTensor<B>,
    /// `(1 - MOMENTUM) old + MOMENTUM mean`, `[c]`.
    pub running_mean: FloatTensor<B>,
    /// The same of the unbiased batch variance, `[c]`.
    pub running_var: FloatTensor<B>,
}

/// The gradients of a batch norm.
pub(crate) struct NormGradients<B: Backend> {
    pub x: FloatTensor<B>,
    pub weight: FloatTensor<B>,
    pub bias: FloatTensor<B>,
}

/// A batch norm's scale and shift, `[c]` each.
pub(crate) struct Affine<B: Backend> {
    pub weight: FloatTensor<B>,
    pub bias: FloatTensor<B>,
}

/// Forward and backward passes as plain functions; shapes as in the functions of [`super`].
pub(crate) trait Kernels: Backend {
    /// [`super::conv`]; also the input gradient of a transposed convolution.
    fn conv_forward(big: FloatTensor<Self>, weight: FloatTensor<Self>, geometry: Geometry) -> FloatTensor<Self>;

    /// [`super::conv_transpose`] to a big image of this side; also the input gradient of a convolution.
    fn conv_backward(
        small: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        geometry: Geometry,
        side: usize,
    ) -> FloatTensor<Self>;

    /// The weight gradient of both: `big` `[n, H, W, c_big]` and `small` `[n, h, w, c_small]`, one of them a gradient,
    /// to `[c_small, c_big, k, k]`.
    fn conv_weight(big: FloatTensor<Self>, small: FloatTensor<Self>, geometry: Geometry) -> FloatTensor<Self>;

    /// The gradients of [`super::conv`]'s image and weight, from that of the small image.
    fn conv_gradients(
        big: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        geometry: Geometry,
    ) -> [FloatTensor<Self>; 2] {
        let side = big.shape()[1];
        let weight_gradient = Self::conv_weight(big, gradient.clone(), geometry);
        [Self::conv_backward(gradient, weight, geometry, side), weight_gradient]
    }

    /// The gradients of [`super::conv_transpose`]'s image and weight, from that of the big image.
    fn conv_transpose_gradients(
        small: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        geometry: Geometry,
    ) -> [FloatTensor<Self>; 2] {
        let weight_gradient = Self::conv_weight(gradient.clone(), small, geometry);
        [Self::conv_forward(gradient, weight, geometry), weight_gradient]
    }

    /// [`super::bias_activation`].
    fn bias_forward(x: FloatTensor<Self>, bias: FloatTensor<Self>, activation: Activation) -> FloatTensor<Self>;

    /// From the gradient and the output of [`Self::bias_forward`] to the gradients of x and, where wanted, of the bias.
    fn bias_backward(
        gradient: FloatTensor<Self>,
        output: FloatTensor<Self>,
        activation: Activation,
        bias_wanted: bool,
    ) -> (FloatTensor<Self>, Option<FloatTensor<Self>>);

    /// [`super::batch_norm_train`].
    fn norm(
        x: FloatTensor<Self>,
        affine: Affine<Self>,
        running_mean: FloatTensor<Self>,
        running_var: FloatTensor<Self>,
        slope: f32,
    ) -> Normed<Self>;

    /// From the gradient of [`Self::norm`]'s output, and what went into and came out of it.
    fn norm_backward(
        gradient: FloatTensor<Self>,
        x: FloatTensor<Self>,
        affine: Affine<Self>,
        mean: FloatTensor<Self>,
        inverse_std: FloatTensor<Self>,
        slope: f32,
    ) -> NormGradients<Self>;

    /// [`super::cross_entropy`].
    fn entropy(logits: FloatTensor<Self>, target: f32) -> (FloatTensor<Self>, FloatTensor<Self>);

    /// The gradient of [`Self::entropy`]'s loss for the logits, times `gradient` `[1]`.
    fn entropy_backward(gradient: FloatTensor<Self>, logits: FloatTensor<Self>, target: f32) -> FloatTensor<Self>;
}

/// Operations with gradients, on tensors of every backend in use.
#[backend_extension(Flex, Cube: cfg(feature = "webgpu"), Autodiff)]
pub(crate) trait NetworkOps: Backend {
    fn conv(big: FloatTensor<Self>, weight: FloatTensor<Self>, geometry: Geometry) -> FloatTensor<Self>;

    fn conv_transpose(small: FloatTensor<Self>, weight: FloatTensor<Self>, geometry: Geometry) -> FloatTensor<Self>;

    fn bias_activation(x: FloatTensor<Self>, bias: FloatTensor<Self>, activation: Activation) -> FloatTensor<Self>;

    /// Output, running mean, running variance.
    fn batch_norm_train(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        running_mean: FloatTensor<Self>,
        running_var: FloatTensor<Self>,
        slope: f32,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>);

    /// Loss, score.
    fn cross_entropy(logits: FloatTensor<Self>, target: f32) -> (FloatTensor<Self>, FloatTensor<Self>);
}

/// Operations without gradients.
#[backend_extension(Flex, Cube: cfg(feature = "webgpu"))]
pub(crate) trait UpdateOps: Backend {
    /// [`super::batch_norm_eval`].
    fn batch_norm_eval(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        running_mean: FloatTensor<Self>,
        running_var: FloatTensor<Self>,
        slope: f32,
    ) -> FloatTensor<Self>;

    /// The first `count` vectors, one after another; the rest only fill the places.
    fn join(
        a: FloatTensor<Self>,
        b: FloatTensor<Self>,
        c: FloatTensor<Self>,
        d: FloatTensor<Self>,
        e: FloatTensor<Self>,
        f: FloatTensor<Self>,
        count: usize,
    ) -> FloatTensor<Self>;

    fn length(vector: FloatTensor<Self>) -> FloatTensor<Self>;

    fn adam(
        gradient: FloatTensor<Self>,
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        step: AdamStep,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>);

    fn subtract_part(tensor: FloatTensor<Self>, vector: FloatTensor<Self>, offset: usize) -> FloatTensor<Self>;

    fn blend(average: FloatTensor<Self>, current: FloatTensor<Self>, keep: f32) -> FloatTensor<Self>;
}

/// A backend without autodiff computes [`NetworkOps`] by its kernels.
macro_rules! network_ops_by_kernels {
    ($backend:ty) => {
        impl NetworkOps for $backend {
            fn conv(big: FloatTensor<Self>, weight: FloatTensor<Self>, geometry: Geometry) -> FloatTensor<Self> {
                Self::conv_forward(big, weight, geometry)
            }

            fn conv_transpose(
                small: FloatTensor<Self>,
                weight: FloatTensor<Self>,
                geometry: Geometry,
            ) -> FloatTensor<Self> {
                let side = geometry.big(small.shape()[1]);
                Self::conv_backward(small, weight, geometry, side)
            }

            fn bias_activation(
                x: FloatTensor<Self>,
                bias: FloatTensor<Self>,
                activation: Activation,
            ) -> FloatTensor<Self> {
                Self::bias_forward(x, bias, activation)
            }

            fn batch_norm_train(
                x: FloatTensor<Self>,
                weight: FloatTensor<Self>,
                bias: FloatTensor<Self>,
                running_mean: FloatTensor<Self>,
                running_var: FloatTensor<Self>,
                slope: f32,
            ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
                let normed = Self::norm(x, Affine { weight, bias }, running_mean, running_var, slope);
                (normed.output, normed.running_mean, normed.running_var)
            }

            fn cross_entropy(logits: FloatTensor<Self>, target: f32) -> (FloatTensor<Self>, FloatTensor<Self>) {
                Self::entropy(logits, target)
            }
        }
    };
}

network_ops_by_kernels!(burn::backend::Flex);
#[cfg(feature = "webgpu")]
network_ops_by_kernels!(burn::backend::wgpu::CubeBackend);
