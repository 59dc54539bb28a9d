//! The allocator: it keeps the memory of one step's tensors for the next.

use libmimalloc_sys::{mi_option_set, mi_option_t};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc.h, which the crate gives no name: it calls all but a few options unstable.
const PURGE_DELAY: mi_option_t = 15;

/// Gives nothing back to the kernel before the process ends: it would fill with zeros what the next step asks for again,
/// a twentieth of its time.
pub fn keep() {
    // SAFETY: no other thread runs yet, as mimalloc asks; an option it did not know it would ignore.
    unsafe { mi_option_set(PURGE_DELAY, -1) };
}
