//! `gan export` as a user runs it, and what other programs make of its files.

#[path = "../../tests/common/mod.rs"]
mod common;
mod process;

use std::path::Path;
use std::process::{Command, Output};

use common::{Golden, golden_bytes};
use gan_playground::checkpoint::Checkpoint;
use process::{fail, folder, succeed};

fn golden(name: &str) -> String {
    format!("{}/../tests/golden/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn python(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program}: {error}"))
}

/// Has another program draw what was exported, and compares.
fn check(program: &str, runtime: &str, exported: &str, latents: &str, images: &str) {
    let output = python(program, &[&golden("check_export.py"), runtime, exported, latents, images]);
    let said = String::from_utf8_lossy(&output.stdout);
    let help =
        "run this test by `make test-native`, or set GAN_PYTHON to a Python with tests/golden/requirements-export.txt";
    assert!(output.status.success(), "{said}{}\n{help}", String::from_utf8_lossy(&output.stderr));
    print!("{said}");
}

/// Weights at both sizes with latents and the images that PyTorch drew of them: `(weights, latents, images)`.
fn pytorchs(path: impl Fn(&str) -> String) -> [[String; 3]; 2] {
    // The 32 px run keeps all in one file, with latents of four axes.
    let run = Golden::open("dcgan32");
    let files = ["dcgan32.safetensors", "z.safetensors", "images.safetensors"].map(path);
    std::fs::write(&files[0], run.state_dict("step3.")).unwrap();
    write(&files[1], "z", &[4, 16], run.bytes("eval.z"));
    write(&files[2], "images", &[4, 1, 32, 32], run.bytes("eval.images"));
    [files, ["state_dict", "latents", "images"].map(|part| golden(&format!("lesson64_{part}.safetensors")))]
}

fn write(path: &str, name: &str, shape: &[usize], bytes: &[u8]) {
    let view = safetensors::tensor::TensorView::new(safetensors::Dtype::F32, shape.to_vec(), bytes).unwrap();
    std::fs::write(path, safetensors::serialize([(name, view)], None).unwrap()).unwrap();
}

#[test]
fn onnxruntime_draws_pytorchs_images_at_both_sizes() {
    // `scripts/setup-python.sh` makes one with what this needs.
    let program = std::env::var("GAN_PYTHON").unwrap_or_else(|_| "python3".into());
    let (_, path) = folder("export-onnx");
    for [weights, latents, images] in pytorchs(&path) {
        let model = path("model.onnx");
        succeed(&["export", "--weights", &weights, "--format", "onnx", "--out", &model]);
        check(&program, "onnx", &model, &latents, &images);
    }
}

#[test]
fn the_lessons_own_code_loads_the_pytorch_export_strictly() {
    let (_, path) = folder("export-pytorch");
    for [weights, latents, images] in pytorchs(&path) {
        let exported = path("exported.safetensors");
        succeed(&["export", "--weights", &weights, "--format", "pytorch", "--out", &exported]);
        let [before, after] =
            [&weights, &exported].map(|file| Checkpoint::read(&std::fs::read(file).unwrap()).unwrap());
        assert!(before.tensors() == after.tensors());
        // Where there is no PyTorch, `tests/checkpoints.rs` still compares the export with a state dict that PyTorch
        // wrote: every name, type, shape and byte.
        if python("python3", &["-c", "import torch, safetensors"]).status.success() {
            check("python3", "torch", &exported, &latents, &images);
        } else {
            println!("no PyTorch here: not loaded in it");
        }
    }
}

#[test]
fn small_weights_files_carry_a_report() {
    let (_, path) = folder("export-safetensors");
    let (report, out) = (path("report.json"), path("small.safetensors"));
    std::fs::write(&report, "{\n  \"modes\": 10\n}\n").unwrap();
    let weights = golden("lesson64_state_dict.safetensors");
    let arguments = ["export", "--weights", &weights, "--format", "safetensors", "--dtype", "f16", "--weights-only"];
    let said = succeed(&[&arguments[..], &["--report", &report, "--out", &out]].concat());
    let bytes = std::fs::read(&out).unwrap();
    assert_eq!(said["bytes"], bytes.len());
    assert!(bytes.len() < golden_bytes("lesson64_state_dict").len() * 6 / 10);
    assert_eq!(Checkpoint::read(&bytes).unwrap().report.as_deref(), Some(r#"{"modes":10}"#));
}

#[test]
fn says_what_does_not_go_together() {
    let (_, path) = folder("export-wrong");
    let weights = golden("lesson64_state_dict.safetensors");
    for (options, message) in [
        (vec!["--format", "onnx", "--dtype", "f16"], "--dtype f16 and --report are for --format safetensors only"),
        (vec!["--format", "safetensors", "--report", &weights], "does not hold JSON"),
        (vec!["--format", "keras"], "possible values: pytorch, onnx, safetensors"),
    ] {
        let said = fail(&[&["export", "--weights", &weights, "--out", &path("x")][..], &options].concat());
        assert!(said.contains(message), "{options:?}: {said}");
    }
    assert!(!Path::new(&path("x")).exists());
}
