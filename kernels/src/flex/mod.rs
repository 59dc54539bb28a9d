//! The operations on the CPU, for Burn's backend Flex.
//!
//! This file converts between Burn's tensors and slices ([`mod@tensor`]). The work is done on slices: convolutions
//! ([`conv`]) by matrix products ([`gemm`]) in Winograd's transform domain ([`winograd`]) or with patches ([`im2col`]);
//! batch normalisation ([`norm`]); elementwise operations ([`pointwise`]). `kernels/ARCHITECTURE.md` has the equations
//! and the memory layouts.

mod conv;
mod each_channel;
mod gemm;
mod im2col;
mod norm;
mod parallel;
mod pointwise;
mod scratch;
mod shape;
mod simd;
mod tensor;
mod winograd;

use burn::backend::Flex;
use burn::backend::tensor::FloatTensor;

use crate::backend::norm::MOMENTUM;
use crate::backend::{Activation, AdamStep, Affine, Kernels, NormGradients, Normed, UpdateOps};
use crate::geometry::Geometry;
use shape::{ConvShape, Image};
use tensor::{Owned, Values, tensor, tensor_of, updated};

type Float = FloatTensor<Flex>;

impl Kernels for Flex {
    fn conv_forward(big: Float, weight: Float, geometry: Geometry) -> Float {
        let (big, weight) = (Values::of(big), Values::of(weight));
        let shape = ConvShape::of_big(big.dims(), weight.dims(), geometry);
        tensor(conv::forward(&shape, big.slice(), weight.slice()), shape.small_dims())
    }

    fn conv_backward(small: Float, weight: Float, geometry: Geometry, side: usize) -> Float {
        let (small, weight) = (Values::of(small), Values::of(weight));
        let shape = ConvShape::of_small(small.dims(), side, weight.dims(), geometry);
        tensor(conv::backward(&shape, small.slice(), weight.slice()), shape.big_dims())
    }

    fn conv_weight(big: Float, small: Float, geometry: Geometry) -> Float {
        let (big, small) = (Values::of(big), Values::of(small));
        let shape = ConvShape::of_both(big.dims(), small.dims(), geometry);
        tensor(conv::weight(&shape, big.slice(), small.slice()), shape.weight_dims())
    }

    fn conv_gradients(big: Float, weight: Float, gradient: Float, geometry: Geometry) -> [Float; 2] {
        gradients(big, gradient, weight, geometry, Image::Big)
    }

    fn conv_transpose_gradients(small: Float, weight: Float, gradient: Float, geometry: Geometry) -> [Float; 2] {
        gradients(gradient, small, weight, geometry, Image::Small)
    }

    fn bias_forward(x: Float, bias: Float, activation: Activation) -> Float {
        let bias = Values::of(bias);
        updated(x, |x| pointwise::bias_forward(x, bias.slice(), activation))
    }

    fn bias_backward(gradient: Float, output: Float, activation: Activation, bias: bool) -> (Float, Option<Float>) {
        let output = Values::of(output);
        let [.., channels] = output.dims::<4>();
        let mut sums = None;
        let x = updated(gradient, |gradient| {
            pointwise::activation_backward(gradient, output.slice(), activation);
            sums = bias.then(|| norm::channel_sums(gradient, channels));
        });
        (x, sums.map(|sums| tensor(sums, [channels])))
    }

