//! Takes any bytes as a file of PyTorch's, or as the pickle in one. They must be read or refused without a panic, and what
//! was read must draw and write.
#![no_main]

#[path = "../../tests/common/archive.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod archive;

use gan_playground::checkpoint::{Checkpoint, Precision};
use gan_playground::device;
use libfuzzer_sys::fuzz_target;

/// Numbers in each storage that a pickle can refer to: enough for the weights of the smallest networks.
const STORAGE_BYTES: usize = 4096;

fuzz_target!(|bytes: &[u8]| {
    let wrapped;
    let file = if bytes.starts_with(b"PK") {
        bytes
    } else {
        wrapped = archive::pytorch(bytes, STORAGE_BYTES);
        &wrapped
    };
    let Ok(checkpoint) = Checkpoint::read(file) else { return };
    let cpu = device::cpu();
    checkpoint.generator(cpu.burn()).expect("a checkpoint that was read holds a generator");
    checkpoint.trainer(cpu.burn()).expect("a checkpoint that was read can go on training");
    let written = checkpoint.write(Precision::Single).expect("what was read can be written");
    let again = Checkpoint::read(&written).expect("what was written can be read");
    assert!(again.tensors() == checkpoint.tensors());
});
