//! The JSON of the commands that look into the networks, and of what they find, pinned as in `messages.rs`.

use gan_playground::config;
use gan_playground::frame::Mosaic;
use gan_playground::inside::{Attribution, Directions, Inverted, Layer, Verdicts};
use gan_playground::session::{Command, Event, Finding, Latent, PhaseReport, Picture, Subject};
use gan_playground::train::Phase;
use serde_json::{Value, json};

#[test]
#[expect(clippy::too_many_lines, reason = "one table of cases")]
fn commands() {
    let given = |pixels: &[f32], class| Picture::Given { values: pixels.to_vec(), class };
    let cases = [
        (
            json!({"type": "activations", "subject": {"network": "generator", "latent": {"from": "sheet", "index": 3}}}),
            Command::Activations { subject: Subject::Generator { latent: Latent::Sheet { index: 3 } } },
        ),
        (
            json!({"type": "activations", "subject": {"network": "discriminator", "picture": {"from": "real", "index": 3}}}),
            Command::Activations { subject: Subject::Discriminator { picture: Picture::Real { index: 3 } } },
        ),
        (
            json!({"type": "attribution", "picture": {"from": "fake", "index": 3}, "loss": "hinge"}),
            Command::Attribution { picture: Picture::Fake { index: 3 }, loss: Some(config::Loss::Hinge) },
        ),
        (
            json!({"type": "principal_directions", "count": 5, "seed": 1}),
            Command::PrincipalDirections { count: 5, seed: 1, class: None },
        ),
        (
            json!({"type": "latent", "latent": {"from": "seed", "seed": 7, "class": 4}}),
            Command::Latent { latent: Latent::Seed { seed: 7, class: Some(4) } },
        ),
        (
            json!({"type": "latent", "latent": {"from": "given", "values": [0.5, 1]}}),
            Command::Latent { latent: Latent::Given { values: vec![0.5, 1.0], class: None } },
        ),
        (
            json!({"type": "draw_latents", "latents": [0.5], "classes": [3], "truncation": 0.5, "columns": 2,
                   "step": 16}),
            Command::DrawLatents {
                latents: vec![0.5],
                classes: Some(vec![3]),
                truncation: Some(0.5),
                columns: Some(2),
                step: Some(16),
            },
        ),
        (
            json!({"type": "invert", "picture": {"from": "given", "values": [-1, 0.5], "class": 3}, "seed": 1}),
            Command::Invert { picture: given(&[-1.0, 0.5], Some(3)), class: None, seed: 1 },
        ),
    ];
    for (json, command) in cases {
        assert_eq!(serde_json::from_value::<Command>(json).unwrap(), command);
    }
    for wrong in [
        json!({"type": "latent", "latent": {"from": "sheet", "index": 1, "seed": 1}}),
        json!({"type": "latent", "latent": {"from": "fake", "index": 1}}),
        json!({"type": "attribution", "picture": {"from": "real"}}),
        json!({"type": "activations", "subject": {"network": "generator", "picture": {"from": "real", "index": 1}}}),
    ] {
        assert!(serde_json::from_value::<Command>(wrong.clone()).is_err(), "{wrong}");
    }
}

fn mosaic() -> Mosaic {
    Mosaic { columns: 1, rows: 1, tile: 1, width: 1, height: 1, channels: 1, pixels: vec![7] }
}

/// The same as JSON.
fn tile() -> Value {
    json!({"columns": 1, "rows": 1, "tile": 1, "width": 1, "height": 1, "channels": 1, "pixels": [7]})
}

fn verdicts() -> Verdicts {
    Verdicts { logits: vec![0.5].into(), probabilities: None }
}

fn assert_written(finding: Finding, mut json: Value) {
    json["type"] = "found".into();
    assert_eq!(serde_json::to_value(Event::Found(finding)).unwrap(), json);
}

#[test]
fn what_a_picture_does_in_the_networks() {
    let layer = Layer { name: "input".into(), shape: [1, 1, 1], min: -1.0, max: 2.0, mosaic: mosaic() };
    assert_written(
        Finding::Activations { step: 3, layers: vec![layer] },
        json!({"what": "activations", "step": 3,
               "layers": [{"name": "input", "shape": [1, 1, 1], "min": -1.0, "max": 2.0, "mosaic": tile()}]}),
    );
    assert_written(
        Finding::Verdicts { step: 3, fakes: verdicts(), reals: None },
        json!({"what": "verdicts", "step": 3, "fakes": {"logits": [0.5], "probabilities": null}, "reals": null}),
    );
    let attribution =
        Attribution { loss: config::Loss::LeastSquares, value: 0.5, logit: 1.5, side: 1, values: vec![0.25].into() };
    assert_written(
        Finding::Attribution { step: 3, attribution },
        json!({"what": "attribution", "step": 3, "loss": "least_squares", "value": 0.5, "logit": 1.5, "side": 1,
               "values": [0.25]}),
    );
}

#[test]
fn what_is_found_among_the_latents() {
    let one = |value: f32| vec![value].into();
    let directions = Directions { length: 1, directions: one(0.5), deviations: one(2.0), explained: one(0.25) };
    assert_written(
        Finding::PrincipalDirections { step: 3, directions },
        json!({"what": "principal_directions", "step": 3, "length": 1, "directions": [0.5], "deviations": [2.0],
               "explained": [0.25]}),
    );
    assert_written(
        Finding::Latent { latent: one(0.5), class: Some(3) },
        json!({"what": "latent", "latent": [0.5], "class": 3}),
    );
    let inverted =
        Inverted { iterations: 20, of: 200, latent: one(0.5), class: None, distance: 0.125, mosaic: mosaic() };
    assert_written(
        Finding::Inverted(inverted),
        json!({"what": "inverted", "iterations": 20, "of": 200, "latent": [0.5], "class": null, "distance": 0.125,
               "mosaic": tile()}),
    );
}

#[test]
fn a_phase_of_a_step() {
    let report = PhaseReport {
        phase: Phase::JudgeReal,
        step: 3,
        update: 1,
        updates: 2,
        next: Some(Phase::JudgeFakes),
        real: None,
        fakes: None,
        verdicts: Some(verdicts()),
        loss: None,
        grad_norm: None,
    };
    assert_written(
        Finding::Phase(report),
        json!({"what": "phase", "phase": "judge_real", "step": 3, "update": 1, "updates": 2, "next": "judge_fakes",
               "real": null, "fakes": null, "verdicts": {"logits": [0.5], "probabilities": null}, "loss": null,
               "grad_norm": null}),
    );
}
