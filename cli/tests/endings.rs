//! How a run ends: diverged, interrupted, done already, or with settings that do not fit; and what is said of it.

#[path = "../../tests/common/mod.rs"]
mod common;
mod process;

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use gan_playground::checkpoint::Checkpoint;
use process::{fail, gan, outcome, succeed, training, with_data};
use safetensors::SafeTensors;
use safetensors::tensor::TensorView;
use serde_json::Value;

/// Settings with which the losses soon overflow.
const WILD: [&str; 14] = [
    "--loss",
    "wasserstein",
    "--norm_g",
    "none",
    "--norm_d",
    "none",
    "--optimizer",
    "sgd",
    "--beta_1",
    "0.9",
    "--lr_g",
    "0.1",
    "--lr_d",
    "0.1",
];

#[test]
fn a_diverged_run_shows_in_the_log_in_json_and_in_the_exit_code() {
    let (data, path) = with_data("endings-diverged");
    let out = path("run.safetensors");
    let run = training(&data, &[&WILD[..], &["--steps", "3000", "--out", &out]].concat());
    let (said, code) = outcome(&run);
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("the run diverged: ") && said.contains("Lower the learning rates"), "{said}");
    let saved = Checkpoint::read(&fs::read(&out).unwrap()).unwrap();

    let output = gan(&[&run[..], &["--json"]].concat());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &report["end"]), (Some(3), &"diverged".into()));
    assert_eq!((&report["divergence"]["restored_step"], &report["step"]), (&saved.step.into(), &saved.step.into()));
    assert!(String::from_utf8(output.stderr).unwrap().contains("the run diverged"), "warnings stand beside JSON, too");

    // Of a run that ends with the update that breaks a weight, no loss tells.
    let step = report["divergence"]["step"].as_u64().unwrap();
    for steps in step.saturating_sub(2)..=step {
        let steps = steps.to_string();
        gan(&training(&data, &[&WILD[..], &["--steps", &steps, "--out", &out]].concat()));
        Checkpoint::read(&fs::read(&out).unwrap()).unwrap();
    }
}

fn start(arguments: &[&str], log: &str) -> Child {
    let log = fs::File::create(log).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gan"));
    command.args(arguments).stdout(Stdio::null()).stderr(log).spawn().unwrap()
}

fn send(signal: &str, run: &Child) {
    assert!(Command::new("kill").args(["-s", signal, &run.id().to_string()]).status().unwrap().success());
}

