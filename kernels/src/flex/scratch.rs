//! Buffers that live only within one operation. A thread keeps them for its next operations, so that these neither ask
//! the allocator nor fill new memory with zeros.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};

thread_local! {
    static FREE: RefCell<Vec<Vec<f32>>> = const { RefCell::new(Vec::new()) };
}

/// A buffer of floats, which hold arbitrary values until they are stored.
#[derive(Debug)]
pub(super) struct Scratch {
    /// May be longer than `floats`: a vector that is cut shorter would have to be filled again to grow.
    values: Vec<f32>,
    floats: usize,
}

impl Scratch {
    pub fn new(floats: usize) -> Self {
        let mut values = FREE.with_borrow_mut(|free| take_fitting(free, floats));
        if values.len() < floats {
            values.resize(floats, 0.0);
        }
        Self { values, floats }
    }
}

/// Of the free buffers that are long enough the one that was used last, which is most likely in the cache; else the
/// longest, which has to grow least.
fn take_fitting(free: &mut Vec<Vec<f32>>, floats: usize) -> Vec<f32> {
    let fits = free.iter().rposition(|values| values.len() >= floats);
    let at = fits.or_else(|| (0..free.len()).max_by_key(|at| free[*at].len()));
    at.map_or_else(Vec::new, |at| free.remove(at))
}

impl Deref for Scratch {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.values[..self.floats]
    }
}

impl DerefMut for Scratch {
    fn deref_mut(&mut self) -> &mut [f32] {
        &mut self.values[..self.floats]
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let values = std::mem::take(&mut self.values);
        // While the thread itself ends, the list may be gone; the buffer is then freed.
        let _ = FREE.try_with(|free| free.borrow_mut().push(values));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buffers_are_reused() {
        let first = Scratch::new(1000).as_ptr();
        assert_eq!(Scratch::new(900).as_ptr(), first);
        let [small, large] = [Scratch::new(10), Scratch::new(1000)];
        assert_eq!((small.len(), large.len()), (10, 1000));
    }

    #[test]
    fn a_buffer_that_was_long_before_is_not_filled_again() {
        Scratch::new(1000).fill(1.0);
        drop(Scratch::new(10));
        assert_eq!(Scratch::new(1000)[999], 1.0);
    }
}
