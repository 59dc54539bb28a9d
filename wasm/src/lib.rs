//! The engine as the wasm module that the page loads: `src/web.rs`, linked.

mod memory;

pub use gan_playground::*;
