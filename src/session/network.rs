//! The two networks by name.

use serde::{Deserialize, Serialize};

/// One of the two networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// Draws pictures.
    Generator,
    /// Judges pictures.
    Discriminator,
}

impl Network {
    /// Its name in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Network::Generator => "generator",
            Network::Discriminator => "discriminator",
        }
    }
}
