//! The DCGAN paper's initial weights (section 4): convolutions from N(0, 0.02), batch norm scales from N(1, 0.02),
//! all shifts 0.

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::{Tensor, TensorData};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Normal};

/// Standard deviation of the initial weights.
const STD: f32 = 0.02;

/// Fills a network's weights from a seeded stream, in the order of its fields.
pub(super) struct Init {
    rng: ChaCha8Rng,
    path: Vec<String>,
}

impl Init {
    pub fn new(rng: ChaCha8Rng) -> Self {
        Self { rng, path: Vec::new() }
    }
}

/// The module with initial weights.
pub(super) fn dcgan<M: Module>(module: M, mut init: Init) -> M {
    module.map(&mut init)
}

impl ModuleMapper for Init {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.into());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        // Shifts and running statistics keep the values that their layers gave them.
        if self.path.last().is_none_or(|name| name != "weight") {
            return param;
        }
        let is_norm = D == 1;
        let (mean, std) = (if is_norm { 1.0 } else { 0.0 }, STD);
        param.map(|old| {
            let shape = old.dims();
            let Ok(normal) = Normal::new(mean, std) else { return old };
            let values: Vec<f32> = normal.sample_iter(&mut self.rng).take(shape.iter().product()).collect();
            Tensor::from_data(TensorData::new(values, shape), &old.device()).set_require_grad(old.is_require_grad())
        })
    }
}
