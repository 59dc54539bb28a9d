//! From a checkpoint to networks and optimisers on a device.

use burn::module::Module;
use burn::tensor::Device;

use super::contents::Checkpoint;
use super::moments;
use super::names::{AVERAGE, DISCRIMINATOR, GENERATOR};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::model::{Discriminator, Generator, load_state, named_tensors};
use crate::train::{Moments, Trainer};

/// Settings that the tensors of the generator follow from.
const OF_GENERATOR: [&str; 7] =
    ["image_size", "z_dim", "features_g", "architecture", "upsample", "norm_g", "conditional"];
/// Settings that those of the discriminator follow from, and the weights' normalisation, which is of both.
const OF_DISCRIMINATOR: [&str; 4] = ["features_d", "norm_d", "spectral_norm", "minibatch_std"];

impl Checkpoint {
    /// The generator for drawing, on a device without autodiff. Where the file has its moving average, it is the
    /// average.
    ///
    /// # Errors
    /// [`Error::CheckpointTrained`] where settings were changed that the networks' shapes follow from.
    pub fn generator(&self, device: &Device) -> Result<Generator> {
        self.check_settings(&OF_GENERATOR)?;
        self.network(if self.has(AVERAGE) { AVERAGE } else { GENERATOR }, device)
    }

    /// Checks that these settings are those that the tensors were trained with.
    fn check_settings(&self, names: &[&str]) -> Result<()> {
        let changed = names.iter().filter(|name| self.config.get(name) != self.trained.get(name));
        let listed = |config: &Config| {
            let values = changed.clone().filter_map(|name| Some(format!("{name} = {}", config.get(name)?)));
            values.collect::<Vec<_>>().join(", ")
        };
        match changed.clone().next() {
            None => Ok(()),
            Some(_) => Err(Error::CheckpointTrained { trained: listed(&self.trained), asked: listed(&self.config) }),
        }
    }

    fn network(&self, prefix: &str, device: &Device) -> Result<Generator> {
        load_state(Generator::uninitialised(&self.config, device), prefix, &self.tensors)
    }

    /// Both networks with their optimisers, ready to go on training. Where the file has no discriminator, it is a new
    /// one.
    ///
    /// # Errors
    /// [`Error::CheckpointTrained`] where settings were changed that the networks' shapes follow from.
    pub fn trainer(&self, device: &Device) -> Result<Trainer> {
        let of_discriminator: &[&str] = if self.has(DISCRIMINATOR) { &OF_DISCRIMINATOR } else { &[] };
        self.check_settings(&[&OF_GENERATOR, of_discriminator].concat())?;
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

    fn moments<M: Module>(&self, prefix: &str, module: &M, updates: usize, device: &Device) -> Result<Option<Moments>> {
        moments::read(prefix, &named_tensors(module), &self.tensors, updates, device)
    }
}
