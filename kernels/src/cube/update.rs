//! What moves weights: Adam, averages, and the length of a gradient.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::launch;
use super::sum::{UNITS, cube_sum};
use crate::backend::AdamStep;

/// The numbers of an [`AdamStep`] on the device.
#[derive(CubeLaunch, CubeType, Clone, Copy)]
struct Numbers {
    beta_1: f32,
    beta_2: f32,
    rate: f32,
    root_bias_2: f32,
    epsilon: f32,
}

/// Gradient and moments, `[weights]`, to the update and the new moments.
pub(super) fn adam(tensors: [CubeTensor; 3], step: AdamStep) -> [CubeTensor; 3] {
    let [gradient, first, second] = tensors.map(|tensor| launch::contiguous::<1>(tensor).0);
    let units = launch::contiguous::<1>(gradient.clone()).1[0];
    let (count, cube) = launch::grid(&gradient, units);
    let (update, update_arg) = launch::in_place(&gradient, 0);
    let (first_out, first_arg) = launch::in_place(&first, 1);
    let (second_out, second_arg) = launch::in_place(&second, 2);
    let AdamStep { beta_1, beta_2, rate, root_bias_2, epsilon } = step;
    // SAFETY: a unit indexes all buffers at `ABSOLUTE_POS`, and only below `units`, their length: the moments are as
    // long as the gradient (`adam`'s contract). An output that aliases an input is read and written at the same index,
    // by the same unit.
    unsafe {
        adam_kernel::launch_unchecked(
            &gradient.client.clone(),
            count,
            cube,
            gradient.into_buffer_arg(),
            first.into_buffer_arg(),
            second.into_buffer_arg(),
            update_arg,
            first_arg,
            second_arg,
            NumbersLaunch::new(beta_1, beta_2, rate, root_bias_2, epsilon),
            units,
        );
    }
    [update, first_out, second_out]
}

#[cube(launch_unchecked)]
fn adam_kernel(
    gradient: &[f32],
    first: &[f32],
    second: &[f32],
    update: &mut [f32],
    first_out: &mut [f32],
    second_out: &mut [f32],
    step: Numbers,
    units: usize,
) {
    if ABSOLUTE_POS < units {
        let gradient = gradient[ABSOLUTE_POS];
        let first = first[ABSOLUTE_POS] * step.beta_1 + gradient * (1.0 - step.beta_1);
        let second = second[ABSOLUTE_POS] * step.beta_2 + gradient * gradient * (1.0 - step.beta_2);
        first_out[ABSOLUTE_POS] = first;
        second_out[ABSOLUTE_POS] = second;
        update[ABSOLUTE_POS] = first / (second.sqrt() / step.root_bias_2 + step.epsilon) * step.rate;
    }
}

/// `tensor` minus the part of `vector` that starts at `offset`.
pub(super) fn subtract_part(tensor: CubeTensor, vector: CubeTensor, offset: usize) -> CubeTensor {
    let tensor = burn_cubecl::kernel::into_contiguous(tensor);
    let (vector, _) = launch::contiguous::<1>(vector);
    let units = tensor.meta.num_elements();
    let (count, cube) = launch::grid(&tensor, units);
    let (output, output_arg) = launch::in_place(&tensor, 0);
    // SAFETY: a unit indexes below `units`, the length of `tensor` and of `output`; `offset + units` is at most the
    // length of `vector` (`subtract_part`'s contract). An output that aliases `tensor` is read and written by the same
    // unit.
    unsafe {
        subtract_kernel::launch_unchecked(
            &tensor.client.clone(),
            count,
            cube,
            tensor.into_buffer_arg(),
            vector.into_buffer_arg(),
            output_arg,
            offset,
            units,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn subtract_kernel(tensor: &[f32], vector: &[f32], output: &mut [f32], offset: usize, units: usize) {
    if ABSOLUTE_POS < units {
        output[ABSOLUTE_POS] = tensor[ABSOLUTE_POS] - vector[offset + ABSOLUTE_POS];
    }
}

/// `keep * average + (1 - keep) * current`.
pub(super) fn blend(average: CubeTensor, current: CubeTensor, keep: f32) -> CubeTensor {
    let [average, current] = [average, current].map(burn_cubecl::kernel::into_contiguous);
    let units = average.meta.num_elements();
    let (count, cube) = launch::grid(&average, units);
    let (output, output_arg) = launch::in_place(&average, 0);
    // SAFETY: a unit indexes below `units`, the length of `average`, which `current` shares (`blend`'s contract), and
    // of `output`. An output that aliases `average` is read and written by the same unit.
    unsafe {
        blend_kernel::launch_unchecked(
            &average.client.clone(),
            count,
            cube,
            average.into_buffer_arg(),
            current.into_buffer_arg(),
            output_arg,
            keep,
            units,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn blend_kernel(average: &[f32], current: &[f32], output: &mut [f32], keep: f32, units: usize) {
    if ABSOLUTE_POS < units {
        output[ABSOLUTE_POS] = average[ABSOLUTE_POS] * keep + current[ABSOLUTE_POS] * (1.0 - keep);
    }
}

/// Euclidean length of a vector, `[1]`.
pub(super) fn length(vector: CubeTensor) -> CubeTensor {
    let (vector, [count]) = launch::contiguous::<1>(vector);
    let output = launch::empty(&vector, [1]);
    // SAFETY: the loop's index is below `count`, the length of `vector`; only `output[0]` is written, by one unit.
    unsafe {
        length_kernel::launch_unchecked(
            &vector.client.clone(),
            CubeCount::new_single(),
            CubeDim::new_1d(UNITS as u32),
            vector.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            count,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn length_kernel(vector: &[f32], output: &mut [f32], count: usize) {
    let mut sum = 0.0f32;
    for i in range_stepped(UNIT_POS as usize, count, UNITS) {
        sum += vector[i] * vector[i];
    }
    let sum = cube_sum::<Const<1>>(Vector::new(sum)).extract(0usize);
    if UNIT_POS == 0 {
        output[0] = sum.sqrt();
    }
}
