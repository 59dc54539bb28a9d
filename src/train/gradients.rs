//! A network's gradients as one vector: flattening, norm, and clipping of gradients and weights.

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Gradients, Tensor};

use gan_kernels as kernels;

/// Concatenates the gradients of all trainable weights, `[weights]`, in the order of the module's fields.
pub(super) fn flatten<M: Module>(module: &M, grads: Gradients) -> Tensor<1> {
    let mut flatten = Flatten { grads, parts: Vec::new() };
    module.visit(&mut flatten);
    kernels::concatenate(flatten.parts)
}

struct Flatten {
    grads: Gradients,
    parts: Vec<Tensor<1>>,
}

impl ModuleVisitor for Flatten {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let weight = param.val();
        if !weight.is_require_grad() {
            return; // a running statistic
        }
        let elements = weight.shape().num_elements();
        // A weight that the loss does not depend on has no gradient: keep its place, with zeros.
        let part = match weight.grad_remove(&mut self.grads) {
            Some(grad) => grad.reshape([elements]),
            None => Tensor::zeros([elements], &weight.device().without_autodiff()),
        };
        self.parts.push(part);
    }
}

/// Clips the gradient to norm `largest` (Pascanu et al. 2013, algorithm 1). `length` is its norm; a `largest` of 0
/// turns clipping off.
pub(super) fn clip(gradient: Tensor<1>, length: &Tensor<1>, largest: f64) -> Tensor<1> {
    /// Keeps the quotient finite; the value of PyTorch's `clip_grad_norm_`.
    const EPSILON: f32 = 1e-6;
    if largest == 0.0 {
        return gradient;
    }
    let shorter = (length.clone() + EPSILON).recip() * largest as f32;
    gradient * shorter.clamp_max(1.0)
}

/// Clamps every weight of the module to `-largest..=largest`.
pub(super) fn clamp<M: Module>(module: M, largest: f32) -> M {
    struct Clamp(f32);
    impl ModuleMapper for Clamp {
        fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
            if !param.is_require_grad() {
                return param; // a running statistic
            }
            param.map(|weight| weight.without_autodiff().clamp(-self.0, self.0).autodiff().require_grad())
        }
    }
    module.map(&mut Clamp(largest))
}

/// Euclidean norm of a gradient vector, `[1]`.
pub(super) fn norm(gradient: &Tensor<1>) -> Tensor<1> {
    kernels::length(gradient.clone())
}
