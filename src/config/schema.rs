//! Every setting with its range, default and help. The page's controls, the URL's hash and the command line's flags are
//! made from this schema.

use serde::Serialize;

use super::Config;
use super::settings::SETTINGS;
use super::table::{Declaration, Mark};
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

/// How a slider for the setting divides its range.
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

/// One setting: its name, what it may hold, and its help.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Setting {
    pub name: &'static str,
    pub group: Group,
    #[serde(flatten)]
    pub kind: Kind,
    /// The default, as text in the form that [`Config::set`] takes.
    pub default: String,
    /// Whether it may change in the middle of a run.
    pub live: bool,
    /// Whether it is always on show, for a first run; the page folds the others away.
    pub essential: bool,
    /// What it does, in a sentence or two.
    pub help: &'static str,
}

/// Every setting with its range, default and help.
pub fn schema() -> Vec<Setting> {
    let default = Config::default();
    SETTINGS
        .iter()
        .map(|setting| Setting {
            name: setting.name,
            group: setting.group,
            kind: setting.kind.clone(),
            default: default.get(setting.name).unwrap_or_default(),
            live: setting.is(Mark::Live),
            essential: setting.is(Mark::Essential),
            help: setting.help,
        })
        .collect()
}

/// The entry of a setting in the table.
pub(super) fn declaration(name: &str) -> Option<&'static Declaration> {
    SETTINGS.iter().find(|setting| setting.name == name)
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
