//! What a device reports outside of any call: WebGPU tells of an invalid shader, a full memory or its own loss only on
//! the side, and leaves stale numbers in the tensors.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

use crate::error::{Error, Result};

/// The first failure that a device reported; clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Failure(Arc<Mutex<Reports>>);

#[derive(Debug, Default)]
struct Reports {
    /// An error that no call returned, in words.
    uncaptured: Option<String>,
    /// Why the device was lost, in words.
    lost: Option<String>,
    /// Whoever waits for the loss.
    waiting: Vec<Waker>,
}

impl Failure {
    /// Notes an error that no call returned; only the first one counts, since later ones follow from it.
    #[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
    pub fn report(&self, detail: String) {
        self.reports().uncaptured.get_or_insert(detail);
    }

    /// Notes that the device was lost, and wakes whoever waits for that.
    #[cfg(all(target_arch = "wasm32", feature = "webgpu"))]
    pub fn report_lost(&self, detail: String) {
        let mut reports = self.reports();
        reports.lost.get_or_insert(detail);
        reports.waiting.drain(..).for_each(Waker::wake);
    }

    /// Whether the device still works, as far as it has told.
    ///
    /// # Errors
    /// [`Error::DeviceLost`] or [`Error::DeviceFailed`].
    pub fn check(&self) -> Result<()> {
        let reports = self.reports();
        match (&reports.lost, &reports.uncaptured) {
            (Some(detail), _) => Err(Error::DeviceLost { detail: detail.clone() }),
            (None, Some(detail)) => Err(Error::DeviceFailed { detail: detail.clone() }),
            (None, None) => Ok(()),
        }
    }

    /// Waits until the device is lost, and returns why.
    pub async fn lost(&self) -> String {
        std::future::poll_fn(|context| {
            let mut reports = self.reports();
            if let Some(detail) = &reports.lost {
                return Poll::Ready(detail.clone());
            }
            reports.waiting.push(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn reports(&self) -> MutexGuard<'_, Reports> {
        // A panic elsewhere leaves the reports as good as they were.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
