//! The trainer: both networks, their optimisers, and the step that updates them.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::input::{DiscriminatorInput, StepInput};
use super::loss::{self, Targets};
use super::optimizer::Optimizer;
use super::stats::StepStats;
use super::{average, gradients, penalty};
use crate::config::{CLASSES, Config};
use crate::model::{Discriminator, Generator};

/// A DCGAN in training.
#[derive(Debug)]
pub struct Trainer {
    pub(crate) generator: Generator,
    pub(crate) discriminator: Discriminator,
    /// Moving average of the generator, without autodiff; `None` where the settings ask for none.
    pub(crate) average: Option<Generator>,
    config: Config,
    pub(crate) optimizer_g: Optimizer,
    pub(crate) optimizer_d: Optimizer,
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
            config: config.clone(),
            generator,
            discriminator,
            optimizer_g: Optimizer::new(config.lr_g, config),
            optimizer_d: Optimizer::new(config.lr_d, config),
        }
    }

    /// Continues with other settings, which may differ in live ones only.
    pub fn adjust(&mut self, config: &Config) {
        self.config = config.clone();
        (self.optimizer_g.lr, self.optimizer_d.lr) = (config.lr_g, config.lr_d);
    }

    /// The generator for drawing: fixed batch norm statistics, no gradients; its moving average where there is one.
    pub fn generator(&self) -> Generator {
        self.average.as_ref().unwrap_or(&self.generator).valid()
    }

    /// The discriminator for scoring images: fixed batch norm statistics, no gradients.
    pub fn discriminator(&self) -> Discriminator {
        self.discriminator.valid()
    }

    /// A copy that further steps do not change. It shares the tensors, so it costs memory only as they change.
    pub fn snapshot(&self) -> Self {
        // A plain clone would share the running statistics, which are updated in place: `valid` copies them.
        Self {
            generator: self.generator.valid().train(),
            discriminator: self.discriminator.valid().train(),
            average: self.average.as_ref().map(Module::valid),
            config: self.config.clone(),
            optimizer_g: self.optimizer_g.clone(),
            optimizer_d: self.optimizer_d.clone(),
        }
    }

    /// One step: first the discriminator's updates, each on real images and fakes, then the generator's. The
    /// generator's first update uses the fakes of the discriminator's last one. Returns the measurements of each
    /// network's last update.
    pub fn step(&mut self, input: StepInput) -> StepStats {
        self.step_of(input, Learners::default())
    }

    /// The same step, but a network that does not learn keeps its weights and its optimiser's state. All is measured as
    /// in other steps, and running statistics take in what passes through either network.
    pub fn step_of(&mut self, input: StepInput, learners: Learners) -> StepStats {
        let (mut seen, mut drawn, mut fakes) = (None, None, None);
        for update in input.discriminator {
            let round = self.draw(update);
            let logits = [0, 1].map(|half| round.judged(&self.discriminator, half));
            let (measured, made) = self.train_discriminator(round, logits, input.rate, learners.discriminator);
            (seen, fakes) = (Some(measured), Some(made));
        }
        for update in input.generator {
            let Some(made) = self.fakes_for(update.z, &mut fakes) else { continue };
            drawn = Some(self.train_generator(made, update.noise, input.rate, learners.generator).0);
        }
        // The settings' ranges give each network at least one update, so neither default is used.
        let zero = || Tensor::zeros([1], &Device::default());
        let [loss_d, d_real, d_fake_before, norm_d] = seen.unwrap_or_else(|| [(); 4].map(|()| zero()));
        let [loss_g, d_fake_after, norm_g] = drawn.unwrap_or_else(|| [(); 3].map(|()| zero()));
        StepStats::of([loss_d, loss_g, d_real, d_fake_before, d_fake_after, norm_d, norm_g])
    }

    /// The generator draws fakes for an update of the discriminator.
    pub(super) fn draw(&self, input: DiscriminatorInput) -> Round {
        let DiscriminatorInput { real, classes, z, mix, noise, flips } = input;
        let fakes = Fakes::new(&self.generator, z, &self.config);
        let real = real.autodiff();
        let classes = [classes.map(Tensor::autodiff), fakes.classes.clone()];
        let [noise_real, noise_fake] = noise.map_or([None, None], |noise| noise.map(Some));
        let seen = [noisy(real, noise_real), noisy(fakes.images.clone().detach(), noise_fake)];
        Round { seen, classes, mix, flips, fakes }
    }

    /// New fakes for an update of the generator, or those that are left from the discriminator's.
    pub(super) fn fakes_for(&self, z: Option<Tensor<4>>, left: &mut Option<Fakes>) -> Option<Fakes> {
        z.map(|z| Fakes::new(&self.generator, z, &self.config)).or_else(|| left.take())
    }

    /// Updates the discriminator's weights only, if it learns. Returns its loss, D(x), D(G(z)) and the norm of its
    /// gradient, and the fakes, which the generator can be trained on.
    pub(super) fn train_discriminator(
        &mut self,
        round: Round,
        [on_real, on_fake]: [Tensor<1>; 2],
        rate: f64,
        learns: bool,
    ) -> ([Tensor<1>; 4], Fakes) {
        let Round { seen, classes: [classes, _], mix, flips, fakes } = round;
        let [flip_real, flip_fake] = flips.map_or([None, None], |flips| flips.map(|flips| Some(flips.autodiff())));
        let halves = [(on_real, Targets::real(&self.config, flip_real)), (on_fake, Targets::fake(flip_fake))];
        let (loss, [d_real, d_fake]) = loss::discriminator(self.config.loss, halves);
        let mix = mix.map(Tensor::autodiff);
        let penalty = penalty::on_discriminator(&self.discriminator, &self.config, seen, classes.as_ref(), mix);
        let loss = match penalty {
            Some(penalty) => loss + penalty,
            None => loss,
        };
        let gradient = gradients::flatten(&self.discriminator, loss.backward());
        let norm = gradients::norm(&gradient);
        if learns {
            let gradient = gradients::clip(gradient, &norm, self.config.clip_gradient);
            self.discriminator = self.optimizer_d.step(self.discriminator.clone(), gradient, rate);
            if self.config.clip_weights > 0.0 {
                self.discriminator = gradients::clamp(self.discriminator.clone(), self.config.clip_weights as f32);
            }
        }
        ([loss, d_real, d_fake, norm], fakes)
    }

    /// Updates the generator's weights only, if it learns, through the discriminator. Returns its loss, D(G(z)) and the
    /// norm of its gradient, and the discriminator's outputs.
    pub(super) fn train_generator(
        &mut self,
        fakes: Fakes,
        noise: Option<Tensor<4>>,
        rate: f64,
        learns: bool,
    ) -> ([Tensor<1>; 3], Tensor<1>) {
        // Without gradients for its weights the discriminator's backward pass takes a third less time. It still
        // normalises by the batch's statistics and updates the running ones, as the lesson's does.
        let discriminator = self.discriminator.clone().no_grad();
        let logits = discriminator.forward(noisy(fakes.images.clone(), noise), fakes.classes.as_ref());
        let (mut loss, d_fake) = loss::generator(self.config.loss, logits.clone());
        if self.config.diversity > 0.0 {
            loss = loss + penalty::on_generator(fakes.images, fakes.z) * self.config.diversity as f32;
        }
        let gradient = gradients::flatten(&self.generator, loss.backward());
        let norm = gradients::norm(&gradient);
        if learns {
            let gradient = gradients::clip(gradient, &norm, self.config.clip_gradient);
            self.generator = self.optimizer_g.step(self.generator.clone(), gradient, rate);
            self.average = self.average.take().map(|average| {
                let steps = self.optimizer_g.moments().map_or(0, |moments| moments.time);
                average::fold(average, &self.generator.valid(), self.config.ema_decay, steps)
            });
        }
        ([loss, d_fake, norm], logits)
    }
}

