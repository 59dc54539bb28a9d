//! Latents: how they are drawn, and the paths between two of them. The host draws them and uploads them, so that every
//! device sees the same numbers.

use burn::tensor::{Device, Tensor, TensorData};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use serde::{Deserialize, Serialize};

use crate::config::{CLASSES, Config, Prior};
use crate::rng::{self, Stream};

/// Images in a row of the fixed preview grid.
pub const PREVIEW_COLUMNS: usize = 8;
/// Rows of the preview grid of an unconditional generator; a conditional one has a row for each class.
pub const PREVIEW_ROWS: usize = 8;

/// Latents on the host, row by row: `count * z_dim` values. In those for a conditional generator, the class follows the
/// latent as a one-hot vector of ten numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Latents {
    pub values: Vec<f32>,
    /// Length of one latent, its class included.
    pub z_dim: usize,
}

/// The class that each latent gets, for a conditional generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Classes {
    /// A class drawn at random.
    Random,
    /// The classes in turn: 0, 1, 2 ... 9, 0 ...
    InTurn,
    /// The class of the latent's row in the preview grid.
    ByRow,
    /// The same class for all.
    One(usize),
}

impl Latents {
    /// The latents of training step `step` (from 0). Each step starts at its own place in the random stream, so that a
    /// run can be resumed at any step.
    pub fn for_step(config: &Config, step: usize, count: usize) -> Self {
        /// Random words reserved for each step. 20 batches of 256 latents of 512 numbers take 5.2 million; the rest is
        /// room for the samples that the normal distribution rejects.
        const WORDS_PER_STEP: u128 = 1 << 24;
        let mut rng = rng::stream(config.seed, Stream::Latents);
        rng.set_word_pos(step as u128 * WORDS_PER_STEP);
        Self::draw(rng, config, count, Classes::Random)
    }

    /// The latents of the preview grid, row by row; they stay the same throughout a run. A conditional generator has a
    /// row for each class.
    pub fn preview(config: &Config) -> Self {
        let rows = if config.conditional.is_on() { CLASSES } else { PREVIEW_ROWS };
        Self::draw(rng::stream(config.seed, Stream::Preview), config, rows * PREVIEW_COLUMNS, Classes::ByRow)
    }

    /// `count` latents drawn from a seed that the user chose.
    pub fn named(config: &Config, seed: u32, count: usize, classes: Classes) -> Self {
        Self::draw(rng::stream(seed, Stream::Named), config, count, classes)
    }

    /// The latents of the images that are evaluated; they stay the same throughout a run.
    pub fn evaluation(config: &Config, count: usize) -> Self {
        Self::draw(rng::stream(config.seed, Stream::Evaluation), config, count, Classes::InTurn)
    }

    /// Latents of this use of randomness, from a seed that the user chose.
    pub fn of_stream(config: &Config, (seed, stream): (u32, Stream), count: usize, classes: Classes) -> Self {
        Self::draw(rng::stream(seed, stream), config, count, classes)
    }

    /// Up to `count` of the latents, from place `start` on.
    pub fn slice(&self, start: usize, count: usize) -> Self {
        let rows = self.values.chunks_exact(self.z_dim).skip(start).take(count);
        Self { values: rows.flatten().copied().collect(), z_dim: self.z_dim }
    }

    fn draw(mut rng: ChaCha8Rng, config: &Config, count: usize, classes: Classes) -> Self {
        let z_dim = config.inputs_g();
        let mut values = Vec::with_capacity(count * z_dim);
        for at in 0..count {
            match config.prior {
                Prior::Normal => {
                    let normal = Distribution::<f32>::sample_iter(StandardNormal, &mut rng);
                    values.extend(normal.take(config.z_dim));
                }
                Prior::Uniform => values.extend((0..config.z_dim).map(|_| rng.random_range(-1.0f32..1.0))),
            }
            if config.conditional.is_on() {
                let class = match classes {
                    Classes::Random => rng.random_range(0..CLASSES),
                    Classes::InTurn => at % CLASSES,
                    Classes::ByRow => at / PREVIEW_COLUMNS % CLASSES,
                    Classes::One(class) => class,
                };
                values.extend(one_hot(class));
            }
        }
        Self { values, z_dim }
    }

