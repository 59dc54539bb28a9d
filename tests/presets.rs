//! The failures among the presets fail as they say, on real digits within 500 steps.

use std::fs;

use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::metrics::ClassHistogram;
use gan_playground::session::{Command, Event, Row, Session, State};
use pollster::block_on;

const STEPS: usize = 500;
const CLASSIFIER: &[u8] = include_bytes!("../www/public/weights/classifier-mnist.safetensors");

/// What the last 50 steps measured, and what the classifier sees after them.
fn train(preset: &str) -> (Vec<Row>, ClassHistogram) {
    let read = |name: &str| fs::read(format!("{}/data/mnist/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut session = Session::new(device::cpu(), Config::preset(preset).unwrap()).unwrap();
    session.load_dataset(&read("train-images-idx3-ubyte"), Some(&read("train-labels-idx1-ubyte")), None).unwrap();
    session.load_classifier(CLASSIFIER).unwrap();
    block_on(session.handle(Command::Train { until: Some(STEPS) })).unwrap();
    let mut rows = Vec::new();
    while session.state() == State::Training {
        for event in block_on(session.train(50)).unwrap() {
            if let Event::Metrics { rows: measured } = event {
                rows.extend(measured);
            }
        }
    }
    block_on(session.handle(Command::Evaluate)).unwrap();
    loop {
        for event in block_on(session.evaluate_slice()).unwrap() {
            if let Event::Evaluated { histogram, .. } = event {
                return (rows.split_off(rows.len() - 50), histogram);
            }
        }
        assert!(session.is_evaluating(), "{preset}: no verdict");
    }
}

fn mean(rows: &[Row], value: impl Fn(&Row) -> f32) -> f32 {
    rows.iter().map(value).sum::<f32>() / rows.len() as f32
}

#[test]
fn mode_collapse_draws_one_digit_while_the_game_looks_even() {
    let (rows, histogram) = train("mode_collapse");
    assert!(histogram.modes <= 2, "{histogram:?}");
    let (real, fake) = (mean(&rows, |row| row.metrics.d_real), mean(&rows, |row| row.metrics.d_fake_before));
    assert!((0.3..0.7).contains(&real) && (0.3..0.7).contains(&fake), "{real} {fake}");
}

#[test]
fn a_discriminator_that_is_too_strong_knows_every_image() {
    let (rows, histogram) = train("strong_discriminator");
    let (real, fake) = (mean(&rows, |row| row.metrics.d_real), mean(&rows, |row| row.metrics.d_fake_before));
    assert!(real > 0.95 && fake < 0.1, "{real} {fake}");
    assert!(histogram.modes < 8, "{histogram:?}");
}

#[test]
fn without_a_limit_the_wasserstein_game_diverges() {
    let (rows, _) = train("diverges");
    let loss = mean(&rows, |row| row.metrics.loss_d.abs());
    assert!(loss > 1e4, "{loss}");
}

#[test]
fn without_batch_norm_the_generator_learns_nothing() {
    let (rows, histogram) = train("no_batch_norm");
    assert!(mean(&rows, |row| row.metrics.grad_norm_g) < 1e-2);
    assert!(histogram.modes <= 2, "{histogram:?}");
}
