//! Several 4x4 kernels of a weight at a time, one in each lane of vectors.

use super::tiling::PHASES;
use super::transforms::R;
use crate::flex::simd::{TRANSPOSE_LEN, Transpose};

/// Taps of a kernel, 4x4. They lie row by row, so a kernel is two transposable runs of two rows each: rows 0 and 1,
/// then rows 2 and 3. In either run the first row belongs to the phases 0 and 1, the second one to the phases 2 and 3.
pub(super) const TAPS: usize = 2 * TRANSPOSE_LEN;

/// For each phase a row of its filter.
pub(super) type PhaseRows<V> = [[V; R]; PHASES];

/// The kernels of `WIDTH` pairs of channels at constant distances in a weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct FilterLanes {
    /// Address of the first kernel.
    pub start: usize,
    /// From one kernel to the next.
    pub stride: usize,
}

impl FilterLanes {
    /// The filter transform along y, at one element: `g[0] (row 0) + g[1] (row 1)` of each phase's filter.
    ///
    /// # Panics
    /// If a kernel lies beyond the weight.
    #[inline(always)]
    pub fn transformed_rows<V: Transpose>(self, weight: &[f32], [g0, g1]: [f32; R]) -> PhaseRows<V> {
        self.assert_within::<V>(weight.len());
        split_phases(V::transpose_from(|lane, offset| {
            // SAFETY: `lane < WIDTH`, and `offset` with a vector's floats stays within a run of TRANSPOSE_LEN, of which
            // a kernel has two: all of a kernel's TAPS lie within the weight, as was asserted.
            let load = |run| unsafe {
                let at = self.start + lane * self.stride + run * TRANSPOSE_LEN + offset;
                V::load_from(weight.as_ptr().add(at))
            };
            load(0).times(g0).plus(load(1), g1)
        }))
    }

    /// The transpose of [`transformed_rows`](Self::transformed_rows), added to the weight.
    ///
    /// # Panics
    /// If a kernel lies beyond the weight.
    #[inline(always)]
    pub fn add_transformed_rows<V: Transpose>(self, weight: &mut [f32], rows: PhaseRows<V>, g: [f32; R]) {
        self.assert_within::<V>(weight.len());
        V::transpose_into(join_phases(rows), |lane, offset, taps| {
            for (run, g) in g.into_iter().enumerate() {
                // SAFETY: as in `transformed_rows`; the weight is borrowed mutably.
                unsafe {
                    let at = self.start + lane * self.stride + run * TRANSPOSE_LEN + offset;
                    let place = weight.as_mut_ptr().add(at);
                    V::load_from(place).plus(taps, g).store_to(place);
                }
            }
        });
    }

    #[inline(always)]
    fn assert_within<V: Transpose>(&self, weight_len: usize) {
        assert!(self.start + (V::WIDTH - 1) * self.stride + TAPS <= weight_len);
    }
}

/// Two rows of a kernel, `a b c d` and `e f g h`, as rows of the four phases' filters.
#[inline(always)]
fn split_phases<V: Copy>([a, b, c, d, e, f, g, h]: [V; TRANSPOSE_LEN]) -> PhaseRows<V> {
    [[a, c], [b, d], [e, g], [f, h]]
}

/// The inverse of [`split_phases`].
#[inline(always)]
fn join_phases<V: Copy>([[a, c], [b, d], [e, g], [f, h]]: PhaseRows<V>) -> [V; TRANSPOSE_LEN] {
    [a, b, c, d, e, f, g, h]
}
