//! A run as one safetensors file. Its tensors are `generator.*`, `discriminator.*`, `optimizer.*` and, where the
//! generator is averaged, `ema.*`. Its metadata hold the [`Config`] as JSON, the step, and the number of each network's
//! updates.
//!
//! The optimisers' moments have a tensor for each weight: `optimizer.generator.first.blocks.0.conv.weight`. From a file
//! without them (weights only), a run resumes with fresh optimisers. Files with the lesson's PyTorch names load too:
//! [`pytorch`].

mod export;
mod format;
mod layout;
mod moments;
#[cfg(not(target_arch = "wasm32"))]
mod onnx;
mod pytorch;

use burn::module::Module;
use burn::tensor::Device;

use crate::config::Config;
use crate::error::Result;
use crate::model::{Discriminator, Generator, StateDict, load_state, named_tensors, read_back};
use crate::train::{Optimizer, Trainer};

pub use crate::tensor_file::Precision;

const GENERATOR: &str = "generator.";
const DISCRIMINATOR: &str = "discriminator.";
/// Prefix of the generator's moving average, which draws the images where a file has it.
const AVERAGE: &str = "ema.";

/// A checkpoint on the host. Its tensors have the names and shapes that its settings ask for.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    /// The run's settings; where the file has none, they are inferred from the tensors' shapes.
    pub config: Config,
    /// Steps trained so far.
    pub step: usize,
    /// The measurements of these weights as JSON, where the file has them.
    pub report: Option<String>,
    /// Updates of the generator and of the discriminator. Older files, from the time when `d_steps` and `g_steps` could
    /// not change in a run, do not have them.
    updates: Option<[usize; 2]>,
    tensors: StateDict,
}

/// Writes the run as a file. It reads all tensors back from the device in one round trip.
///
/// # Errors
/// [`Error::DeviceFailed`](crate::Error::DeviceFailed).
pub async fn save(config: &Config, step: usize, trainer: &Trainer) -> Result<Vec<u8>> {
    let mut tensors = Vec::new();
    for (prefix, weights, optimizer) in [
        (GENERATOR, named_tensors(&trainer.generator.valid()), &trainer.optimizer_g),
        (DISCRIMINATOR, named_tensors(&trainer.discriminator()), &trainer.optimizer_d),
    ] {
        tensors.extend(optimizer.moments().into_iter().flat_map(|held| moments::by_weight(prefix, &weights, held)));
        tensors.extend(weights.into_iter().map(|tensor| tensor.prefixed(prefix)));
    }
    let average = trainer.average.iter().flat_map(named_tensors);
    tensors.extend(average.map(|tensor| tensor.prefixed(AVERAGE)));
    let tensors = read_back(tensors).await?;
    let time = |optimizer: &Optimizer| optimizer.moments().map_or(0, |moments| moments.time);
    let updates = Some([&trainer.optimizer_g, &trainer.optimizer_d].map(time));
    Checkpoint { config: config.clone(), step, report: None, updates, tensors }.write(Precision::Single)
}

impl Checkpoint {
    /// Reads a checkpoint of the playground, or weights with the lesson's PyTorch names.
    ///
    /// # Errors
    /// An [`Error`] whose name begins with `Checkpoint` and which says what is wrong with the file, or a setting's
    /// error where the file's config is out of range.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let file = format::read(bytes)?;
        let checkpoint = match file.config {
            Some(config) => {
                Self { config, step: file.step, report: file.report, updates: file.updates, tensors: file.tensors }
            }
            None => {
                let tensors = pytorch::to_own_names(file.tensors);
                Self { config: pytorch::infer_config(&tensors)?, step: 0, report: None, updates: None, tensors }
            }
        };
        checkpoint.config.validate()?;
        layout::check(&checkpoint.config, &checkpoint.tensors)?;
        Ok(checkpoint)
    }

    /// All tensors by the playground's names: `generator.*`, `discriminator.*`, `optimizer.*` and `ema.*`.
    pub fn tensors(&self) -> &StateDict {
        &self.tensors
    }

    /// The generator for drawing, on a device without autodiff. Where the file has its moving average, it is the
    /// average.
    ///
    /// # Errors
    /// [`Error::CheckpointTensors`](crate::Error::CheckpointTensors) or
    /// [`Error::CheckpointShape`](crate::Error::CheckpointShape).
    pub fn generator(&self, device: &Device) -> Result<Generator> {
        self.network(if self.has(AVERAGE) { AVERAGE } else { GENERATOR }, device)
    }

    fn network(&self, prefix: &str, device: &Device) -> Result<Generator> {
        load_state(Generator::uninitialised(&self.config, device), prefix, &self.tensors)
    }

    fn has(&self, prefix: &str) -> bool {
        self.tensors.keys().any(|name| name.starts_with(prefix))
    }

    /// Both networks with their optimisers, ready to go on training. Where the file has no discriminator, it is a new
    /// one.
    ///
    /// # Errors
    /// [`Error::CheckpointTensors`](crate::Error::CheckpointTensors) or
    /// [`Error::CheckpointShape`](crate::Error::CheckpointShape).
    pub fn trainer(&self, device: &Device) -> Result<Trainer> {
        let device = device.clone().autodiff();
        let discriminator = if self.has(DISCRIMINATOR) {
            load_state(Discriminator::uninitialised(&self.config, &device), DISCRIMINATOR, &self.tensors)?
        } else {
            Discriminator::new(&self.config, &device)
        };
        let mut trainer = Trainer::from_networks(&self.config, self.network(GENERATOR, &device)?, discriminator);
        if trainer.average.is_some() && self.has(AVERAGE) {
            trainer.average = Some(self.network(AVERAGE, &device.clone().without_autodiff())?);
        }
        let Config { d_steps, g_steps, .. } = self.config;
        let [updates_g, updates_d] = self.updates.unwrap_or([g_steps, d_steps].map(|a_step| self.step * a_step));
        let moments = self.moments(GENERATOR, &trainer.generator, updates_g, &device)?;
        trainer.optimizer_g = trainer.optimizer_g.with_moments(moments);
        let moments = self.moments(DISCRIMINATOR, &trainer.discriminator, updates_d, &device)?;
        trainer.optimizer_d = trainer.optimizer_d.with_moments(moments);
        Ok(trainer)
    }

    fn moments<M: Module>(
        &self,
        prefix: &str,
        module: &M,
        updates: usize,
        device: &Device,
    ) -> Result<Option<crate::train::Moments>> {
        moments::read(prefix, &named_tensors(module), &self.tensors, updates, device)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::latent::{Classes, Latents};
    use crate::train::StepInput;
    use burn::tensor::Tensor;
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
        assert!(matches!(error, Error::CheckpointShape { name, .. } if name == "generator.blocks.0.conv.weight"));

        let mut lacking = Checkpoint::read(&bytes).unwrap();
        lacking.tensors.remove("generator.output.bias");
        lacking.tensors.insert("generator.extra".into(), (vec![1], vec![0.0]));
        let error = lacking.generator(&Device::flex()).unwrap_err();
        let (missing, unexpected) = (vec!["generator.output.bias".into()], vec!["generator.extra".into()]);
        assert_eq!(error, Error::CheckpointTensors { missing, unexpected });
    }
}
