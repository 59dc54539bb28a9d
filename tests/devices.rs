//! The native CPU against the run that browsers are compared with.

mod common;

use std::path::Path;

use common::real_run::{self, STEPS};
use gan_playground::device;
use pollster::block_on;

/// Rounding differs between processors (fused multiply-add, vector width) and training amplifies it.
const TOLERANCE: f32 = 1e-4;

#[test]
fn the_native_cpu_trains_as_recorded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name| std::fs::read(root.join("data/mnist").join(name)).expect("MNIST is there: run `make setup`");
    let (images, labels) = (read("t10k-images-idx3-ubyte"), read("t10k-labels-idx1-ubyte"));
    let measured = block_on(real_run::run(device::cpu(), &images, &labels, STEPS));
    if std::env::var_os("UPDATE_RECORDED").is_some() {
        let json = serde_json::to_string_pretty(&measured).unwrap();
        std::fs::write(root.join("tests/golden/native_run.json"), json + "\n").unwrap();
        return;
    }
    let difference = real_run::loss_difference(&real_run::recorded(), &measured, STEPS);
    assert!(difference < TOLERANCE, "{difference:e}");
}
