//! The allocator: mimalloc, set to keep the memory of one step's tensors for the next step.

use libmimalloc_sys::{mi_option_set, mi_option_t};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc.h. The crate names only the options that it calls stable, and this is not one.
const PURGE_DELAY: mi_option_t = 15;

/// Returns no memory to the operating system before the process ends. Otherwise the system fills the pages with zeros
/// again for the next step, which takes 5% of a step's time.
pub fn keep() {
    // SAFETY: the function only writes a number into mimalloc's table of options, and ignores a number that is not in
    // the table. It is not thread-safe: `main` calls this before it starts any thread.
    unsafe { mi_option_set(PURGE_DELAY, -1) };
}
