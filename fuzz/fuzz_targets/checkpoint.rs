//! Any bytes as a checkpoint: read, or refused, without a panic; what is read loads into networks and reads back from
//! what is written of it.
#![no_main]

use gan_playground::checkpoint::{Checkpoint, Precision};
use gan_playground::device;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(checkpoint) = Checkpoint::read(bytes) else { return };
    // The tensors of the file bound what is built: they were checked against the config.
    let cpu = device::cpu();
    checkpoint.generator(cpu.burn()).expect("a checkpoint that was read holds a generator");
    checkpoint.trainer(cpu.burn()).expect("a checkpoint that was read can go on training");
    let written = checkpoint.write(Precision::Single).expect("what was read can be written");
    let again = Checkpoint::read(&written).expect("what was written can be read");
    assert!(again.tensors() == checkpoint.tensors() && again.step == checkpoint.step);
    // A value may be too large for half precision.
    let _ = checkpoint.write(Precision::Half);
    Checkpoint::read(&checkpoint.to_pytorch().expect("it can be exported")).expect("PyTorch's names read back");
    checkpoint.to_onnx().expect("the generator is whole");
});
