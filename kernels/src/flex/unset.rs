//! Memory that is stored to before it is read: filling an operation's result with zeros first took a fiftieth of a step.

use std::mem::MaybeUninit;

/// A float that is yet to be stored.
pub(super) type Unset = MaybeUninit<f32>;

/// The floats that `store` stores, and what it gives.
///
/// # Safety
/// It must store every one.
pub(super) unsafe fn stored<R>(floats: usize, store: impl FnOnce(&mut [Unset]) -> R) -> (Vec<f32>, R) {
    let mut values = Box::new_uninit_slice(floats);
    let given = store(&mut values);
    // SAFETY: the caller says that all are stored.
    (unsafe { values.assume_init() }.into_vec(), given)
}

/// Floats as if they were yet to be stored.
///
/// # Safety
/// Nothing but floats may be stored in them.
pub(super) unsafe fn unset(values: &mut [f32]) -> &mut [Unset] {
    // SAFETY: they lie alike, and the caller says that they stay floats.
    unsafe { &mut *(std::ptr::from_mut(values) as *mut [Unset]) }
}
