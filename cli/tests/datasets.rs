//! `--data` with folders as people have them.

#[path = "../../tests/common/mod.rs"]
mod common;
mod process;

use std::fs;
use std::path::Path;

use common::small_run;
use process::{fail, folder, gan, succeed};

const SMALL: [&str; 10] =
    ["--features_g", "2", "--features_d", "2", "--z_dim", "4", "--batch_size", "8", "--steps", "1"];

/// A fresh folder with these files in it, each the small images or their labels, and its path.
fn with_files(test: &str, names: &[&str]) -> String {
    let (folder, _) = folder(&format!("datasets-{test}"));
    let (images, labels) = small_run::idx();
    for name in names {
        let path = folder.join("data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let is_labels = name.rsplit('/').next().unwrap().to_lowercase().contains("label");
        fs::write(path, if is_labels { &labels } else { &images }).unwrap();
    }
    folder.join("data").to_str().unwrap().into()
}

fn arguments<'a>(data: &'a str, out: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&["train", "--data", data, "--out", out], &SMALL[..], rest].concat()
}

/// What is said on standard error by a run that succeeds.
fn said(data: &str, rest: &[&str]) -> String {
    let out = format!("{data}.safetensors");
    let output = gan(&arguments(data, &out, rest));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

fn refused(data: &str, rest: &[&str]) -> String {
    fail(&arguments(data, &format!("{data}.safetensors"), rest))
}

#[test]
fn finds_the_files_under_the_names_that_people_have() {
    let layouts: [(&str, &[&str]); 7] = [
        ("dots", &["train-images.idx3-ubyte", "train-labels.idx1-ubyte"]),
        (
            "kaggle",
            &["train-images-idx3-ubyte/train-images-idx3-ubyte", "train-labels-idx1-ubyte/train-labels-idx1-ubyte"],
        ),
        ("torchvision", &["MNIST/raw/train-images-idx3-ubyte", "MNIST/raw/train-labels-idx1-ubyte"]),
        ("upper", &["TRAIN-IMAGES-IDX3-UBYTE", "TRAIN-LABELS-IDX1-UBYTE"]),
        ("mac", &["train-images-idx3-ubyte", "train-labels-idx1-ubyte", ".DS_Store"]),
        ("qmnist", &["qmnist-train-images-idx3-ubyte", "qmnist-train-labels-idx2-int"]),
        ("named", &["kmnist_train_images.idx", "kmnist_train_labels.idx"]),
    ];
    for (test, names) in layouts {
        let data = with_files(test, names);
        let out = format!("{data}.safetensors");
        let report = succeed(&arguments(&data, &out, &["--conditional", "on"]));
        assert_eq!(report["step"], 1, "{test}");
    }
    // Labels are for conditional networks only.
    let unlabelled = with_files("unlabelled", &["train-images-idx3-ubyte"]);
    said(&unlabelled, &[]);
    assert!(refused(&unlabelled, &["--conditional", "on"]).contains("each image needs a label"));
}

#[test]
fn asks_which_of_several_sets_is_meant() {
    let both = ["emnist-letters-train-images-idx3-ubyte", "emnist-digits-train-images-idx3-ubyte"];
    let data = with_files("several", &both);
    let message = refused(&data, &[]);
    assert!(message.contains("--data") && message.contains("emnist-letters"), "{message}");
    let chosen = format!("{data}/emnist-letters");
    let notes = said(&chosen, &[]);
    assert!(notes.contains("rows and columns exchanged"), "{notes}");
    assert!(!said(&chosen, &["--transpose", "off"]).contains("exchanged"));
    assert!(said(&chosen, &["--invert", "on"]).contains("dark and light were exchanged"));
}

#[test]
fn a_damaged_file_is_named_and_the_copy_beside_it_is_read() {
    let data = with_files("damaged", &["train-images-idx3-ubyte", "train-images-idx3-ubyte.gz"]);
    let raw = Path::new(&data).join("train-images-idx3-ubyte");
    let whole = fs::read(&raw).unwrap();
    fs::write(&raw, &whole[..20_000]).unwrap();
    let notes = said(&data, &[]);
    assert!(notes.contains("cut short") && notes.contains("train-images-idx3-ubyte.gz instead"), "{notes}");
    fs::remove_file(raw.with_added_extension("gz")).unwrap();
    let message = refused(&data, &[]);
    assert!(message.contains(raw.to_str().unwrap()) && message.contains("cut short"), "{message}");
}

#[test]
fn says_what_is_there_in_place_of_the_data() {
    let data = with_files("foreign", &["mnist.zip", "t10k-images-idx3-ubyte"]);
    fs::write(Path::new(&data).join("mnist.zip"), b"PK\x03\x04rest").unwrap();
    let message = refused(&data, &[]);
    for words in ["has neither train-images-idx3-ubyte nor", "mnist.zip is a zip archive", "unpack it"] {
        assert!(message.contains(words), "{message}");
    }
    let file = format!("{data}/t10k-images-idx3-ubyte");
    assert!(refused(&file, &[]).contains("is a file: give the folder"));
}

#[cfg(unix)]
#[test]
fn a_broken_link_is_named_with_its_target() {
    let data = with_files("link", &["train-labels-idx1-ubyte"]);
    std::os::unix::fs::symlink("/mnt/old-disk/images", Path::new(&data).join("train-images-idx3-ubyte")).unwrap();
    let message = refused(&data, &[]);
    assert!(message.contains("it is a link to /mnt/old-disk/images"), "{message}");
}

#[test]
fn few_images_shrink_the_batch_with_a_word() {
    let data = with_files("few", &["train-images-idx3-ubyte"]);
    let notes = said(&data, &["--d_steps", "10"]);
    assert!(notes.contains("40 do not fill batch_size = 8 with d_steps = 10: a batch has 4"), "{notes}");
}
