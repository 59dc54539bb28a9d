//! Binary cross-entropy of logits against one target.

use std::f32::consts::LOG2_E;

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::launch;
use super::sum::{UNITS, cube_sum};

/// ln 2 is `LN_2_HIGH - LN_2_LOW`; the first has few enough digits that small multiples of it are exact (Cody & Waite
/// 1980).
const LN_2_HIGH: f32 = 355.0 / 512.0;
const LN_2_LOW: f32 = 2.121_944_4e-4;

/// The mean loss of logits `[n]` and the mean of their sigmoids; `[1]` each.
pub(super) fn entropy(logits: CubeTensor, target: f32) -> (CubeTensor, CubeTensor) {
    let (logits, [count]) = launch::contiguous::<1>(logits);
    let [loss, score] = [(); 2].map(|()| launch::empty(&logits, [1]));
    // SAFETY: the loop's index is below `count`, the length of `logits`; only `loss[0]` and `score[0]` are written, by
    // one unit.
    unsafe {
        entropy_kernel::launch_unchecked(
            &logits.client.clone(),
            CubeCount::new_single(),
            CubeDim::new_1d(UNITS as u32),
            logits.into_buffer_arg(),
            loss.clone().into_buffer_arg(),
            score.clone().into_buffer_arg(),
            target,
            count,
        );
    }
    (loss, score)
}

#[cube(launch_unchecked)]
fn entropy_kernel(logits: &[f32], loss: &mut [f32], score: &mut [f32], target: f32, count: usize) {
    let mut loss_sum = 0.0f32;
    let mut score_sum = 0.0f32;
    for i in range_stepped(UNIT_POS as usize, count, UNITS) {
        let x = logits[i];
        // -t log s(x) - (1 - t) log(1 - s(x)) with the larger exponential taken out.
        loss_sum += x.max(0.0) - x * target + log1p_of_fraction(decay(x));
        score_sum += sigmoid(x);
    }
    let sums = cube_sum::<Const<1>>(Vector::new(loss_sum)).extract(0usize);
    let scores = cube_sum::<Const<1>>(Vector::new(score_sum)).extract(0usize);
    if UNIT_POS == 0 {
        loss[0] = sums / f32::cast_from(count);
        score[0] = scores / f32::cast_from(count);
    }
}

/// `exp(-|x|)`. WGSL's own `exp` may be off by a part in 100,000 for large `|x|`; it is exact enough for what is left
/// when a power of two is taken out.
#[cube]
fn decay(x: f32) -> f32 {
    let power = (x.abs() * -LOG2_E).round().max(-126.0f32);
    let rest = x.abs() + power * LN_2_HIGH - power * LN_2_LOW;
    // 2 to that power, by a float's exponent bits.
    let scale = f32::reinterpret(u32::cast_from(power + 127.0) << 23u32);
    (-rest).exp() * scale
}

/// `ln(1 + x)` for `x` in 0..1, by the series of `2 artanh(x / (x + 2))`; off by a part in 10^8.
#[cube]
fn log1p_of_fraction(x: f32) -> f32 {
    let ratio = x / (x + 2.0);
    let square = ratio * ratio;
    let mut series = 0.0f32;
    #[unroll]
    for term in 0..8 {
        series = series * square + comptime!(1.0 / (15 - 2 * term) as f32);
    }
    2.0 * ratio * series
}

#[cube]
fn sigmoid(x: f32) -> f32 {
    let decay = decay(x);
    select(x >= 0.0, 1.0, decay) / (1.0 + decay)
}

/// The gradient of the loss for logits `[n]`, times `gradient` `[1]`.
pub(super) fn entropy_backward(gradient: CubeTensor, logits: CubeTensor, target: f32) -> CubeTensor {
    let (gradient, _) = launch::contiguous::<1>(gradient);
    let (logits, [count]) = launch::contiguous::<1>(logits);
    let output = launch::empty(&logits, [count]);
    let (cubes, cube) = launch::grid(&logits, count);
    // SAFETY: a unit indexes `logits` and `output` below `count`, their length, and `gradient` at 0.
    unsafe {
        backward_kernel::launch_unchecked(
            &logits.client.clone(),
            cubes,
            cube,
            gradient.into_buffer_arg(),
            logits.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            target,
            count,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn backward_kernel(gradient: &[f32], logits: &[f32], output: &mut [f32], target: f32, count: usize) {
    if ABSOLUTE_POS < count {
        output[ABSOLUTE_POS] = (sigmoid(logits[ABSOLUTE_POS]) - target) * gradient[0] / f32::cast_from(count);
    }
}
