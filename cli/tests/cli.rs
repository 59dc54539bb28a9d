//! The `gan` command as a user runs it.

#[path = "../../tests/common/mod.rs"]
mod common;
mod process;

use std::path::Path;

use common::Golden;
use common::small_run;
use gan_playground::config::{Config, Kind, Setting, schema};
use process::{fail, folder, gan, succeed, training, with_data};
use safetensors::SafeTensors;
use serde_json::Value;

fn train(data: &str, rest: &[&str]) -> Value {
    succeed(&training(data, rest))
}

#[test]
fn generate_draws_pytorchs_images_from_the_lessons_weights() {
    let golden = |name: &str| format!("{}/../tests/golden/{name}.safetensors", env!("CARGO_MANIFEST_DIR"));
    let out = folder("generate").1("images.safetensors");
    let (weights, latents) = (golden("lesson64_state_dict"), golden("lesson64_latents"));
    let report = succeed(&["generate", "--weights", &weights, "--latents", &latents, "--out", &out]);
    assert_eq!(report["shape"], serde_json::json!([5, 1, 64, 64]));

    let bytes = std::fs::read(out).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let images = file.tensor("images").unwrap();
    assert_eq!(images.shape(), [5, 1, 64, 64]);
    let values = images.data().as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes));
    let expected = Golden::open("lesson64_images").f32s("images");
    let largest = values.zip(expected).map(|(a, e)| (a - e).abs()).fold(0.0, f32::max);
    assert!(largest < 1e-4, "{largest:e}");
}

#[test]
fn trains_draws_and_goes_on_as_if_it_had_not_stopped() {
    let (data, path) = with_data("train");
    let whole = train(&data, &["--steps", "6", "--out", &path("whole.safetensors")]);
    assert_eq!(whole["step"], 6);
    assert!(Path::new(&path("whole-epoch-001.png")).exists(), "a grid at the epoch's end");

    train(&data, &["--steps", "2", "--out", &path("part.safetensors")]);
    let init = path("part.safetensors");
    let rest = train(&data, &["--steps", "4", "--init", &init, "--out", &path("rest.safetensors")]);
    assert_eq!((&rest["step"], &rest["last"]), (&whole["step"], &whole["last"]));

    for (name, magic) in [("a.png", &b"\x89PNG"[..]), ("a.idx", &[0, 0, 8, 3, 0, 0, 0, 5, 0, 0, 0, 32, 0, 0, 0, 32])] {
        let weights = path("rest.safetensors");
        succeed(&["generate", "--weights", &weights, "--count", "5", "--seed", "1", "--out", &path(name)]);
        assert!(std::fs::read(path(name)).unwrap().starts_with(magic), "{name}");
    }
}

#[test]
fn epochs_of_other_images_are_counted_from_where_they_came() {
    let (data, path) = with_data("epochs");
    let (first, rest) = (path("first.safetensors"), path("rest.safetensors"));
    assert_eq!(train(&data, &["--epochs", "1", "--out", &first])["step"], 5);
    let go_on = || train(&data, &["--epochs", "1", "--init", &first, "--out", &rest]);
    assert_eq!(go_on()["step"], 5, "the same images have had their epoch");
    let (mut images, _) = small_run::idx();
    images.iter_mut().skip(16).for_each(|pixel| *pixel = !*pixel);
    std::fs::write(path("train-images-idx3-ubyte"), &images).unwrap();
    assert_eq!(go_on()["step"], 10);
}

#[test]
fn says_what_is_wrong_and_what_to_do() {
    let (data, path) = with_data("wrong");
    let (out, images, labels) = (path("w.safetensors"), path("t10k-images-idx3-ubyte"), path("t10k-labels-idx1-ubyte"));
    let cases = [
        (vec!["train", "--data", "/nowhere", "--out", &out], "there is no folder /nowhere"),
        (
            vec!["train", "--data", &data, "--out", &out, "--batch_size", "1"],
            "batch_size = 1 is out of range: choose 2 to",
        ),
        (vec!["train", "--data", &data, "--out", &out, "--init", &data], "cannot read"),
        (vec!["generate", "--weights", "/nowhere", "--out", "a.png"], "cannot read /nowhere"),
        (vec!["classifier", "--data", &data, "--out", &out], "40 images do not fill one batch of 128"),
        (vec!["evaluate", "--data", &data], "--weights <W.safetensors>"),
        (vec!["evaluate", "--samples", &labels, "--data", &data], "are the images and labels files swapped?"),
        (
            vec!["evaluate", "--samples", &images, "--data", &data, "--classifier", &images],
            "this is not a usable classifier",
        ),
    ];
    for (arguments, message) in cases {
        let said = fail(&arguments);
        assert!(said.contains(message), "{arguments:?}: {said}");
    }
    assert!(!Path::new(&out).exists());
}

