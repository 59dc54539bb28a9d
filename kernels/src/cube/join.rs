//! Concatenation of up to six vectors in one dispatch, where Burn's `cat` takes one for each.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::launch;

/// The index in the result behind the last element of each of the six vectors.
#[derive(CubeLaunch, CubeType, Clone, Copy)]
struct Ends {
    a: usize,
    b: usize,
    c: usize,
    d: usize,
    e: usize,
    f: usize,
}

/// Concatenates the first `count` of these vectors, `[length]` each, to one of the sum of their lengths.
pub(super) fn join(parts: [CubeTensor; 6], count: usize) -> CubeTensor {
    let parts = parts.map(launch::contiguous::<1>);
    let ends = [1, 2, 3, 4, 5, 6].map(|end| parts[..count.min(end)].iter().map(|(_, [length])| length).sum::<usize>());
    let units = ends[5];
    let [a, b, c, d, e, f] = parts.map(|(part, _)| part);
    let output = launch::empty(&a, [units]);
    let (cubes, cube) = launch::grid(&a, units);
    // SAFETY: each branch reads a vector at an index that is below its length: below the vector's end and not below the
    // end of the one before. Vectors from `count` on have the end of the one before, so their branches are never taken.
    // `ends.f` is the length of `output`.
    unsafe {
        kernel::launch_unchecked(
            &output.client,
            cubes,
            cube,
            a.into_buffer_arg(),
            b.into_buffer_arg(),
            c.into_buffer_arg(),
            d.into_buffer_arg(),
            e.into_buffer_arg(),
            f.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            EndsLaunch::new(ends[0], ends[1], ends[2], ends[3], ends[4], ends[5]),
        );
    }
    output
}

#[cube(launch_unchecked)]
fn kernel(a: &[f32], b: &[f32], c: &[f32], d: &[f32], e: &[f32], f: &[f32], output: &mut [f32], ends: Ends) {
    let at = ABSOLUTE_POS;
    if at < ends.a {
        output[at] = a[at];
    } else if at < ends.b {
        output[at] = b[at - ends.a];
    } else if at < ends.c {
        output[at] = c[at - ends.b];
    } else if at < ends.d {
        output[at] = d[at - ends.c];
    } else if at < ends.e {
        output[at] = e[at - ends.d];
    } else if at < ends.f {
        output[at] = f[at - ends.e];
    }
}
