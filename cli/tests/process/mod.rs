//! Runs the `gan` command as a user does.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

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
