//! The measures of images against SciPy's and NumPy's (tests/golden/make_metrics.py), and a classifier's file.

mod common;

use burn::tensor::Device;
use gan_playground::Error;
use gan_playground::metrics::frechet::{self, Gaussian};
use gan_playground::metrics::neighbours::precision_and_recall;
use gan_playground::metrics::{About, Evaluator, Readings, Recognition};
use gan_playground::model::{Classifier, FEATURES, named_tensors};
use pollster::block_on;
use safetensors::SafeTensors;

const GOLDEN: &[u8] = include_bytes!("golden/metrics.safetensors");
const DIMS: usize = 16;

fn floats(name: &str) -> Vec<f32> {
    let file = SafeTensors::deserialize(GOLDEN).unwrap();
    let view = file.tensor(name).unwrap();
    view.data().chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect()
}

fn expected() -> [f64; 3] {
    let file = SafeTensors::deserialize(GOLDEN).unwrap();
    let data = file.tensor("expected").unwrap().data();
    std::array::from_fn(|at| f64::from_le_bytes(data[8 * at..8 * at + 8].try_into().unwrap()))
}

#[test]
fn frechet_distance_agrees_with_scipy() {
    let [a, b] = ["real", "fake"].map(|name| Gaussian::of(&floats(name), DIMS));
    let ([expected, ..], actual) = (expected(), frechet::distance(&a, &b));
    assert!((actual / expected - 1.0).abs() < 1e-6, "{actual} != {expected}");
}

#[test]
fn precision_and_recall_agree_with_numpy() {
    let [_, precision, recall] = expected();
    let actual = precision_and_recall(&floats("real"), &floats("fake"), DIMS);
    assert!((actual.precision - precision).abs() < 1e-9 && (actual.recall - recall).abs() < 1e-9, "{actual:?}");
}

fn evaluator() -> Evaluator {
    let about =
        About { dataset: "mnist".into(), seed: 1, epochs: 0, accuracy: 0.1, rejected: Some(0.25), baseline: 0.5 };
    let features: Vec<f32> = (0..200 * FEATURES).map(|at| (at as f32).sin()).collect();
    let labels: Vec<u8> = (0..200).map(|at| at % 10).collect();
    let texture = (0..200 * 2).map(|at| (at as f32).cos()).collect();
    let readings = Readings { features, classes: vec![(0, 1.0); 200], texture };
    Evaluator {
        classifier: Classifier::new(1, &Device::flex()),
        reference: Gaussian::of(&readings.features, FEATURES),
        recognition: Some(Recognition::of(&readings, &labels).unwrap()),
        about,
    }
}

#[test]
fn a_classifier_comes_back_from_its_file() {
    let written = evaluator();
    let bytes = block_on(written.to_bytes()).unwrap();
    let read = Evaluator::from_bytes(&bytes, &Device::flex()).unwrap();
    assert_eq!(read.about, written.about);
    assert_eq!(read.reference.parts(), written.reference.parts());
    let parts = [&written, &read].map(|evaluator| evaluator.recognition.as_ref().unwrap().parts());
    assert_eq!(parts[0], parts[1]);
    for (before, after) in named_tensors(&written.classifier).into_iter().zip(named_tensors(&read.classifier)) {
        assert_eq!(before.values.into_data(), after.values.into_data(), "{}", before.name);
    }
}

#[test]
fn what_is_no_classifier_is_refused_with_a_reason() {
    let refusal = |bytes: &[u8]| Evaluator::from_bytes(bytes, &Device::flex()).unwrap_err();
    assert!(matches!(refusal(b"digits"), Error::ClassifierFormat { .. }));
    let bytes = block_on(evaluator().to_bytes()).unwrap();
    assert!(matches!(refusal(&bytes[..bytes.len() - 4]), Error::ClassifierFormat { .. }));
    let no_classifier = refusal(common::golden_bytes("lesson64_images"));
    assert_eq!(no_classifier, Error::ClassifierFormat { detail: "its metadata has no entry named classifier".into() });
}
