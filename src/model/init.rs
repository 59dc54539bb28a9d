//! Initial weights. Generator and discriminator follow the DCGAN paper (section 4: convolutions from N(0, 0.02), batch
//! norm scales from N(1, 0.02), all biases 0); the classifier follows He et al. 2015 (equation 10: N(0, sqrt(2 /
//! inputs)), with norms and biases as Burn initialises them).

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
    scheme: Scheme,
}

enum Scheme {
    Dcgan,
    He,
}

impl Init {
    pub fn new(rng: ChaCha8Rng) -> Self {
        Self { rng, path: Vec::new(), scheme: Scheme::Dcgan }
    }
}

/// The module with the DCGAN paper's initial weights.
pub(super) fn dcgan<M: Module>(module: M, mut init: Init) -> M {
    module.map(&mut init)
}

/// The module with He's initial weights.
pub(super) fn he<M: Module>(module: M, init: Init) -> M {
    module.map(&mut Init { scheme: Scheme::He, ..init })
}

impl Scheme {
    /// Mean and standard deviation of a weight of this shape; `None` where it stays as it is.
    fn normal(&self, shape: &[usize]) -> Option<(f32, f32)> {
        match (self, shape) {
            (Scheme::Dcgan, [_]) => Some((1.0, STD)), // a norm's scale
            (Scheme::Dcgan, _) => Some((0.0, STD)),
            (Scheme::He, [_]) => None,
            (Scheme::He, &[inputs, _]) => Some((0.0, he_std(inputs))),
            (Scheme::He, [_, inputs @ ..]) => Some((0.0, he_std(inputs.iter().product()))),
            (Scheme::He, []) => None,
        }
    }
}

fn he_std(inputs: usize) -> f32 {
    (2.0 / inputs as f32).sqrt()
}

impl ModuleMapper for Init {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.into());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        // Running statistics keep the values that their layers gave them.
        let name = self.path.last().map(String::as_str);
        if name == Some("bias") {
            return param.map(|old| old.zeros_like().set_require_grad(old.is_require_grad()));
        }
        let normal = match name {
            Some("weight") => self.scheme.normal(&param.dims()),
            Some("std_weight") => Some((0.0, STD)),
            Some("running_u") => Some((0.0, 1.0)), // its length does not matter: the power iteration normalises it
            _ => None,
        };
        let Some((mean, std)) = normal else { return param };
        param.map(|old| {
            let shape = old.dims();
            let Ok(normal) = Normal::new(mean, std) else { return old };
            let values: Vec<f32> = normal.sample_iter(&mut self.rng).take(shape.iter().product()).collect();
            Tensor::from_data(TensorData::new(values, shape), &old.device()).set_require_grad(old.is_require_grad())
        })
    }
}
