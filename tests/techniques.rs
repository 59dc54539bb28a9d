//! One training step of each technique against PyTorch: the reference values come from
//! `tests/golden/make_techniques.py`.

mod common;

use std::collections::HashMap;

use burn::tensor::{Device, Tensor, TensorData};
use common::{Golden, relative_norm};
use gan_playground::checkpoint::{self, Checkpoint};
use gan_playground::train::{DiscriminatorInput, GeneratorInput, StepInput, read_stats};
use pollster::block_on;
use safetensors::Dtype;
use safetensors::tensor::TensorView;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Largest relative difference of a measurement, and largest absolute one where it is smaller than 1.
const MEASUREMENT_TOLERANCE: f64 = 1e-5;
/// Largest relative difference of a gradient or a running statistic, by Euclidean norm.
const TENSOR_TOLERANCE: f64 = 1e-4;

/// One case of the file.
struct Case {
    golden: Golden,
    name: String,
    device: Device,
}

impl Case {
    fn open(name: &str) -> Self {
        Self { golden: Golden::open("techniques"), name: name.into(), device: Device::flex() }
    }

    /// The networks before the step.
    fn initial(&self) -> Checkpoint {
        let cases: Value = serde_json::from_str(&self.golden.metadata("cases")).unwrap();
        let metadata = HashMap::from([("config".to_string(), cases[&self.name].to_string())]);
        let expected = ["grad.", "after."].map(|what| self.golden.names(&format!("{}/{what}", self.name)));
        let tensors: Vec<_> = expected
            .concat()
            .into_iter()
            .map(|name| {
                let (shape, values) = self.values(&format!("init.{name}")).unwrap();
                (name, shape, values.into_iter().flat_map(f32::to_le_bytes).collect::<Vec<u8>>())
            })
            .collect();
        let views = tensors
            .iter()
            .map(|(name, shape, bytes)| (name.clone(), TensorView::new(Dtype::F32, shape.clone(), bytes).unwrap()));
        Checkpoint::read(&safetensors::serialize(views, Some(metadata)).unwrap()).unwrap()
    }

    /// A tensor of the case, or the one that it shares with others.
    fn values(&self, name: &str) -> Option<(Vec<usize>, Vec<f32>)> {
        let tensor = |owner: &str| self.golden.tensor(&format!("{owner}/{name}"));
        tensor(&self.name).or_else(|| tensor("shared"))
    }

    fn tensor<const D: usize>(&self, name: &str) -> Option<Tensor<D>> {
        let (shape, values) = self.values(name)?;
        let shape: [usize; D] = shape.try_into().unwrap();
        Some(Tensor::from_data(TensorData::new(values, shape), &self.device))
    }

    fn input(&self) -> StepInput {
        let pair = |first: &str, second: &str| Some([self.tensor::<4>(first)?, self.tensor(second)?]);
        let discriminator = DiscriminatorInput {
            real: self.tensor("real").unwrap(),
            classes: self.tensor("labels.real"),
            z: self.tensor("z").unwrap(),
            mix: self.tensor("mix"),
            noise: pair("noise.real", "noise.fake"),
            flips: self.tensor("flips.real").and_then(|real| Some([real, self.tensor("flips.fake")?])),
        };
        let generator = GeneratorInput { z: None, noise: self.tensor("noise.generator") };
        StepInput { discriminator: vec![discriminator], generator: vec![generator], rate: 1.0 }
    }

    /// Trains one step and compares what it measured, both networks' gradients and all running statistics.
    fn assert_matches(&self) {
        let initial = self.initial();
        let mut trainer = initial.trainer(&self.device).unwrap();
        let stats = vec![trainer.step(self.input())];
        let actual = block_on(read_stats(stats)).unwrap()[0].values();
        for (actual, expected) in actual.iter().zip(self.golden.f64s(&format!("{}/stats", self.name))) {
            let difference = (f64::from(*actual) - expected).abs() / expected.abs().max(1.0);
            assert!(difference < MEASUREMENT_TOLERANCE, "{}: {actual} != {expected} ({difference:e})", self.name);
        }
        let saved = Checkpoint::read(&block_on(checkpoint::save(&initial.config, 1, &trainer)).unwrap()).unwrap();
        let mut compared = 0;
        for (name, (_, values)) in saved.tensors() {
            // With beta_1 = 0 Adam's first moment is the gradient.
            let gradient = |network: &str| {
                let name = name.strip_prefix(&format!("optimizer.{network}.first."))?;
                Some(format!("grad.{network}.{name}"))
            };
            let Some(expected) = gradient("generator")
                .or_else(|| gradient("discriminator"))
                .or_else(|| name.contains(".running_").then(|| format!("after.{name}")))
            else {
                continue;
            };
            let (_, expected) = self.values(&expected).unwrap_or_else(|| panic!("{}: no {expected}", self.name));
            let difference = relative_norm(values, &expected);
            assert!(difference < TENSOR_TOLERANCE, "{} {name}: {difference:e}", self.name);
            compared += 1;
        }
        assert!(compared > 8, "{}: {compared} tensors", self.name);
    }
}

macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        $(
            #[wasm_bindgen_test(unsupported = test)]
            fn $name() {
                Case::open(stringify!($name)).assert_matches();
            }
        )*
    };
}

cases!(
    minimax,
    least_squares,
    hinge,
    wasserstein,
    wgan_gp,
    r1,
    no_norm,
    spectral_d,
    spectral_both,
    spectral_gp,
    label_smoothing,
    label_flip,
    instance_noise,
    minibatch_std,
    diversity,
    conditional,
    conditional_gp,
    resize,
    dense,
    clip_gradient,
);
