//! Changes of settings in the middle of a run.

use serde::Serialize;

use super::schema::declaration;
use super::settings::{Config, SETTINGS};
use super::table::Mark;
use crate::error::{Error, Result};

/// A setting that changed in the middle of a run, with both values as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Change {
    pub name: &'static str,
    pub from: String,
    pub to: String,
}

/// Whether a run under way can take a new value of a setting.
pub(super) fn is_live(name: &str) -> bool {
    declaration(name).is_some_and(|setting| setting.is(Mark::Live))
}

impl Config {
    /// The changes with which a run of these settings goes on with others.
    ///
    /// # Errors
    /// [`Error::SettingNotLive`], and as [`Config::validate`] of the others.
    pub fn changes_to(&self, other: &Config) -> Result<Vec<Change>> {
        other.validate()?;
        let value = |config: &Config, name| config.get(name).unwrap_or_default();
        let names = SETTINGS.iter().map(|setting| setting.name);
        let changes = names.map(|name| Change { name, from: value(self, name), to: value(other, name) });
        let changes: Vec<_> = changes.filter(|change| change.from != change.to).collect();
        match changes.iter().find(|change| !is_live(change.name)) {
            Some(Change { name, to, .. }) => Err(Error::SettingNotLive { name: (*name).into(), value: to.clone() }),
            None => Ok(changes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_takes_live_settings_and_refuses_the_others_by_name() {
        let run = Config::default();
        let live = Config { lr_d: 1e-4, label_smoothing: 0.1, ..run.clone() };
        let names: Vec<_> = run.changes_to(&live).unwrap().iter().map(|change| change.name).collect();
        assert_eq!(names, ["label_smoothing", "lr_d"]);
        let message = run.changes_to(&Config { z_dim: 8, ..live.clone() }).unwrap_err().to_string();
        assert_eq!(message, "z_dim cannot change in the middle of a run: begin a new run with z_dim = 8");
        assert!(run.changes_to(&Config { d_steps: 0, ..live }).is_err());
        assert_eq!(run.changes_to(&run), Ok(Vec::new()));
    }
}
