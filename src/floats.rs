//! Numbers on their way to the page.

#[cfg(not(target_arch = "wasm32"))]
use serde::{Serialize, Serializer};

/// Single-precision numbers, which the page gets as a `Float32Array` (`src/web/convert.rs`); elsewhere they are written
/// as a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Floats(pub Vec<f32>);

#[cfg(not(target_arch = "wasm32"))]
impl Serialize for Floats {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl From<Vec<f32>> for Floats {
    fn from(values: Vec<f32>) -> Self {
        Self(values)
    }
}
