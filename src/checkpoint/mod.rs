//! A run as one safetensors file. Its tensors are `generator.*`, `discriminator.*`, `optimizer.*` and, where the
//! generator is averaged, `ema.*`. Its metadata hold the [`Config`](crate::config::Config) as JSON, the step, the number of each network's
//! updates, and what the run was trained on since which step.
//!
//! The optimisers' moments have a tensor for each weight: `optimizer.generator.first.blocks.0.conv.weight`. From a file
//! without them (weights only), a run resumes with fresh optimisers. Other programs' weights load too: `foreign/`
//! finds the networks in them, and `pickle/` reads PyTorch's own files.
//!
//! `onnx/` and `state_dict/` write one network for other programs, in the form that `portable.rs` gives it.

mod contents;
mod export;
mod foreign;
mod format;
mod kind;
mod layout;
mod moments;
mod names;
mod onnx;
mod pickle;
mod portable;
mod pytorch;
mod reading;
mod resuming;
mod saving;
mod state_dict;

pub use contents::{Checkpoint, DataMark};
pub use portable::Network;
pub use saving::save;
pub(crate) use saving::save_marked;

pub use crate::tensor_file::Precision;

#[cfg(test)]
mod tests {
    use super::{Checkpoint, save};
    use crate::config::Config;
    use crate::error::Error;
    use crate::latent::{Classes, Latents};
    use crate::model::StateDict;
    use crate::train::{StepInput, Trainer};
    use burn::tensor::{Device, Tensor};
    use pollster::block_on;

    fn small() -> Config {
        Config { z_dim: 3, features_g: 1, features_d: 1, ema_decay: 0.9, ..Config::default() }
    }

    fn step(trainer: &mut Trainer, seed: u32) {
        let z = Latents::named(&small(), seed, 4, Classes::InTurn).to_tensor(&Device::flex());
        trainer.step(StepInput::plain(Tensor::zeros([4, 1, 32, 32], &Device::flex()), z));
    }

    fn saved(trainer: &Trainer, steps: usize) -> Vec<u8> {
        block_on(save(&small(), steps, trainer)).unwrap()
    }

    fn tensors(trainer: &Trainer) -> StateDict {
        Checkpoint::read(&saved(trainer, 1)).unwrap().tensors
    }

    #[test]
    fn a_resumed_run_goes_on_bit_for_bit() {
        let mut trainer = Trainer::new(&small(), &Device::flex());
        step(&mut trainer, 0);
        let checkpoint = Checkpoint::read(&saved(&trainer, 1)).unwrap();
        assert_eq!((&checkpoint.config, checkpoint.step), (&small(), 1));
        let mut resumed = checkpoint.trainer(&Device::flex()).unwrap();
        step(&mut trainer, 1);
        step(&mut resumed, 1);
        assert!(tensors(&trainer) == tensors(&resumed));
    }

    #[test]
    fn a_snapshot_stays_as_it_was() {
        let mut trainer = Trainer::new(&small(), &Device::flex());
        step(&mut trainer, 0);
        let (snapshot, before) = (trainer.snapshot(), tensors(&trainer));
        step(&mut trainer, 1);
        assert!(tensors(&snapshot) == before);
        assert!(tensors(&trainer) != before);
    }

    #[test]
    fn wrong_files_are_refused_with_what_is_wrong() {
        assert!(matches!(Checkpoint::read(b"not a checkpoint"), Err(Error::CheckpointFormat { .. })));
        let bytes = saved(&Trainer::new(&Config { ema_decay: 0.0, ..small() }, &Device::flex()), 0);
        assert!(matches!(Checkpoint::read(&bytes[..bytes.len() - 1]), Err(Error::CheckpointFormat { .. })));

        let mut wider = Checkpoint::read(&bytes).unwrap();
        wider.config.features_g = 2;
        let error = wider.generator(&Device::flex()).unwrap_err();
        let (trained, asked) = ("features_g = 1".into(), "features_g = 2".into());
        assert_eq!(error, Error::CheckpointTrained { trained, asked });

        let mut lacking = Checkpoint::read(&bytes).unwrap();
        lacking.tensors.remove("generator.output.bias");
        lacking.tensors.insert("generator.extra".into(), (vec![1], vec![0.0]));
        let error = lacking.generator(&Device::flex()).unwrap_err();
        let (missing, unexpected) = (vec!["generator.output.bias".into()], vec!["generator.extra".into()]);
        assert_eq!(error, Error::CheckpointTensors { missing, unexpected });
    }
}
