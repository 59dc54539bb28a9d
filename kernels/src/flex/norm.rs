//! Batch normalisation fused with the (leaky) ReLU after it. `x` is `[rows, channels]`; a row is a pixel of an image.

use super::lane::{Choose, Lane, each_channel};
use super::pointwise::{ROWS, add};
use super::unset::{Unset, stored};
use crate::backend::norm::EPSILON;

/// What a batch says of its channels, `[channels]` each.
pub(super) struct Statistics {
    pub mean: Vec<f32>,
    pub inverse_std: Vec<f32>,
    pub unbiased_var: Vec<f32>,
}

/// Normalises by the batch's statistics; `[weight, bias]`.
pub(super) fn forward(x: &[f32], [weight, bias]: [&[f32]; 2], slope: f32) -> (Vec<f32>, Statistics) {
    let channels = weight.len();
    let rows = (x.len() / channels) as f32;
    let Moments { mean, squares, .. } = Moments::of(x, channels);
    let inverse_std: Vec<f32> = squares.iter().map(|squares| (squares / rows + EPSILON).sqrt().recip()).collect();
    let line = Line::new(weight, bias, &mean, &inverse_std);
    // From the end, which still is in the cache, to the beginning, which then is for the next layer.
    let apply = |output: &mut [Unset]| {
        for (rows, output) in x.chunks(ROWS * channels).zip(output.chunks_mut(ROWS * channels)).rev() {
            line.apply(output.write_copy_of_slice(rows), slope);
        }
    };
    // SAFETY: all rows are stored.
    let (output, ()) = unsafe { stored(x.len(), apply) };
    // PyTorch normalises by the biased variance but remembers the unbiased one.
    let unbiased_var = squares.iter().map(|squares| squares / (rows - 1.0)).collect();
    (output, Statistics { mean, inverse_std, unbiased_var })
}

/// Normalises in place by given statistics.
pub(super) fn by_statistics(x: &mut [f32], [weight, bias]: [&[f32]; 2], mean: &[f32], var: &[f32], slope: f32) {
    let inverse_std: Vec<f32> = var.iter().map(|var| (var + EPSILON).sqrt().recip()).collect();
    let line = Line::new(weight, bias, mean, &inverse_std);
    x.chunks_mut(ROWS * weight.len()).for_each(|rows| line.apply(rows, slope));
}

/// `gradient`, of the output, becomes that of `x`. Gives the gradients of weight and bias.
pub(super) fn backward(
    gradient: &mut [f32],
    x: &[f32],
    [weight, bias]: [&[f32]; 2],
    [mean, inverse_std]: [&[f32]; 2],
    slope: f32,
) -> [Vec<f32>; 2] {
    let channels = weight.len();
    let rows = (x.len() / channels) as f32;
    let line = Line::new(weight, bias, mean, inverse_std);
    let [mut weight_gradient, mut bias_gradient] = [vec![0.0; channels], vec![0.0; channels]];
    for (gradient, x) in gradient.chunks_mut(ROWS * channels).zip(x.chunks(ROWS * channels)) {
        let [products, sums] = line.sums(gradient, x, mean, slope);
        add(&mut weight_gradient, &products);
        add(&mut bias_gradient, &sums);
    }
    weight_gradient.iter_mut().zip(inverse_std).for_each(|(gradient, inverse)| *gradient *= inverse);
    // dx = scale (g - mean(g) - xhat mean(g xhat)), as a line in g and x.
    let Line { scale, shift } = &line;
    let along: Vec<f32> = (0..channels).map(|c| -scale[c] * inverse_std[c] * weight_gradient[c] / rows).collect();
    let offset: Vec<f32> = (0..channels).map(|c| -scale[c] * bias_gradient[c] / rows - along[c] * mean[c]).collect();
    // From the end, which still is in the cache.
    for (gradient, x) in gradient.chunks_mut(ROWS * channels).zip(x.chunks(ROWS * channels)).rev() {
        each_channel!(2, channels, |c: L| {
            let [scale, shift, along, offset] = [scale, shift, &along, &offset].map(|values| L::load(values, c));
            let slope = L::splat(slope);
            for (gradient, x) in gradient.chunks_exact_mut(channels).zip(x.chunks_exact(channels)) {
                let x = L::load(x, c);
                let masked = masked(L::load(gradient, c), shift.plus_product(x, scale), slope);
                offset.plus_product(x, along).plus_product(masked, scale).store(gradient, c);
            }
        });
    }
    [weight_gradient, bias_gradient]
}

