//! A device and its health.

use burn::tensor::Device;

use super::failure::Failure;
use crate::error::Result;

/// Something to compute on, and word of whether it still works.
#[derive(Debug, Clone)]
pub struct ComputeDevice {
    pub(super) device: Device,
    pub(super) failure: Failure,
}

impl ComputeDevice {
    /// Burn's handle, without autodiff.
    pub fn burn(&self) -> &Device {
        &self.device
    }

    /// Whether the device reported trouble since it was made.
    ///
    /// # Errors
    /// [`crate::Error::DeviceLost`] or [`crate::Error::DeviceFailed`].
    pub fn check(&self) -> Result<()> {
        self.failure.check()
    }

    /// Waits until the device is lost, and returns why. The CPU never is.
    pub async fn lost(&self) -> String {
        self.failure.lost().await
    }
}
