//! Both networks and their optimisers, and the step that moves them.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::adam::Adam;
use super::stats::{StepStats, VALUES};
use super::{average, gradients, loss};
use crate::config::Config;
use crate::model::{Discriminator, Generator};
use crate::ops;

/// A DCGAN in training.
#[derive(Debug)]
pub struct Trainer {
    pub(crate) generator: Generator,
    pub(crate) discriminator: Discriminator,
    /// Moving average of the generator, without autodiff; `None` where the settings ask for none.
    pub(crate) average: Option<Generator>,
    ema_decay: f64,
    pub(crate) adam_g: Adam,
    pub(crate) adam_d: Adam,
}

impl Trainer {
    /// Networks with weights from the config's seed, on `device`.
    pub fn new(config: &Config, device: &Device) -> Self {
        let device = device.clone().autodiff();
        Self::from_networks(config, Generator::new(config, &device), Discriminator::new(config, &device))
    }

    /// These networks, on an autodiff device, with fresh optimisers.
    pub(crate) fn from_networks(config: &Config, generator: Generator, discriminator: Discriminator) -> Self {
        Self {
            average: (config.ema_decay > 0.0).then(|| generator.valid()),
            ema_decay: config.ema_decay,
            generator,
            discriminator,
            adam_g: Adam::new(config.lr_g, config),
            adam_d: Adam::new(config.lr_d, config),
        }
    }

    /// The generator for drawing: fixed batch norm statistics, no gradients; its moving average where there is one.
    pub fn generator(&self) -> Generator {
        self.average.as_ref().unwrap_or(&self.generator).valid()
    }

    /// The discriminator for judging: fixed batch norm statistics, no gradients.
    pub fn discriminator(&self) -> Discriminator {
        self.discriminator.valid()
    }

    /// A copy that further steps leave as it is. Tensors are shared, so it costs no memory until they change.
    pub fn snapshot(&self) -> Self {
        // A plain clone would share the running statistics, which are updated in place: `valid` copies them.
        Self {
            generator: self.generator.valid().train(),
            discriminator: self.discriminator.valid().train(),
            average: self.average.as_ref().map(Module::valid),
            ema_decay: self.ema_decay,
            adam_g: self.adam_g.clone(),
            adam_d: self.adam_d.clone(),
        }
    }

    /// One step of the lesson's training: the discriminator learns from `real` `[batch, 1, side, side]` in [-1, 1] and
    /// from fakes of `z` `[batch, z_dim, 1, 1]`; then the generator learns from what it says of the same fakes.
    pub fn step(&mut self, real: Tensor<4>, z: Tensor<4>) -> StepStats {
        let fake = self.generator.forward(z.autodiff());
        let [loss_d, d_real, d_fake_before, grad_norm_d] =
            self.train_discriminator(real.autodiff(), fake.clone().detach());
        let [loss_g, d_fake_after, grad_norm_g] = self.train_generator(fake);
        let values: [Tensor<1>; VALUES] =
            [loss_d, loss_g, d_real, d_fake_before, d_fake_after, grad_norm_d, grad_norm_g];
        StepStats { values: ops::concatenate(values.map(Tensor::without_autodiff).to_vec()) }
    }

    /// Moves the discriminator's weights only. Returns its loss, D(x), D(G(z)) and the length of its gradient.
    fn train_discriminator(&mut self, real: Tensor<4>, fake: Tensor<4>) -> [Tensor<1>; 4] {
        let (loss_real, d_real) = loss::call_real(self.discriminator.forward(real));
        let (loss_fake, d_fake) = loss::call_fake(self.discriminator.forward(fake));
        let loss = (loss_real + loss_fake) / 2.0;
        let gradient = gradients::flatten(&self.discriminator, loss.backward());
        let norm = gradients::norm(&gradient);
        self.discriminator = self.adam_d.step(self.discriminator.clone(), gradient);
        [loss, d_real, d_fake, norm]
    }

    /// Moves the generator's weights only, through the discriminator. Returns its loss, D(G(z)) and the length of its
    /// gradient.
    fn train_generator(&mut self, fake: Tensor<4>) -> [Tensor<1>; 3] {
        // Without gradients of its own the discriminator's backward pass is a third shorter. It still normalises by
        // the batch and remembers its statistics, as the lesson's does.
        let judge = self.discriminator.clone().no_grad();
        let (loss, d_fake) = loss::call_real(judge.forward(fake));
        let gradient = gradients::flatten(&self.generator, loss.backward());
        let norm = gradients::norm(&gradient);
        self.generator = self.adam_g.step(self.generator.clone(), gradient);
        self.average = self.average.take().map(|average| {
            let steps = self.adam_g.moments().map_or(0, |moments| moments.time);
            average::fold(average, &self.generator.valid(), self.ema_decay, steps)
        });
        [loss, d_fake, norm]
    }
}
