//! The only place where a backend is named: the CPU and WebGPU devices, and the parity self-test that a WebGPU device
//! must pass before it is trusted.

use std::sync::{Arc, Mutex, PoisonError};

use burn::tensor::Device;

use crate::error::{Error, Result};

mod parity;

pub use parity::{SelfTest, self_test};

/// Something to compute on, and word of whether it still works.
#[derive(Debug, Clone)]
pub struct ComputeDevice {
    device: Device,
    failure: Failure,
}

/// The first failure that a device reported outside of any call.
#[derive(Debug, Clone, Default)]
struct Failure(Arc<Mutex<Option<String>>>);

impl Failure {
    #[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
    fn report(&self, detail: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(detail);
    }

    fn check(&self) -> Result<()> {
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            Some(detail) => Err(Error::DeviceFailed { detail }),
            None => Ok(()),
        }
    }
}

impl ComputeDevice {
    /// Burn's handle, without autodiff.
    pub fn burn(&self) -> &Device {
        &self.device
    }

    /// Whether the device reported trouble since it was made: WebGPU tells of an invalid shader or a full memory only
    /// on the side, and leaves stale numbers in the tensors.
    ///
    /// # Errors
    /// [`Error::DeviceFailed`].
    pub fn check(&self) -> Result<()> {
        self.failure.check()
    }
}

/// The CPU: SIMD kernels in Rust, on one thread in the browser.
pub fn cpu() -> ComputeDevice {
    ComputeDevice { device: Device::flex(), failure: Failure::default() }
}

#[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
unsafe extern "C" {
    /// Runs the static constructors, of which CubeCL's compiler has thousands. The linker makes this function; where
    /// nobody calls it, it wraps every export of the module in a call to it, and each handle that JavaScript passes
    /// back then costs milliseconds.
    fn __wasm_call_ctors();
}

/// The browser's GPU. The first call opens it; later ones share it.
///
/// The adapter must have `timestamp-query`, or opening it panics: the page checks that first.
///
/// # Errors
/// [`Error::DeviceUnavailable`].
#[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
pub async fn webgpu() -> Result<ComputeDevice> {
    thread_local! {
        static OPENED: std::cell::RefCell<Option<ComputeDevice>> = const { std::cell::RefCell::new(None) };
    }
    if let Some(opened) = OPENED.with_borrow(Clone::clone) {
        return opened.check().map(|()| opened);
    }
    /// Operations gathered into one submission: more than a step has, so that a step is submitted when the next one
    /// uploads its images, or when statistics are read.
    const TASKS_MAX: usize = 512;
    // Once, also where opening fails and is tried again: a second run would register everything twice.
    static CONSTRUCTED: std::sync::Once = std::sync::Once::new();
    // SAFETY: before the first use of what they register, the runtime's kernel language.
    CONSTRUCTED.call_once(|| unsafe { __wasm_call_ctors() });
    let (device, setup) = Device::wgpu_options()
        .tasks_max(TASKS_MAX)
        .init_with_setup_async()
        .await
        .map_err(|error| Error::DeviceUnavailable { device: "webgpu".into(), detail: error.to_string() })?;
    let failure = Failure::default();
    let report = failure.clone();
    // The runtime's own handler panics, which would take the worker and its weights with it.
    setup.device.on_uncaptured_error(Arc::new(move |error| report.report(format!("{error}"))));
    let opened = ComputeDevice { device, failure };
    OPENED.set(Some(opened.clone()));
    Ok(opened)
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
