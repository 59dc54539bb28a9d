//! A network's gradients as one vector.

use burn::module::{Module, ModuleVisitor, Param};
use burn::tensor::{Gradients, Tensor};

use crate::ops;

/// The gradients of all weights that were trained, `[weights]`, in the order of the module's fields.
pub(super) fn flatten<M: Module>(module: &M, grads: Gradients) -> Tensor<1> {
    let mut flatten = Flatten { grads, parts: Vec::new() };
    module.visit(&mut flatten);
    ops::concatenate(flatten.parts)
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

/// Euclidean length of a gradient vector, `[1]`.
pub(super) fn norm(gradient: &Tensor<1>) -> Tensor<1> {
    ops::length(gradient.clone())
}
