//! The filter transform `G g G^T` of a weight `[c_small, c_big, 4, 4]`, and its transpose, for one row of a tile's
//! elements and some columns of a product at a time.

use std::ops::Range;

use super::addresses::{StridedTile, TileAddresses};
use super::filter_lanes::{FilterLanes, TAPS};
use super::tiling::{PHASES, Transformed, channel_block, columns as all_columns, phase_and_channel};
use super::transforms::{ALPHA, G, filter_transform, filter_transform_transposed};
use crate::flex::gemm::NR;
use crate::flex::shape::{ConvShape, Image};
use crate::flex::simd::Transpose;

/// The filters that a product multiplies to compute some columns of the transformed image `wanted`, for row `row` of
/// the elements: `[c_small, columns]` for the big image, `[(phase, c_big), columns]` for the small one.
pub(super) fn filters_to_domain<V: Transpose>(
    shape: &ConvShape,
    weight: &[f32],
    wanted: Image,
    columns: &Range<usize>,
    row: usize,
) -> Transformed {
    // Phases lie `channel_block` apart: along n for the big image, along k for the small one.
    let (k, next_phase) = match wanted {
        Image::Big => (shape.c_small, [0, channel_block(shape)]),
        Image::Small => (all_columns(shape, Image::Big), [channel_block(shape), 0]),
    };
    let mut transformed = Transformed::of_filters(k, columns.len());
    let layout = transformed.layout;
    let store = |filters: FilterLanes, [k, n]: [usize; 2]| {
        for (phase, taps) in filters.transformed_rows::<V>(weight, G[row]).into_iter().enumerate() {
            let start = layout.at(k + phase * next_phase[0], n + phase * next_phase[1]);
            let elements = StridedTile::<ALPHA, 1> { start, row_stride: layout.packed_b_stride(), column_stride: 0 };
            elements.of_mut(&mut transformed.values).store_column(0, filter_transform(taps));
        }
    };
    match wanted {
        Image::Big => each_filter_of_big_columns::<V>(shape, columns, store),
        Image::Small => each_filter_of_small_columns::<V>(shape, columns, store),
    }
    transformed
}

/// Adds the transposed filter transform of `transformed`, `[c_small, columns]` of row `row` of the elements, to a
/// weight.
pub(super) fn add_domain_to_filters<V: Transpose>(
    shape: &ConvShape,
    transformed: &Transformed,
    columns: &Range<usize>,
    row: usize,
    weight: &mut [f32],
) {
    let layout = transformed.layout;
    each_filter_of_big_columns::<V>(shape, columns, |filters, [c_small, column]| {
        let mut rows = [[V::splat(0.0); 2]; PHASES];
        for (phase, taps) in rows.iter_mut().enumerate() {
            let start = layout.at(c_small, column + phase * channel_block(shape));
            let elements = StridedTile::<1, ALPHA> { start, row_stride: 0, column_stride: layout.packed_b_stride() };
            *taps = filter_transform_transposed(elements.of(&transformed.values).row(0));
        }
        filters.add_transformed_rows(weight, rows, G[row]);
    });
}

/// Calls `work` with the filters of all small channels and some columns of the big image, a vector of big channels at a
/// time, and the place of the first one, of phase 0, in `[c_small, columns]`. Goes through one micro-panel after
/// another, since what is visited soon after one another should lie close together.
#[inline(always)]
fn each_filter_of_big_columns<V: Transpose>(
    shape: &ConvShape,
    columns: &Range<usize>,
    mut work: impl FnMut(FilterLanes, [usize; 2]),
) {
    let block = channel_block(shape);
    let panel = NR.min(block);
    for start in phase_groups(shape, columns.len()) {
        let [_, c_big] = phase_and_channel(shape, columns.start + start);
        for first in (0..block).step_by(panel) {
            for c_small in 0..shape.c_small {
                for channel in (first..first + panel).step_by(V::WIDTH) {
                    let at = (c_small * shape.c_big + c_big + channel) * TAPS;
                    work(FilterLanes { start: at, stride: TAPS }, [c_small, start + channel]);
                }
            }
        }
    }
}

/// Calls `work` with the filters of some small channels (the columns) and all big channels, a vector of small channels
/// at a time, and the place of the first one, of phase 0, in `[(phase, c_big), columns]`.
#[inline(always)]
fn each_filter_of_small_columns<V: Transpose>(
    shape: &ConvShape,
    columns: &Range<usize>,
    mut work: impl FnMut(FilterLanes, [usize; 2]),
) {
    for first in (0..columns.len()).step_by(NR) {
        for start in phase_groups(shape, all_columns(shape, Image::Big)) {
            let [_, c_big] = phase_and_channel(shape, start);
            for channel in 0..channel_block(shape) {
                for column in (first..first + NR).step_by(V::WIDTH) {
                    let at = ((columns.start + column) * shape.c_big + c_big + channel) * TAPS;
                    work(FilterLanes { start: at, stride: shape.c_big * TAPS }, [start + channel, column]);
                }
            }
        }
    }
}

/// Where groups of columns begin that are the four phases of the same big channels.
fn phase_groups(shape: &ConvShape, columns: usize) -> impl Iterator<Item = usize> + use<> {
    (0..columns).step_by(PHASES * channel_block(shape))
}
