//! Runs the `gan` command as a user does.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::common::small_run;

/// Settings of networks that take a millisecond a step.
pub const SMALL: [&str; 8] = ["--features_g", "2", "--features_d", "2", "--z_dim", "4", "--batch_size", "8"];

pub fn gan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gan")).args(arguments).output().unwrap()
}

/// What the command says as JSON; it must succeed.
pub fn succeed(arguments: &[&str]) -> Value {
    let output = gan(&[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("--json prints one JSON object")
}

/// What the command complains of; it must fail.
pub fn fail(arguments: &[&str]) -> String {
    let output = gan(arguments);
    assert!(!output.status.success(), "{arguments:?} succeeded");
    String::from_utf8(output.stderr).unwrap()
}

/// A fresh folder for one test, and a file in it as text.
pub fn folder(test: &str) -> (PathBuf, impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder); // there is none the first time
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.clone();
    (folder, move |name: &str| path.join(name).to_str().unwrap().into())
}

/// A folder with the small dataset, and the path of a file in it as text.
pub fn with_data(test: &str) -> (String, impl Fn(&str) -> String) {
    let (folder, path) = folder(test);
    let (images, labels) = small_run::idx();
    for part in ["train", "t10k"] {
        std::fs::write(folder.join(format!("{part}-images-idx3-ubyte")), &images).unwrap();
        std::fs::write(folder.join(format!("{part}-labels-idx1-ubyte")), &labels).unwrap();
    }
    (folder.to_str().unwrap().into(), path)
}

/// The arguments of a small run on the dataset of [`with_data`].
pub fn training<'a>(data: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&["train", "--data", data], &SMALL[..], rest].concat()
}

/// What a command prints on stderr, and its exit code.
pub fn outcome(arguments: &[&str]) -> (String, i32) {
    let output = gan(arguments);
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}
