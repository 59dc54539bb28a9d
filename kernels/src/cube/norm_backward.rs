//! The gradients of a batch norm with its activation.
//!
//! With `g` the gradient behind the activation, `xhat = (x - mean) inverse_std` and `scale = weight inverse_std`:
//! `dbias = sum(g)`, `dweight = sum(g xhat)`, `dx = scale (g - dbias / rows - xhat dweight / rows)`.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::launch;
use super::sum::{UNITS, cube_sum};

/// What [`norm_backward`] needs, contiguous; `x` and `gradient` `[n, h, w, c]`, the others `[c]`.
pub(super) struct Inputs {
    pub gradient: CubeTensor,
    pub x: CubeTensor,
    pub weight: CubeTensor,
    pub bias: CubeTensor,
    pub mean: CubeTensor,
    pub inverse_std: CubeTensor,
    pub slope: f32,
}

/// Rows of what the first kernel tells the second, `[ROWS, c padded]`: `dweight`, `dbias`, and the numbers of
/// [`input_kernel`]. One tensor, as a kernel may have no more than eight.
const ROWS: usize = 7;

/// Values between the starts of two rows: WebGPU binds buffers at multiples of 256 bytes only.
const ALIGNMENT: usize = 64;

/// The gradients of x, weight and bias.
pub(super) fn norm_backward(inputs: Inputs) -> [CubeTensor; 3] {
    let gradient = launch::contiguous::<4>(inputs.gradient).0;
    let x = launch::contiguous::<4>(inputs.x).0;
    let by_channel = [inputs.weight, inputs.bias, inputs.mean, inputs.inverse_std];
    let by_channel = by_channel.map(|tensor| launch::contiguous::<1>(tensor).0);
    let (sums, channels) = channel_sums(&gradient, &x, by_channel, inputs.slope);
    let dx = input_gradient(gradient, x, &sums, inputs.slope);
    [dx, row(&sums, 0, channels), row(&sums, 1, channels)]
}

/// The `[ROWS, c padded]` of what each channel needs, and c. By channel come weight, bias, mean and inverse deviation.
fn channel_sums(gradient: &CubeTensor, x: &CubeTensor, by_channel: [CubeTensor; 4], slope: f32) -> (CubeTensor, usize) {
    let (_, [n, h, w, channels]) = launch::contiguous::<4>(x.clone());
    let padded = channels.next_multiple_of(ALIGNMENT);
    let vector = launch::vector_size(channels);
    let sums = launch::empty(x, [ROWS, padded]);
    let [weight, bias, mean, inverse_std] = by_channel;
    // SAFETY: there is one cube for each vector of channels, so `CUBE_POS` is below the length of what is `[c]`; rows
    // are below `n h w`, so `row * vectors + channels` lies within `x` and `gradient`. Unit 0 writes at `i stride +
    // channels` for `i < ROWS`, within the `[ROWS, padded]` of `sums`.
    unsafe {
        sums_kernel::launch_unchecked(
            &x.client,
            CubeCount::new_1d((channels / vector) as u32),
            CubeDim::new_1d(UNITS as u32),
            vector,
            gradient.clone().into_buffer_arg(),
            x.clone().into_buffer_arg(),
            weight.into_buffer_arg(),
            bias.into_buffer_arg(),
            mean.into_buffer_arg(),
            inverse_std.into_buffer_arg(),
            sums.clone().into_buffer_arg(),
            slope,
            n * h * w,
            channels / vector,
            padded / vector,
        );
    }
    (sums, channels)
}

