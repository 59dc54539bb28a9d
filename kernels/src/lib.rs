//! The tensor operations that a convolutional GAN spends its time in, as an extension of [Burn](https://burn.dev)'s
//! backends: convolution, transposed convolution, bias with activation, batch normalisation, binary cross-entropy and
//! Adam.
//!
//! Burn's own operations would compute the same with several passes over memory each, and several launches on a GPU.
//! These need one pass, or one or two launches. They run on the CPU (Burn's `Flex` backend; natively with AVX2 and
//! threads, in a browser with wasm SIMD) and, with the feature `webgpu`, on WebGPU. Tensors are f32. Images are
//! channels last: `[batch, height, width, channels]`.
//!
//! Operations have gradients by Burn's autodiff, unless their documentation says otherwise.
//!
//! ```
//! use burn::tensor::{Device, Tensor};
//! use gan_kernels::{Activation, Geometry, bias_activation, conv, conv_transpose};
//!
//! // The first layer of a discriminator: two images of 32x32 pixels and one channel to 16x16 pixels and 16 channels.
//! let device = Device::flex().autodiff();
//! let halving = Geometry { kernel: 4, stride: 2, padding: 1 };
//! let images = Tensor::<4>::ones([2, 32, 32, 1], &device);
//! let weight = Tensor::<4>::ones([16, 1, 4, 4], &device).require_grad();
//! let bias = Tensor::<1>::zeros([16], &device).require_grad();
//! let features = bias_activation(conv(images, weight.clone(), halving), bias, Activation::LeakyRelu(0.2));
//! assert_eq!(features.dims(), [2, 16, 16, 16]);
//!
//! // The transposed convolution goes the other way.
//! assert_eq!(conv_transpose(features.clone(), weight.clone(), halving).dims(), [2, 32, 32, 1]);
//!
//! let gradients = features.sum().backward();
//! assert_eq!(weight.grad(&gradients).unwrap().dims(), [16, 1, 4, 4]);
//! ```
//!
//! `kernels/ARCHITECTURE.md` has the equations, the memory layouts and a map of the modules; `kernels/PERFORMANCE.md`
//! says what each optimisation is worth and how to measure it again.

#![deny(missing_docs)]
#![deny(clippy::undocumented_unsafe_blocks)]

mod autodiff;
mod backend;
#[cfg(feature = "webgpu")]
mod cube;
mod flex;
mod geometry;

use burn::backend::{Dispatch, DispatchTensor};
use burn::tensor::Tensor;

/// What batch normalisation adds to the variance; PyTorch's.
pub use backend::norm::EPSILON as NORM_EPSILON;
pub use backend::{Activation, AdamStep};
use backend::{NetworkOps, UpdateOps};
pub use geometry::Geometry;

/// Convolution (cross-correlation, as in PyTorch's Conv2d) without bias.
///
/// `big` is `[n, H, H, c_big]` and `weight` `[c_small, c_big, k, k]`, PyTorch's order. The result is `[n, h, h,
/// c_small]`, where `h = (H + 2 padding - k) / stride + 1`, rounded down.
///
/// # Panics
/// If the images are not square, or the shapes do not fit one another.
pub fn conv(big: Tensor<4>, weight: Tensor<4>, geometry: Geometry) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::conv(big.into_dispatch(), weight.into_dispatch(), geometry))
}

/// Transposed convolution (PyTorch's ConvTranspose2d) without bias: the gradient of [`conv`] for its image.
///
/// `small` is `[n, h, h, c_small]` and `weight` `[c_small, c_big, k, k]`, PyTorch's order. The result is `[n, H, H,
/// c_big]`, where `H = (h - 1) stride - 2 padding + k`.
///
/// # Panics
/// If the images are not square, or the shapes do not fit one another.
pub fn conv_transpose(small: Tensor<4>, weight: Tensor<4>, geometry: Geometry) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::conv_transpose(small.into_dispatch(), weight.into_dispatch(), geometry))
}

/// `activation(x + bias)`, where `x` is `[n, h, w, c]` and `bias` is `[c]`. The result is shaped as `x`.
pub fn bias_activation(x: Tensor<4>, bias: Tensor<1>, activation: Activation) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::bias_activation(x.into_dispatch(), bias.into_dispatch(), activation))
}

/// The parameters and the running statistics of a batch normalisation, `[channels]` each.
#[derive(Debug, Clone)]
pub struct Norm {
    /// Scale of the normalised values (gamma).
    pub weight: Tensor<1>,
    /// Shift of the normalised values (beta).
    pub bias: Tensor<1>,
    /// Mean over the batches so far.
    pub running_mean: Tensor<1>,
    /// Unbiased variance over the batches so far.
    pub running_var: Tensor<1>,
}

impl Norm {
    fn into_dispatch(self) -> [DispatchTensor; 4] {
        [self.weight, self.bias, self.running_mean, self.running_var].map(Tensor::into_dispatch)
    }
}

