//! Sends every file of the corpus through its target once. This keeps the targets building and right on the stable
//! compiler; it does not search for new inputs.

use std::path::Path;
use std::process::Command;

fn replay(target: &str, program: &str) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let files: Vec<_> = corpus.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 50, "{} has {} files", corpus.display(), files.len());
    let output = Command::new(program).args(&files).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn checkpoint() {
    replay("checkpoint", env!("CARGO_BIN_EXE_checkpoint"));
}

#[test]
fn pytorch() {
    replay("pytorch", env!("CARGO_BIN_EXE_pytorch"));
}

#[test]
fn idx() {
    replay("idx", env!("CARGO_BIN_EXE_idx"));
}

#[test]
fn settings() {
    replay("settings", env!("CARGO_BIN_EXE_settings"));
}
