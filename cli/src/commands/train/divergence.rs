//! Where a run went wrong.

use serde::Serialize;

/// A number that was not finite, and the step whose weights were put back.
#[derive(Debug, Serialize)]
pub struct Divergence {
    pub quantity: String,
    pub step: usize,
    pub restored_step: usize,
}
