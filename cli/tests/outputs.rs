//! What the commands write: looked at before the work, never over an input, and through links, pipes and devices.

#[path = "../../tests/common/mod.rs"]
mod common;
mod process;

use std::fs;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use gan_playground::checkpoint::Checkpoint;
use process::{fail, gan, outcome, succeed, training, with_data};

/// A checkpoint that has been trained for a step.
fn checkpoint(data: &str, path: &str) {
    succeed(&training(data, &["--steps", "1", "--out", path]));
}

#[test]
fn a_folder_that_is_not_there_is_made() {
    let (data, path) = with_data("outputs-folder");
    let out = path("runs/today/run.safetensors");
    succeed(&training(&data, &["--steps", "1", "--out", &out]));
    assert!(Checkpoint::read(&fs::read(&out).unwrap()).is_ok());
    succeed(&["generate", "--weights", &out, "--count", "4", "--out", &path("pictures/of/today.png")]);
    assert!(Path::new(&path("pictures/of/today.png")).exists());
}

#[test]
fn what_cannot_be_written_is_refused_before_the_work() {
    let (data, path) = with_data("outputs-refused");
    let weights = path("run.safetensors");
    checkpoint(&data, &weights);
    let cases = [
        (
            training(&data, &["--out", "/proc/run.safetensors"]),
            "cannot write /proc/run.safetensors: no file can be made",
        ),
        (training(&data, &["--out", &data]), "it is a folder: add a file's name"),
        (training(&data, &["--out", "runs/"]), "it is a folder: add a file's name"),
        (training(&data, &["--out", "run.PNG"]), "would hold safetensors, and its name ends in .png"),
        (vec!["generate", "--weights", &weights, "--out", "a.jpg"], "a.jpg should end in .png, .idx or .safetensors"),
        (vec!["generate", "--weights", &weights, "--out", "a.png", "--format", "idx"], "the ending of a.png differ"),
        (vec!["generate", "--weights", &weights, "--json", "--out", "-"], "the result is printed on stdout"),
        (vec!["export", "--weights", &weights, "--format", "pytorch", "--out", "g.pth"], "name it g.safetensors"),
        (vec!["export", "--weights", &weights, "--format", "onnx", "--out", "g.safetensors"], "call it g.onnx"),
    ];
    for (arguments, message) in cases {
        let (said, code) = outcome(&arguments);
        assert!(said.contains(message) && code == 1, "{arguments:?}: {code} {said}");
    }
}

#[test]
fn no_output_replaces_an_input_or_another_output() {
    let (data, path) = with_data("outputs-inputs");
    let [weights, settings, images] = ["run.safetensors", "settings.json", "train-images-idx3-ubyte"].map(&path);
    checkpoint(&data, &weights);
    fs::write(&settings, "{}").unwrap();
    let [link, hard, beside] = ["link.safetensors", "hard.safetensors", "other.png"].map(&path);
    symlink(&weights, &link).unwrap();
    fs::hard_link(&weights, &hard).unwrap();
    symlink(path("other.safetensors"), &beside).unwrap();
    let before = [&weights, &images].map(|file| fs::read(file).unwrap());
    let export = ["export", "--weights", &weights, "--format", "safetensors"];
    for arguments in [
        vec!["generate", "--weights", &weights, "--format", "safetensors", "--out", &link],
        [&export[..], &["--out", &weights]].concat(),
        [&export[..], &["--out", &hard]].concat(),
        training(&data, &["--out", &images]),
        training(&data, &["--config", &settings, "--steps", "1", "--out", &settings]),
        // The picture's name leads to the checkpoint.
        training(&data, &["--steps", "1", "--out", &path("other.safetensors")]),
    ] {
        let (said, code) = outcome(&arguments);
        assert!(code == 1 && (said.contains("would overwrite") || said.contains("call it")), "{arguments:?}: {said}");
    }
    assert_eq!([&weights, &images].map(|file| fs::read(file).unwrap()), before);
    // What goes on from a checkpoint may take its place.
    succeed(&["train", "--data", &data, "--init", &weights, "--steps", "1", "--out", &weights]);
    assert_eq!(Checkpoint::read(&fs::read(&weights).unwrap()).unwrap().step, 2);
}

