//! The JSON that crosses to JavaScript, pinned: `www/src/engine/messages.js` and outsiders rely on it.

use gan_playground::config::{self, Change, Config};
use gan_playground::data::Note;
use gan_playground::error::Error;
use gan_playground::frame::Mosaic;
use gan_playground::latent::Path;
use gan_playground::metrics::ClassHistogram;
use gan_playground::session::{
    Command, Event, Finish, Frame, FrameKind, Latent, Length, LogEntry, Network, Row, State, Warning,
};
use gan_playground::train::Metrics;
use serde_json::{Value, json};

fn config_json() -> Value {
    serde_json::to_value(Config::default()).unwrap()
}

/// One setting of each type; `src/config` tests that each of them is one field, and the same as text.
#[test]
fn config() {
    let config = config_json();
    let pinned = json!({
        "dataset": "mnist", "image_size": 32, "architecture": "convolution", "conditional": "off",
        "loss": "bce", "penalty_weight": 10.0, "optimizer": "adam", "lr_g": 0.002, "seed": 42
    });
    for (name, value) in pinned.as_object().unwrap() {
        assert_eq!(&config[name], value, "{name}");
    }
    let changed = json!({"loss": "least_squares", "optimizer": "rmsprop", "dataset": "fashion-mnist"});
    let changed: Config = serde_json::from_value(changed).unwrap();
    let expected = Config {
        loss: config::Loss::LeastSquares,
        optimizer: config::OptimizerKind::RmsProp,
        dataset: "fashion-mnist".into(),
        ..Config::default()
    };
    assert_eq!(changed, expected);
}

#[test]
fn commands() {
    let cases = [
        (
            json!({"type": "configure", "settings": {"lr_d": "0.001"}}),
            Command::Configure { settings: [("lr_d".into(), "0.001".into())].into() },
        ),
        (json!({"type": "reset"}), Command::Reset),
        (json!({"type": "train"}), Command::Train { until: None }),
        (json!({"type": "train", "until": 300}), Command::Train { until: Some(300) }),
        (json!({"type": "pause"}), Command::Pause),
        (json!({"type": "step"}), Command::Step),
        (json!({"type": "preview"}), Command::Preview),
        (json!({"type": "real"}), Command::Real),
        (json!({"type": "evaluate"}), Command::Evaluate),
        (json!({"type": "nearest"}), Command::Nearest),
        (
            json!({"type": "interpolate", "from": {"from": "seed", "seed": 1}, "to": {"from": "sheet", "index": 2},
                   "path": "slerp", "points": 9}),
            Command::Interpolate {
                from: Latent::Seed { seed: 1, class: None },
                to: Latent::Sheet { index: 2 },
                path: Path::Slerp,
                points: 9,
            },
        ),
        (json!({"type": "moments"}), Command::Moments),
        (json!({"type": "step_only", "network": "generator"}), Command::StepOnly { network: Network::Generator }),
        (json!({"type": "phase"}), Command::Phase),
        (json!({"type": "verdicts"}), Command::Verdicts),
        (json!({"type": "invert_on", "iterations": 20}), Command::InvertOn { iterations: 20 }),
        (json!({"type": "write", "seed": 7, "classes": [4, 2]}), Command::Write { seed: 7, classes: vec![4, 2] }),
    ];
    for (json, command) in cases {
        assert_eq!(serde_json::from_value::<Command>(json).unwrap(), command);
    }
    assert!(serde_json::from_value::<Command>(json!({"type": "train", "steps": 3})).is_err());
}

