//! What every launch needs: contiguous inputs, outputs, and a grid.
//!
//! Kernels are launched unchecked: CubeCL then compiles no comparison of each index with its buffer's length, so each
//! launch argues that its indices are in bounds. (WebGPU clamps indices by itself, so that a mistake would give wrong
//! numbers only.)

use burn::backend::TensorMetadata;
use burn::tensor::{DType, Shape};
use burn_cubecl::cubecl::calculate_cube_count_elemwise;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::kernel::into_contiguous;
use burn_cubecl::ops::numeric::empty_device_dtype;
use burn_cubecl::tensor::CubeTensor;

/// Units of a cube that share nothing.
const UNITS: u32 = 64;

/// Values in a vector load of WGSL.
pub(super) const VECTOR: usize = 4;

/// The tensor in row-major memory, and its sizes. Copies only what a view left in another order.
pub(super) fn contiguous<const D: usize>(tensor: CubeTensor) -> (CubeTensor, [usize; D]) {
    let dims = tensor.shape().dims();
    (into_contiguous(tensor), dims)
}

/// A new tensor beside `neighbour`, its values still undefined.
pub(super) fn empty<const D: usize>(neighbour: &CubeTensor, dims: [usize; D]) -> CubeTensor {
    empty_device_dtype(neighbour.client.clone(), neighbour.device.clone(), Shape::from(dims), DType::F32)
}

/// Cubes for at least this many units, each of which finds its work by `ABSOLUTE_POS`. The last cube may have units to
/// spare.
pub(super) fn grid(tensor: &CubeTensor, units: usize) -> (CubeCount, CubeDim) {
    let cube = CubeDim::new_1d(UNITS);
    (calculate_cube_count_elemwise(&tensor.client, units, cube), cube)
}

/// How many values of a row of this length a unit can load at once.
pub(super) fn vector_size(length: usize) -> usize {
    if length.is_multiple_of(VECTOR) { VECTOR } else { 1 }
}

/// The largest power of two up to `limit` that divides `length`.
pub(super) fn block(length: usize, limit: usize) -> usize {
    (1 << length.trailing_zeros()).min(limit)
}

/// Where a kernel writes what replaces `tensor`, its argument number `position`: its own memory, where nobody else
/// reads it, else new memory.
pub(super) fn in_place(tensor: &CubeTensor, position: usize) -> (CubeTensor, BufferArg) {
    if tensor.can_mut() {
        return (tensor.clone(), tensor.as_tensor_alias(position).into_buffer_arg());
    }
    let output = empty_device_dtype(tensor.client.clone(), tensor.device.clone(), tensor.shape(), DType::F32);
    (output.clone(), output.into_buffer_arg())
}