/// The networks that learn in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Learners {
    pub generator: bool,
    pub discriminator: bool,
}

impl Default for Learners {
    /// Both.
    fn default() -> Self {
        Self { generator: true, discriminator: true }
    }
}

/// What one update of the discriminator is made from.
#[derive(Debug)]
pub(super) struct Round {
    /// The real images and the fakes as the discriminator sees them.
    pub seen: [Tensor<4>; 2],
    /// The classes of both; only for conditional networks.
    classes: [Option<Tensor<2>>; 2],
    mix: Option<Tensor<4>>,
    flips: Option<[Tensor<1>; 2]>,
    fakes: Fakes,
}

impl Round {
    /// The discriminator's outputs for the real images, half 0, or for the fakes, half 1.
    pub fn judged(&self, discriminator: &Discriminator, half: usize) -> Tensor<1> {
        discriminator.forward(self.seen[half].clone(), self.classes[half].as_ref())
    }
}

/// A batch of fakes, with what they were made from.
#[derive(Debug)]
pub(super) struct Fakes {
    /// `[batch, 1, side, side]`.
    pub images: Tensor<4>,
    /// The latents alone, `[batch, z_dim, 1, 1]`.
    z: Tensor<4>,
    /// The classes that a conditional generator drew, one-hot `[batch, 10]`.
    classes: Option<Tensor<2>>,
}

impl Fakes {
    fn new(generator: &Generator, z: Tensor<4>, config: &Config) -> Self {
        let [batch, ..] = z.dims();
        let z = z.autodiff();
        let images = generator.forward(z.clone());
        let classes =
            config.conditional.is_on().then(|| z.clone().narrow(1, config.z_dim, CLASSES).reshape([batch, CLASSES]));
        let z = if classes.is_some() { z.narrow(1, 0, config.z_dim) } else { z };
        Self { images, z, classes }
    }
}

fn noisy(images: Tensor<4>, noise: Option<Tensor<4>>) -> Tensor<4> {
    match noise {
        Some(noise) => images + noise.autodiff(),
        None => images,
    }
}
