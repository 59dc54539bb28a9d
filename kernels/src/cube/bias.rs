//! Bias and activation.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::launch;
use super::sum::{self, cube_sum};
use crate::backend::Activation;

/// An [`Activation`] as kernels know it; the slope comes beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Identity,
    LeakyRelu,
    Tanh,
}

fn kind(activation: Activation) -> (Kind, f32) {
    match activation {
        Activation::Identity => (Kind::Identity, 1.0),
        Activation::LeakyRelu(slope) => (Kind::LeakyRelu, slope),
        Activation::Tanh => (Kind::Tanh, 1.0),
    }
}

/// `activation(x + bias)`; `x` `[n, h, w, c]`, `bias` `[c]`.
pub(super) fn forward(x: CubeTensor, bias: CubeTensor, activation: Activation) -> CubeTensor {
    let (x, dims) = launch::contiguous::<4>(x);
    let (bias, [channels]) = launch::contiguous::<1>(bias);
    let vector = launch::vector_size(channels);
    let units = dims.iter().product::<usize>() / vector;
    let (count, cube) = launch::grid(&x, units);
    let (output, output_arg) = launch::in_place(&x, 0);
    let (kind, slope) = kind(activation);
    let client = x.client.clone();
    // SAFETY: a unit indexes `x` and `output` below `units`, their length in vectors, and `bias` at `ABSOLUTE_POS %
    // vectors`, below its own. An output that aliases `x` is read and written at the same index, by the same unit.
    unsafe {
        forward_kernel::launch_unchecked(
            &client,
            count,
            cube,
            vector,
            x.into_buffer_arg(),
            bias.into_buffer_arg(),
            output_arg,
            slope,
            channels / vector,
            units,
            kind,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn forward_kernel<V: Size>(
    x: &[Vector<f32, V>],
    bias: &[Vector<f32, V>],
    output: &mut [Vector<f32, V>],
    slope: f32,
    vectors: usize,
    units: usize,
    #[comptime] kind: Kind,
) {
    if ABSOLUTE_POS < units {
        let value = x[ABSOLUTE_POS] + bias[ABSOLUTE_POS % vectors];
        output[ABSOLUTE_POS] = match kind {
            Kind::Identity => value,
            Kind::LeakyRelu => leaky(value, slope),
            Kind::Tanh => tanh(value),
        };
    }
}

/// `x` above 0, `slope * x` elsewhere.
#[cube]
pub(super) fn leaky<V: Size>(x: Vector<f32, V>, slope: f32) -> Vector<f32, V> {
    select_many(x.greater_than(&Vector::new(0.0)), x, x * Vector::new(slope))
}

/// WGSL's own `tanh` may lose digits near 0 and overflow far out.
#[cube]
fn tanh<V: Size>(x: Vector<f32, V>) -> Vector<f32, V> {
    let size = x.abs();
    let decay = (size * Vector::new(-2.0)).exp();
    let far = (Vector::new(1.0) - decay) / (Vector::new(1.0) + decay);
    // Near 0 that cancels. Taylor's series, to x^9: off by less than 1e-8 of x below 1/4.
    let square = x * x;
    let series = square * Vector::new(62.0 / 2835.0) - Vector::new(17.0 / 315.0);
    let series = square * series + Vector::new(2.0 / 15.0);
    let series = square * series - Vector::new(1.0 / 3.0);
    let near = size * (square * series + Vector::new(1.0));
    let value = select_many(size.less_than(&Vector::new(0.25)), near, far);
    select_many(x.less_than(&Vector::new(0.0)), -value, value)
}

/// From the gradient and the output to the gradients of x and, where wanted, of the bias.
pub(super) fn backward(
    gradient: CubeTensor,
    output: CubeTensor,
    activation: Activation,
    bias_wanted: bool,
) -> (CubeTensor, Option<CubeTensor>) {
    let (gradient, dims) = launch::contiguous::<4>(gradient);
    let (output, _) = launch::contiguous::<4>(output);
    let [n, h, w, channels] = dims;
    let rows = n * h * w;
    let vector = launch::vector_size(channels);
    let vectors = channels / vector;
    // Enough for a few elements a unit, and no more than one cube can add up at once.
    let slices = if bias_wanted { rows.div_ceil(sum::UNITS * 4).min(sum::UNITS) } else { rows.div_ceil(sum::UNITS) };
    let partial = launch::empty(&gradient, [slices, channels]);
    let client = gradient.client.clone();
    let (kind, slope) = kind(activation);
    let (x, x_arg) = launch::in_place(&gradient, 0);
    // SAFETY: there is one column of cubes for each vector of channels and one row for each slice; rows are below
    // `rows`, so `row * vectors + channels` lies within the three `[rows, c]`, and `slice * vectors + channels` within
    // `partial` `[slices, c]`. Each row is visited by one unit, which also reads what an aliased output overwrites.
    unsafe {
        backward_kernel::launch_unchecked(
            &client,
            CubeCount::new_2d(vectors as u32, slices as u32),
            CubeDim::new_1d(sum::UNITS as u32),
            vector,
            gradient.into_buffer_arg(),
            output.into_buffer_arg(),
            x_arg,
            partial.clone().into_buffer_arg(),
            slope,
            rows,
            vectors,
            kind,
            bias_wanted,
        );
    }
    let bias = bias_wanted.then(|| channel_sums(partial));
    (x, bias)
}

#[cube(launch_unchecked)]
fn backward_kernel<V: Size>(
    gradient: &[Vector<f32, V>],
    output: &[Vector<f32, V>],
    x: &mut [Vector<f32, V>],
    partial: &mut [Vector<f32, V>],
    slope: f32,
    rows: usize,
    vectors: usize,
    #[comptime] kind: Kind,
    #[comptime] bias_wanted: bool,
) {
    let channels = CUBE_POS_X as usize;
    let slice = CUBE_POS_Y as usize;
    let one = Vector::<f32, V>::new(1.0);
    let mut sum = Vector::<f32, V>::new(0.0);
    let first = slice * UNITS + UNIT_POS as usize;
    for row in range_stepped(first, rows, CUBE_COUNT_Y as usize * UNITS) {
        let at = row * vectors + channels;
        let y = output[at];
        let value = match kind {
            Kind::Identity => gradient[at],
            Kind::LeakyRelu => gradient[at] * select_many(y.greater_than(&Vector::new(0.0)), one, Vector::new(slope)),
            Kind::Tanh => gradient[at] * (one - y * y),
        };
        x[at] = value;
        sum += value;
    }
    if comptime!(bias_wanted) {
        let sum = cube_sum::<V>(sum);
        if UNIT_POS == 0 {
            partial[slice * vectors + channels] = sum;
        }
    }
}

const UNITS: usize = sum::UNITS;

/// Sum over the first axis of `[rows, c]`, rows at most the units of a cube: `[c]`.
fn channel_sums(partial: CubeTensor) -> CubeTensor {
    let [rows, channels] = launch::contiguous::<2>(partial.clone()).1;
    let sums = launch::empty(&partial, [channels]);
    if rows == 1 {
        return CubeTensor::new_contiguous(
            partial.client,
            partial.device,
            [channels].into(),
            partial.handle,
            partial.dtype,
        );
    }
    let (count, cube) = launch::grid(&partial, channels);
    // SAFETY: a unit's channel is below `channels` and its rows are below `rows`, the dimensions of `partial`; it
    // writes its own element of `sums` `[channels]`.
    unsafe {
        sums_kernel::launch_unchecked(
            &partial.client.clone(),
            count,
            cube,
            partial.into_buffer_arg(),
            sums.clone().into_buffer_arg(),
            rows,
            channels,
        );
    }
    sums
}

#[cube(launch_unchecked)]
fn sums_kernel(partial: &[f32], sums: &mut [f32], rows: usize, channels: usize) {
    if ABSOLUTE_POS < channels {
        let mut sum = 0.0f32;
        for row in 0..rows {
            sum += partial[row * channels + ABSOLUTE_POS];
        }
        sums[ABSOLUTE_POS] = sum;
    }
}
