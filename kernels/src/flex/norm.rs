//! Batch normalisation fused with the (leaky) ReLU after it. `x` is `[rows, channels]`; a row is a pixel of an image.
//!
//! With `xhat = (x - mean) / sqrt(var + EPSILON)`, the output is `leaky(weight xhat + bias)`. For each channel
//! normalisation and affine map together are one multiplication and one addition, `scale x + shift` ([`ScaleShift`]).

use super::each_channel::each_channel;
use super::pointwise::{BLOCK_ROWS, add};
use super::simd::{Select, Simd};
use crate::backend::norm::EPSILON;

/// Statistics of a batch for each channel, `[channels]` each.
pub(super) struct Statistics {
    pub mean: Vec<f32>,
    pub inverse_std: Vec<f32>,
    pub unbiased_var: Vec<f32>,
}

/// Normalises by the batch's statistics. Returns the output and the statistics.
pub(super) fn forward(x: &[f32], [weight, bias]: [&[f32]; 2], slope: f32) -> (Vec<f32>, Statistics) {
    let channels = weight.len();
    let rows = (x.len() / channels) as f32;
    let Moments { mean, squares, .. } = Moments::of(x, channels);
    let inverse_std: Vec<f32> = squares.iter().map(|squares| (squares / rows + EPSILON).sqrt().recip()).collect();
    let map = ScaleShift::new(weight, bias, &mean, &inverse_std);
    let mut output = vec![0.0; x.len()];
    // From the end, which is still in the cache from the pass before, to the beginning, which the next layer then reads
    // first.
    for (rows, output) in x.chunks(BLOCK_ROWS * channels).zip(output.chunks_mut(BLOCK_ROWS * channels)).rev() {
        output.copy_from_slice(rows);
        map.apply(output, slope);
    }
    // PyTorch normalises by the biased variance but remembers the unbiased one.
    let unbiased_var = squares.iter().map(|squares| squares / (rows - 1.0)).collect();
    (output, Statistics { mean, inverse_std, unbiased_var })
}

/// Normalises in place by given statistics, without gradients.
pub(super) fn by_statistics(x: &mut [f32], [weight, bias]: [&[f32]; 2], mean: &[f32], var: &[f32], slope: f32) {
    let inverse_std: Vec<f32> = var.iter().map(|var| (var + EPSILON).sqrt().recip()).collect();
    let map = ScaleShift::new(weight, bias, mean, &inverse_std);
    x.chunks_mut(BLOCK_ROWS * weight.len()).for_each(|rows| map.apply(rows, slope));
}

/// The backward pass. `gradient` is that of the output and becomes that of `x`; returns the gradients of weight and
/// bias.
///
/// With `g` the gradient before the (leaky) ReLU: `dbias = sum(g)`, `dweight = sum(g xhat)`, `dx = scale (g - mean(g) -
/// xhat mean(g xhat))`. The last one is computed as `scale g + along x + offset`, of which `along` and `offset` are
/// constants of the channel.
pub(super) fn backward(
    gradient: &mut [f32],
    x: &[f32],
    [weight, bias]: [&[f32]; 2],
    [mean, inverse_std]: [&[f32]; 2],
    slope: f32,
) -> [Vec<f32>; 2] {
    let channels = weight.len();
    let rows = (x.len() / channels) as f32;
    let map = ScaleShift::new(weight, bias, mean, inverse_std);
    let [mut weight_gradient, mut bias_gradient] = [vec![0.0; channels], vec![0.0; channels]];
    for (gradient, x) in gradient.chunks_mut(BLOCK_ROWS * channels).zip(x.chunks(BLOCK_ROWS * channels)) {
        let [products, sums] = map.sums(gradient, x, mean, slope);
        add(&mut weight_gradient, &products);
        add(&mut bias_gradient, &sums);
    }
    weight_gradient.iter_mut().zip(inverse_std).for_each(|(gradient, inverse)| *gradient *= inverse);
    let ScaleShift { scale, shift } = &map;
    let along: Vec<f32> = (0..channels).map(|c| -scale[c] * inverse_std[c] * weight_gradient[c] / rows).collect();
    let offset: Vec<f32> = (0..channels).map(|c| -scale[c] * bias_gradient[c] / rows - along[c] * mean[c]).collect();
    // From the end, which is still in the cache from the sums.
    for (gradient, x) in gradient.chunks_mut(BLOCK_ROWS * channels).zip(x.chunks(BLOCK_ROWS * channels)).rev() {
        each_channel!(2, channels, |c: V| {
            let [scale, shift, along, offset] = [scale, shift, &along, &offset].map(|values| V::load(values, c));
            let slope = V::splat(slope);
            for (gradient, x) in gradient.chunks_exact_mut(channels).zip(x.chunks_exact(channels)) {
                let x = V::load(x, c);
                let masked = masked(V::load(gradient, c), shift.plus_product(x, scale), slope);
                offset.plus_product(x, along).plus_product(masked, scale).store(gradient, c);
            }
        });
    }
    [weight_gradient, bias_gradient]
}

