//! The input of one training step: real images, latents and all other random numbers. They are drawn on the host, so
//! that every device trains on the same ones.

use burn::tensor::{Device, Tensor, TensorData};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

use crate::config::{CHANNELS, CLASSES, Config, Penalty};
use crate::latent::{Latents, one_hot};
use crate::rng::{self, Stream};

/// The input of one step.
#[derive(Debug, Clone)]
pub struct StepInput {
    /// One entry for each update of the discriminator.
    pub discriminator: Vec<DiscriminatorInput>,
    /// One entry for each update of the generator; they follow those of the discriminator.
    pub generator: Vec<GeneratorInput>,
    /// Factor of both learning rates.
    pub rate: f64,
}

/// The input of one update of the discriminator.
#[derive(Debug, Clone)]
pub struct DiscriminatorInput {
    /// `[batch, 1, side, side]` in [-1, 1].
    pub real: Tensor<4>,
    /// Classes of the real images, one-hot `[batch, 10]`; only for conditional networks.
    pub classes: Option<Tensor<2>>,
    /// Latents of the fakes, `[batch, z_dim, 1, 1]`.
    pub z: Tensor<4>,
    /// Share of the real image in each interpolated image of the gradient penalty, 0..1, `[batch, 1, 1, 1]`.
    pub mix: Option<Tensor<4>>,
    /// Instance noise for the real images and for the fakes, of their shape.
    pub noise: Option<[Tensor<4>; 2]>,
    /// Label flips for the real images and for the fakes, `[batch]`: 1 where the target is the opposite one.
    pub flips: Option<[Tensor<1>; 2]>,
}

/// The input of one update of the generator.
#[derive(Debug, Clone)]
pub struct GeneratorInput {
    /// Latents of the fakes; without them, the fakes are those of the last update of the discriminator.
    pub z: Option<Tensor<4>>,
    /// Instance noise, added to the fakes before the discriminator sees them.
    pub noise: Option<Tensor<4>>,
}

/// Real images on the host, with their classes where the dataset has labels.
#[derive(Debug, Clone)]
pub struct RealBatch {
    /// `[batch, 1, side, side]` in [-1, 1], row-major.
    pub pixels: Vec<f32>,
    pub classes: Option<Vec<u8>>,
}

impl StepInput {
    /// The input of the lesson's step: one update of each network.
    pub fn plain(real: Tensor<4>, z: Tensor<4>) -> Self {
        let discriminator = DiscriminatorInput { real, classes: None, z, mix: None, noise: None, flips: None };
        let generator = GeneratorInput { z: None, noise: None };
        Self { discriminator: vec![discriminator], generator: vec![generator], rate: 1.0 }
    }

    /// The input of step `step` (from 0) of a run, with one batch of real images for each update of the discriminator.
    /// All random numbers follow from the config's seed.
    pub fn draw(config: &Config, step: usize, real: Vec<RealBatch>, rate: f64, device: &Device) -> Self {
        let batch = config.batch_size;
        // The generator's first update is on the discriminator's last fakes.
        let latents = Latents::for_step(config, step, (real.len() + config.g_steps - 1) * batch);
        let z = |update: usize| latents.slice(update * batch, batch).to_tensor(device);
        let mut chance = Chance::new(config, step, device);
        let updates = real.len();
        let discriminator = real.into_iter().enumerate().map(|(at, real)| chance.update(real, z(at))).collect();
        let generator = (0..config.g_steps)
            .map(|at| GeneratorInput { z: (at > 0).then(|| z(updates + at - 1)), noise: chance.noise() })
            .collect();
        Self { discriminator, generator, rate }
    }
}

/// Draws the random numbers that only some settings need.
struct Chance<'a> {
    rng: ChaCha8Rng,
    config: &'a Config,
    device: &'a Device,
}

impl<'a> Chance<'a> {
    /// Each step has its own position in the random stream, so that a run can be resumed at any step.
    fn new(config: &'a Config, step: usize, device: &'a Device) -> Self {
        /// Enough for the noise of 30 batches of 256 images of 64x64, twice over: the normal sampler rejects some
        /// words.
        const WORDS_PER_STEP: u128 = 1 << 28;
        let mut rng = rng::stream(config.seed, Stream::Chance);
        rng.set_word_pos(step as u128 * WORDS_PER_STEP);
        Self { rng, config, device }
    }

