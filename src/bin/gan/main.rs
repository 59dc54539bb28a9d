//! The engine's command line: trains a DCGAN and draws with it.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

/// Keeps the memory of one step's tensors for the next; the system's allocator gives it back to the kernel in between.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    cli::run()
}

/// Browser tests build every target of the crate; the command line is none of theirs.
#[cfg(target_arch = "wasm32")]
fn main() {}
