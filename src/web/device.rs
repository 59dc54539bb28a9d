//! The devices for JavaScript.

use wasm_bindgen::prelude::*;

use super::convert::{JsResult, thrown, to_js};
use crate::device::{self, ComputeDevice};
use crate::error::{Error, Result};

/// Compares WebGPU with the CPU.
///
/// # Errors
/// `device_unavailable`, `device_lost` or `device_failed`.
#[wasm_bindgen(unchecked_return_type = "SelfTest")]
pub async fn self_test() -> JsResult {
    let outcome = async { device::self_test(&device::webgpu().await?).await };
    to_js(&outcome.await.map_err(thrown)?)
}

/// Waits until the GPU that was opened last is lost, and gives the reason; without one it never returns.
#[wasm_bindgen]
pub async fn device_lost() -> String {
    device::lost().await
}

/// Submits nothing to the GPU, again and again while a read of it is awaited in Firefox: without submissions that looks
/// only every 100 ms whether a GPU is done (its bug 1870699).
#[wasm_bindgen]
pub fn nudge_gpu() {
    device::nudge();
}

/// The device of this name.
///
/// # Errors
/// [`Error::DeviceUnavailable`].
pub(super) async fn open(device: &str) -> Result<ComputeDevice> {
    match device {
        "cpu" => Ok(device::cpu()),
        "webgpu" => device::webgpu().await,
        other => Err(Error::DeviceUnavailable { device: other.into(), detail: "choose cpu or webgpu".into() }),
    }
}
