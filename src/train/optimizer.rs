//! Optimisers: Adam (Kingma & Ba 2015, algorithm 1), RMSProp (Tieleman & Hinton 2012, lecture 6e) and SGD with momentum
//! (Polyak 1964), the last two as PyTorch defines them.
//!
//! Burn has an Adam as well. This one keeps the moments of a network in one vector. An update then takes one device
//! operation and one more for each weight tensor, where Burn's takes 13 for each, and a checkpoint can read the moments
//! asynchronously, which WebGPU requires.

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::Tensor;

use crate::config::{Config, OptimizerKind};
use gan_kernels::{self as kernels, AdamStep};

/// An optimiser's state for one network.
#[derive(Debug, Clone)]
pub struct Optimizer {
    kind: OptimizerKind,
    pub(super) lr: f64,
    beta_1: f64,
    beta_2: f64,
    moments: Option<Moments>,
}

/// The moving averages of an optimiser, with weights in the order of the module's fields.
#[derive(Debug, Clone)]
pub struct Moments {
    /// Steps taken.
    pub time: usize,
    /// Moving average of the gradients, `[weights]`. SGD keeps its velocity here, RMSProp zeros.
    pub first: Tensor<1>,
    /// Moving average of the squared gradients, `[weights]`. SGD keeps zeros.
    pub second: Tensor<1>,
}

/// Keeps the division finite; PyTorch's default.
const EPSILON: f32 = 1e-8;

impl Optimizer {
    /// A fresh optimiser with this learning rate, and the config's kind and betas.
    pub fn new(lr: f64, config: &Config) -> Self {
        Self { kind: config.optimizer, lr, beta_1: config.beta_1, beta_2: config.beta_2, moments: None }
    }

    /// Its moving averages; `None` before the first step.
    pub fn moments(&self) -> Option<&Moments> {
        self.moments.as_ref()
    }

    /// The same optimiser, resumed from these moving averages.
    pub fn with_moments(self, moments: Option<Moments>) -> Self {
        Self { moments, ..self }
    }

    /// Updates all weights that require gradients by `gradient`, `[weights]`, with `rate` times the learning rate.
    pub(super) fn step<M: Module>(&mut self, module: M, gradient: Tensor<1>, rate: f64) -> M {
        let moments = self.moments.take().unwrap_or_else(|| Moments {
            time: 0,
            first: gradient.zeros_like(),
            second: gradient.zeros_like(),
        });
        let time = moments.time + 1;
        let (update, first, second) = self.update(gradient, moments, self.lr * rate);
        self.moments = Some(Moments { time, first, second });
        module.map(&mut Subtract { update, taken: 0 })
    }

    /// What must be subtracted from the weights, and the new moments.
    fn update(&self, gradient: Tensor<1>, moments: Moments, lr: f64) -> (Tensor<1>, Tensor<1>, Tensor<1>) {
        let Moments { first, second, time } = moments;
        match self.kind {
            OptimizerKind::Adam => {
                let (update, [first, second]) = kernels::adam(gradient, [first, second], self.numbers(time + 1, lr));
                (update, first, second)
            }
            OptimizerKind::RmsProp => {
                let keep = self.beta_2 as f32;
                let squares = gradient.clone() * gradient.clone() * (1.0 - keep);
                let second = second * keep + squares;
                (gradient * lr as f32 / (second.clone().sqrt() + EPSILON), first, second)
            }
            OptimizerKind::Sgd => {
                let first = first * self.beta_1 as f32 + gradient;
                (first.clone() * lr as f32, first, second)
            }
        }
    }

    /// The scalars of step `time` (from 1), with both bias corrections.
    fn numbers(&self, time: usize, lr: f64) -> AdamStep {
        let bias = |beta: f64| 1.0 - beta.powf(time as f64);
        AdamStep {
            beta_1: self.beta_1 as f32,
            beta_2: self.beta_2 as f32,
            rate: (lr / bias(self.beta_1)) as f32,
            root_bias_2: bias(self.beta_2).sqrt() as f32,
            epsilon: EPSILON,
        }
    }
}

