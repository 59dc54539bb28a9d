//! Memory for what lives only within an operation: taken again by the next one, so that a step neither asks the allocator
//! for it nor fills it with zeros.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};

thread_local! {
    static FREE: RefCell<Vec<Vec<f32>>> = const { RefCell::new(Vec::new()) };
}

/// Some floats of any value.
#[derive(Debug)]
pub(super) struct Scratch(Vec<f32>);

impl Scratch {
    pub fn new(floats: usize) -> Self {
        let mut values = FREE.with_borrow_mut(|free| take_fitting(free, floats));
        values.resize(floats, 0.0);
        Self(values)
    }

    pub fn zeros(floats: usize) -> Self {
        let mut scratch = Self::new(floats);
        scratch.fill(0.0);
        scratch
    }
}

/// The smallest that needs not grow, else the largest, which then grows least.
fn take_fitting(free: &mut Vec<Vec<f32>>, floats: usize) -> Vec<f32> {
    free.sort_unstable_by_key(Vec::capacity);
    let fits = free.iter().position(|values| values.capacity() >= floats);
    fits.map(|at| free.remove(at)).or_else(|| free.pop()).unwrap_or_default()
}

impl Deref for Scratch {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.0
    }
}

impl DerefMut for Scratch {
    fn deref_mut(&mut self) -> &mut [f32] {
        &mut self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let values = std::mem::take(&mut self.0);
        FREE.with_borrow_mut(|free| free.push(values));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_taken_again() {
        let first = Scratch::zeros(1000).as_ptr();
        assert_eq!(Scratch::new(900).as_ptr(), first);
        let [small, large] = [Scratch::new(10), Scratch::new(1000)];
        assert_eq!((small.len(), large.len()), (10, 1000));
    }
}
