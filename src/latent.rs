//! The latent prior, N(0, I), and paths through it. Latents are drawn on the host and uploaded, so that every device
//! sees the same numbers.

use burn::tensor::{Device, Tensor, TensorData};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use serde::{Deserialize, Serialize};

use crate::rng::{self, Stream};

/// Images in the fixed preview grid: 8 by 8.
pub const PREVIEW_COUNT: usize = 64;

/// Latents on the host, row by row: `count * z_dim` values.
#[derive(Debug, Clone, PartialEq)]
pub struct Latents {
    pub values: Vec<f32>,
    pub z_dim: usize,
}

impl Latents {
    /// The latents of training step `step` (from 0). Each step has a place of its own in the random stream, so that a
    /// run can be resumed at any step.
    pub fn for_step(seed: u32, step: usize, count: usize, z_dim: usize) -> Self {
        /// Enough for 256 latents of 512 numbers, however many words the sampler rejects.
        const WORDS_PER_STEP: u128 = 1 << 24;
        let mut rng = rng::stream(seed, Stream::Latents);
        rng.set_word_pos(step as u128 * WORDS_PER_STEP);
        Self::draw(rng, count, z_dim)
    }

    /// The preview grid's latents: the same all through a run.
    pub fn preview(seed: u32, z_dim: usize) -> Self {
        Self::draw(rng::stream(seed, Stream::Preview), PREVIEW_COUNT, z_dim)
    }

    /// `count` latents of a seed that a user names.
    pub fn named(seed: u32, count: usize, z_dim: usize) -> Self {
        Self::draw(rng::stream(seed, Stream::Named), count, z_dim)
    }

    /// The latents whose images are judged: the same all through a run.
    pub fn judged(seed: u32, count: usize, z_dim: usize) -> Self {
        Self::draw(rng::stream(seed, Stream::Judged), count, z_dim)
    }

    /// Up to `count` of them from place `start` on.
    pub fn slice(&self, start: usize, count: usize) -> Self {
        let rows = self.values.chunks_exact(self.z_dim).skip(start).take(count);
        Self { values: rows.flatten().copied().collect(), z_dim: self.z_dim }
    }

    fn draw(rng: ChaCha8Rng, count: usize, z_dim: usize) -> Self {
        Self { values: StandardNormal.sample_iter(rng).take(count * z_dim).collect(), z_dim }
    }

    /// `points` latents on the way from `from` to `to`, ends included; one point is the start.
    ///
    /// # Panics
    /// If `from` and `to` differ in length.
    pub fn walk(from: &[f32], to: &[f32], path: Path, points: usize) -> Self {
        assert_eq!(from.len(), to.len(), "a walk needs latents of one length");
        let last = points.saturating_sub(1).max(1) as f32;
        let values = (0..points).flat_map(|point| path.between(from, to, point as f32 / last)).collect();
        Self { values, z_dim: from.len() }
    }

    /// How many latents there are.
    pub fn count(&self) -> usize {
        self.values.len() / self.z_dim
    }

    /// As the generator's input, `[count, z_dim, 1, 1]`.
    pub fn to_tensor(&self, device: &Device) -> Tensor<4> {
        Tensor::from_data(TensorData::new(self.values.clone(), [self.count(), self.z_dim, 1, 1]), device)
    }
}

/// How to go from one latent to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// Straight: through points shorter than any that training drew.
    Lerp,
    /// Along the great circle (Shoemake 1985), as White 2016 (<https://arxiv.org/abs/1609.04468>) advises: through
    /// points as long as those that training drew.
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
    /// Below this sine the arc is as good as a line, and dividing by it loses all digits.
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

    fn assert_near(actual: &[f32], expected: &[f32]) {
        assert!(actual.iter().zip(expected).all(|(a, e)| (a - e).abs() < 1e-6), "{actual:?} != {expected:?}");
    }

    #[test]
    fn paths_start_and_end_at_their_ends() {
        let (from, to) = ([1.0, 0.0], [0.0, 1.0]);
        for path in [Path::Lerp, Path::Slerp] {
            let walk = Latents::walk(&from, &to, path, 3);
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
        let latents = Latents::for_step(1, 0, 100, 100);
        let mean = latents.values.iter().sum::<f32>() / 1e4;
        let variance = latents.values.iter().map(|x| x * x).sum::<f32>() / 1e4 - mean * mean;
        // Standard errors of 10,000 draws: 0.01 and 0.014; four of each.
        assert!(mean.abs() < 0.04 && (variance - 1.0).abs() < 0.057, "{mean} {variance}");
        assert_eq!(latents, Latents::for_step(1, 0, 100, 100));
        assert_ne!(latents, Latents::for_step(2, 0, 100, 100));
        assert_ne!(latents, Latents::for_step(1, 1, 100, 100));
    }
}
