//! Every setting with its range, default and help. The page's controls, the URL's hash and the command line's flags are
//! made from this schema.

use serde::Serialize;

use super::kind::{Group, Kind};
use super::settings::{Config, SETTINGS};
use super::table::{Declaration, Mark};

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