#[test]
fn links_pipes_devices_and_stdout_are_written_through() {
    let (data, path) = with_data("outputs-through");
    let weights = path("run.safetensors");
    checkpoint(&data, &weights);
    let export = |out: &str| gan(&["export", "--weights", &weights, "--format", "onnx", "--out", out]);
    assert!(export(&path("file.onnx")).status.success());
    let expected = fs::read(path("file.onnx")).unwrap();

    fs::write(path("old.onnx"), "old").unwrap();
    for (link, target) in [("link.onnx", "old.onnx"), ("dangling.onnx", "new.onnx")] {
        symlink(target, path(link)).unwrap();
        assert!(export(&path(link)).status.success());
        assert!(fs::symlink_metadata(path(link)).unwrap().is_symlink());
        assert!(fs::read(path(target)).unwrap() == expected, "{link}");
    }

    let pipe = path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = Command::new("cat").arg(&pipe).stdout(Stdio::piped()).spawn().unwrap();
    assert!(export(&pipe).status.success());
    assert!(reader.wait_with_output().unwrap().stdout == expected);
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());

    for name in ["-", "/dev/stdout"] {
        let output = export(name);
        assert!(output.stdout == expected, "{name}: nothing but the file goes to stdout");
        assert!(String::from_utf8(output.stderr).unwrap().ends_with("to stdout\n"));
    }
    let run = gan(&training(&data, &["--steps", "1", "--out", "-"]));
    assert!(run.stdout == fs::read(&weights).unwrap());
}

#[test]
fn a_picture_that_cannot_be_written_does_not_lose_the_run() {
    let (data, path) = with_data("outputs-pictures");
    let out = path("run.safetensors");
    fs::create_dir(path("run-epoch-002.png")).unwrap();
    let (said, code) = outcome(&training(&data, &["--epochs", "3", "--out", &out]));
    assert!(code == 0 && said.contains("the run goes on without this picture"), "{said}");
    assert_eq!(Checkpoint::read(&fs::read(&out).unwrap()).unwrap().step, 15);
    assert!(Path::new(&path("run-epoch-003.png")).exists());

    succeed(&training(&data, &["--epochs", "50", "--out", &path("long.safetensors")]));
    let names = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.starts_with("long-epoch-")).count(), 16, "every third epoch");
}

#[test]
fn a_checkpoint_that_cannot_be_written_at_the_end_is_kept_elsewhere() {
    let (data, _) = with_data("outputs-full");
    let said = fail(&training(&data, &["--steps", "2", "--out", "/dev/full"]));
    assert!(said.contains("cannot write /dev/full: No space left on device"), "{said}");
    let (_, rest) = said.split_once("the run is saved in ").unwrap();
    let (kept, _) = rest.split_once(" instead").unwrap();
    assert_eq!(Checkpoint::read(&fs::read(kept).unwrap()).unwrap().step, 2);
    fs::remove_file(kept).unwrap();
}

#[test]
fn a_run_is_saved_on_the_way() {
    let (data, path) = with_data("outputs-way");
    let out = path("run.safetensors");
    let arguments = training(&data, &["--epochs", "1000", "--save-every", "0", "--out", &out]);
    let mut run = Command::new(env!("CARGO_BIN_EXE_gan")).args(arguments).stderr(Stdio::null()).spawn().unwrap();
    while !Path::new(&out).exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    assert!(Checkpoint::read(&fs::read(&out).unwrap()).unwrap().step > 0);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let (data, path) = with_data("outputs-closed");
    let weights = path("run.safetensors");
    let closed = |arguments: &[&str]| {
        // `true` ends without reading.
        let script = r#""$0" "$@" 2>"$LOG" | true; exit "${PIPESTATUS[0]}""#;
        let mut shell = Command::new("bash");
        shell.args(["-c", script, env!("CARGO_BIN_EXE_gan")]).args(arguments).env("LOG", path("log"));
        let code = shell.status().unwrap().code().unwrap();
        (code, fs::read_to_string(path("log")).unwrap())
    };
    let (code, said) = closed(&training(&data, &["--steps", "30", "--out", &weights]));
    assert!(code == 0 && !said.contains("panicked"), "{code} {said}");
    assert!(Checkpoint::read(&fs::read(&weights).unwrap()).is_ok());
    assert_eq!(closed(&["generate", "--weights", &weights, "--count", "900", "--out", "-"]), (141, String::new()));
}
