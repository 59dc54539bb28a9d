//! Takes any bytes as a checkpoint, which must be read or refused without a panic. What was read must load into
//! networks, and must read back from everything that is written of it.
#![no_main]

use gan_playground::checkpoint::{Checkpoint, Network, Precision};
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
    let state_dict = checkpoint.to_pytorch(Network::Generator).expect("what was read can be exported");
    match Checkpoint::read(&state_dict) {
        // A weight of zeros cannot be normalised.
        Ok(_) | Err(Error::CheckpointNotFinite { .. }) => {}
        Err(error) => panic!("PyTorch's names read back: {error}"),
    }
    for network in [Network::Generator, Network::Discriminator] {
        match checkpoint.to_pytorch(network).and_then(|_| checkpoint.pytorch_program(network, "")) {
            Ok(_) | Err(Error::NoDiscriminator) => {}
            Err(error) => panic!("what was read can be exported: {error}"),
        }
    }
    checkpoint.to_onnx().expect("what was read can be exported");
});
