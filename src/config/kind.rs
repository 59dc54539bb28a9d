//! What a setting may hold, and how a value given as text is checked against it.

use serde::Serialize;

use crate::error::{Error, Result};

/// What a setting may hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// A whole number in `min..=max`.
    Integer { min: u32, max: u32, scale: Scale },
    /// A real number in `min..=max`.
    Number { min: f64, max: f64, scale: Scale },
    /// One of a few words or numbers.
    Choice { choices: &'static [&'static str] },
}

/// How a slider for the setting would divide its range: in equal steps, or in equal factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    Linear,
    Log2,
    Log10,
}

/// The part of a run that a setting shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The real images.
    Data,
    /// What the networks are made of, and what they are given.
    Network,
    /// What the networks play for, and what keeps the game fair.
    Game,
    /// Batches, steps and optimisers.
    Training,
}

impl Kind {
    /// Checks one value given as text.
    pub(super) fn check(&self, name: &str, value: &str) -> Result<()> {
        let inside = match self {
            Kind::Integer { min, max, .. } => {
                value.parse().ok().map(|v: u64| (u64::from(*min)..=u64::from(*max)).contains(&v))
            }
            Kind::Number { min, max, .. } => value.parse().ok().map(|v: f64| (*min..=*max).contains(&v)),
            Kind::Choice { choices } => Some(choices.contains(&value)),
        };
        match inside {
            Some(true) => Ok(()),
            Some(false) => Err(Error::SettingRange { name: name.into(), value: value.into(), range: self.range() }),
            None => Err(self.wrong_value(name, value)),
        }
    }

    pub(super) fn wrong_value(&self, name: &str, value: &str) -> Error {
        let expected = match self {
            Kind::Integer { .. } => "a whole number",
            Kind::Number { .. } => "a number",
            Kind::Choice { .. } => "a choice",
        };
        Error::SettingValue {
            name: name.into(),
            value: value.into(),
            expected: format!("{expected} ({})", self.range()),
        }
    }

    /// The range in words, e.g. `2 to 256`.
    pub fn range(&self) -> String {
        match self {
            Kind::Integer { min, max, .. } => format!("{min} to {max}"),
            Kind::Number { min, max, .. } => format!("{min} to {max}"),
            Kind::Choice { choices } => choices.join(" or "),
        }
    }
}
