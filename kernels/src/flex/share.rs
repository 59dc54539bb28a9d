//! A batch by two threads, natively. Always in the same two halves, however many threads there are: sums over a batch
//! then round the same everywhere.

use std::ops::Range;

/// Images that are worth a thread.
#[cfg(not(target_arch = "wasm32"))]
const WORTH: usize = 8;

/// Does `work` for all images, with the part of `output` that is theirs; gives what it returned.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn each<T: Send, R: Send>(
    batch: usize,
    output: &mut [T],
    work: impl Fn(Range<usize>, &mut [T]) -> R + Sync,
) -> Vec<R> {
    if batch < 2 * WORTH {
        return vec![work(0..batch, output)];
    }
    let half = batch / 2;
    let (first, second) = output.split_at_mut(output.len() / batch * half);
    let (first, second) = rayon::join(|| work(0..half, first), || work(half..batch, second));
    vec![first, second]
}

/// A tab has one thread.
#[cfg(target_arch = "wasm32")]
pub(super) fn each<T, R>(batch: usize, output: &mut [T], work: impl Fn(Range<usize>, &mut [T]) -> R) -> Vec<R> {
    vec![work(0..batch, output)]
}