/// Subtracts a vector from the weights, in the order of the module's fields.
struct Subtract {
    update: Tensor<1>,
    taken: usize,
}

impl ModuleMapper for Subtract {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        if !param.is_require_grad() {
            return param; // a running statistic
        }
        param.map(|weight| {
            let end = self.taken + weight.shape().num_elements();
            let moved = kernels::subtract_part(weight.without_autodiff(), self.update.clone(), self.taken);
            self.taken = end;
            moved.autodiff().require_grad()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burn::tensor::Device;

    #[derive(Module, Debug)]
    struct Weights {
        a: Param<Tensor<2>>,
        b: Param<Tensor<1>>,
    }

    #[test]
    fn steps_match_the_paper_by_hand() {
        // lr 0.1, betas (0.5, 0.9), gradients 1 then 3 for the first weight. Step 1: m = 0.5, v = 0.1, corrected
        // 1 and 1: update 0.1. Step 2: m = 0.25 + 1.5 = 1.75, v = 0.09 + 0.9 = 0.99, corrected 1.75/0.75 and
        // 0.99/0.19: update 0.1 * 2.333333 / 2.282658 = 0.102220.
        let device = Device::flex().autodiff();
        let config = Config { beta_1: 0.5, beta_2: 0.9, ..Config::default() };
        let mut adam = Optimizer::new(0.1, &config);
        let mut weights = Weights {
            a: Param::from_tensor(Tensor::from_floats([[1.0, 2.0]], &device)),
            b: Param::from_tensor(Tensor::from_floats([3.0], &device)),
        };
        for gradient in [[1.0, 0.0, -1.0], [3.0, 0.0, -3.0]] {
            weights = adam.step(weights, Tensor::from_floats(gradient, &Device::flex()), 1.0);
        }
        let moved = 0.1 + 0.102_220;
        let a = weights.a.val().into_data().try_to_vec::<f32>().unwrap();
        let b = weights.b.val().into_data().try_to_vec::<f32>().unwrap();
        for (actual, expected) in [(a[0], 1.0 - moved), (a[1], 2.0), (b[0], 3.0 + moved)] {
            assert!((actual - expected).abs() < 1e-5, "{actual} != {expected}");
        }
        assert!(weights.a.is_require_grad());
    }
    #[test]
    fn rmsprop_and_sgd_match_pytorch() {
        let file = include_bytes!("../../tests/golden/techniques.safetensors");
        let file = safetensors::SafeTensors::deserialize(file).unwrap();
        let values = |name: &str| -> Vec<f32> {
            let bytes = file.tensor(&format!("optimizer.{name}")).unwrap().data();
            bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
        };
        let device = Device::flex();
        for (name, optimizer) in [("rmsprop", OptimizerKind::RmsProp), ("sgd", OptimizerKind::Sgd)] {
            let config = Config { optimizer, beta_1: 0.5, beta_2: 0.99, ..Config::default() };
            let mut optimizer = Optimizer::new(0.01, &config);
            let tensor = |name: &str| Tensor::<1>::from_floats(values(name).as_slice(), &device);
            let weight = |values: Tensor<1>| Param::from_tensor(values.autodiff());
            let mut weights = Weights { a: weight_2d(tensor("w0").slice(0..4)), b: weight(tensor("w0").slice(4..5)) };
            for step in 1..=3 {
                weights = optimizer.step(weights, tensor(&format!("g.{step}")), 1.0);
                let moved = [weights.a.val().reshape([4]), weights.b.val()].map(Tensor::without_autodiff);
                let moved = Tensor::cat(moved.to_vec(), 0).into_data().try_to_vec::<f32>().unwrap();
                let apart = moved.iter().zip(values(&format!("{name}.{step}"))).map(|(a, e)| (a - e).abs());
                assert!(apart.fold(0.0, f32::max) < 1e-6, "{name} {step}: {moved:?}");
            }
        }
    }

    fn weight_2d(values: Tensor<1>) -> Param<Tensor<2>> {
        Param::from_tensor(values.reshape([2, 2]).autodiff())
    }
}
