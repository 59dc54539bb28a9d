//! The shipped judge on real test digits, and the shipped weights under it.

mod common;

use burn::tensor::{Tensor, TensorData};
use common::small_run;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::Config;
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::error::Error;
use gan_playground::latent::{Classes, Latents};
use gan_playground::metrics::{Census, ClassAccuracy, Examiner, Readings, read};
use gan_playground::session::{Command, Event, FrameKind, JUDGED_SAMPLES, Session};
use pollster::block_on;

const JUDGE: &[u8] = include_bytes!("../www/public/weights/judge-mnist.safetensors");
const WEIGHTS: &[u8] = include_bytes!("../www/public/weights/mnist-32.safetensors");
const CONDITIONAL: &[u8] = include_bytes!("../www/public/weights/mnist-32-conditional.safetensors");
const SIDE: usize = 28;

fn test_digits() -> Dataset {
    let read = |name: &str| std::fs::read(format!("{}/data/mnist/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    Dataset::from_idx(&read("t10k-images-idx3-ubyte"), Some(&read("t10k-labels-idx1-ubyte"))).unwrap()
}

#[test]
fn the_shipped_judge_reads_real_digits() {
    let (digits, device) = (test_digits(), device::cpu());
    let examiner = Examiner::from_bytes(JUDGE, device.burn()).unwrap();
    let indices: Vec<u32> = (0..digits.len() as u32).collect();
    let mut readings = Readings::default();
    for chunk in indices.chunks(500) {
        let images = TensorData::new(digits.batch(chunk, SIDE), [chunk.len(), 1, SIDE, SIDE]);
        readings.extend(block_on(read(&examiner.judge, Tensor::from_data(images, device.burn()))).unwrap());
    }
    let labels = digits.labels().unwrap();
    let right =
        readings.classes.iter().zip(labels).filter(|((class, _), label)| *class == usize::from(**label)).count();
    let accuracy = right as f64 / digits.len() as f64;
    assert!(accuracy >= 0.992, "{accuracy}");
    assert_eq!(accuracy, examiner.about.accuracy, "the file says what it is worth");
    for (seen, labelled) in readings.census().counts.into_iter().zip(digits.class_counts().unwrap()) {
        assert!((seen as f64 / labelled as f64 - 1.0).abs() <= 0.01, "{seen} seen, {labelled} labelled");
    }
}

/// A session on the shipped weights, with the judge.
fn judged_session() -> Session {
    let mut session = Session::new(device::cpu(), Config::default()).unwrap();
    block_on(session.load(WEIGHTS)).unwrap();
    session.load_judge(JUDGE).unwrap();
    session
}

/// All slices of the measurement under way: the events, and how many slices it took.
fn finish(session: &mut Session) -> (Vec<Event>, usize) {
    let (mut events, mut slices) = (Vec::new(), 0);
    while session.is_judging() {
        events.extend(block_on(session.judge_slice()).unwrap());
        slices += 1;
    }
    (events, slices)
}

#[test]
fn the_shipped_digits_have_all_ten_modes() {
    let mut session = judged_session();
    assert_eq!(block_on(session.handle(Command::Judge)), Ok(vec![]));
    let (events, slices) = finish(&mut session);
    assert_eq!(slices, 20, "fifty fakes a slice");
    let [Event::Judged { step: 5000, samples: JUDGED_SAMPLES, census, distance, floor }] = events.as_slice() else {
        panic!("{} events", events.len());
    };
    let Census { counts, modes, confidence, sure } = census;
    assert_eq!((counts.iter().sum::<usize>(), *modes), (JUDGED_SAMPLES, 10));
    assert!(*sure > 0.7 && *sure < 1.0, "{sure}");
    assert!(*confidence > 0.9 && floor < distance && *distance < 4.0 * floor, "{confidence} {floor} {distance}");
}

#[test]
fn the_shipped_conditional_weights_draw_what_is_asked_for() {
    let device = device::cpu();
    let examiner = Examiner::from_bytes(JUDGE, device.burn()).unwrap();
    let checkpoint = Checkpoint::read(CONDITIONAL).unwrap();
    let generator = checkpoint.generator(device.burn()).unwrap();
    let latents = Latents::named(&checkpoint.config, 5, 1000, Classes::InTurn);
    let asked = latents.classes(&checkpoint.config).unwrap();
    let images = generator.forward(latents.to_tensor(device.burn()));
    let readings = block_on(read(&examiner.judge, images)).unwrap();
    let accuracy = ClassAccuracy::of(asked.into_iter().zip(readings.classes.iter().map(|(class, _)| *class)));
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
    let mut session = judged_session();
    assert_eq!(block_on(session.handle(Command::Nearest)), Err(Error::NoDataset));
    let (images, labels) = small_run::idx();
    session.load_dataset(&images, Some(&labels)).unwrap_err(); // 40 images do not fill a batch of 64
    let config = Config { batch_size: 8, ..session.config().clone() };
    let mut session = Session::new(device::cpu(), config).unwrap();
    session.load_dataset(&images, Some(&labels)).unwrap();
    block_on(session.handle(Command::Nearest)).unwrap();
    let (events, _) = finish(&mut session);
    let [Event::Frame(frame)] = events.as_slice() else { panic!("{} events", events.len()) };
    assert_eq!((frame.kind, frame.mosaic.columns, frame.mosaic.rows), (FrameKind::Nearest, 8, 8));
}

#[test]
fn measuring_needs_a_judge_and_a_new_run_drops_it() {
    let mut session = Session::new(device::cpu(), small_run::config()).unwrap();
    assert_eq!(block_on(session.handle(Command::Judge)), Err(Error::NoJudge));
    assert!(matches!(session.load_judge(WEIGHTS), Err(Error::JudgeFormat { .. })));
    session.load_judge(JUDGE).unwrap();
    block_on(session.handle(Command::Judge)).unwrap();
    block_on(session.handle(Command::Reset)).unwrap();
    assert!(!session.is_judging());
}
