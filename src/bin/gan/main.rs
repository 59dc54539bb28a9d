//! The engine's command line: trains a DCGAN and draws with it.

#[cfg(not(target_arch = "wasm32"))]
mod cli;
#[cfg(not(target_arch = "wasm32"))]
mod memory;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    memory::keep();
    cli::run()
}

/// Browser tests build every target of the crate; the command line is none of theirs.
#[cfg(target_arch = "wasm32")]
fn main() {}
