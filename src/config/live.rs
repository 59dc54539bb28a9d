//! What may change in the middle of a run.

use serde::Serialize;

use super::Config;
use super::schema::SETTINGS;
use crate::error::{Error, Result};

/// Settings that steps read anew: rates, ratios, targets, noise, bounds and weights of the losses. The others are built
/// into the networks, the optimisers or the order of the data.
const LIVE: &[&str] = &[
    "lr_g",
    "lr_d",
    "lr_decay",
    "d_steps",
    "g_steps",
    "label_smoothing",
    "label_flip",
    "instance_noise",
    "penalty_weight",
    "clip_weights",
    "clip_gradient",
    "diversity",
    "epochs",
];

/// A setting that changed in the middle of a run, with both values as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    pub name: &'static str,
    pub from: String,
    pub to: String,
}

/// Whether a run under way can take a new value of a setting.
pub(super) fn is_live(name: &str) -> bool {
    LIVE.contains(&name)
}

impl Config {
    /// What must change for a run with these settings to go on with others.
    ///
    /// # Errors
    /// [`Error::SettingNotLive`], and as [`Config::validate`] of the others.
    pub fn changes_to(&self, other: &Config) -> Result<Vec<Change>> {
        other.validate()?;
        let value = |config: &Config, name| config.get(name).unwrap_or_default();
        let names = SETTINGS.iter().map(|(name, ..)| *name);
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
    fn live_settings_exist_and_others_are_refused_by_name() {
        assert!(LIVE.iter().all(|name| Config::default().get(name).is_some()));
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