/// The flags that `gan train --help` lists as settings.
fn setting_flags() -> Vec<String> {
    let help = String::from_utf8(gan(&["train", "--help"]).stdout).unwrap();
    let (_, settings) = help.split_once("\nSettings:\n").expect("the settings have a heading of their own");
    let flags = settings.lines().filter_map(|line| line.trim_start().strip_prefix("--"));
    flags.filter_map(|flag| Some(flag.split_once(' ')?.0.to_string())).collect()
}

/// A valid value that is not the default: the smallest there is, for small networks.
fn other_value(setting: &Setting) -> String {
    let other = |min: f64, max: f64| if setting.default.parse::<f64>() == Ok(min) { max } else { min };
    match setting.kind {
        Kind::Integer { min, max, .. } => other(min.into(), max.into()).to_string(),
        Kind::Number { min, max, .. } => other(min, max).to_string(),
        Kind::Choice { choices } => choices.iter().find(|choice| **choice != setting.default).unwrap().to_string(),
    }
}

/// Trains nothing with these settings, and sees that the run has them.
fn assert_taken(data: &str, out: &str, settings: &[(&str, String)]) {
    let flags: Vec<_> = settings.iter().flat_map(|(name, value)| [format!("--{name}"), value.clone()]).collect();
    let flags: Vec<_> = flags.iter().map(String::as_str).collect();
    let report = succeed(&[&["train", "--data", data, "--steps", "0", "--out", out], &flags[..]].concat());
    let mut expected = Config::default();
    for (name, value) in settings {
        expected.set(name, value).unwrap();
    }
    assert_eq!(report["config"], serde_json::to_value(expected).unwrap());
}

/// The command line's part of a walk over the schema; the page's and the link's is `www/e2e/every-setting.spec.js`.
#[test]
fn every_setting_of_the_schema_is_a_flag_and_is_taken() {
    let schema = schema();
    let names: Vec<_> = schema.iter().map(|setting| setting.name).collect();
    assert_eq!(setting_flags(), names);

    let (data, path) = with_data("settings");
    // These do not work with the others' values (src/config/conflicts.rs).
    let (apart, together): (Vec<_>, Vec<_>) = schema
        .iter()
        .map(|setting| (setting.name, other_value(setting)))
        .partition(|(name, _)| ["upsample", "penalty"].contains(name));
    assert_taken(&data, &path("together.safetensors"), &together);
    let needed = [("norm_d", "none".to_string()), ("batch_size", "8".to_string())];
    assert_taken(&data, &path("apart.safetensors"), &[&needed[..], &apart[..]].concat());
}

/// Real digits measured against themselves: what the figures must be is known.
#[test]
fn evaluate_measures_images_given_as_a_file() {
    let data = format!("{}/../data/mnist", env!("CARGO_MANIFEST_DIR"));
    let classifier = format!("{}/../www/public/weights/classifier-mnist.safetensors", env!("CARGO_MANIFEST_DIR"));
    let (samples, picture) = (format!("{data}/t10k-images-idx3-ubyte"), folder("evaluate").1("nearest.png"));
    let arguments =
        ["evaluate", "--samples", &samples, "--data", &data, "--classifier", &classifier, "--nearest", &picture];
    let report = succeed(&arguments);
    assert_eq!((&report["samples"], &report["modes"]), (&10_000.into(), &10.into()));
    assert_eq!((&report["precision"], &report["recall"]), (&1.0.into(), &1.0.into()));
    assert_eq!((&report["nearest"], &report["distance_samples"]), (&report["nearest_real"], &1000.into()));
    let number = |name: &str| report[name].as_f64().unwrap();
    assert!((number("times_real") - 1.0).abs() < 0.1, "{report}");
    assert!((number("times_real") - number("distance") / number("baseline")).abs() < 1e-9, "{report}");
    assert!(number("confidence") > 0.99 && number("rejected") <= 150.0, "{report}");
    assert!(std::fs::read(picture).unwrap().starts_with(b"\x89PNG"));
}
