//! Batch normalisation fused with the (leaky) ReLU after it. `x` is `[rows, channels]`; a row is a pixel of an image.

use crate::ops::backend::norm::EPSILON;

/// Rows whose sums are taken at once: few enough to stay in the cache between the two passes over them, and to keep f32
/// sums exact enough.
const ROWS: usize = 128;

/// What a batch says of its channels, `[channels]` each.
pub(super) struct Statistics {
    pub mean: Vec<f32>,
    pub inverse_std: Vec<f32>,
    pub unbiased_var: Vec<f32>,
}

/// Normalises by the batch's statistics; `[weight, bias]`.
pub(super) fn forward(x: &[f32], [weight, bias]: [&[f32]; 2], slope: f32, output: &mut Vec<f32>) -> Statistics {
    let channels = weight.len();
    let rows = (x.len() / channels) as f32;
    let (mean, squares) = moments(x, channels);
    let inverse_std: Vec<f32> = squares.iter().map(|squares| (squares / rows + EPSILON).sqrt().recip()).collect();
    let [scale, shift] = line(&mean, &inverse_std, weight, bias);
    output.reserve_exact(x.len());
    for row in x.chunks_exact(channels) {
        output.extend(row.iter().zip(&scale).zip(&shift).map(|((x, scale), shift)| leaky(x * scale + shift, slope)));
    }
    // PyTorch normalises by the biased variance but remembers the unbiased one.
    let unbiased_var = squares.iter().map(|squares| squares / (rows - 1.0)).collect();
    Statistics { mean, inverse_std, unbiased_var }
}

/// Normalises in place by given statistics.
pub(super) fn by_statistics(x: &mut [f32], [weight, bias]: [&[f32]; 2], mean: &[f32], var: &[f32], slope: f32) {
    let inverse_std: Vec<f32> = var.iter().map(|var| (var + EPSILON).sqrt().recip()).collect();
    let [scale, shift] = line(mean, &inverse_std, weight, bias);
    for row in x.chunks_exact_mut(weight.len()) {
        row.iter_mut().zip(&scale).zip(&shift).for_each(|((x, scale), shift)| *x = leaky(*x * scale + shift, slope));
    }
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
    let [scale, shift] = line(mean, inverse_std, weight, bias);
    let [mut weight_gradient, mut bias_gradient] = [vec![0.0; channels], vec![0.0; channels]];
    for (gradient, x) in gradient.chunks_mut(ROWS * channels).zip(x.chunks(ROWS * channels)) {
        let [mut products, mut sums] = [vec![0.0; channels], vec![0.0; channels]];
        for (gradient, x) in gradient.chunks_exact_mut(channels).zip(x.chunks_exact(channels)) {
            for c in 0..channels {
                let masked = if x[c] * scale[c] + shift[c] > 0.0 { gradient[c] } else { gradient[c] * slope };
                gradient[c] = masked;
                sums[c] += masked;
                products[c] += masked * ((x[c] - mean[c]) * inverse_std[c]);
            }
        }
        add(&mut weight_gradient, &products);
        add(&mut bias_gradient, &sums);
    }
    // dx = scale (g - mean(g) - xhat mean(g xhat)), as a line in g and x.
    let along: Vec<f32> = (0..channels).map(|c| -scale[c] * inverse_std[c] * weight_gradient[c] / rows).collect();
    let offset: Vec<f32> = (0..channels).map(|c| -scale[c] * bias_gradient[c] / rows - along[c] * mean[c]).collect();
    for (gradient, x) in gradient.chunks_exact_mut(channels).zip(x.chunks_exact(channels)) {
        for c in 0..channels {
            gradient[c] = gradient[c] * scale[c] + (x[c] * along[c] + offset[c]);
        }
    }
    [weight_gradient, bias_gradient]
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
    x.chunks_exact(channels).for_each(|row| add(&mut sums, row));
    sums
}

fn add(sums: &mut [f32], values: &[f32]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

/// Normalisation and affine map as one line, `scale x + shift`.
fn line(mean: &[f32], inverse_std: &[f32], weight: &[f32], bias: &[f32]) -> [Vec<f32>; 2] {
    let scale: Vec<f32> = weight.iter().zip(inverse_std).map(|(weight, inverse)| weight * inverse).collect();
    let shift = bias.iter().zip(mean).zip(&scale).map(|((bias, mean), scale)| bias - mean * scale).collect();
    [scale, shift]
}

fn leaky(x: f32, slope: f32) -> f32 {
    if x > 0.0 { x } else { slope * x }
}

/// Mean and sum of squared deviations of each channel: part by part, in two passes over each, and the parts combined
/// (Chan et al. 1979, <https://doi.org/10.1007/978-3-642-51461-6_3>).
fn moments(x: &[f32], channels: usize) -> (Vec<f32>, Vec<f32>) {
    let [mut mean, mut squares] = [vec![0.0; channels], vec![0.0; channels]];
    let mut seen = 0.0;
    for part in x.chunks(ROWS * channels) {
        let rows = (part.len() / channels) as f32;
        let mut part_mean = part_sums(part, channels);
        part_mean.iter_mut().for_each(|sum| *sum /= rows);
        let part_squares = deviations(part, &part_mean);
        let [share, weight] = [rows / (seen + rows), seen * rows / (seen + rows)];
        for c in 0..channels {
            let apart = part_mean[c] - mean[c];
            mean[c] += apart * share;
            squares[c] += part_squares[c] + apart * apart * weight;
        }
        seen += rows;
    }
    (mean, squares)
}

fn deviations(x: &[f32], mean: &[f32]) -> Vec<f32> {
    let mut squares = vec![0.0; mean.len()];
    for row in x.chunks_exact(mean.len()) {
        for ((squares, x), mean) in squares.iter_mut().zip(row).zip(mean) {
            *squares += (x - mean) * (x - mean);
        }
    }
    squares
}
