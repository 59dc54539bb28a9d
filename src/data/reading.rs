//! How files are to be read.

use serde::Deserialize;

/// What the user says of the files, besides what is in them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// Name of the images file.
    pub file: Option<String>,
    pub transpose: Transpose,
    /// Whether dark and light are exchanged.
    pub invert: bool,
}

/// Whether the rows and columns of each image are exchanged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Transpose {
    /// Those of EMNIST, which is stored so: files with `emnist` in their name.
    #[default]
    Auto,
    Off,
    On,
}

impl Reading {
    /// Whether images are transposed because of their name.
    pub(super) fn is_transposed_by_name(&self) -> bool {
        let is_emnist = |name: &String| name.to_ascii_lowercase().contains("emnist");
        self.transpose == Transpose::Auto && self.file.as_ref().is_some_and(is_emnist)
    }

    /// Whether images are transposed.
    pub(super) fn is_transposed(&self) -> bool {
        self.transpose == Transpose::On || self.is_transposed_by_name()
    }
}
