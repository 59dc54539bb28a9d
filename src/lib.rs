//! A DCGAN engine on Burn that runs alike in a browser tab (WebGPU or CPU), in tests and natively.
//!
//! Data flows one way: bytes become a [`data::Dataset`]; a seeded batch goes through [`train::Trainer::step`], whose
//! statistics stay on the device until a slice of steps is read at once; fixed latents go through the generator to a
//! [`frame::Mosaic`]; [`session::Session`] turns [`session::Command`]s into [`session::Event`]s. Only [`device`] names
//! a backend, only `web` knows JavaScript, and the operations that take the time are those of [`gan_kernels`].

pub mod checkpoint;
pub mod config;
pub mod data;
pub mod device;
pub mod error;
pub mod frame;
pub mod latent;
pub mod metrics;
pub mod model;
pub mod rng;
pub mod session;
mod tensor_file;
pub mod train;
#[cfg(target_arch = "wasm32")]
mod web;

pub use error::{Error, Result};
