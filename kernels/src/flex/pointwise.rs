//! Elementwise operations and reductions.

use wide::f32x4;

use super::each_channel::each_channel;
use super::simd::{LANES, Select, Simd};
use crate::backend::{Activation, AdamStep};

/// Rows that are processed at a time: few enough to stay in the cache between two passes over them, and for sums in one
/// f32 to be exact enough.
pub(super) const BLOCK_ROWS: usize = 128;

/// `x = activation(x + bias)`; `x` `[.., channels]`.
pub(super) fn bias_forward(x: &mut [f32], bias: &[f32], activation: Activation) {
    match activation {
        Activation::Identity => add_bias(x, bias, 1.0),
        Activation::LeakyRelu(slope) => add_bias(x, bias, slope),
        Activation::Tanh => {
            add_bias(x, bias, 1.0);
            tanh(x);
        }
    }
}

/// `x + bias`, below 0 times the slope.
fn add_bias(x: &mut [f32], bias: &[f32], slope: f32) {
    if let &[bias] = bias {
        return x.iter_mut().for_each(|x| {
            let y = *x + bias;
            *x = y.where_positive(y, y * slope);
        });
    }
    // From the end, which is still in the cache from the convolution, to the beginning, which the next layer then reads
    // first.
    for rows in x.chunks_mut(BLOCK_ROWS * bias.len()).rev() {
        each_channel!(4, bias.len(), |c: V| {
            let [bias_c, slope] = [V::load(bias, c), V::splat(slope)];
            for row in rows.chunks_exact_mut(bias.len()) {
                let y = V::load(row, c) + bias_c;
                y.where_positive(y, y * slope).store(row, c);
            }
        });
    }
}

/// `x = tanh(x)`, a vector at a time.
fn tanh(x: &mut [f32]) {
    let (vectors, rest) = x.as_chunks_mut::<LANES>();
    vectors.iter_mut().for_each(|x| *x = f32x4::new(*x).tanh().to_array());
    rest.iter_mut().for_each(|x| *x = f32x4::splat(*x).tanh().to_array()[0]);
}

/// `gradient *= activation'(x)`, where the derivative follows from the activation's output.
pub(super) fn activation_backward(gradient: &mut [f32], output: &[f32], activation: Activation) {
    let pairs = gradient.iter_mut().zip(output);
    match activation {
        Activation::Identity => {}
        Activation::LeakyRelu(slope) => pairs.for_each(|(g, y)| *g *= if *y > 0.0 { 1.0 } else { slope }),
        Activation::Tanh => pairs.for_each(|(g, y)| *g *= 1.0 - y * y),
    }
}

/// Copies a few floats, mostly `N`. Where they are `N`, the compiler knows the length and copies by vectors; a call of
/// `memcpy` would take longer than the copy.
#[inline(always)]
pub(super) fn copy_short<const N: usize>(to: &mut [f32], from: &[f32]) {
    match <&[f32; N]>::try_from(from) {
        Ok(from) => to[..N].copy_from_slice(from),
        Err(_) => to.iter_mut().zip(from).for_each(|(to, from)| *to = *from),
    }
}

/// Adds a few floats, mostly `N`, by vectors where they are `N`.
#[inline(always)]
pub(super) fn add_short<const N: usize>(sums: &mut [f32], values: &[f32]) {
    match (<&mut [f32; N]>::try_from(&mut *sums), <&[f32; N]>::try_from(values)) {
        (Ok(sums), Ok(values)) => (0..N).for_each(|at| sums[at] += values[at]),
        _ => sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value),
    }
}

/// `sums += values`.
pub(super) fn add(sums: &mut [f32], values: &[f32]) {
    each_channel!(4, sums.len(), |at: V| {
        (V::load(sums, at) + V::load(values, at)).store(sums, at);
    });
}

/// The mean cross-entropy of logits against a target, and the mean of their sigmoids.
pub(super) fn entropy(logits: &[f32], target: f32) -> (f32, f32) {
    let mean =
        |f: &dyn Fn(f32) -> f32| (logits.iter().map(|x| f64::from(f(*x))).sum::<f64>() / logits.len() as f64) as f32;
    // -t log s(x) - (1 - t) log(1 - s(x)) with the larger exponential taken out.
    let loss = mean(&|x| x.max(0.0) - x * target + (-x.abs()).exp().ln_1p());
    (loss, mean(&sigmoid))
}

/// `logits = (sigmoid(logits) - target) gradient / n`.
pub(super) fn entropy_backward(logits: &mut [f32], target: f32, gradient: f32) {
    let scale = gradient / logits.len() as f32;
    logits.iter_mut().for_each(|x| *x = (sigmoid(*x) - target) * scale);
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// The Euclidean length of a vector.
pub(super) fn length(vector: &[f32]) -> f32 {
    // Partial sums in f32, which are added in f64: a single f32 sum of a million squares would lose the small ones.
    const SUMS: usize = 16;
    const PART: usize = 16 * SUMS;
    let part = |values: &[f32]| {
        let (rows, rest) = values.as_chunks::<SUMS>();
        let mut sums = [0.0_f32; SUMS];
        rows.iter().for_each(|row| (0..SUMS).for_each(|at| sums[at] += row[at] * row[at]));
        rest.iter().zip(&mut sums).for_each(|(x, sum)| *sum += x * x);
        sums.iter().map(|sum| f64::from(*sum)).sum::<f64>()
    };
    vector.chunks(PART).map(part).sum::<f64>().sqrt() as f32
}

/// One step of Adam; `gradient` becomes the update.
pub(super) fn adam(gradient: &mut [f32], first: &mut [f32], second: &mut [f32], step: AdamStep) {
    let AdamStep { beta_1, beta_2, rate, root_bias_2, epsilon } = step;
    for ((g, first), second) in gradient.iter_mut().zip(first).zip(second) {
        *first = *first * beta_1 + *g * (1.0 - beta_1);
        *second = *second * beta_2 + *g * *g * (1.0 - beta_2);
        *g = *first / (second.sqrt() / root_bias_2 + epsilon) * rate;
    }
}

/// `a - b`.
pub(super) fn difference(a: &[f32], b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// `average = keep average + (1 - keep) current`.
pub(super) fn blend(average: &mut [f32], current: &[f32], keep: f32) {
    average.iter_mut().zip(current).for_each(|(a, c)| *a = *a * keep + c * (1.0 - keep));
}
