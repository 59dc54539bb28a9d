//! Parts of a range.

use std::ops::Range;

/// Parts of `step`, of which the last may be shorter.
pub(super) fn ranges(all: Range<usize>, step: usize) -> impl Iterator<Item = Range<usize>> {
    all.clone().step_by(step).map(move |start| start..(start + step).min(all.end))
}

/// The fewest parts of at most `most`, as even as possible: 7 rows are 3 + 4 instead of 6 + 1, which the micro-kernel
/// computes faster.
pub(super) fn even_ranges(all: &Range<usize>, most: usize) -> impl Iterator<Item = Range<usize>> {
    let (start, len, count) = (all.start, all.len(), all.len().div_ceil(most));
    (0..count).map(move |part| start + len * part / count..start + len * (part + 1) / count)
}
