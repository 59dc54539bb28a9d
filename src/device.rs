//! The only place where a backend is named: the CPU and WebGPU devices, and the parity self-test that a WebGPU device
//! must pass before it is trusted.

mod compute;
mod failure;
mod parity;
#[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
mod webgpu;

use burn::tensor::Device;

#[cfg(not(all(target_arch = "wasm32", feature = "webgpu")))]
use crate::error::{Error, Result};
pub use compute::ComputeDevice;
use failure::Failure;
pub use parity::{SelfTest, self_test};
#[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
pub use webgpu::{lost, nudge, webgpu};

/// The CPU: SIMD kernels in Rust, on one thread in the browser.
pub fn cpu() -> ComputeDevice {
    ComputeDevice { device: Device::flex(), failure: Failure::default() }
}

/// This build has no WebGPU.
///
/// # Errors
/// Always [`Error::DeviceUnavailable`].
#[cfg(not(all(target_arch = "wasm32", feature = "webgpu")))]
pub async fn webgpu() -> Result<ComputeDevice> {
    let detail = "this build computes on the CPU only; the browser's WebGPU build has both".into();
    Err(Error::DeviceUnavailable { device: "webgpu".into(), detail })
}

/// Waits for the loss of a GPU: this build has none, so it never returns.
#[cfg(not(all(target_arch = "wasm32", feature = "webgpu")))]
pub async fn lost() -> String {
    std::future::pending().await
}

/// Has a browser look whether its GPU is done: this build has none, so there is nothing to do.
#[cfg(not(all(target_arch = "wasm32", feature = "webgpu")))]
pub fn nudge() {}
