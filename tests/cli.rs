//! The `gan` command as a user runs it.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{Golden, small_run};
use safetensors::SafeTensors;
use serde_json::Value;

fn gan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gan")).args(arguments).output().unwrap()
}

fn succeed(arguments: &[&str]) -> Value {
    let output = gan(&[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("--json prints one JSON object")
}

fn fail(arguments: &[&str]) -> String {
    let output = gan(arguments);
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

/// A fresh folder for one test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder); // there is none the first time
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A folder with the small dataset, and the path of a file in it as text.
fn with_data(test: &str) -> (String, impl Fn(&str) -> String) {
    let folder = folder(test);
    let (images, labels) = small_run::idx();
    std::fs::write(folder.join("train-images-idx3-ubyte"), images).unwrap();
    std::fs::write(folder.join("train-labels-idx1-ubyte"), labels).unwrap();
    let path = folder.clone();
    (folder.to_str().unwrap().into(), move |name: &str| path.join(name).to_str().unwrap().into())
}

const SMALL: [&str; 8] = ["--features_g", "2", "--features_d", "2", "--z_dim", "4", "--batch_size", "8"];

fn train(data: &str, rest: &[&str]) -> Value {
    succeed(&[&["train", "--data", data], &SMALL[..], rest].concat())
}

#[test]
fn generate_draws_pytorchs_images_from_the_lessons_weights() {
    let golden = |name: &str| format!("{}/tests/golden/{name}.safetensors", env!("CARGO_MANIFEST_DIR"));
    let out = folder("generate").join("images.safetensors");
    let (weights, latents) = (golden("lesson64_state_dict"), golden("lesson64_latents"));
    let report = succeed(&["generate", "--weights", &weights, "--latents", &latents, "--out", out.to_str().unwrap()]);
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
fn says_what_is_wrong_and_what_to_do() {
    let (data, path) = with_data("wrong");
    let out = path("w.safetensors");
    let cases = [
        (vec!["train", "--data", "/nowhere", "--out", &out], "has neither train-images-idx3-ubyte nor"),
        (vec!["train", "--data", &data, "--out", &out], "40 images do not fill one batch of 64"),
        (
            vec!["train", "--data", &data, "--out", &out, "--batch_size", "1"],
            "batch_size = 1 is out of range: choose 2 to",
        ),
        (vec!["train", "--data", &data, "--out", &out, "--init", &data], "cannot read"),
        (vec!["generate", "--weights", "/nowhere", "--out", "a.png"], "cannot read /nowhere"),
    ];
    for (arguments, message) in cases {
        let said = fail(&arguments);
        assert!(said.contains(message), "{arguments:?}: {said}");
    }
    assert!(!Path::new(&out).exists());
}
