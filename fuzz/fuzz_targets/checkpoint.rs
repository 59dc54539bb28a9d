//! Takes any bytes as a checkpoint, which must be read or refused without a panic. What was read must load into
//! networks, and must read back from everything that is written of it.
#![no_main]

use gan_playground::checkpoint::{Checkpoint, Precision};
use gan_playground::{Error, device};
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
    match checkpoint.write(Precision::Half) {
        Ok(half) => drop(Checkpoint::read(&half).expect("half precision reads back")),
        Err(error) => assert!(matches!(error, Error::HalfRange { .. }), "{error}"),
    }
    if let Some(state_dict) = of_lesson(checkpoint.to_pytorch()) {
        Checkpoint::read(&state_dict).expect("PyTorch's names read back");
    }
    of_lesson(checkpoint.to_onnx());
});

/// An export, or `None` where the format has no form for these networks: it holds the lesson's only.
fn of_lesson(exported: gan_playground::Result<Vec<u8>>) -> Option<Vec<u8>> {
    match exported {
        Ok(bytes) => Some(bytes),
        Err(Error::NotLessonNetworks { .. }) => None,
        Err(error) => panic!("what was read can be exported: {error}"),
    }
}
