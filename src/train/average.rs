//! The exponential moving average of the generator's weights, which draws the images that are shown (Yazici et al.
//! 2019, <https://arxiv.org/abs/1806.04498>). Training does not use it.

use std::vec::IntoIter;

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::Tensor;

use crate::model::{NamedTensor, named_tensors};
use gan_kernels as kernels;

/// The decay after `steps` steps. It is smaller early on, so that the random initial weights do not stay in the
/// average.
fn warm(decay: f64, steps: usize) -> f64 {
    let steps = steps as f64;
    decay.min((1.0 + steps) / (10.0 + steps))
}

/// Folds the weights after one more step into the average. Both modules are without autodiff; running statistics are
/// averaged like weights.
pub(super) fn fold<M: Module>(average: M, current: &M, decay: f64, steps: usize) -> M {
    average.map(&mut Fold { current: named_tensors(current).into_iter(), keep: warm(decay, steps) })
}

struct Fold {
    current: IntoIter<NamedTensor>,
    keep: f64,
}

impl ModuleMapper for Fold {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(current) = self.current.next() else { return param };
        param.map(|average| {
            let current = current.values.reshape(average.dims());
            kernels::blend(average, current, self.keep as f32)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burn::tensor::Device;

    #[derive(Module, Debug)]
    struct Weight {
        weight: Param<Tensor<1>>,
    }

    fn weight(value: f32) -> Weight {
        Weight { weight: Param::from_tensor(Tensor::from_floats([value], &Device::flex())) }
    }

    #[test]
    fn averages_with_a_warm_start() {
        // keep = min(0.9, 1/10), then min(0.9, 1000/1009).
        for (steps, expected) in [(0, 0.1 + 0.9 * 2.0), (999, 0.9 + 0.1 * 2.0)] {
            let average = fold(weight(1.0), &weight(2.0), 0.9, steps);
            let actual = average.weight.val().into_scalar::<f32>();
            assert!((actual - expected).abs() < 1e-6, "{actual} != {expected}");
        }
    }
}
