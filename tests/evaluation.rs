//! The shipped classifier on real test digits, and the shipped weights under it.

mod common;

use burn::tensor::{Tensor, TensorData};
use common::small_run;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::Config;
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::error::Error;
use gan_playground::latent::{Classes, Latents};
use gan_playground::metrics::{ClassAccuracy, ClassHistogram, Evaluator, Readings, read};
use gan_playground::session::{Command, EVALUATION_SAMPLES, Event, Session};
use pollster::block_on;

const CLASSIFIER: &[u8] = include_bytes!("../www/public/weights/classifier-mnist.safetensors");
const WEIGHTS: &[u8] = include_bytes!("../www/public/weights/mnist-32.safetensors");
const CONDITIONAL: &[u8] = include_bytes!("../www/public/weights/mnist-32-conditional.safetensors");
const SIDE: usize = 28;

fn test_digits() -> Dataset {
    let read = |name: &str| std::fs::read(format!("{}/data/mnist/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    Dataset::from_idx(&read("t10k-images-idx3-ubyte"), Some(&read("t10k-labels-idx1-ubyte"))).unwrap()
}

#[test]
fn the_shipped_classifier_reads_real_digits() {
    let (digits, device) = (test_digits(), device::cpu());
    let evaluator = Evaluator::from_bytes(CLASSIFIER, device.burn()).unwrap();
    let indices: Vec<u32> = (0..digits.len() as u32).collect();
    let mut readings = Readings::default();
    for chunk in indices.chunks(500) {
        let images = TensorData::new(digits.batch(chunk, SIDE), [chunk.len(), 1, SIDE, SIDE]);
        readings.extend(block_on(read(&evaluator.classifier, Tensor::from_data(images, device.burn()))).unwrap());
    }
    let labels = digits.labels().unwrap();
    let right =
        readings.classes.iter().zip(labels).filter(|((class, _), label)| *class == usize::from(**label)).count();
    let accuracy = right as f64 / digits.len() as f64;
    assert!(accuracy >= 0.992, "{accuracy}");
    assert_eq!(accuracy, evaluator.about.accuracy, "the file says what it is worth");
    let histogram = evaluator.histogram(&readings);
    let rejected = histogram.rejected as f64 / digits.len() as f64;
    assert_eq!(Some(rejected), evaluator.about.rejected, "the file says how many it takes for none");
    assert!(rejected <= 0.015, "{rejected} of the real digits are rejected");
    for (seen, labelled) in histogram.counts.into_iter().zip(digits.class_counts().unwrap()) {
        assert!((seen as f64 / labelled as f64 - 1.0).abs() <= 0.02, "{seen} seen, {labelled} labelled");
    }
}

/// A session on the shipped weights, with the classifier.
fn evaluation_session() -> Session {
    let mut session = Session::new(device::cpu(), Config::default()).unwrap();
    block_on(session.load(WEIGHTS)).unwrap();
    session.load_classifier(CLASSIFIER).unwrap();
    session
}

/// All slices of the measurement under way: the events, and how many slices it took.
fn finish(session: &mut Session) -> (Vec<Event>, usize) {
    let (mut events, mut slices) = (Vec::new(), 0);
    while session.is_evaluating() {
        events.extend(block_on(session.evaluate_slice()).unwrap());
        slices += 1;
    }
    (events, slices)
}

#[test]
fn the_shipped_digits_have_all_ten_modes() {
    let mut session = evaluation_session();
    assert_eq!(block_on(session.handle(Command::Evaluate)), Ok(vec![]));
    let (events, slices) = finish(&mut session);
    assert_eq!(slices, 20, "fifty fakes a slice");
    let [Event::Evaluated { step: 5000, samples: EVALUATION_SAMPLES, histogram, distance, baseline }] =
        events.as_slice()
    else {
        panic!("{} events", events.len());
    };
    let ClassHistogram { counts, rejected, modes, confidence, sure } = histogram;
    assert_eq!((counts.iter().sum::<usize>() + rejected, *modes), (EVALUATION_SAMPLES, 10));
    assert!(*sure > 0.7 && *sure < 1.0, "{sure}");
    assert!(
        *confidence > 0.9 && baseline < distance && *distance < 5.0 * baseline,
        "{confidence} {baseline} {distance}"
    );
}

#[test]
fn the_shipped_conditional_weights_draw_what_is_asked_for() {
    let device = device::cpu();
    let evaluator = Evaluator::from_bytes(CLASSIFIER, device.burn()).unwrap();
    let checkpoint = Checkpoint::read(CONDITIONAL).unwrap();
    let generator = checkpoint.generator(device.burn()).unwrap();
    let latents = Latents::named(&checkpoint.config, 5, 1000, Classes::InTurn);
    let asked = latents.classes(&checkpoint.config).unwrap();
    let images = generator.forward(latents.to_tensor(device.burn()));
    let readings = block_on(read(&evaluator.classifier, images)).unwrap();
    let accuracy = ClassAccuracy::of(
        asked.into_iter().zip(evaluator.recognised(&readings).into_iter().map(|reading| Some(reading?.0))),
    );
    assert!(accuracy.as_asked >= 0.95, "{accuracy:?}");
    assert!(accuracy.as_asked_by_class.iter().all(|share| *share >= 0.9), "{accuracy:?}");
}

#[test]
fn shipped_weights_carry_what_they_were_measured_at() {
    let report = Checkpoint::read(WEIGHTS).unwrap().report.unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["modes"], 10);
}

#[test]
fn finds_the_nearest_training_image_of_each_fake() {
    let mut session = evaluation_session();
    assert_eq!(block_on(session.handle(Command::Nearest)), Err(Error::NoDataset));
    let (images, labels) = small_run::idx();
    session.load_dataset(&images, Some(&labels), None).unwrap();
    block_on(session.handle(Command::Nearest)).unwrap();
    let (events, _) = finish(&mut session);
    let [Event::Nearest { fakes, nearest, .. }] = events.as_slice() else { panic!("{} events", events.len()) };
    assert_eq!((nearest.columns, nearest.rows, nearest.pixels.len()), (8, 8, fakes.pixels.len()));
    let Event::Frame(preview) = &block_on(session.handle(Command::Preview)).unwrap()[0] else { panic!("no preview") };
    assert_eq!(*fakes, preview.mosaic, "the fakes are those of the preview");
}

#[test]
fn measuring_needs_a_classifier_and_a_new_run_drops_it() {
    let mut session = Session::new(device::cpu(), small_run::config()).unwrap();
    assert_eq!(block_on(session.handle(Command::Evaluate)), Err(Error::NoClassifier));
    assert!(matches!(session.load_classifier(WEIGHTS), Err(Error::ClassifierFormat { .. })));
    session.load_classifier(CLASSIFIER).unwrap();
    block_on(session.handle(Command::Evaluate)).unwrap();
    block_on(session.handle(Command::Reset)).unwrap();
    assert!(!session.is_evaluating());
}