/// The gradient of x, in the memory of the other gradient where nobody else reads that.
fn input_gradient(gradient: CubeTensor, x: CubeTensor, sums: &CubeTensor, slope: f32) -> CubeTensor {
    let (x, [n, h, w, channels]) = launch::contiguous::<4>(x);
    let padded = channels.next_multiple_of(ALIGNMENT);
    let vector = launch::vector_size(channels);
    let units = n * h * w * (channels / vector);
    let (count, cube) = launch::grid(&x, units);
    let client = x.client.clone();
    let (dx, dx_arg) = launch::in_place(&gradient, 0);
    // SAFETY: a unit indexes `gradient`, `x` and `dx` below `units`, their length in vectors, and `sums` at `i stride +
    // channels` for `i < ROWS`. An output that aliases `gradient` is read and written at the same index, by the same
    // unit.
    unsafe {
        input_kernel::launch_unchecked(
            &client,
            count,
            cube,
            vector,
            gradient.into_buffer_arg(),
            x.into_buffer_arg(),
            sums.clone().into_buffer_arg(),
            dx_arg,
            slope,
            channels / vector,
            padded / vector,
            units,
        );
    }
    dx
}

/// One row of the padded matrix, as a view.
fn row(sums: &CubeTensor, row: usize, channels: usize) -> CubeTensor {
    let [rows, padded] = launch::contiguous::<2>(sums.clone()).1;
    let bytes = |values: usize| (values * size_of::<f32>()) as u64;
    let handle = sums.handle.clone();
    let handle = handle.offset_start(bytes(row * padded)).offset_end(bytes((rows - row) * padded - channels));
    CubeTensor::new_contiguous(sums.client.clone(), sums.device.clone(), [channels].into(), handle, sums.dtype)
}

/// The gradient behind the activation.
#[cube]
fn masked<V: Size>(gradient: Vector<f32, V>, activated: Vector<f32, V>, slope: f32) -> Vector<f32, V> {
    select_many(activated.greater_than(&Vector::new(0.0)), gradient, gradient * Vector::new(slope))
}

/// A cube sums one vector of channels.
#[cube(launch_unchecked)]
fn sums_kernel<V: Size>(
    gradient: &[Vector<f32, V>],
    x: &[Vector<f32, V>],
    weight: &[Vector<f32, V>],
    bias: &[Vector<f32, V>],
    mean: &[Vector<f32, V>],
    inverse_std: &[Vector<f32, V>],
    sums: &mut [Vector<f32, V>],
    slope: f32,
    rows: usize,
    vectors: usize,
    stride: usize,
) {
    let channels = CUBE_POS;
    let (mean, inverse_std) = (mean[channels], inverse_std[channels]);
    let (scale, bias) = (weight[channels] * inverse_std, bias[channels]);
    let mut dbias = Vector::<f32, V>::new(0.0);
    let mut dweight = Vector::<f32, V>::new(0.0);
    for row in range_stepped(UNIT_POS as usize, rows, UNITS) {
        let at = row * vectors + channels;
        let deviation = x[at] - mean;
        let gradient = masked::<V>(gradient[at], deviation * scale + bias, slope);
        dbias += gradient;
        dweight += gradient * deviation;
    }
    let dbias = cube_sum::<V>(dbias);
    let dweight = cube_sum::<V>(dweight) * inverse_std;
    if UNIT_POS == 0 {
        let share = scale / Vector::new(f32::cast_from(rows));
        sums[channels] = dweight;
        sums[stride + channels] = dbias;
        sums[2 * stride + channels] = mean;
        sums[3 * stride + channels] = scale;
        sums[4 * stride + channels] = bias;
        sums[5 * stride + channels] = share * dbias;
        sums[6 * stride + channels] = share * inverse_std * dweight;
    }
}

#[cube(launch_unchecked)]
fn input_kernel<V: Size>(
    gradient: &[Vector<f32, V>],
    x: &[Vector<f32, V>],
    sums: &[Vector<f32, V>],
    dx: &mut [Vector<f32, V>],
    slope: f32,
    vectors: usize,
    stride: usize,
    units: usize,
) {
    if ABSOLUTE_POS < units {
        let channels = ABSOLUTE_POS % vectors;
        let deviation = x[ABSOLUTE_POS] - sums[2 * stride + channels];
        let scale = sums[3 * stride + channels];
        let gradient = masked::<V>(gradient[ABSOLUTE_POS], deviation * scale + sums[4 * stride + channels], slope);
        dx[ABSOLUTE_POS] = gradient * scale - sums[5 * stride + channels] - deviation * sums[6 * stride + channels];
    }
}
