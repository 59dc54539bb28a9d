//! `gan export` as a user runs it, and what other programs make of its files.

#[path = "../../tests/common/mod.rs"]
mod common;
mod expected;
mod process;

use std::path::Path;
use std::process::{Command, Output};

use burn::tensor::Device;
use common::{golden_bytes, networks};
use expected::Expected;
use gan_playground::checkpoint::{Checkpoint, Network};
use gan_playground::latent::{Classes, Latents};
use process::{fail, folder, succeed};

fn golden(name: &str) -> String {
    format!("{}/../tests/golden/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn python(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program}: {error}"))
}

/// Has another program use what lies in a folder, and compares with what is expected there.
fn check(program: &str, runtime: &str, folder: &Path) {
    let output = python(program, &[&golden("check_export.py"), runtime, folder.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stdout);
    let help =
        "run this test by `make test-native`, or set GAN_PYTHON to a Python with tests/golden/requirements-export.txt";
    assert!(output.status.success(), "{said}{}\n{help}", String::from_utf8_lossy(&output.stderr));
    print!("{said}");
}

/// A Python with onnxruntime; `scripts/setup-python.sh` makes one.
fn python_with_onnxruntime() -> String {
    std::env::var("GAN_PYTHON").unwrap_or_else(|_| "python3".into())
}

/// A Python with PyTorch, where there is one: it takes gigabytes. Everywhere, `tests/checkpoints.rs` compares the lesson's
/// networks with a state dict that PyTorch wrote, and `src/checkpoint/state_dict/tests.rs` the shapes of the others.
fn python_with_pytorch() -> Option<String> {
    let found = ["python3".into(), python_with_onnxruntime()]
        .into_iter()
        .find(|program| python(program, &["-c", "import torch, safetensors, PIL"]).status.success());
    if found.is_none() {
        println!("no PyTorch with safetensors and Pillow here: not loaded in it");
    }
    found
}

/// Exports each of these checkpoints into the folder beside what is expected of it.
fn export_all(networks: &[Expected], path: impl Fn(&str) -> String, format: &str, network: &str) {
    let ending = if format == "onnx" { "onnx" } else { "safetensors" };
    for Expected { name, checkpoint, values } in networks {
        let [weights, out] = [path("whole"), path(&format!("{name}.{ending}"))];
        std::fs::write(&weights, checkpoint).unwrap();
        std::fs::write(path(&format!("{name}.expected")), values).unwrap();
        succeed(&["export", "--weights", &weights, "--format", format, "--network", network, "--out", &out]);
    }
}

#[test]
fn onnxruntime_draws_the_engines_images_with_every_kind_of_generator() {
    let (folder, path) = folder("export-onnx");
    export_all(&expected::generators(), path, "onnx", "generator");
    check(&python_with_onnxruntime(), "onnx", &folder);
}

#[test]
fn onnxruntime_draws_pytorchs_images_at_both_sizes() {
    let (folder, path) = folder("export-onnx-golden");
    export_all(&expected::of_pytorch(), path, "onnx", "generator");
    check(&python_with_onnxruntime(), "onnx", &folder);
}

#[test]
fn the_program_beside_a_pytorch_export_draws_the_engines_images() {
    let Some(program) = python_with_pytorch() else { return };
    let (folder, path) = folder("export-pytorch");
    export_all(&expected::generators(), path, "pytorch", "generator");
    check(&program, "torch", &folder);
}

#[test]
fn the_program_beside_an_exported_discriminator_gives_the_engines_logits() {
    let Some(program) = python_with_pytorch() else { return };
    let (folder, path) = folder("export-pytorch-discriminator");
    export_all(&expected::discriminators(), path, "pytorch", "discriminator");
    check(&program, "torch", &folder);
}

#[test]
fn a_pytorch_export_reads_back_and_draws_the_same() {
    let device = Device::flex();
    for (name, config) in networks::generators() {
        let whole = Checkpoint::read(&networks::checkpoint(&config)).unwrap();
        let alone = Checkpoint::read(&whole.to_pytorch(Network::Generator).unwrap()).unwrap();
        assert_eq!((alone.step, alone.config.seed), (whole.step, config.seed));
        let z = Latents::named(&config, 1, 2, Classes::Random).to_tensor(&device);
        let drawn = [&whole, &alone].map(|one| one.generator(&device).unwrap().forward(z.clone()).into_data());
        let [whole, alone] = drawn.map(|images| images.iter::<f32>().collect::<Vec<_>>());
        let largest = |values: &mut dyn Iterator<Item = f32>| values.fold(0.0, f32::max);
        assert!(largest(&mut whole.iter().map(|value| value.abs())) > 0.1, "{name} draws nothing");
        let difference = largest(&mut whole.iter().zip(&alone).map(|(a, b)| (a - b).abs()));
        assert!(difference < 1e-4, "{name}: {difference}");
    }
}

#[test]
fn the_lessons_own_code_loads_the_pytorch_export_strictly() {
    let Some(program) = python_with_pytorch() else { return };
    let (folder, path) = folder("export-pytorch-lesson");
    export_all(&expected::of_pytorch(), path, "pytorch", "generator");
    check(&program, "lesson", &folder);
}

/// `www/test/onnx.test.js` runs these in onnxruntime-web. `UPDATE=1` writes them anew.
#[test]
fn the_pages_tests_have_todays_exports() {
    const KINDS: [&str; 6] = [
        "transpose32",
        "transpose64-spectral",
        "resize32-conditional",
        "resize64-bare-spectral",
        "transpose32-bare-conditional",
        "dense32-conditional",
    ];
    let (_, path) = folder("export-for-the-page");
    let kept = |name: &str| format!("{}/../www/test/exports/{name}", env!("CARGO_MANIFEST_DIR"));
    let chosen: Vec<_> = expected::generators().into_iter().filter(|one| KINDS.contains(&one.name.as_str())).collect();
    assert_eq!(chosen.len(), KINDS.len());
    export_all(&chosen, &path, "onnx", "generator");
    for name in KINDS {
        let [model, values] = ["onnx", "expected"].map(|ending| format!("{name}.{ending}"));
        if std::env::var_os("UPDATE").is_some() {
            for file in [&model, &values] {
                std::fs::copy(path(file), kept(file)).unwrap();
            }
        }
        let [today, then] = [path(&model), kept(&model)].map(|file| std::fs::read(file).unwrap_or_default());
        assert!(today == then, "{model} has changed: run this test with UPDATE=1, then those of the page");
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
        (
            vec!["--format", "onnx", "--network", "discriminator"],
            "--network discriminator is for --format pytorch only",
        ),
    ] {
        let said = fail(&[&["export", "--weights", &weights, "--out", &path("x")][..], &options].concat());
        assert!(said.contains(message), "{options:?}: {said}");
    }
    assert!(!Path::new(&path("x")).exists());
}

#[test]
fn a_name_that_promises_another_content_is_refused_before_any_work() {
    let (_, path) = folder("export-names");
    for (format, name, message) in [
        ("pytorch", "g.pth", "promises a pickle for torch.load, and none is written"),
        ("pytorch", "g.PT", "g.safetensors, and load it by safetensors.torch.load_file"),
        ("pytorch", "g.onnx", "would hold safetensors, and its name ends in .onnx"),
        ("safetensors", "g.onnx", "would hold safetensors, and its name ends in .onnx"),
        ("onnx", "g.safetensors", "g.onnx"),
        ("pytorch", "torch.safetensors", "torch.py instead of the module torch: choose another --out"),
    ] {
        // There are no such weights: it would say so if it had begun.
        let said = fail(&["export", "--weights", "none", "--format", format, "--out", &path(name)]);
        assert!(said.contains(message), "{format} {name}: {said}");
    }
}

#[test]
fn the_program_does_not_replace_one_of_somebody_else() {
    let (_, path) = folder("export-program");
    let weights = golden("lesson64_state_dict.safetensors");
    let arguments = ["export", "--weights", &weights, "--format", "pytorch", "--out", &path("g.safetensors")];
    for _ in 0..2 {
        assert_eq!(succeed(&arguments)["program"], path("g.py"));
    }
    std::fs::write(path("g.py"), "print('mine')\n").unwrap();
    assert!(fail(&arguments).contains("g.py would be overwritten"));
    assert_eq!(std::fs::read_to_string(path("g.py")).unwrap(), "print('mine')\n");
}

#[test]
fn weights_without_a_discriminator_say_so() {
    let (_, path) = folder("export-alone");
    let [alone, out] = ["g.safetensors", "d.safetensors"].map(&path);
    let weights = golden("lesson64_state_dict.safetensors");
    succeed(&["export", "--weights", &weights, "--format", "pytorch", "--out", &alone]);
    let arguments = ["export", "--weights", &alone, "--format", "pytorch", "--network", "discriminator", "--out", &out];
    assert!(fail(&arguments).contains("these weights hold no discriminator: export the generator"));
}
