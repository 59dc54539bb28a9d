//! The trainer: both networks, their optimisers, and the step that updates them.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::input::{DiscriminatorInput, StepInput};
use super::loss::{self, Targets};
use super::optimizer::Optimizer;
use super::stats::{StepStats, VALUES};
use super::{average, gradients, penalty};
use crate::config::{CLASSES, Config};
use crate::model::{Discriminator, Generator};
use gan_kernels as kernels;

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
        let (mut seen, mut drawn, mut fakes) = (None, None, None);
        for update in input.discriminator {
            let made = Fakes::new(&self.generator, update.z.clone(), &self.config);
            seen = Some(self.train_discriminator(update, made.detached(), input.rate));
            fakes = Some(made);
        }
        for update in input.generator {
            let made = update.z.map(|z| Fakes::new(&self.generator, z, &self.config)).or_else(|| fakes.take());
            let Some(made) = made else { continue };
            drawn = Some(self.train_generator(made, update.noise, input.rate));
        }
        // The settings' ranges give each network at least one update, so neither default is used.
        let zero = || Tensor::zeros([1], &Device::default());
        let [loss_d, d_real, d_fake_before, grad_norm_d] = seen.unwrap_or_else(|| [(); 4].map(|()| zero()));
        let [loss_g, d_fake_after, grad_norm_g] = drawn.unwrap_or_else(|| [(); 3].map(|()| zero()));
        let values: [Tensor<1>; VALUES] =
            [loss_d, loss_g, d_real, d_fake_before, d_fake_after, grad_norm_d, grad_norm_g];
        StepStats { values: kernels::concatenate(values.map(Tensor::without_autodiff).to_vec()) }
    }

    /// Updates the discriminator's weights only. Returns its loss, D(x), D(G(z)) and the norm of its gradient.
    fn train_discriminator(&mut self, input: DiscriminatorInput, fakes: Fakes, rate: f64) -> [Tensor<1>; 4] {
        let DiscriminatorInput { real, classes, mix, noise, flips, .. } = input;
        let real = real.autodiff();
        let classes = classes.map(Tensor::autodiff);
        let [flip_real, flip_fake] = flips.map_or([None, None], |flips| flips.map(|flips| Some(flips.autodiff())));
        let [noise_real, noise_fake] = noise.map_or([None, None], |noise| noise.map(Some));
        let [seen_real, seen_fake] = [noisy(real, noise_real), noisy(fakes.images, noise_fake)];
        let on_real = self.discriminator.forward(seen_real.clone(), classes.as_ref());
        let on_fake = self.discriminator.forward(seen_fake.clone(), fakes.classes.as_ref());
        let halves = [(on_real, Targets::real(&self.config, flip_real)), (on_fake, Targets::fake(flip_fake))];
        let (loss, [d_real, d_fake]) = loss::discriminator(self.config.loss, halves);
        let images = [seen_real, seen_fake];
        let mix = mix.map(Tensor::autodiff);
        let penalty = penalty::on_discriminator(&self.discriminator, &self.config, images, classes.as_ref(), mix);
        let loss = match penalty {
            Some(penalty) => loss + penalty,
            None => loss,
        };
        let gradient = gradients::flatten(&self.discriminator, loss.backward());
        let norm = gradients::norm(&gradient);
        let gradient = gradients::clip(gradient, &norm, self.config.clip_gradient);
        self.discriminator = self.optimizer_d.step(self.discriminator.clone(), gradient, rate);
        if self.config.clip_weights > 0.0 {
            self.discriminator = gradients::clamp(self.discriminator.clone(), self.config.clip_weights as f32);
        }
        [loss, d_real, d_fake, norm]
    }

    /// Updates the generator's weights only, through the discriminator. Returns its loss, D(G(z)) and the norm of its
    /// gradient.
    fn train_generator(&mut self, fakes: Fakes, noise: Option<Tensor<4>>, rate: f64) -> [Tensor<1>; 3] {
        // Without gradients for its weights the discriminator's backward pass takes a third less time. It still
        // normalises by the batch's statistics and updates the running ones, as the lesson's does.
        let discriminator = self.discriminator.clone().no_grad();
        let logits = discriminator.forward(noisy(fakes.images.clone(), noise), fakes.classes.as_ref());
        let (mut loss, d_fake) = loss::generator(self.config.loss, logits);
        if self.config.diversity > 0.0 {
            loss = loss + penalty::on_generator(fakes.images, fakes.z) * self.config.diversity as f32;
        }
        let gradient = gradients::flatten(&self.generator, loss.backward());
        let norm = gradients::norm(&gradient);
        let gradient = gradients::clip(gradient, &norm, self.config.clip_gradient);
        self.generator = self.optimizer_g.step(self.generator.clone(), gradient, rate);
        self.average = self.average.take().map(|average| {
            let steps = self.optimizer_g.moments().map_or(0, |moments| moments.time);
            average::fold(average, &self.generator.valid(), self.config.ema_decay, steps)
        });
        [loss, d_fake, norm]
    }
}

/// A batch of fakes, with what they were made from.
struct Fakes {
    /// `[batch, 1, side, side]`.
    images: Tensor<4>,
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

    fn detached(&self) -> Self {
        Self { images: self.images.clone().detach(), z: self.z.clone(), classes: self.classes.clone() }
    }
}

fn noisy(images: Tensor<4>, noise: Option<Tensor<4>>) -> Tensor<4> {
    match noise {
        Some(noise) => images + noise.autodiff(),
        None => images,
    }
}
