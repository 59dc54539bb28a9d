//! The module's allocator: large blocks begin with a line of the cache. The default one leaves them eight bytes off, so that
//! every fourth vector lies across two lines, which took a thirtieth of a training step (Chromium on a Xeon, paired).

use std::alloc::{GlobalAlloc, Layout, System};

/// Bytes of a line.
const LINE: usize = 64;
/// Bytes of what is worth the room that is lost before it.
const LARGE: usize = 1024;

struct Lines;

#[global_allocator]
static ALLOCATOR: Lines = Lines;

// SAFETY: all is left to the system's allocator, with layouts that depend on nothing but those given.
unsafe impl GlobalAlloc for Lines {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller says.
        unsafe { System.alloc(in_lines(layout)) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller says.
        unsafe { System.alloc_zeroed(in_lines(layout)) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: it was allocated with the same layout.
        unsafe { System.dealloc(block, in_lines(layout)) };
    }
}

fn in_lines(layout: Layout) -> Layout {
    if layout.size() < LARGE {
        return layout;
    }
    // A block so large that it may not be aligned is not to be had either way.
    layout.align_to(LINE).unwrap_or(layout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_blocks_begin_with_a_line() {
        // All at once, so that each lies elsewhere.
        let blocks: Vec<_> = (LARGE..LARGE + 500).map(Vec::<u8>::with_capacity).collect();
        let zeros: Vec<_> = (LARGE..LARGE + 500).map(|bytes| vec![0_u8; bytes]).collect();
        assert!(blocks.iter().chain(&zeros).all(|block| block.as_ptr().addr().is_multiple_of(LINE)));
    }

    #[test]
    fn blocks_keep_their_bytes_as_they_grow_and_shrink() {
        let mut bytes = Vec::new();
        for size in [LARGE / 2, LARGE, 10 * LARGE, 2 * LARGE, LARGE / 4] {
            bytes.resize(size, 7_u8);
            bytes.shrink_to_fit();
            assert!(bytes.iter().all(|byte| *byte == 7), "{size}");
        }
    }
}
