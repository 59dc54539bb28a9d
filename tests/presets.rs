//! The failures among the presets fail as they say, on real digits within 500 steps.

use std::fs;

use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::metrics::Census;
use gan_playground::session::{Command, Event, Row, Session, State};
use pollster::block_on;

const STEPS: usize = 500;
const JUDGE: &[u8] = include_bytes!("../www/public/weights/judge-mnist.safetensors");

/// What the last 50 steps measured, and what the judge sees after them.
fn train(preset: &str) -> (Vec<Row>, Census) {
    let read = |name: &str| fs::read(format!("{}/data/mnist/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut session = Session::new(device::cpu(), Config::preset(preset).unwrap()).unwrap();
    session.load_dataset(&read("train-images-idx3-ubyte"), Some(&read("train-labels-idx1-ubyte"))).unwrap();
    session.load_judge(JUDGE).unwrap();
    block_on(session.handle(Command::Train { until: Some(STEPS) })).unwrap();
    let mut rows = Vec::new();
    while session.state() == State::Training {
        for event in block_on(session.train(50)).unwrap() {
            if let Event::Metrics { rows: measured } = event {
                rows.extend(measured);
            }
        }
    }
    block_on(session.handle(Command::Judge)).unwrap();
    loop {
        for event in block_on(session.judge_slice()).unwrap() {
            if let Event::Judged { census, .. } = event {
                return (rows.split_off(rows.len() - 50), census);
            }
        }
        assert!(session.is_judging(), "{preset}: no verdict");
    }
}

fn mean(rows: &[Row], value: impl Fn(&Row) -> f32) -> f32 {
    rows.iter().map(value).sum::<f32>() / rows.len() as f32
}

#[test]
fn mode_collapse_draws_one_digit_while_the_game_looks_even() {
    let (rows, census) = train("mode_collapse");
    assert!(census.modes <= 2, "{census:?}");
    let (real, fake) = (mean(&rows, |row| row.metrics.d_real), mean(&rows, |row| row.metrics.d_fake_before));
    assert!((0.3..0.7).contains(&real) && (0.3..0.7).contains(&fake), "{real} {fake}");
}

#[test]
fn a_discriminator_that_is_too_strong_knows_every_image() {
    let (rows, census) = train("strong_discriminator");
    let (real, fake) = (mean(&rows, |row| row.metrics.d_real), mean(&rows, |row| row.metrics.d_fake_before));
    assert!(real > 0.95 && fake < 0.1, "{real} {fake}");
    assert!(census.modes < 8, "{census:?}");
}

#[test]
fn without_a_limit_the_wasserstein_game_diverges() {
    let (rows, _) = train("diverges");
    let loss = mean(&rows, |row| row.metrics.loss_d.abs());
    assert!(loss > 1e4, "{loss}");
}

#[test]
fn without_batch_norm_the_generator_learns_nothing() {
    let (rows, census) = train("no_batch_norm");
    assert!(mean(&rows, |row| row.metrics.grad_norm_g) < 1e-2);
    assert!(census.modes <= 2, "{census:?}");
}
