//! A short run on real MNIST test digits, the same on every device and in every build.

use gan_playground::config::Config;
use gan_playground::device::ComputeDevice;
use gan_playground::session::{Command, Event, Session, State};

/// Steps compared.
pub const STEPS: usize = 20;

/// Measurements of the native CPU build, `[STEPS][7]`; `UPDATE_RECORDED=1 cargo test --release --test devices` writes it.
const RECORDED: &str = include_str!("../golden/native_run.json");

pub fn recorded() -> Vec<[f32; 7]> {
    serde_json::from_str(RECORDED).unwrap()
}

pub fn config() -> Config {
    Config { z_dim: 16, features_g: 4, features_d: 4, batch_size: 16, lr_g: 2e-4, lr_d: 2e-4, ..Config::default() }
}

/// Trains on `images` and `labels` (IDX) and returns what each step measured.
pub async fn run(device: ComputeDevice, images: &[u8], labels: &[u8], steps: usize) -> Vec<[f32; 7]> {
    let mut session = Session::new(device, config()).unwrap();
    session.load_dataset(images, Some(labels)).unwrap();
    session.handle(Command::Train { until: Some(steps) }).await.unwrap();
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

/// Largest relative difference of both losses up to and including `step`.
pub fn loss_difference(expected: &[[f32; 7]], actual: &[[f32; 7]], step: usize) -> f32 {
    let [loss_d, loss_g, ..] = differences(expected, actual, step);
    loss_d.max(loss_g)
}
