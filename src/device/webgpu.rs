//! The browser's GPU, opened by Burn's runtime.

use std::cell::RefCell;
use std::sync::{Arc, Once};

use burn::tensor::Device;

use super::compute::ComputeDevice;
use super::failure::Failure;
use crate::error::{Error, Result};

/// Operations gathered into one submission: more than a step has, so that a step is submitted when the next one uploads
/// its images, or when statistics are read.
const TASKS_MAX: usize = 512;

unsafe extern "C" {
    /// Runs the static constructors, of which CubeCL's compiler has thousands. The linker makes this function; where
    /// nobody calls it, it wraps every export of the module in a call to it, and each handle that JavaScript passes
    /// back then costs milliseconds.
    fn __wasm_call_ctors();
}

thread_local! {
    static OPENED: RefCell<Option<ComputeDevice>> = const { RefCell::new(None) };
    /// Submits nothing to the opened device: its queue's type has no name here without wgpu itself.
    static SUBMIT_NOTHING: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// The browser's GPU. The first call opens it; later ones share it.
///
/// The adapter must have `timestamp-query`, or opening it panics: the page checks that before it downloads this build.
///
/// # Errors
/// [`Error::DeviceUnavailable`] where it cannot be opened; [`Error::DeviceLost`] or [`Error::DeviceFailed`] where it was
/// opened before and has failed since.
pub async fn webgpu() -> Result<ComputeDevice> {
    if let Some(opened) = OPENED.with_borrow(Clone::clone) {
        return opened.check().map(|()| opened);
    }
    // Once, also where opening fails and is tried again: a second run would register everything twice.
    static CONSTRUCTED: Once = Once::new();
    // SAFETY: `CONSTRUCTED` makes this the only call, and it comes before the first use of what the constructors
    // register, the runtime's kernel language.
    CONSTRUCTED.call_once(|| unsafe { __wasm_call_ctors() });
    let (device, setup) = Device::wgpu_options()
        .tasks_max(TASKS_MAX)
        .init_with_setup_async()
        .await
        .map_err(|error| Error::DeviceUnavailable { device: "webgpu".into(), detail: error.to_string() })?;
    let failure = Failure::default();
    let report = failure.clone();
    // The runtime's own handler panics, which would take the worker and its weights with it.
    setup.device.on_uncaptured_error(Arc::new(move |error| report.report(error.to_string())));
    let report = failure.clone();
    setup.device.set_device_lost_callback(move |reason, message| {
        // A device that the page itself gave up is no loss. The reason's type has no name here without wgpu itself.
        let reason = format!("{reason:?}");
        if reason != "Destroyed" {
            report.report_lost(if message.is_empty() { reason } else { message });
        }
    });
    let opened = ComputeDevice { device, failure };
    OPENED.set(Some(opened.clone()));
    SUBMIT_NOTHING.set(Some(Box::new(move || {
        setup.queue.submit([]);
    })));
    Ok(opened)
}

/// Waits until the opened GPU is lost, and returns why. Where none is open, there is nothing to lose: it never returns.
pub async fn lost() -> String {
    match OPENED.with_borrow(Clone::clone) {
        Some(opened) => opened.lost().await,
        None => std::future::pending().await,
    }
}

/// Submits nothing to the opened GPU, which has Firefox look whether what was submitted before has been done. Where none
/// is open, it does nothing.
pub fn nudge() {
    SUBMIT_NOTHING.with_borrow(|submit| submit.iter().for_each(|submit| submit()));
}