/// Normalisation and affine map of each channel together: `scale x + shift`, where `scale = weight inverse_std` and
/// `shift = bias - mean scale`.
struct ScaleShift {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

impl ScaleShift {
    fn new(weight: &[f32], bias: &[f32], mean: &[f32], inverse_std: &[f32]) -> Self {
        let scale: Vec<f32> = weight.iter().zip(inverse_std).map(|(weight, inverse)| weight * inverse).collect();
        let shift = bias.iter().zip(mean).zip(&scale).map(|((bias, mean), scale)| bias - mean * scale).collect();
        Self { scale, shift }
    }

    /// `x = leaky(scale x + shift)`.
    fn apply(&self, x: &mut [f32], slope: f32) {
        let channels = self.scale.len();
        each_channel!(4, channels, |c: V| {
            let [scale, shift, slope] = [V::load(&self.scale, c), V::load(&self.shift, c), V::splat(slope)];
            for row in x.chunks_exact_mut(channels) {
                let y = shift.plus_product(V::load(row, c), scale);
                y.where_positive(y, y * slope).store(row, c);
            }
        });
    }

    /// Sums over rows of `g (x - mean)` and of `g`, the gradient before the (leaky) ReLU.
    fn sums(&self, gradient: &[f32], x: &[f32], mean: &[f32], slope: f32) -> [Vec<f32>; 2] {
        let channels = self.scale.len();
        let [mut products, mut sums] = [vec![0.0; channels], vec![0.0; channels]];
        each_channel!(2, channels, |c: V| {
            let [scale, shift, mean, slope] =
                [V::load(&self.scale, c), V::load(&self.shift, c), V::load(mean, c), V::splat(slope)];
            let [mut product, mut sum] = [V::splat(0.0); 2];
            for (gradient, x) in gradient.chunks_exact(channels).zip(x.chunks_exact(channels)) {
                let x = V::load(x, c);
                let masked = masked(V::load(gradient, c), shift.plus_product(x, scale), slope);
                [product, sum] = [product.plus_product(masked, x - mean), sum + masked];
            }
            product.store(&mut products, c);
            sum.store(&mut sums, c);
        });
        [products, sums]
    }
}

/// The gradient before the (leaky) ReLU of `y`, from that behind it. The backward pass computes it twice, since to keep
/// it would take another pass of stores.
#[inline(always)]
fn masked<V: Select>(gradient: V, y: V, slope: V) -> V {
    gradient.where_positive(y, gradient * slope)
}

/// The sum of each channel.
pub(super) fn channel_sums(x: &[f32], channels: usize) -> Vec<f32> {
    let mut sums = vec![0.0; channels];
    for part in x.chunks(BLOCK_ROWS * channels) {
        add(&mut sums, &part_sums(part, channels));
    }
    sums
}

/// The sum of each channel in one f32, of at most [`BLOCK_ROWS`] rows.
fn part_sums(x: &[f32], channels: usize) -> Vec<f32> {
    let mut sums = vec![0.0; channels];
    each_channel!(4, channels, |c: V| {
        let sum = x.chunks_exact(channels).fold(V::splat(0.0), |sum, row| sum + V::load(row, c));
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
    /// Two passes over each block of rows, which then is in the cache; the blocks are combined.
    fn of(x: &[f32], channels: usize) -> Self {
        let mut moments = Self { mean: vec![0.0; channels], squares: vec![0.0; channels], rows: 0.0 };
        x.chunks(BLOCK_ROWS * channels).for_each(|part| moments.combine(&Self::of_part(part, channels)));
        moments
    }

    fn of_part(x: &[f32], channels: usize) -> Self {
        let rows = (x.len() / channels) as f32;
        let mut mean = part_sums(x, channels);
        mean.iter_mut().for_each(|sum| *sum /= rows);
        let mut squares = vec![0.0; channels];
        each_channel!(4, channels, |c: V| {
            let mean = V::load(&mean, c);
            let square = x.chunks_exact(channels).fold(V::splat(0.0), |square, row| {
                let deviation = V::load(row, c) - mean;
                square.plus_product(deviation, deviation)
            });
            square.store(&mut squares, c);
        });
        Self { mean, squares, rows }
    }

    /// The moments of the rows of both (Chan et al. 1979, <https://doi.org/10.1007/978-3-642-51461-6_3>).
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
