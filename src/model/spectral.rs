//! Spectral normalisation: a weight over its largest singular value, which one step of the power iteration a forward pass
//! follows (Miyato et al. 2018, algorithm 1, <https://arxiv.org/abs/1802.05957>; PyTorch's `spectral_norm`).

use burn::tensor::Tensor;

/// Keeps a vector of zeros finite.
const EPSILON: f32 = 1e-12;

/// The weight, a matrix of `outputs` (the axis of that number) by everything else, over its largest singular value; in
/// training also the new `u`.
pub(super) fn normalise(weight: Tensor<4>, u: Tensor<1>, outputs: usize) -> (Tensor<4>, Option<Tensor<1>>) {
    let is_training = weight.device().is_autodiff();
    let fixed = weight.clone().detach();
    let u = if is_training { u.autodiff().detach() } else { u };
    let v = unit(fixed.clone().mul(along(u.clone(), outputs)).sum_dim(outputs));
    let new = if is_training { flat(unit(but(fixed.mul(v.clone()), outputs))) } else { u };
    let sigma = weight.clone().mul(along(new.clone(), outputs).mul(v)).sum();
    let normalised = weight.div(sigma.reshape([1, 1, 1, 1]));
    (normalised, is_training.then(|| new.without_autodiff()))
}

/// A vector along one axis.
fn along(vector: Tensor<1>, axis: usize) -> Tensor<4> {
    let mut shape = [1; 4];
    shape[axis] = vector.dims()[0];
    vector.reshape(shape)
}

/// The sum over all axes but one.
fn but(tensor: Tensor<4>, axis: usize) -> Tensor<4> {
    (0..4).filter(|other| *other != axis).fold(tensor, Tensor::sum_dim)
}

fn flat(tensor: Tensor<4>) -> Tensor<1> {
    let length = tensor.shape().num_elements();
    tensor.reshape([length])
}

/// The vector, whatever its shape, with length 1.
fn unit(vector: Tensor<4>) -> Tensor<4> {
    let length = vector.clone().mul(vector.clone()).sum().sqrt().clamp_min(EPSILON);
    vector.div(length.reshape([1, 1, 1, 1]))
}
