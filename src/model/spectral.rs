//! Spectral normalisation: divides a weight by its largest singular value, which is estimated by one step of the power
//! iteration in each forward pass (Miyato et al. 2018, algorithm 1, <https://arxiv.org/abs/1802.05957>; PyTorch's
//! `spectral_norm`).

use burn::tensor::Tensor;

/// Keeps the quotient finite for a vector of zeros.
const EPSILON: f32 = 1e-12;

/// Divides the weight by its largest singular value; returns the updated `u` as well when training. The matrix has axis
/// `outputs` as its rows and all other axes as its columns.
pub(super) fn normalise(weight: Tensor<4>, u: Tensor<1>, outputs: usize) -> (Tensor<4>, Option<Tensor<1>>) {
    let is_training = weight.device().is_autodiff();
    let fixed = weight.clone().detach();
    let u = if is_training { u.autodiff().detach() } else { u };
    let v = unit(fixed.clone().mul(along(u.clone(), outputs)).sum_dim(outputs));
    let new = if is_training { flat(unit(sum_except(fixed.mul(v.clone()), outputs))) } else { u };
    let sigma = weight.clone().mul(along(new.clone(), outputs).mul(v)).sum();
    let normalised = weight.div(sigma.reshape([1, 1, 1, 1]));
    (normalised, is_training.then(|| new.without_autodiff()))
}

/// Reshapes a vector so that it lies along one axis of four.
pub(super) fn along(vector: Tensor<1>, axis: usize) -> Tensor<4> {
    let mut shape = [1; 4];
    shape[axis] = vector.dims()[0];
    vector.reshape(shape)
}

/// Sums over all axes but one.
fn sum_except(tensor: Tensor<4>, axis: usize) -> Tensor<4> {
    (0..4).filter(|other| *other != axis).fold(tensor, Tensor::sum_dim)
}

fn flat(tensor: Tensor<4>) -> Tensor<1> {
    let length = tensor.shape().num_elements();
    tensor.reshape([length])
}

/// Scales a vector, of any shape, to length 1.
fn unit(vector: Tensor<4>) -> Tensor<4> {
    let length = vector.clone().mul(vector.clone()).sum().sqrt().clamp_min(EPSILON);
    vector.div(length.reshape([1, 1, 1, 1]))
}
