//! The operations on a GPU, as CubeCL kernels for WebGPU: at most eight buffers a kernel, 256 units and 16 KB of shared
//! memory a cube, no subgroups.

mod bias;
mod conv;
mod conv_backward;
mod conv_forward;
mod conv_weight;
mod entropy;
mod join;
mod launch;
mod norm;
mod norm_backward;
mod sum;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod update;

use burn::backend::tensor::FloatTensor;
use burn::backend::wgpu::CubeBackend;

use crate::backend::{Activation, AdamStep, Affine, Kernels, NormGradients, Normed, UpdateOps};
use crate::geometry::Geometry;
use norm::Spread;

type Float = FloatTensor<CubeBackend>;

impl Kernels for CubeBackend {
    fn conv_forward(big: Float, weight: Float, geometry: Geometry) -> Float {
        conv_forward::conv_forward(big, weight, geometry)
    }

    fn conv_backward(small: Float, weight: Float, geometry: Geometry, side: usize) -> Float {
        conv_backward::conv_backward(small, weight, geometry, side)
    }

    fn conv_weight(big: Float, small: Float, geometry: Geometry) -> Float {
        conv_weight::conv_weight(big, small, geometry)
    }

    fn bias_forward(x: Float, bias: Float, activation: Activation) -> Float {
        bias::forward(x, bias, activation)
    }

    fn bias_backward(gradient: Float, output: Float, activation: Activation, bias: bool) -> (Float, Option<Float>) {
        bias::backward(gradient, output, activation, bias)
    }

    fn norm(x: Float, affine: Affine<Self>, running_mean: Float, running_var: Float, slope: f32) -> Normed<Self> {
        let (x, _) = launch::contiguous::<4>(x);
        let statistics = norm::statistics(&x, running_mean, running_var);
        let by_batch = [statistics.mean.clone(), statistics.inverse_std.clone()];
        Normed {
            output: norm::apply(x, [affine.weight, affine.bias], by_batch, Spread::InverseStd, slope),
            mean: statistics.mean,
            inverse_std: statistics.inverse_std,
            running_mean: statistics.running_mean,
            running_var: statistics.running_var,
        }
    }

    fn norm_backward(
        gradient: Float,
        x: Float,
        affine: Affine<Self>,
        mean: Float,
        inverse_std: Float,
        slope: f32,
    ) -> NormGradients<Self> {
        let Affine { weight, bias } = affine;
        let inputs = norm_backward::Inputs { gradient, x, weight, bias, mean, inverse_std, slope };
        let [x, weight, bias] = norm_backward::norm_backward(inputs);
        NormGradients { x, weight, bias }
    }

    fn entropy(logits: Float, target: f32) -> (Float, Float) {
        entropy::entropy(logits, target)
    }

    fn entropy_backward(gradient: Float, logits: Float, target: f32) -> Float {
        entropy::entropy_backward(gradient, logits, target)
    }
}

impl UpdateOps for CubeBackend {
    fn batch_norm_eval(x: Float, weight: Float, bias: Float, mean: Float, var: Float, slope: f32) -> Float {
        norm::apply(x, [weight, bias], [mean, var], Spread::Variance, slope)
    }

    fn join(a: Float, b: Float, c: Float, d: Float, e: Float, f: Float, count: usize) -> Float {
        join::join([a, b, c, d, e, f], count)
    }

    fn length(vector: Float) -> Float {
        update::length(vector)
    }

    fn adam(gradient: Float, first: Float, second: Float, step: AdamStep) -> (Float, Float, Float) {
        let [delta, first, second] = update::adam([gradient, first, second], step);
        (delta, first, second)
    }

    fn subtract_part(tensor: Float, vector: Float, offset: usize) -> Float {
        update::subtract_part(tensor, vector, offset)
    }

    fn blend(average: Float, current: Float, keep: f32) -> Float {
        update::blend(average, current, keep)
    }
}
