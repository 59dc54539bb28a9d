//! How a product's loops cut rows, columns and `k` into parts.

use std::ops::Range;

/// `all` in consecutive parts of `step`; the last one may be shorter.
pub(super) fn ranges(all: Range<usize>, step: usize) -> impl Iterator<Item = Range<usize>> {
    all.clone().step_by(step).map(move |start| start..(start + step).min(all.end))
}

/// `all` in as few consecutive parts of at most `most` as possible, whose lengths differ by at most one: 7 rows are 3 + 4
/// instead of 6 + 1, which the micro-kernel computes faster.
pub(super) fn even_ranges(all: &Range<usize>, most: usize) -> impl Iterator<Item = Range<usize>> {
    let (start, len, count) = (all.start, all.len(), all.len().div_ceil(most));
    (0..count).map(move |part| start + len * part / count..start + len * (part + 1) / count)
}
