//! What is found in the networks against PyTorch and NumPy: the reference values come from
//! `tests/golden/make_inside.py`.

mod common;

use std::collections::HashMap;

use burn::tensor::{Device, Tensor, TensorData};
use common::{Golden, relative_norm};
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::{Config, Loss};
use gan_playground::device;
use gan_playground::inside::{self, Inversion, Layer, Pictures};
use gan_playground::latent::Latents;
use gan_playground::session::{Command, Event, Finding, Picture, Session};
use gan_playground::train::Trainer;
use pollster::block_on;
use safetensors::Dtype;
use safetensors::tensor::TensorView;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Largest relative difference, by Euclidean norm.
const TOLERANCE: f64 = 1e-4;
/// The picture and the latent that are looked into, and the steps of the inversion.
const AT: usize = 2;
const STEPS: usize = 10;
const LOSSES: [(&str, Loss); 5] = [
    ("bce", Loss::Bce),
    ("minimax", Loss::Minimax),
    ("least_squares", Loss::LeastSquares),
    ("hinge", Loss::Hinge),
    ("wasserstein", Loss::Wasserstein),
];

/// One case of the file.
struct Case {
    golden: Golden,
    name: &'static str,
    device: Device,
    config: Config,
    trainer: Trainer,
}

impl Case {
    fn open(name: &'static str) -> Self {
        let device = Device::flex();
        let checkpoint = Checkpoint::read(&networks(name)).unwrap();
        let trainer = checkpoint.trainer(&device).unwrap();
        Self { golden: Golden::open("inside"), name, device, config: checkpoint.config, trainer }
    }

    fn values(&self, name: &str) -> Option<(Vec<usize>, Vec<f32>)> {
        self.golden.tensor(&format!("{}/{name}", self.name))
    }

    fn tensor<const D: usize>(&self, name: &str) -> Option<Tensor<D>> {
        let (shape, values) = self.values(name)?;
        let shape: [usize; D] = shape.try_into().unwrap();
        Some(Tensor::from_data(TensorData::new(values, shape), &self.device))
    }

    fn pictures(&self) -> Pictures {
        Pictures { images: self.tensor("pictures").unwrap(), classes: self.tensor("labels") }
    }

    fn latents(&self, name: &str) -> Latents {
        Latents { values: self.values(name).unwrap().1, z_dim: self.config.inputs_g() }
    }

    fn assert_near(&self, name: &str, actual: &[f32]) {
        let (_, expected) = self.values(&format!("found.{name}")).unwrap();
        assert_eq!(actual.len(), expected.len(), "{} {name}", self.name);
        let difference = relative_norm(actual, &expected);
        assert!(difference < TOLERANCE, "{} {name}: {difference:e}", self.name);
    }

    fn layers_match(&self) {
        let z = self.latents("z").slice(AT, 1).to_tensor(&self.device);
        let generator = block_on(inside::read_layers(self.trainer.generator().layers(z))).unwrap();
        let picture = self.pictures().images.narrow(0, AT, 1);
        let discriminator = block_on(inside::read_layers(self.trainer.discriminator().layers(picture))).unwrap();
        for (network, layers) in [("generator", generator), ("discriminator", discriminator)] {
            let expected = self.golden.names(&format!("{}/found.layer.{network}.", self.name));
            assert_eq!(layers.len(), expected.len());
            for layer in layers {
                let (shape, values) = self.values(&format!("found.layer.{network}.{}", layer.name)).unwrap();
                assert_eq!(layer.shape.to_vec(), shape, "{network} {}", layer.name);
                assert_same_mosaic(&layer, &values);
            }
        }
    }

    fn verdicts_and_attributions_match(&self) {
        let discriminator = self.trainer.discriminator();
        let verdicts = inside::verdicts(&discriminator, self.config.loss, vec![self.pictures()]);
        let verdicts = block_on(verdicts).unwrap().remove(0);
        self.assert_near("logits", &verdicts.logits.0);
        let sigmoid = |logit: &f32| 1.0 / (1.0 + (-f64::from(*logit)).exp()) as f32;
        let expected: Vec<f32> = verdicts.logits.0.iter().map(sigmoid).collect();
        assert!(relative_norm(&verdicts.probabilities.unwrap().0, &expected) < 1e-6);
        for (name, loss) in LOSSES {
            let found = block_on(inside::attribution(&discriminator, loss, self.pictures(), AT)).unwrap();
            assert_eq!((found.loss, found.side), (loss, 32));
            self.assert_near(&format!("value.{name}"), &[found.value]);
            self.assert_near(&format!("attribution.{name}"), &found.values.0);
            assert!((found.logit - verdicts.logits.0[AT]).abs() < 1e-4);
        }
    }

    fn directions_match(&self) {
        let (shape, mut expected) = self.values("found.directions").unwrap();
        let [count, length] = shape[..] else { panic!("{shape:?}") };
        let samples = self.latents("samples");
        let generator = self.trainer.generator();
        let found = block_on(inside::directions(&generator, &samples, length, (count, 1), &self.device)).unwrap();
        for (row, found) in expected.chunks_exact_mut(length).zip(found.directions.0.chunks_exact(length)) {
            let same: f32 = row.iter().zip(found).map(|(a, b)| a * b).sum();
            row.iter_mut().for_each(|number| *number *= same.signum());
        }
        let difference = relative_norm(&found.directions.0, &expected);
        assert!(difference < TOLERANCE, "{} directions: {difference:e}", self.name);
        self.assert_near("deviations", &found.deviations.0);
        self.assert_near("explained", &found.explained.0);
    }

