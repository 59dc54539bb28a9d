//! Sums over the units of a cube.

use burn_cubecl::cubecl::{self, prelude::*};

/// Units of a cube that sums.
pub(super) const UNITS: usize = 256;
/// Partial sums between the two rounds.
const PARTIAL: usize = 16;

/// The sum of every unit's value, given to each unit. Call it outside of branches.
#[cube]
pub(super) fn cube_sum<V: Size>(value: Vector<f32, V>) -> Vector<f32, V> {
    let mut shared = Shared::<[Vector<f32, V>]>::new_slice(UNITS);
    let unit = UNIT_POS as usize;
    shared[unit] = value;
    sync_cube();
    if unit < PARTIAL {
        let mut sum = shared[unit];
        for part in 1..comptime!(UNITS / PARTIAL) {
            sum += shared[unit + part * PARTIAL];
        }
        shared[unit] = sum;
    }
    sync_cube();
    let mut sum = shared[0];
    #[unroll]
    for part in 1..PARTIAL {
        sum += shared[part];
    }
    sum
}