/// Batch normalisation of `x` `[n, h, w, c]` by the batch's own statistics (Ioffe & Szegedy 2015, algorithm 1), then
/// LeakyReLU with this slope below 0 (0 gives ReLU).
///
/// Returns the result, shaped as `x`, and the running mean and variance `[c]` with this batch folded in, by PyTorch's
/// momentum of 0.1. Those have no gradients.
pub fn batch_norm_train(x: Tensor<4>, norm: Norm, slope: f32) -> (Tensor<4>, [Tensor<1>; 2]) {
    let [weight, bias, mean, var] = norm.into_dispatch();
    let (output, mean, var) = Dispatch::batch_norm_train(x.into_dispatch(), weight, bias, mean, var, slope);
    (Tensor::from_dispatch(output), [mean, var].map(|running| Tensor::from_dispatch(running).detach()))
}

/// Batch normalisation of `x` `[n, h, w, c]` by the running statistics (Ioffe & Szegedy 2015, algorithm 2), then
/// LeakyReLU with this slope below 0. Without gradients.
pub fn batch_norm_eval(x: Tensor<4>, norm: Norm, slope: f32) -> Tensor<4> {
    let [weight, bias, mean, var] = norm.into_dispatch();
    Tensor::from_dispatch(Dispatch::batch_norm_eval(x.into_dispatch(), weight, bias, mean, var, slope))
}

/// Binary cross-entropy of logits `[n]` against one target in 0..=1.
///
/// Returns the mean loss, and the mean of the logits' sigmoids, which has no gradient; `[1]` each.
pub fn cross_entropy(logits: Tensor<1>, target: f32) -> (Tensor<1>, Tensor<1>) {
    let (loss, score) = Dispatch::cross_entropy(logits.into_dispatch(), target);
    (Tensor::from_dispatch(loss), Tensor::from_dispatch(score))
}

/// Concatenates vectors `[n_i]` to one `[sum of n_i]`, without gradients. On a GPU, Burn's own `cat` is a launch for
/// each vector; this is a launch for six.
///
/// # Panics
/// If there is no vector.
pub fn concatenate(mut parts: Vec<Tensor<1>>) -> Tensor<1> {
    const AT_ONCE: usize = 6;
    while parts.len() > 1 {
        // A launch joins at most six vectors. If there are more, a first launch joins just so many that six are left,
        // or as many as it can. It takes the neighbours with the fewest floats in all, since what is joined twice is
        // copied twice.
        let count = if parts.len() > AT_ONCE { AT_ONCE.min(parts.len() - AT_ONCE + 1) } else { parts.len() };
        let length = |start: &usize| parts[*start..start + count].iter().map(|part| part.dims()[0]).sum::<usize>();
        let start = (0..=parts.len() - count).min_by_key(length).unwrap_or_default();
        let joined = join(&parts[start..start + count]);
        parts.splice(start..start + count, [joined]);
    }
    parts.swap_remove(0)
}

fn join(parts: &[Tensor<1>]) -> Tensor<1> {
    let part = |at: usize| parts.get(at).unwrap_or(&parts[0]).clone().into_dispatch();
    match parts {
        [single] => single.clone(),
        _ => Tensor::from_dispatch(Dispatch::join(part(0), part(1), part(2), part(3), part(4), part(5), parts.len())),
    }
}

/// The Euclidean length of a vector `[n]`, as `[1]`. Without gradients.
pub fn length(vector: Tensor<1>) -> Tensor<1> {
    Tensor::from_dispatch(Dispatch::length(vector.into_dispatch()))
}

/// One step of Adam (Kingma & Ba 2015, algorithm 1) on vectors `[n]`: from the gradient and the first and second
/// moments to the update, which is to be subtracted from the weights ([`subtract_part`]), and the new moments. Without
/// gradients.
pub fn adam(gradient: Tensor<1>, moments: [Tensor<1>; 2], step: AdamStep) -> (Tensor<1>, [Tensor<1>; 2]) {
    let [first, second] = moments.map(Tensor::into_dispatch);
    let (update, first, second) = Dispatch::adam(gradient.into_dispatch(), first, second, step);
    (Tensor::from_dispatch(update), [first, second].map(Tensor::from_dispatch))
}

/// `tensor` minus the part of `vector` `[n]` that starts at `offset` and is as long as `tensor` has values. Without
/// gradients.
pub fn subtract_part<const D: usize>(tensor: Tensor<D>, vector: Tensor<1>, offset: usize) -> Tensor<D> {
    Tensor::from_dispatch(Dispatch::subtract_part(tensor.into_dispatch(), vector.into_dispatch(), offset))
}

/// `keep * average + (1 - keep) * current`, an exponential moving average. Without gradients.
pub fn blend<const D: usize>(average: Tensor<D>, current: Tensor<D>, keep: f32) -> Tensor<D> {
    Tensor::from_dispatch(Dispatch::blend(average.into_dispatch(), current.into_dispatch(), keep))
}

#[cfg(test)]
mod tests {
    use super::*;
    use burn::tensor::Device;

    #[test]
    fn vectors_are_concatenated_in_order() {
        let device = Device::flex();
        for count in [1, 2, 6, 7, 11, 40] {
            // The lengths differ, since the shortest vectors are joined first.
            let lengths = (0..count).map(|at| at * 7 % 5 + 1);
            let vectors: Vec<Vec<f32>> = lengths.enumerate().map(|(at, length)| vec![at as f32; length]).collect();
            let tensors = vectors.iter().map(|values| Tensor::from_floats(values.as_slice(), &device)).collect();
            assert_eq!(concatenate(tensors).into_data().try_to_vec::<f32>().unwrap(), vectors.concat());
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
