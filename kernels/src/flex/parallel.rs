//! A batch computed by two threads, natively.
//!
//! A batch of at least 16 images is always cut into the same two halves, also where there is one thread, so that sums over
//! a batch round the same on every native machine. In wasm, which has one thread, the batch is one part; its sums may
//! therefore differ from native ones in the last bits.

use std::ops::Range;

/// The fewest images for which a second thread gains more than it costs to start.
#[cfg(not(target_arch = "wasm32"))]
const MIN_IMAGES: usize = 8;

/// Calls `work` with each part of the batch and with the slice of `output` that holds the part's results. Returns what
/// the calls returned, in order.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn split_batch<T: Send, R: Send>(
    batch: usize,
    output: &mut [T],
    work: impl Fn(Range<usize>, &mut [T]) -> R + Sync,
) -> Vec<R> {
    if batch < 2 * MIN_IMAGES {
        return vec![work(0..batch, output)];
    }
    let half = batch / 2;
    let (first, second) = output.split_at_mut(output.len() / batch * half);
    let (first, second) = rayon::join(|| work(0..half, first), || work(half..batch, second));
    vec![first, second]
}

/// Wasm has one thread, so the batch is one part.
#[cfg(target_arch = "wasm32")]
pub(super) fn split_batch<T, R>(batch: usize, output: &mut [T], work: impl Fn(Range<usize>, &mut [T]) -> R) -> Vec<R> {
    vec![work(0..batch, output)]
}
