//! Memory for what lives only within an operation: taken again by the next one, so that a step neither asks the allocator
//! for it nor fills it with zeros.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};

thread_local! {
    static FREE: RefCell<Vec<Vec<f32>>> = const { RefCell::new(Vec::new()) };
}

/// Some floats of any value.
#[derive(Debug)]
pub(super) struct Scratch {
    /// May be longer: shortened, it would have to be filled again to grow.
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

/// The last one used that needs not grow: it is in the cache, if any is. Else the largest, which grows least.
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
        // Where the thread itself is ending, nothing takes it any more, and it is freed.
        let _ = FREE.try_with(|free| free.borrow_mut().push(values));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_taken_again() {
        let first = Scratch::new(1000).as_ptr();
        assert_eq!(Scratch::new(900).as_ptr(), first);
        let [small, large] = [Scratch::new(10), Scratch::new(1000)];
        assert_eq!((small.len(), large.len()), (10, 1000));
    }

    #[test]
    fn growing_again_within_what_there_was_fills_nothing() {
        Scratch::new(1000).fill(1.0);
        drop(Scratch::new(10));
        assert_eq!(Scratch::new(1000)[999], 1.0);
    }
}
