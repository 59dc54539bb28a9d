//! A short run on real MNIST test digits, the same on every device and in every build.

use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::Config;
use gan_playground::device::ComputeDevice;
use gan_playground::model::StateDict;
use gan_playground::session::{Command, Event, Session, State};

/// Steps compared.
pub const STEPS: usize = 20;

/// Measurements of the native CPU build, `[STEPS][7]`; `UPDATE_RECORDED=1 cargo test --release --workspace --test devices` writes it.
const RECORDED: &str = include_str!("../golden/native_run.json");

pub fn recorded() -> Vec<[f32; 7]> {
    serde_json::from_str(RECORDED).unwrap()
}

/// A seed at which no activation comes so near to LeakyReLU's kink that rounding decides its side. Where one does (with
/// Winograd's convolutions at 7 of the seeds 1 to 16, against the direct ones), the gradient jumps and training amplifies
/// it to 1e-3 within 20 steps; elsewhere both ways stay within 3e-7.
const SEED: u32 = 9;

pub fn config() -> Config {
    let networks = Config { z_dim: 16, features_g: 4, features_d: 4, ..Config::lesson() };
    Config { batch_size: 16, seed: SEED, ..networks }
}

/// Trains on `images` and `labels` (IDX) and returns what each step measured.
pub async fn run(device: ComputeDevice, images: &[u8], labels: &[u8], steps: usize) -> Vec<[f32; 7]> {
    run_with(config(), device, images, labels, steps).await
}

/// The same with other settings.
pub async fn run_with(
    config: Config,
    device: ComputeDevice,
    images: &[u8],
    labels: &[u8],
    steps: usize,
) -> Vec<[f32; 7]> {
    let mut session = Session::new(device, config).unwrap();
    session.load_dataset(images, Some(labels), None).unwrap();
    train(&mut session, steps).await
}

/// All tensors after `steps` steps: trained in one go, and halfway saved and loaded into a session of other settings.
pub async fn straight_and_resumed(device: ComputeDevice, images: &[u8], labels: &[u8], steps: usize) -> [StateDict; 2] {
    let averaged = Config { ema_decay: 0.99, ..config() };
    let mut session = Session::new(device.clone(), averaged).unwrap();
    session.load_dataset(images, Some(labels), None).unwrap();
    train(&mut session, steps / 2).await;
    let saved = session.save().await.unwrap();
    train(&mut session, steps).await;
    let mut resumed = Session::new(device, Config { seed: 1, ..config() }).unwrap();
    resumed.load_dataset(images, Some(labels), None).unwrap();
    resumed.load(&saved).await.unwrap();
    train(&mut resumed, steps).await;
    [tensors(&session).await, tensors(&resumed).await]
}

async fn tensors(session: &Session) -> StateDict {
    Checkpoint::read(&session.save().await.unwrap()).unwrap().tensors().clone()
}

async fn train(session: &mut Session, until: usize) -> Vec<[f32; 7]> {
    session.handle(Command::Train { until: Some(until) }).await.unwrap();
    let mut measured = Vec::new();
    while session.state() == State::Training {
        for event in session.train(5).await.unwrap() {
            if let Event::Metrics { rows } = event {
                measured.extend(rows.iter().map(|row| row.metrics.values()));
            }
        }
    }
    measured
}

/// Largest relative difference of each measurement, in the order of `Metrics`, up to and including `step`.
pub fn differences(expected: &[[f32; 7]], actual: &[[f32; 7]], step: usize) -> [f32; 7] {
    assert!(expected.len() >= step && actual.len() >= step);
    let mut largest = [0.0; 7];
    for (e, a) in expected.iter().zip(actual).take(step) {
        for (slot, (e, a)) in largest.iter_mut().zip(e.iter().zip(a)) {
            let difference = (e - a).abs() / e.abs();
            // `max` would pass over a NaN: count it as infinitely far.
            *slot = f32::max(*slot, if difference.is_nan() { f32::INFINITY } else { difference });
        }
    }
    largest
}

/// Largest relative difference (in Euclidean length) of any tensor.
pub fn tensor_difference(expected: &StateDict, actual: &StateDict) -> f64 {
    assert!(expected.keys().eq(actual.keys()));
    let pairs = expected.values().zip(actual.values());
    pairs.map(|((_, e), (_, a))| super::relative_norm(a, e)).fold(0.0, f64::max)
}

/// Largest relative difference of both losses up to and including `step`.
pub fn loss_difference(expected: &[[f32; 7]], actual: &[[f32; 7]], step: usize) -> f32 {
    let [loss_d, loss_g, ..] = differences(expected, actual, step);
    loss_d.max(loss_g)
}