fn mosaic_json() -> Value {
    json!({"columns": 1, "rows": 1, "tile": 1, "width": 1, "height": 1, "channels": 1, "pixels": [7]})
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table of cases")]
fn events() {
    let metrics = Metrics {
        loss_d: 0.5,
        loss_g: 1.5,
        d_real: 0.75,
        d_fake_before: 0.25,
        d_fake_after: 0.125,
        grad_norm_d: 2.0,
        grad_norm_g: 3.0,
    };
    let mosaic = Mosaic { columns: 1, rows: 1, tile: 1, width: 1, height: 1, channels: 1, pixels: vec![7] };
    let frame =
        Frame { kind: FrameKind::Fixed, milestone: true, step: 5, epoch: 1, spread: Some(0.5), mosaic: mosaic.clone() };
    let length = Length { batch_size: 64, batches_per_epoch: 3, epochs: 20, epochs_from: 7, total_steps: 67 };
    let cases = [
        (
            Event::Configured { config: Config::default(), parameters_g: 1, parameters_d: 2, length },
            json!({"type": "configured", "config": config_json(), "parameters_g": 1, "parameters_d": 2,
                   "batch_size": 64, "batches_per_epoch": 3, "epochs": 20, "epochs_from": 7, "total_steps": 67}),
        ),
        (
            Event::Adjusted {
                step: 312,
                config: Config::default(),
                changes: vec![Change { name: "lr_d", from: "0.002".into(), to: "0.001".into() }],
                length,
            },
            json!({"type": "adjusted", "step": 312, "config": config_json(),
                   "changes": [{"name": "lr_d", "from": "0.002", "to": "0.001"}], "batch_size": 64, "batches_per_epoch": 3,
                   "epochs": 20, "epochs_from": 7, "total_steps": 67}),
        ),
        (
            Event::Dataset {
                id: 9,
                name: Some("mnist".into()),
                images: 10,
                width: 28,
                height: 28,
                class_counts: Some(vec![1; 10]),
                notes: vec![Note::LabelsShifted { first: 1, last: 10 }],
            },
            json!({"type": "dataset", "id": 9, "name": "mnist", "images": 10, "width": 28, "height": 28, "class_counts": vec![1; 10],
                   "notes": [{"code": "labels_shifted", "first": 1, "last": 10}]}),
        ),
        (Event::Begun { step: 3, from_checkpoint: true }, json!({"type": "begun", "step": 3, "from_checkpoint": true})),
        (Event::Restored { step: 3 }, json!({"type": "restored", "step": 3})),
        (
            Event::Nearest { step: 5, epoch: 1, fakes: mosaic.clone(), nearest: mosaic.clone() },
            json!({"type": "nearest", "step": 5, "epoch": 1, "fakes": mosaic_json(), "nearest": mosaic_json()}),
        ),
        (Event::State { state: State::Training }, json!({"type": "state", "state": "training"})),
        (
            Event::Metrics { rows: vec![Row { step: 8, epoch: 1, batch: 2, metrics }] },
            json!({"type": "metrics", "rows": [{"step": 8, "epoch": 1, "batch": 2, "loss_d": 0.5, "loss_g": 1.5,
                   "d_real": 0.75, "d_fake_before": 0.25, "d_fake_after": 0.125, "grad_norm_d": 2.0,
                   "grad_norm_g": 3.0}]}),
        ),
        (
            Event::Log {
                line: "a".into(),
                entry: LogEntry::Losses { epoch: 1, epochs: 20, batch: 2, batches: 3, loss_d: 0.5, loss_g: 1.5 },
            },
            json!({"type": "log", "line": "a", "entry": {"kind": "losses", "epoch": 1, "epochs": 20, "batch": 2,
                   "batches": 3, "loss_d": 0.5, "loss_g": 1.5}}),
        ),
        (
            Event::Log { line: "b".into(), entry: LogEntry::Change { step: 3, changes: vec![] } },
            json!({"type": "log", "line": "b", "entry": {"kind": "change", "step": 3, "changes": []}}),
        ),
        (
            Event::Log { line: "e".into(), entry: LogEntry::Only { step: 3, network: Network::Discriminator } },
            json!({"type": "log", "line": "e", "entry": {"kind": "only", "step": 3, "network": "discriminator"}}),
        ),
        (
            Event::Log { line: "c".into(), entry: LogEntry::Images { note: Note::Inverted } },
            json!({"type": "log", "line": "c", "entry": {"kind": "images", "note": {"code": "inverted"}}}),
        ),
        (
            Event::Log {
                line: "d".into(),
                entry: LogEntry::Batches { images: 9, batch_size: 8, d_steps: 3, taken: 3 },
            },
            json!({"type": "log", "line": "d",
                   "entry": {"kind": "batches", "images": 9, "batch_size": 8, "d_steps": 3, "taken": 3}}),
        ),
        (
            Event::Frame(frame),
            json!({"type": "frame", "kind": "fixed", "milestone": true, "step": 5, "epoch": 1, "spread": 0.5, "columns": 1, "rows": 1,
                   "tile": 1, "width": 1, "height": 1, "channels": 1, "pixels": [7]}),
        ),
        (
            Event::Evaluated {
                step: 5,
                samples: 10,
                histogram: ClassHistogram { counts: [1; 10], rejected: 4, modes: 10, confidence: 0.5, sure: 0.25 },
                distance: 2.0,
                baseline: 1.0,
            },
            json!({"type": "evaluated", "step": 5, "samples": 10, "counts": vec![1; 10], "rejected": 4, "modes": 10, "confidence": 0.5,
                   "sure": 0.25, "distance": 2.0, "baseline": 1.0}),
        ),
        (Event::Finished { reason: Finish::Until, step: 3 }, json!({"type": "finished", "reason": "until", "step": 3})),
        (
            Event::Warning(Warning::NotFinite { quantity: "loss_d", step: 9, restored_step: 7 }),
            json!({"type": "warning", "code": "not_finite", "quantity": "loss_d", "step": 9, "restored_step": 7}),
        ),
    ];
    for (event, json) in cases {
        assert_eq!(serde_json::to_value(event).unwrap(), json);
    }
}

#[test]
fn settings_and_errors() {
    let schema = serde_json::to_value(config::schema()).unwrap();
    assert_eq!(
        schema.as_array().unwrap().iter().find(|setting| setting["name"] == "batch_size").unwrap(),
        &json!({"name": "batch_size", "group": "training", "kind": "integer", "min": 2, "max": 256, "scale": "log2",
               "default": "64", "live": false, "essential": true,
               "help": "Real images (and as many fakes) in one training step."})
    );
    let preset = serde_json::to_value(&config::presets()[1]).unwrap();
    let settings = json!({"features_g": "8", "features_d": "8"});
    assert_eq!(preset, json!({"name": "fast", "kind": "recipe", "cure": null, "config": settings}));
    assert_eq!(schema[1]["choices"], json!(["32", "64"]));
    assert_eq!(serde_json::to_value(FrameKind::Written).unwrap(), json!("written"));
    assert_eq!(serde_json::to_value(Error::NoClassifier).unwrap(), json!({"code": "no_classifier"}));
    let error = Error::TruncatedIdx { what: "images".into(), expected: 28, actual: 20 };
    let json = json!({"code": "truncated_idx", "what": "images", "expected": 28, "actual": 20});
    assert_eq!(serde_json::to_value(error).unwrap(), json);
}