    fn norm(x: Float, affine: Affine<Self>, running_mean: Float, running_var: Float, slope: f32) -> Normed<Self> {
        let (x, affine) = (Values::of(x), affine_values(affine));
        let (dims, channels) = (x.dims::<4>(), affine.channels());
        let (output, statistics) = norm::forward(x.slice(), affine.slices(), slope);
        let fold = |old: Float, new: &[f32]| updated(old, |old| pointwise::blend(old, new, 1.0 - MOMENTUM));
        Normed {
            output: tensor(output, dims),
            running_mean: fold(running_mean, &statistics.mean),
            running_var: fold(running_var, &statistics.unbiased_var),
            mean: tensor(statistics.mean, [channels]),
            inverse_std: tensor(statistics.inverse_std, [channels]),
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
        let (x, affine) = (Values::of(x), affine_values(affine));
        let (mean, inverse_std) = (Values::of(mean), Values::of(inverse_std));
        let channels = affine.channels();
        let mut gradients = [Vec::new(), Vec::new()];
        let x = updated(gradient, |gradient| {
            let statistics = [mean.slice(), inverse_std.slice()];
            gradients = norm::backward(gradient, x.slice(), affine.slices(), statistics, slope);
        });
        let [weight, bias] = gradients.map(|gradient| tensor(gradient, [channels]));
        NormGradients { x, weight, bias }
    }

    fn entropy(logits: Float, target: f32) -> (Float, Float) {
        let (loss, score) = pointwise::entropy(Values::of(logits).slice(), target);
        (tensor(vec![loss], [1]), tensor(vec![score], [1]))
    }

    fn entropy_backward(gradient: Float, logits: Float, target: f32) -> Float {
        let gradient = Values::of(gradient).slice()[0];
        updated(logits, |logits| pointwise::entropy_backward(logits, target, gradient))
    }
}

/// The gradients of the image `wanted` and of the weight; the place of the other image takes its gradient.
fn gradients(big: Float, small: Float, weight: Float, geometry: Geometry, wanted: Image) -> [Float; 2] {
    let [big, small, weight] = [big, small, weight].map(Values::of);
    let shape = ConvShape::of_both(big.dims(), small.dims(), geometry);
    let [image, weight] = conv::gradients(&shape, big.slice(), small.slice(), weight.slice(), wanted);
    let dims = match wanted {
        Image::Big => shape.big_dims(),
        Image::Small => shape.small_dims(),
    };
    [tensor(image, dims), tensor(weight, shape.weight_dims())]
}

/// Scale and shift of a batch normalisation, as slices.
struct AffineValues {
    weight: Values,
    bias: Values,
}

fn affine_values(affine: Affine<Flex>) -> AffineValues {
    AffineValues { weight: Values::of(affine.weight), bias: Values::of(affine.bias) }
}

impl AffineValues {
    fn channels(&self) -> usize {
        self.weight.slice().len()
    }

    fn slices(&self) -> [&[f32]; 2] {
        [self.weight.slice(), self.bias.slice()]
    }
}

impl UpdateOps for Flex {
    fn batch_norm_eval(
        x: Float,
        weight: Float,
        bias: Float,
        running_mean: Float,
        running_var: Float,
        slope: f32,
    ) -> Float {
        let affine = affine_values(Affine { weight, bias });
        let (mean, var) = (Values::of(running_mean), Values::of(running_var));
        updated(x, |x| norm::by_statistics(x, affine.slices(), mean.slice(), var.slice(), slope))
    }

    fn join(a: Float, b: Float, c: Float, d: Float, e: Float, f: Float, count: usize) -> Float {
        let parts = [a, b, c, d, e, f].map(Values::of);
        let joined = parts[..count].iter().map(Values::slice).collect::<Vec<_>>().concat();
        let length = joined.len();
        tensor(joined, [length])
    }

    fn length(vector: Float) -> Float {
        tensor(vec![pointwise::length(Values::of(vector).slice())], [1])
    }

    fn adam(gradient: Float, first: Float, second: Float, step: AdamStep) -> (Float, Float, Float) {
        // The update is stored in the gradient's memory.
        let [mut update, mut first, mut second] = [gradient, first, second].map(Owned::of);
        pointwise::adam(update.slice(), first.slice(), second.slice(), step);
        (update.tensor(), first.tensor(), second.tensor())
    }

    fn subtract_part(tensor: Float, vector: Float, offset: usize) -> Float {
        // Not in place: the weights from before the update are still in use.
        let [values, vector] = [tensor, vector].map(Values::of);
        let part = &vector.slice()[offset..offset + values.slice().len()];
        tensor_of(pointwise::difference(values.slice(), part), values.shape())
    }

    fn blend(average: Float, current: Float, keep: f32) -> Float {
        let current = Values::of(current);
        updated(average, |average| pointwise::blend(average, current.slice(), keep))
    }
}
