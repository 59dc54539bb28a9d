//! The tensor operations that GANs spend their time in, as operations of our own on Burn's backends: one pass over
//! memory each on the CPU, one or two kernels on a GPU, where Burn's own would be many. Images lie channels last,
//! `[batch, height, width, channels]`.
//!
//! [`backend`] says what each backend must compute and gives gradients to what trains ([`autodiff`]); [`flex`] computes
//! it on the CPU and `cube` on a GPU. Here they become functions on tensors.

mod autodiff;
mod backend;
#[cfg(feature = "webgpu")]
mod cube;
mod flex;

use burn::backend::{Dispatch, DispatchTensor};
use burn::tensor::Tensor;

pub use backend::norm::EPSILON as NORM_EPSILON;
pub use backend::{Activation, AdamStep, Geometry};
use backend::{NetworkOps, UpdateOps};

/// Convolution (cross-correlation): `big` `[n, H, W, c_big]`, `weight` `[c_small, c_big, k, k]` as in PyTorch's Conv2d,
/// to `[n, h, w, c_small]`, where `h = (H + 2 padding - k) / stride + 1`.
pub fn conv(big: Tensor<4>, weight: Tensor<4>, geometry: Geometry) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::conv(big.into_dispatch(), weight.into_dispatch(), geometry))
}

/// Transposed convolution: `small` `[n, h, w, c_small]`, `weight` `[c_small, c_big, k, k]` as in PyTorch's
/// ConvTranspose2d, to `[n, H, W, c_big]`, where `H = (h - 1) stride - 2 padding + k`.
pub fn conv_transpose(small: Tensor<4>, weight: Tensor<4>, geometry: Geometry) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::conv_transpose(small.into_dispatch(), weight.into_dispatch(), geometry))
}

/// `activation(x + bias)`: `x` `[n, h, w, c]`, `bias` `[c]`.
pub fn bias_activation(x: Tensor<4>, bias: Tensor<1>, activation: Activation) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::bias_activation(x.into_dispatch(), bias.into_dispatch(), activation))
}

/// The parameters of a batch norm, `[channels]` each.
pub struct Norm {
    pub weight: Tensor<1>,
    pub bias: Tensor<1>,
    pub running_mean: Tensor<1>,
    pub running_var: Tensor<1>,
}

impl Norm {
    fn into_dispatch(self) -> [DispatchTensor; 4] {
        [self.weight, self.bias, self.running_mean, self.running_var].map(Tensor::into_dispatch)
    }
}

/// Batch normalisation by the batch's own statistics (Ioffe & Szegedy 2015, algorithm 1), then LeakyReLU of this slope
/// below 0 (0: ReLU). Gives the result, and the running mean and variance with this batch folded in.
pub fn batch_norm_train(x: Tensor<4>, norm: Norm, slope: f32) -> (Tensor<4>, [Tensor<1>; 2]) {
    let [weight, bias, mean, var] = norm.into_dispatch();
    let (output, mean, var) = Dispatch::batch_norm_train(x.into_dispatch(), weight, bias, mean, var, slope);
    (Tensor::from_dispatch(output), [mean, var].map(|running| Tensor::from_dispatch(running).detach()))
}

/// Batch normalisation by running statistics (algorithm 2), then LeakyReLU. Without gradients.
pub fn batch_norm_eval(x: Tensor<4>, norm: Norm, slope: f32) -> Tensor<4> {
    let [weight, bias, mean, var] = norm.into_dispatch();
    Tensor::from_dispatch(Dispatch::batch_norm_eval(x.into_dispatch(), weight, bias, mean, var, slope))
}

/// Mean binary cross-entropy of logits `[n]` against one target in 0..1, and the mean of their sigmoids, which has no
/// gradient; `[1]` each.
pub fn cross_entropy(logits: Tensor<1>, target: f32) -> (Tensor<1>, Tensor<1>) {
    let (loss, score) = Dispatch::cross_entropy(logits.into_dispatch(), target);
    (Tensor::from_dispatch(loss), Tensor::from_dispatch(score))
}

/// Vectors, at least one, one after another. Burn's own `cat` is a device operation for each; this one for six. Without gradients.
pub fn concatenate(mut parts: Vec<Tensor<1>>) -> Tensor<1> {
    const AT_ONCE: usize = 6;
    while parts.len() > 1 {
        // Too many: as few as make the rest few enough, the shortest ones, since they are copied once more.
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

/// Euclidean length of a vector, `[1]`. Without gradients.
pub fn length(vector: Tensor<1>) -> Tensor<1> {
    Tensor::from_dispatch(Dispatch::length(vector.into_dispatch()))
}

/// One step of Adam on vectors of one length: gradient, first and second moments to what must be subtracted from the
/// weights, and the new moments.
pub fn adam(gradient: Tensor<1>, moments: [Tensor<1>; 2], step: AdamStep) -> (Tensor<1>, [Tensor<1>; 2]) {
    let [first, second] = moments.map(Tensor::into_dispatch);
    let (update, first, second) = Dispatch::adam(gradient.into_dispatch(), first, second, step);
    (Tensor::from_dispatch(update), [first, second].map(Tensor::from_dispatch))
}

/// `tensor` minus the part of `vector` that starts at `offset`. Without gradients.
pub fn subtract_part<const D: usize>(tensor: Tensor<D>, vector: Tensor<1>, offset: usize) -> Tensor<D> {
    Tensor::from_dispatch(Dispatch::subtract_part(tensor.into_dispatch(), vector.into_dispatch(), offset))
}

/// `keep * average + (1 - keep) * current`. Without gradients.
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
            // Of different lengths, since the shortest ones are joined first.
            let lengths = (0..count).map(|at| at * 7 % 5 + 1);
            let vectors: Vec<Vec<f32>> = lengths.enumerate().map(|(at, length)| vec![at as f32; length]).collect();
            let tensors = vectors.iter().map(|values| Tensor::from_floats(values.as_slice(), &device)).collect();
            assert_eq!(concatenate(tensors).into_data().try_to_vec::<f32>().unwrap(), vectors.concat());
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
