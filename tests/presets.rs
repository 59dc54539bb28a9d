//! The failures among the presets fail as they say, on real digits within 500 steps.

use std::fs;

use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::metrics::ClassHistogram;
use gan_playground::session::{Command, Event, Row, Session, State};
use pollster::block_on;

const STEPS: usize = 500;
const CLASSIFIER: &[u8] = include_bytes!("../www/public/weights/classifier-mnist.safetensors");

/// Where the numbers stand from which `www/test/standing.test.js` has the page give its verdict.
/// `UPDATE_RECORDED=1 cargo test --release --workspace --test presets` writes them.
const RECORDED: &str = "www/test/recorded";

/// What a run shows after its last step.
struct Shown {
    /// Measurements of the last 50 steps.
    rows: Vec<Row>,
    /// What the classifier finds.
    histogram: ClassHistogram,
    /// How much the sheet's images differ, as a multiple of what real ones do.
    spread: f64,
}

/// Trains a preset, or the defaults where there is none of the name.
fn train(preset: &str) -> Shown {
    let read = |name: &str| fs::read(format!("{}/data/mnist/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let config = if preset == "defaults" { Config::default() } else { Config::preset(preset).unwrap() };
    let loss = serde_json::to_value(config.loss).unwrap();
    let mut session = Session::new(device::cpu(), config).unwrap();
    session.load_dataset(&read("train-images-idx3-ubyte"), Some(&read("train-labels-idx1-ubyte")), None).unwrap();
    session.load_classifier(CLASSIFIER).unwrap();
    let mut rows = Vec::new();
    let [before, evaluated] = [STEPS / 2, STEPS].map(|until| {
        rows = train_until(&mut session, until);
        evaluate(&mut session, preset)
    });
    let Event::Evaluated { histogram, .. } = &evaluated else { unreachable!() };
    let Event::Frame(frame) = &block_on(session.handle(Command::Preview)).unwrap()[0] else { panic!("no sheet") };
    let (spread, histogram, rows) =
        (frame.spread.unwrap(), histogram.clone(), rows.split_off(rows.len().saturating_sub(50)));
    let signals = serde_json::json!({
        "step": STEPS, "loss": loss, "spread": spread, "evaluated": evaluated, "before": before,
        "lossD": mean(&rows, |row| row.metrics.loss_d), "lossG": mean(&rows, |row| row.metrics.loss_g),
        "real": mean(&rows, |row| row.metrics.d_real), "fake": mean(&rows, |row| row.metrics.d_fake_before),
    });
    if std::env::var_os("UPDATE_RECORDED").is_some() {
        let path = format!("{}/{RECORDED}/{preset}.json", env!("CARGO_MANIFEST_DIR"));
        fs::write(path, serde_json::to_string_pretty(&signals).unwrap() + "\n").unwrap();
    }
    Shown { rows, histogram, spread }
}

fn train_until(session: &mut Session, until: usize) -> Vec<Row> {
    block_on(session.handle(Command::Train { until: Some(until) })).unwrap();
    let mut rows = Vec::new();
    while session.state() == State::Training {
        for event in block_on(session.train(50)).unwrap() {
            if let Event::Metrics { rows: measured } = event {
                rows.extend(measured);
            }
        }
    }
    rows
}

fn evaluate(session: &mut Session, preset: &str) -> Event {
    block_on(session.handle(Command::Evaluate)).unwrap();
    loop {
        let events = block_on(session.evaluate_slice()).unwrap();
        if let Some(event) = events.into_iter().find(|event| matches!(event, Event::Evaluated { .. })) {
            return event;
        }
        assert!(session.is_evaluating(), "{preset}: no verdict");
    }
}

fn mean(rows: &[Row], value: impl Fn(&Row) -> f32) -> f32 {
    rows.iter().map(value).sum::<f32>() / rows.len() as f32
}

#[test]
fn mode_collapse_draws_one_picture_while_the_game_looks_even() {
    let Shown { rows, histogram, spread } = train("mode_collapse");
    assert!(histogram.modes <= 2 && spread < 0.5, "{histogram:?} {spread}");
    let (real, fake) = (mean(&rows, |row| row.metrics.d_real), mean(&rows, |row| row.metrics.d_fake_before));
    assert!((0.3..0.7).contains(&real) && (0.3..0.7).contains(&fake), "{real} {fake}");
}

#[test]
fn a_discriminator_that_is_too_strong_knows_every_image() {
    let Shown { rows, histogram, .. } = train("strong_discriminator");
    let (real, fake) = (mean(&rows, |row| row.metrics.d_real), mean(&rows, |row| row.metrics.d_fake_before));
    assert!(real > 0.95 && fake < 0.1, "{real} {fake}");
    assert!(histogram.modes < 8, "{histogram:?}");
}

#[test]
fn without_a_limit_the_wasserstein_game_diverges() {
    let loss = mean(&train("diverges").rows, |row| row.metrics.loss_d.abs());
    assert!(loss > 1e4, "{loss}");
}

#[test]
fn without_batch_norm_the_generator_learns_nothing() {
    let Shown { rows, histogram, spread } = train("no_batch_norm");
    assert!(mean(&rows, |row| row.metrics.grad_norm_g) < 1e-2);
    assert!(histogram.rejected > 900 && spread < 0.5, "{histogram:?} {spread}");
}

#[test]
fn the_defaults_draw_digits_of_all_classes() {
    let Shown { histogram, spread, .. } = train("defaults");
    assert!(histogram.modes >= 8 && spread > 0.7, "{histogram:?} {spread}");
}