    fn inversion_matches(&self) {
        let (_, target) = self.values("found.target").unwrap();
        let starts = self.latents("starts");
        let mut inversion = Inversion::new(&self.trainer.generator(), &self.config, &starts, target, &self.device);
        let nearest = block_on(inversion.run(STEPS)).unwrap();
        let (latents, errors) = block_on(inversion.starts()).unwrap();
        self.assert_near("inverted.z", &latents);
        self.assert_near("inverted.errors", &errors);
        assert!(errors.iter().any(|error| (nearest.distance - error.sqrt()).abs() < 1e-6));
        assert_eq!(nearest.iterations, STEPS);
    }
}

/// The networks of a case as a file.
fn networks(name: &str) -> Vec<u8> {
    let golden = Golden::open("inside");
    let cases: Value = serde_json::from_str(&golden.metadata("cases")).unwrap();
    let metadata = HashMap::from([("config".to_string(), cases[name].to_string())]);
    let tensors: Vec<_> = golden
        .names(&format!("{name}/init."))
        .into_iter()
        .map(|tensor| {
            let (shape, values) = golden.tensor(&format!("{name}/init.{tensor}")).unwrap();
            (tensor, shape, values.into_iter().flat_map(f32::to_le_bytes).collect::<Vec<u8>>())
        })
        .collect();
    let views = tensors
        .iter()
        .map(|(name, shape, bytes)| (name.clone(), TensorView::new(Dtype::F32, shape.clone(), bytes).unwrap()));
    safetensors::serialize(views, Some(metadata)).unwrap()
}

/// Bytes on the scale from the smallest to the largest value, each within one of where rounding may fall.
fn assert_same_mosaic(layer: &Layer, values: &[f32]) {
    let [channels, height, width] = layer.shape;
    let (min, max) = values.iter().fold((f32::MAX, f32::MIN), |(min, max), value| (min.min(*value), max.max(*value)));
    let size = max.abs().max(min.abs());
    assert!((layer.min - min).abs() < 1e-4 * size && (layer.max - max).abs() < 1e-4 * size, "{}", layer.name);
    let mosaic = &layer.mosaic;
    for (at, value) in values.iter().enumerate() {
        let (x, y, channel) = (at % width, at / width % height, at / (width * height));
        assert!(channel < channels);
        let place = (channel / mosaic.columns * height + y) * mosaic.width + channel % mosaic.columns * width + x;
        let expected = if max > min { (value - min) / (max - min) * 255.0 } else { 0.0 };
        assert!((f32::from(mosaic.pixels[place]) - expected).abs() < 0.6, "{} at {at}", layer.name);
    }
}

macro_rules! cases {
    ($($name:ident),*) => {
        $(
            mod $name {
                use super::*;

                #[wasm_bindgen_test(unsupported = test)]
                fn layers_match_pytorch() {
                    Case::open(stringify!($name)).layers_match();
                }

                #[wasm_bindgen_test(unsupported = test)]
                fn verdicts_and_attributions_match_pytorch() {
                    Case::open(stringify!($name)).verdicts_and_attributions_match();
                }

                #[wasm_bindgen_test(unsupported = test)]
                fn principal_directions_match_numpy() {
                    Case::open(stringify!($name)).directions_match();
                }

                #[wasm_bindgen_test(unsupported = test)]
                fn ten_steps_of_an_inversion_match_pytorch() {
                    Case::open(stringify!($name)).inversion_matches();
                }
            }
        )*
    };
}

cases!(plain, conditional, resize, dense);

#[wasm_bindgen_test(unsupported = test)]
fn a_fake_is_found_again_however_the_iterations_are_divided() {
    let mut session = Session::new(device::cpu(), Config::default()).unwrap();
    block_on(session.load(&networks("plain"))).unwrap();
    let mut search = |slices: &[usize]| {
        let begin = Command::Invert { picture: Picture::Fake { index: 5 }, class: None, seed: 3 };
        let orders = slices.iter().map(|iterations| Command::InvertOn { iterations: *iterations });
        let found = std::iter::once(begin).chain(orders).map(|order| {
            let events = block_on(session.handle(order)).unwrap();
            let [Event::Found(Finding::Inverted(inverted))] = &events[..] else { panic!("{events:?}") };
            inverted.clone()
        });
        let found: Vec<_> = found.collect();
        [found[0].clone(), found[found.len() - 1].clone()]
    };
    let [first, last] = search(&[200]);
    assert_eq!((first.iterations, last.iterations, last.of), (0, 200, 200));
    assert!(last.distance < first.distance / 2.0, "{} to {}", first.distance, last.distance);
    let [again, divided] = search(&[7, 50, 1000, 3]);
    assert!(again == first && divided == last);
}