    /// The class of each latent; `None` for an unconditional generator.
    pub fn classes(&self, config: &Config) -> Option<Vec<usize>> {
        let class = |latent: &[f32]| latent[config.z_dim..].iter().position(|number| *number == 1.0).unwrap_or(0);
        config.conditional.is_on().then(|| self.values.chunks_exact(self.z_dim).map(class).collect())
    }

    /// Latents drawn from one seed, one for each of these classes.
    pub fn of_classes(config: &Config, seed: u32, classes: &[usize]) -> Self {
        let mut latents = Self::named(config, seed, classes.len(), Classes::InTurn);
        for (latent, class) in latents.values.chunks_exact_mut(latents.z_dim).zip(classes) {
            latent[config.z_dim..].copy_from_slice(&one_hot(*class));
        }
        latents
    }

    /// `points` latents on the path from one latent to another, both ends included; a single point is the start.
    /// Classes are always interpolated linearly, so that their ten numbers sum to 1 at each point.
    ///
    /// # Panics
    /// If the latents do not have the config's length.
    pub fn walk(config: &Config, [from, to]: [&[f32]; 2], path: Path, points: usize) -> Self {
        let inputs = config.inputs_g();
        assert_eq!([from.len(), to.len()], [inputs, inputs], "a walk needs latents of one length");
        let [(from, from_class), (to, to_class)] = [from, to].map(|latent| latent.split_at(config.z_dim));
        let last = points.saturating_sub(1).max(1) as f32;
        let at = |t: f32| [path.between(from, to, t), Path::Lerp.between(from_class, to_class, t)].concat();
        Self { values: (0..points).flat_map(|point| at(point as f32 / last)).collect(), z_dim: inputs }
    }

    /// The number of latents.
    pub fn count(&self) -> usize {
        self.values.len() / self.z_dim
    }

    /// The latents as the generator's input, `[count, z_dim, 1, 1]`.
    pub fn to_tensor(&self, device: &Device) -> Tensor<4> {
        Tensor::from_data(TensorData::new(self.values.clone(), [self.count(), self.z_dim, 1, 1]), device)
    }
}

/// A class as a one-hot vector.
pub fn one_hot(class: usize) -> [f32; CLASSES] {
    std::array::from_fn(|at| if at == class { 1.0 } else { 0.0 })
}

/// The path from one latent to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// Linear interpolation. In high dimensions its midpoints are shorter than nearly all latents of the training.
    Lerp,
    /// Spherical linear interpolation along the great circle (Shoemake 1985), which White 2016
    /// (<https://arxiv.org/abs/1609.04468>) advises because its points are as long as the latents of the training.
    Slerp,
}

impl Path {
    /// The point at `t` in 0..=1.
    pub fn between(self, from: &[f32], to: &[f32], t: f32) -> Vec<f32> {
        let (a, b) = match self {
            Path::Lerp => (1.0 - t, t),
            Path::Slerp => slerp_weights(from, to, t),
        };
        from.iter().zip(to).map(|(x, y)| a * x + b * y).collect()
    }
}

