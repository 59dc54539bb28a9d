//! The engine as the wasm module that the page loads: `src/web.rs`, linked.

pub use gan_playground::*;
