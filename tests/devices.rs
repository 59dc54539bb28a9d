//! The native CPU against the run that browsers are compared with.

mod common;

use std::path::Path;

use common::real_run::{self, STEPS};
use gan_playground::device;
use pollster::block_on;

/// Rounding differs between processors (fused multiply-add, vector width) and training amplifies it.
const TOLERANCE: f32 = 1e-4;

/// MNIST's test images and labels.
fn digits() -> (Vec<u8>, Vec<u8>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/mnist");
    let read = |name| std::fs::read(folder.join(name)).expect("MNIST is there: run `make setup`");
    (read("t10k-images-idx3-ubyte"), read("t10k-labels-idx1-ubyte"))
}

#[test]
fn a_saved_run_goes_on_bit_for_bit() {
    let (images, labels) = digits();
    let [straight, resumed] = block_on(real_run::straight_and_resumed(device::cpu(), &images, &labels, 200));
    assert!(straight == resumed);
}

#[test]
fn the_native_cpu_trains_as_recorded() {
    let (images, labels) = digits();
    let measured = block_on(real_run::run(device::cpu(), &images, &labels, STEPS));
    if std::env::var_os("UPDATE_RECORDED").is_some() {
        let json = serde_json::to_string_pretty(&measured).unwrap();
        let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/native_run.json");
        std::fs::write(recorded, json + "\n").unwrap();
        return;
    }
    let difference = real_run::loss_difference(&real_run::recorded(), &measured, STEPS);
    assert!(difference < TOLERANCE, "{difference:e}");
}