fn slerp_weights(from: &[f32], to: &[f32], t: f32) -> (f32, f32) {
    /// Below this sine of the angle, linear interpolation gives the same points, while a division by the sine would
    /// lose all significant digits.
    const NEARLY_PARALLEL: f32 = 1e-4;
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
    let lengths = (dot(from, from) * dot(to, to)).sqrt();
    let angle = if lengths > 0.0 { (dot(from, to) / lengths).clamp(-1.0, 1.0).acos() } else { 0.0 };
    let sine = angle.sin();
    if sine < NEARLY_PARALLEL {
        return (1.0 - t, t);
    }
    (((1.0 - t) * angle).sin() / sine, (t * angle).sin() / sine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Switch;

    fn assert_near(actual: &[f32], expected: &[f32]) {
        assert!(actual.iter().zip(expected).all(|(a, e)| (a - e).abs() < 1e-6), "{actual:?} != {expected:?}");
    }

    #[test]
    fn paths_start_and_end_at_their_ends() {
        let (from, to) = ([1.0, 0.0], [0.0, 1.0]);
        let config = Config { z_dim: 2, ..Config::default() };
        for path in [Path::Lerp, Path::Slerp] {
            let walk = Latents::walk(&config, [&from, &to], path, 3);
            assert_eq!(walk.count(), 3);
            assert_near(&walk.values[..2], &from);
            assert_near(&walk.values[4..], &to);
        }
    }

    #[test]
    fn halfway_lerp_cuts_the_corner_and_slerp_keeps_the_length() {
        let (from, to) = ([1.0, 0.0], [0.0, 1.0]);
        assert_near(&Path::Lerp.between(&from, &to, 0.5), &[0.5, 0.5]);
        let half = std::f32::consts::FRAC_1_SQRT_2;
        assert_near(&Path::Slerp.between(&from, &to, 0.5), &[half, half]);
        // Of different lengths and at 1/3 of the arc: sin(60)/sin(90) and sin(30)/sin(90).
        assert_near(&Path::Slerp.between(&[2.0, 0.0], &[0.0, 1.0], 1.0 / 3.0), &[3f32.sqrt(), 0.5]);
    }

    #[test]
    fn slerp_between_parallel_or_empty_latents_is_a_line() {
        assert_near(&Path::Slerp.between(&[1.0, 1.0], &[3.0, 3.0], 0.5), &[2.0, 2.0]);
        assert_near(&Path::Slerp.between(&[0.0, 0.0], &[2.0, 0.0], 0.5), &[1.0, 0.0]);
        assert_near(&Path::Slerp.between(&[1.0, 0.0], &[-1.0, 0.0], 0.5), &[0.0, 0.0]);
    }

    #[test]
    fn latents_are_standard_normal_and_belong_to_their_seed_and_step() {
        let seeded = |seed| Config { seed, z_dim: 100, ..Config::default() };
        let latents = Latents::for_step(&seeded(1), 0, 100);
        let mean = latents.values.iter().sum::<f32>() / 1e4;
        let variance = latents.values.iter().map(|x| x * x).sum::<f32>() / 1e4 - mean * mean;
        // Standard errors of 10,000 draws: 0.01 and 0.014; four of each.
        assert!(mean.abs() < 0.04 && (variance - 1.0).abs() < 0.057, "{mean} {variance}");
        assert_eq!(latents, Latents::for_step(&seeded(1), 0, 100));
        assert_ne!(latents, Latents::for_step(&seeded(2), 0, 100));
        assert_ne!(latents, Latents::for_step(&seeded(1), 1, 100));
    }

    #[test]
    fn a_uniform_prior_stays_within_1_and_a_conditional_generator_is_told_the_class() {
        let config = Config { z_dim: 3, prior: Prior::Uniform, conditional: Switch::On, ..Config::default() };
        let latents = Latents::named(&config, 1, 12, Classes::InTurn);
        assert_eq!((latents.z_dim, latents.count()), (13, 12));
        for (at, latent) in latents.values.chunks_exact(13).enumerate() {
            assert!(latent[..3].iter().all(|number| number.abs() <= 1.0));
            assert_eq!(latent[3..], one_hot(at % CLASSES));
        }
        let [start, .., end] = &latents.values.chunks_exact(13).collect::<Vec<_>>()[..2] else { panic!("two latents") };
        let middle = Latents::walk(&config, [start, end], Path::Slerp, 3).slice(1, 1);
        assert_eq!(middle.values[3..6], [0.5, 0.5, 0.0]);
        let number = Latents::of_classes(&config, 1, &[3, 1]);
        assert_eq!([&number.values[3..13], &number.values[16..]], [&one_hot(3), &one_hot(1)]);
        let grid = Latents::preview(&config);
        let row = |at: usize| grid.slice(at, 1).values[3..].iter().position(|number| *number == 1.0);
        assert_eq!((grid.count(), row(0), row(7), row(8), row(79)), (80, Some(0), Some(0), Some(1), Some(9)));
        assert_eq!(number.classes(&config), Some(vec![3, 1]));
        let sevens = Latents::named(&config, 1, 2, Classes::One(7));
        assert_eq!(sevens.values[3..13], one_hot(7));
    }
}
