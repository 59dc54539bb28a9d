//! Batch normalisation fused with the (leaky) ReLU after it. `x` is `[rows, channels]`, a row a pixel of an image.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::bias::leaky;
use super::launch;
use super::sum::{UNITS, cube_sum};
use crate::backend::norm::{EPSILON, MOMENTUM};

/// The statistics of one batch and the running ones with it folded in, `[c]` each.
pub(super) struct Statistics {
    pub mean: CubeTensor,
    pub inverse_std: CubeTensor,
    pub running_mean: CubeTensor,
    pub running_var: CubeTensor,
}

/// Statistics of `x` `[n, h, w, c]`, contiguous.
pub(super) fn statistics(x: &CubeTensor, running_mean: CubeTensor, running_var: CubeTensor) -> Statistics {
    let (_, [n, h, w, channels]) = launch::contiguous::<4>(x.clone());
    let vector = launch::vector_size(channels);
    let [mean, inverse_std, mean_out, var_out] = [(); 4].map(|()| launch::empty(x, [channels]));
    let [running_mean, running_var] = [running_mean, running_var].map(|old| launch::contiguous::<1>(old).0);
    // SAFETY: there is one cube for each vector of channels, so `CUBE_POS` is below the length of the statistics; rows
    // are below `rows`, so `row * vectors + channels` lies within `x`, which is contiguous. Only unit 0 writes.
    unsafe {
        statistics_kernel::launch_unchecked(
            &x.client,
            CubeCount::new_1d((channels / vector) as u32),
            CubeDim::new_1d(UNITS as u32),
            vector,
            x.clone().into_buffer_arg(),
            running_mean.into_buffer_arg(),
            running_var.into_buffer_arg(),
            mean.clone().into_buffer_arg(),
            inverse_std.clone().into_buffer_arg(),
            mean_out.clone().into_buffer_arg(),
            var_out.clone().into_buffer_arg(),
            n * h * w,
            channels / vector,
        );
    }
    Statistics { mean, inverse_std, running_mean: mean_out, running_var: var_out }
}

/// A cube computes one vector of channels: first their mean, then the deviations from it.
#[cube(launch_unchecked)]
fn statistics_kernel<V: Size>(
    x: &[Vector<f32, V>],
    running_mean: &[Vector<f32, V>],
    running_var: &[Vector<f32, V>],
    mean_out: &mut [Vector<f32, V>],
    inverse_std_out: &mut [Vector<f32, V>],
    running_mean_out: &mut [Vector<f32, V>],
    running_var_out: &mut [Vector<f32, V>],
    rows: usize,
    vectors: usize,
) {
    let channels = CUBE_POS;
    let unit = UNIT_POS as usize;
    let mut sum = Vector::<f32, V>::new(0.0);
    for row in range_stepped(unit, rows, UNITS) {
        sum += x[row * vectors + channels];
    }
    let mean = cube_sum::<V>(sum) / Vector::new(f32::cast_from(rows));
    let mut squares = Vector::<f32, V>::new(0.0);
    for row in range_stepped(unit, rows, UNITS) {
        let deviation = x[row * vectors + channels] - mean;
        squares += deviation * deviation;
    }
    let squares = cube_sum::<V>(squares);
    if unit == 0 {
        let var = squares / Vector::new(f32::cast_from(rows));
        // PyTorch normalises by the biased variance but remembers the unbiased one.
        let unbiased = squares / Vector::new(f32::cast_from(rows - 1));
        mean_out[channels] = mean;
        inverse_std_out[channels] = inverse_std::<V>(var);
        running_mean_out[channels] = fold::<V>(running_mean[channels], mean);
        running_var_out[channels] = fold::<V>(running_var[channels], unbiased);
    }
}

#[cube]
fn inverse_std<V: Size>(var: Vector<f32, V>) -> Vector<f32, V> {
    Vector::new(1.0) / (var + Vector::new(EPSILON)).sqrt()
}

#[cube]
fn fold<V: Size>(running: Vector<f32, V>, batch: Vector<f32, V>) -> Vector<f32, V> {
    running * Vector::new(1.0 - MOMENTUM) + batch * Vector::new(MOMENTUM)
}

/// What a channel's spread is given by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Spread {
    InverseStd,
    Variance,
}

/// `leaky((x - mean) / std * weight + bias)`; `x` `[n, h, w, c]`, the others `[c]` and contiguous.
pub(super) fn apply(
    x: CubeTensor,
    [weight, bias]: [CubeTensor; 2],
    [mean, spread]: [CubeTensor; 2],
    spread_kind: Spread,
    slope: f32,
) -> CubeTensor {
    let (x, dims) = launch::contiguous::<4>(x);
    let [weight, bias, mean, spread] = [weight, bias, mean, spread].map(|tensor| launch::contiguous::<1>(tensor).0);
    let vector = launch::vector_size(dims[3]);
    let units = dims.iter().product::<usize>() / vector;
    let (count, cube) = launch::grid(&x, units);
    let (output, output_arg) = launch::in_place(&x, 0);
    let client = x.client.clone();
    // SAFETY: a unit indexes `x` and `output` below `units`, their length in vectors, and the others at `ABSOLUTE_POS %
    // vectors`, below theirs. An output that aliases `x` is read and written at the same index, by the same unit.
    unsafe {
        apply_kernel::launch_unchecked(
            &client,
            count,
            cube,
            vector,
            x.into_buffer_arg(),
            weight.into_buffer_arg(),
            bias.into_buffer_arg(),
            mean.into_buffer_arg(),
            spread.into_buffer_arg(),
            output_arg,
            slope,
            dims[3] / vector,
            units,
            spread_kind,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn apply_kernel<V: Size>(
    x: &[Vector<f32, V>],
    weight: &[Vector<f32, V>],
    bias: &[Vector<f32, V>],
    mean: &[Vector<f32, V>],
    spread: &[Vector<f32, V>],
    output: &mut [Vector<f32, V>],
    slope: f32,
    vectors: usize,
    units: usize,
    #[comptime] spread_kind: Spread,
) {
    if ABSOLUTE_POS < units {
        let channels = ABSOLUTE_POS % vectors;
        let inverse_std = match spread_kind {
            Spread::InverseStd => spread[channels],
            Spread::Variance => inverse_std::<V>(spread[channels]),
        };
        let scale = inverse_std * weight[channels];
        output[ABSOLUTE_POS] = leaky((x[ABSOLUTE_POS] - mean[channels]) * scale + bias[channels], slope);
    }
}