/// Normalisation and affine map of each channel as one line, `scale x + shift`.
struct Line {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

impl Line {
    fn new(weight: &[f32], bias: &[f32], mean: &[f32], inverse_std: &[f32]) -> Self {
        let scale: Vec<f32> = weight.iter().zip(inverse_std).map(|(weight, inverse)| weight * inverse).collect();
        let shift = bias.iter().zip(mean).zip(&scale).map(|((bias, mean), scale)| bias - mean * scale).collect();
        Self { scale, shift }
    }

    fn apply(&self, x: &mut [f32], slope: f32) {
        let channels = self.scale.len();
        each_channel!(4, channels, |c: L| {
            let [scale, shift, slope] = [L::load(&self.scale, c), L::load(&self.shift, c), L::splat(slope)];
            for row in x.chunks_exact_mut(channels) {
                let y = shift.plus_product(L::load(row, c), scale);
                y.where_positive(y, y * slope).store(row, c);
            }
        });
    }

    /// Sums over rows of the gradient before the (leaky) ReLU, times `x - mean` and alone.
    fn sums(&self, gradient: &[f32], x: &[f32], mean: &[f32], slope: f32) -> [Vec<f32>; 2] {
        let channels = self.scale.len();
        let [mut products, mut sums] = [vec![0.0; channels], vec![0.0; channels]];
        each_channel!(2, channels, |c: L| {
            let [scale, shift, mean, slope] =
                [L::load(&self.scale, c), L::load(&self.shift, c), L::load(mean, c), L::splat(slope)];
            let [mut product, mut sum] = [L::splat(0.0); 2];
            for (gradient, x) in gradient.chunks_exact(channels).zip(x.chunks_exact(channels)) {
                let x = L::load(x, c);
                let masked = masked(L::load(gradient, c), shift.plus_product(x, scale), slope);
                [product, sum] = [product.plus_product(masked, x - mean), sum + masked];
            }
            product.store(&mut products, c);
            sum.store(&mut sums, c);
        });
        [products, sums]
    }
}

/// A gradient after the (leaky) ReLU of `y`, before it. Computed twice rather than kept: that would be a pass of stores more.
#[inline(always)]
fn masked<L: Choose>(gradient: L, y: L, slope: L) -> L {
    gradient.where_positive(y, gradient * slope)
}

/// Sum of each channel.
pub(super) fn channel_sums(x: &[f32], channels: usize) -> Vec<f32> {
    let mut sums = vec![0.0; channels];
    for part in x.chunks(ROWS * channels) {
        add(&mut sums, &part_sums(part, channels));
    }
    sums
}

fn part_sums(x: &[f32], channels: usize) -> Vec<f32> {
    let mut sums = vec![0.0; channels];
    each_channel!(4, channels, |c: L| {
        let sum = x.chunks_exact(channels).fold(L::splat(0.0), |sum, row| sum + L::load(row, c));
        sum.store(&mut sums, c);
    });
    sums
}

/// Mean and sum of squared deviations of each channel.
struct Moments {
    mean: Vec<f32>,
    squares: Vec<f32>,
    rows: f32,
}

impl Moments {
    /// Part by part, in two passes over each, and the parts combined.
    fn of(x: &[f32], channels: usize) -> Self {
        let mut moments = Self { mean: vec![0.0; channels], squares: vec![0.0; channels], rows: 0.0 };
        x.chunks(ROWS * channels).for_each(|part| moments.combine(&Self::of_part(part, channels)));
        moments
    }

    fn of_part(x: &[f32], channels: usize) -> Self {
        let rows = (x.len() / channels) as f32;
        let mut mean = part_sums(x, channels);
        mean.iter_mut().for_each(|sum| *sum /= rows);
        let mut squares = vec![0.0; channels];
        each_channel!(4, channels, |c: L| {
            let mean = L::load(&mean, c);
            let square = x.chunks_exact(channels).fold(L::splat(0.0), |square, row| {
                let deviation = L::load(row, c) - mean;
                square.plus_product(deviation, deviation)
            });
            square.store(&mut squares, c);
        });
        Self { mean, squares, rows }
    }

    /// Chan et al. 1979, <https://doi.org/10.1007/978-3-642-51461-6_3>.
    fn combine(&mut self, part: &Self) {
        let rows = self.rows + part.rows;
        let [share, weight] = [part.rows / rows, self.rows * part.rows / rows];
        for c in 0..self.mean.len() {
            let apart = part.mean[c] - self.mean[c];
            self.mean[c] += apart * share;
            self.squares[c] += part.squares[c] + apart * apart * weight;
        }
        self.rows = rows;
    }
}