    fn update(&mut self, RealBatch { pixels, classes }: RealBatch, z: Tensor<4>) -> DiscriminatorInput {
        let noise = self.noise().and_then(|first| Some([first, self.noise()?]));
        let is_mixed = self.config.penalty == Penalty::Gradient;
        DiscriminatorInput {
            real: self.images(pixels),
            classes: classes.filter(|_| self.config.conditional.is_on()).map(|classes| self.classes(&classes)),
            z,
            mix: is_mixed.then(|| self.vector(|rng| rng.random::<f32>()).reshape([self.config.batch_size, 1, 1, 1])),
            noise,
            flips: (self.config.label_flip > 0.0).then(|| [self.flips(), self.flips()]),
        }
    }

    fn noise(&mut self) -> Option<Tensor<4>> {
        let (scale, side) = (self.config.instance_noise as f32, self.config.image_size);
        let count = self.config.batch_size * CHANNELS * side * side;
        if scale == 0.0 {
            return None;
        }
        let normal = Distribution::<f32>::sample_iter(StandardNormal, &mut self.rng);
        let values = normal.take(count).map(|x| x * scale).collect();
        Some(self.images(values))
    }

    fn flips(&mut self) -> Tensor<1> {
        let share = self.config.label_flip;
        self.vector(|rng| if rng.random_bool(share) { 1.0 } else { 0.0 })
    }

    fn vector(&mut self, draw: impl Fn(&mut ChaCha8Rng) -> f32) -> Tensor<1> {
        let values: Vec<f32> = (0..self.config.batch_size).map(|_| draw(&mut self.rng)).collect();
        Tensor::from_data(TensorData::new(values, [self.config.batch_size]), self.device)
    }

    fn images(&self, values: Vec<f32>) -> Tensor<4> {
        let side = self.config.image_size;
        let count = values.len() / (CHANNELS * side * side);
        Tensor::from_data(TensorData::new(values, [count, CHANNELS, side, side]), self.device)
    }

    fn classes(&self, classes: &[u8]) -> Tensor<2> {
        let values: Vec<f32> = classes.iter().flat_map(|class| one_hot(usize::from(*class))).collect();
        Tensor::from_data(TensorData::new(values, [classes.len(), CLASSES]), self.device)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BATCH: usize = 64;

    /// The noise of one step, with two updates of each network: for real images and fakes in turn, then the generator's.
    fn noise_of(config: &Config, step: usize) -> Vec<Vec<f32>> {
        let config = Config { batch_size: BATCH, d_steps: 2, g_steps: 2, ..config.clone() };
        let pixels = vec![0.0; BATCH * CHANNELS * config.image_size * config.image_size];
        let real = vec![RealBatch { pixels, classes: None }; config.d_steps];
        let input = StepInput::draw(&config, step, real, 1.0, &Device::flex());
        let of_d = input.discriminator.into_iter().filter_map(|update| update.noise).flatten();
        let of_g = input.generator.into_iter().filter_map(|update| update.noise);
        of_d.chain(of_g).map(|noise| noise.into_data().try_to_vec().unwrap()).collect()
    }

    /// The mean of the products of two lists' numbers, as of `a` with itself its variance where the mean is 0.
    fn mean_product(a: &[f32], b: &[f32]) -> f64 {
        a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>() / a.len() as f64
    }

    #[test]
    fn instance_noise_is_normal_of_the_deviation_asked_for_and_new_for_every_image() {
        let config = Config { instance_noise: 0.3, ..Config::default() };
        let noise = noise_of(&config, 3);
        assert_eq!(noise.len(), 6, "real and fakes of two updates, and two updates of the generator");
        for (at, first) in noise.iter().enumerate() {
            // Of n = 65,536 numbers the deviation is off by 1 / sqrt(2n) = 0.3%, and a mean or correlation by 0.4%.
            let deviation = mean_product(first, first).sqrt();
            assert!((deviation / 0.3 - 1.0).abs() < 0.02, "{at}: {deviation}");
            let mean = first.iter().map(|value| f64::from(*value)).sum::<f64>() / first.len() as f64;
            assert!(mean.abs() < 0.02 * 0.3, "{at}: {mean}");
            // A normal distribution has 4.55% beyond two deviations; a uniform one has none.
            let far = first.iter().filter(|value| value.abs() > 0.6).count() as f64 / first.len() as f64;
            assert!((far - 0.0455).abs() < 0.005, "{at}: {far}");
            for second in &noise[at + 1..] {
                let correlation = mean_product(first, second) / deviation.powi(2);
                assert!(correlation.abs() < 0.025, "{at}: {correlation}");
            }
        }
        assert!(noise == noise_of(&config, 3), "a resumed run draws the same");
        assert!(mean_product(&noise[0], &noise_of(&config, 4)[0]).abs() < 0.025 * 0.09, "the next step draws other");
        assert!(noise_of(&Config::default(), 3).is_empty(), "by default there is none");
    }
}