/// Waits until the log has this in it.
fn wait_for(text: &str, log: &str) {
    let started = Instant::now();
    while !fs::read_to_string(log).unwrap().contains(text) {
        assert!(started.elapsed() < Duration::from_secs(60), "never said {text:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn every_signal_that_asks_to_end_saves_first() {
    let (data, path) = with_data("endings-signals");
    for (signal, code, name) in [("INT", 130, "Ctrl-C"), ("TERM", 143, "SIGTERM"), ("HUP", 129, "SIGHUP")] {
        let [out, log] = [format!("{signal}.safetensors"), format!("{signal}.log")].map(|name| path(&name));
        let mut run = start(&training(&data, &["--epochs", "1000", "--out", &out]), &log);
        wait_for("Epoch [", &log);
        send(signal, &run);
        assert_eq!(run.wait().unwrap().code(), Some(code));
        let said = fs::read_to_string(&log).unwrap();
        assert!(said.contains(&format!("{name}: saving what there is")), "{said}");
        assert!(Checkpoint::read(&fs::read(&out).unwrap()).unwrap().step > 0);
    }
}

#[test]
fn a_run_under_nohup_outlives_its_terminal() {
    let (data, path) = with_data("endings-nohup");
    let [out, log] = ["run.safetensors", "log"].map(&path);
    let gan = env!("CARGO_BIN_EXE_gan");
    let arguments = training(&data, &["--epochs", "1000", "--out", &out]);
    let log_file = fs::File::create(&log).unwrap();
    let mut run =
        Command::new("nohup").arg(gan).args(arguments).stdout(Stdio::null()).stderr(log_file).spawn().unwrap();
    wait_for("Epoch [", &log);
    send("HUP", &run);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(run.try_wait().unwrap(), None);
    send("TERM", &run);
    assert_eq!(run.wait().unwrap().code(), Some(143));
    assert!(Path::new(&out).exists());
}

#[test]
fn a_second_signal_ends_at_once() {
    let (data, path) = with_data("endings-second");
    let log = path("log");
    // Steps of seconds.
    let slow =
        ["--image_size", "64", "--features_g", "64", "--features_d", "64", "--g_steps", "10", "--batch_size", "40"];
    let rest = ["--out", &path("run.safetensors")];
    let mut run = start(&[&["train", "--data", &data], &slow[..], &rest].concat(), &log);
    std::thread::sleep(Duration::from_secs(2));
    send("INT", &run);
    wait_for("a second one ends at once", &log);
    let second = Instant::now();
    send("INT", &run);
    assert_eq!(run.wait().unwrap().code(), Some(130));
    assert!(second.elapsed() < Duration::from_secs(1));
}

#[test]
fn a_run_that_is_done_says_so() {
    let (data, path) = with_data("endings-done");
    let [first, second] = ["first.safetensors", "second.safetensors"].map(&path);
    succeed(&training(&data, &["--epochs", "1", "--out", &first]));
    let arguments = ["train", "--data", &data, "--init", &first, "--out", &second];
    let said = String::from_utf8(gan(&arguments).stdout).unwrap();
    assert!(said.contains("all 1 epochs were trained already: raise --epochs, or give --steps"), "{said}");
    assert_eq!(succeed(&arguments)["end"], "nothing_left");
    assert_eq!(succeed(&[&arguments[..], &["--epochs", "2"]].concat())["end"], "done");
}

#[test]
fn settings_that_do_not_fit_the_checkpoint_are_named() {
    let (data, path) = with_data("endings-settings");
    let out = path("run.safetensors");
    succeed(&training(&data, &["--steps", "1", "--out", &out]));
    let changed = ["--z_dim", "5", "--norm_d", "none", "--lr_g", "0.001"];
    let said = fail(&[&["train", "--data", &data, "--init", &out, "--out", &out], &changed[..]].concat());
    assert!(said.contains("was trained with z_dim = 4, norm_d = batch, not with z_dim = 5, norm_d = none"));
    assert!(!said.contains("lr_g") && !said.contains("weight"), "{said}");
}

#[test]
fn settings_are_read_from_what_json_printed_and_come_on_top_of_a_checkpoints() {
    let (data, path) = with_data("endings-config");
    let [out, file] = ["run.safetensors", "run.json"].map(&path);
    let report = succeed(&training(&data, &["--lr-g", "0.01", "--steps", "1", "--out", &out]));
    fs::write(&file, report.to_string()).unwrap();
    let again =
        succeed(&["train", "--data", &data, "--config", &file, "--steps", "1", "--out", &path("2.safetensors")]);
    assert_eq!((&again["config"], &again["last"]), (&report["config"], &report["last"]));

    fs::write(&file, r#"{"epochs": "7"}"#).unwrap();
    let arguments = ["train", "--data", &data, "--init", &out, "--config", &file, "--steps", "1", "--out", &out];
    let config = &succeed(&arguments)["config"];
    assert_eq!((&config["epochs"], &config["lr_g"], &config["z_dim"]), (&7.into(), &0.01.into(), &4.into()));
}

#[test]
fn numbers_outside_are_refused_with_their_range() {
    let (data, path) = with_data("endings-numbers");
    let out = path("run.safetensors");
    succeed(&training(&data, &["--steps", "1", "--out", &out]));
    let generate = ["generate", "--weights", &out, "--out", "a.png"];
    for (arguments, message, code) in [
        ([&generate[..], &["--seed", "-1"]].concat(), "from 0 to 4294967295", 2),
        ([&generate[..], &["--seed", "4294967296"]].concat(), "from 0 to 4294967295", 2),
        ([&generate[..], &["--count", "-1"]].concat(), "from 0 to", 2),
        ([&generate[..], &["--class", "-1"]].concat(), "from 0 to 9", 2),
        ([&generate[..], &["--count", "1000000000000"]].concat(), "of memory, of which", 1),
        ([&generate[..], &["--count", "18446744073709551615"]].concat(), "of memory, of which", 1),
        (training(&data, &["--out", &out, "--steps", "-5"]), "from 0 to 1000000000", 2),
        (training(&data, &["--out", &out, "--seed", "-1"]), "0 to 4294967295", 1),
        (vec!["evaluate", "--weights", &out, "--data", &data, "--seed", "-1"], "from 0 to 4294967295", 2),
        (vec!["classifier", "--data", &data, "--out", "c.safetensors", "--epochs", "0"], "from 1 to 1000", 2),
        (vec!["study", "--data", &data, "--out", &data, "--steps", "-1"], "from 1 to 1000000000", 2),
    ] {
        let (said, actual) = outcome(&arguments);
        assert!(said.contains(message) && actual == code, "{arguments:?}: {actual} {said}");
    }
}

#[test]
fn a_log_has_plain_lines_and_failures_have_json() {
    let (data, path) = with_data("endings-log");
    let (said, code) = outcome(&training(&data, &["--epochs", "2", "--out", &path("run.safetensors")]));
    assert!(code == 0 && said.starts_with("Epoch [0/2] Batch 0/5 Loss D: ") && !said.contains('\u{1b}'), "{said}");
    let output = gan(&["generate", "--weights", "/nowhere", "--out", "a.png", "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["error"], "cannot read /nowhere: No such file or directory (os error 2)");
}

#[test]
fn the_gradient_penalty_is_finite_where_the_gradient_is_zero() {
    let (data, path) = with_data("endings-penalty");
    let [out, flat] = ["run.safetensors", "flat.safetensors"].map(&path);
    let penalty = ["--loss", "wasserstein", "--penalty", "gradient", "--norm_d", "none"];
    succeed(&training(&data, &[&penalty[..], &["--steps", "0", "--out", &out]].concat()));
    let bytes = fs::read(&out).unwrap();
    let (_, header) = SafeTensors::read_metadata(&bytes).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let zeros = vec![0; bytes.len()];
    let tensors = file.tensors().into_iter().map(|(name, view)| {
        let data = if name == "discriminator.output.weight" { &zeros[..view.data().len()] } else { view.data() };
        (name, TensorView::new(view.dtype(), view.shape().to_vec(), data).unwrap())
    });
    let metadata: HashMap<_, _> = header.metadata().clone().unwrap();
    fs::write(&flat, safetensors::serialize(tensors.collect::<Vec<_>>(), Some(metadata)).unwrap()).unwrap();
    let report = succeed(&["train", "--data", &data, "--init", &flat, "--steps", "20", "--out", &out]);
    assert_eq!((&report["step"], &report["divergence"]), (&20.into(), &Value::Null));
}

/// Where there is an emulator of an older processor.
#[test]
fn a_processor_without_avx2_is_told() {
    let emulator = std::env::var("GAN_QEMU").unwrap_or_else(|_| "qemu-x86_64".into());
    let run = Command::new(&emulator).args(["-cpu", "Westmere", env!("CARGO_BIN_EXE_gan"), "--version"]).output();
    let Ok(output) = run else { return println!("no {emulator} here: not tried") };
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.starts_with("error: this processor")), (Some(1), true), "{said}");
}
