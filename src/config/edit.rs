//! What a draft of new settings means for the run under way.

use super::live::Change;
use super::settings::Config;
use super::{conflicts, live};
use crate::error::Error;

/// A draft of settings as it was read, and the part of it that the run can take at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The draft: what a new run would begin with. A setting that cannot be used is at its default here.
    pub config: Config,
    /// Everything in the draft that cannot be used.
    pub problems: Vec<Error>,
    /// The settings with which the run goes on; `None` where nothing changes for it.
    pub live: Option<Config>,
    /// What changes for the run; empty exactly where `live` is `None`.
    pub changes: Vec<Change>,
}

impl Config {
    /// Reads a draft of settings, given as text, beside the settings of a run (`self`).
    ///
    /// A draft names every setting; one that it leaves out counts as its default, and does not change for the run.
    /// A run under way takes those live settings of the draft that are valid and differ from its own. A wrong one keeps
    /// none of the others from it: whatever conflicts with the run's other settings stays as it runs.
    pub fn edit<'a>(&self, draft: impl IntoIterator<Item = (&'a str, &'a str)>, is_under_way: bool) -> Edit {
        let draft: Vec<_> = draft.into_iter().collect();
        let (config, problems) = Self::from_pairs(draft.iter().copied());
        let live = if is_under_way { self.with_live(&draft) } else { self.clone() };
        let changes = self.changes_to(&live).unwrap_or_default();
        Edit { config, problems, live: (!changes.is_empty()).then_some(live), changes }
    }

    /// These settings with the live ones of a draft that can be used together with all the others.
    fn with_live(&self, draft: &[(&str, &str)]) -> Self {
        let mut live = self.clone();
        for (name, value) in draft.iter().filter(|(name, _)| live::is_live(name)) {
            // A value that cannot be used is among the draft's problems; the setting stays as it runs.
            let _ = live.set(name, value);
        }
        // Each turn puts at least one setting back, and the run's own settings have no conflict.
        while let Some(Error::SettingConflict { name, other, .. }) = conflicts::find(&live) {
            let before = live.clone();
            for name in [name, other] {
                // The run's own value is valid.
                let _ = live.set(&name, &self.get(&name).unwrap_or_default());
            }
            if live == before {
                break;
            }
        }
        live
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::choices::Loss;
    use crate::config::schema::schema;

    /// Every setting of a config as text, with some of them replaced.
    fn draft<'a>(config: &Config, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
        let all = schema().into_iter().map(|setting| (setting.name, config.get(setting.name).unwrap()));
        let changed = changes.iter().map(|(name, value)| (*name, value.to_string()));
        all.filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name)).chain(changed).collect()
    }

    fn edit(run: &Config, changes: &[(&str, &str)], is_under_way: bool) -> Edit {
        let draft = draft(run, changes);
        run.edit(draft.iter().map(|(name, value)| (*name, value.as_str())), is_under_way)
    }

    fn changes(edit: &Edit) -> Vec<(&str, &str, &str)> {
        edit.changes.iter().map(|change| (change.name, change.from.as_str(), change.to.as_str())).collect()
    }

    #[test]
    fn an_unchanged_draft_changes_nothing() {
        let run = Config { lr_d: 3e-4, loss: Loss::Hinge, ..Config::default() };
        let edit = edit(&run, &[("lr_d", "0.0003"), ("epochs", "20")], true);
        assert_eq!(edit, Edit { config: run, problems: Vec::new(), live: None, changes: Vec::new() });
    }

    #[test]
    fn the_same_number_written_in_another_way_is_no_change() {
        let run = Config::default();
        let edit = edit(&run, &[("lr_d", "1e-3"), ("epochs", "+20"), ("lr_decay", "1.000")], true);
        assert_eq!((edit.problems, edit.live), (Vec::new(), None));
    }

    #[test]
    fn live_settings_take_effect_and_the_others_wait() {
        let run = Config::default();
        let edit = edit(&run, &[("lr_d", "0.0001"), ("z_dim", "8"), ("label_smoothing", "0.1")], true);
        assert_eq!(edit.problems, []);
        assert_eq!(edit.config, Config { z_dim: 8, lr_d: 1e-4, label_smoothing: 0.1, ..run.clone() });
        assert_eq!(edit.live, Some(Config { lr_d: 1e-4, label_smoothing: 0.1, ..run }));
        assert_eq!(changes(&edit), [("label_smoothing", "0.0", "0.1"), ("lr_d", "0.001", "0.0001")]);
    }

    #[test]
    fn nothing_takes_effect_before_a_run_is_under_way() {
        let run = Config::default();
        let edit = edit(&run, &[("lr_d", "0.0001")], false);
        assert_eq!(edit.config, Config { lr_d: 1e-4, ..run });
        assert_eq!((edit.live, edit.changes), (None, Vec::new()));
    }

    #[test]
    fn a_wrong_value_does_not_keep_the_others_waiting() {
        let run = Config { lr_g: 5e-4, ..Config::default() };
        let wrong = [("lr_g", ""), ("lr_decay", "2"), ("z_dim", "none"), ("epochs", "30"), ("colour", "red")];
        let edit = edit(&run, &wrong, true);
        let messages: Vec<_> = edit.problems.iter().map(Error::to_string).collect();
        assert_eq!(messages.len(), 4, "{messages:?}");
        assert_eq!(edit.live, Some(Config { epochs: 30, ..run }), "what is wrong stays as it runs");
        assert_eq!(changes(&edit), [("epochs", "20", "30")]);
        assert_eq!(edit.config, Config { epochs: 30, ..Config::default() }, "what is wrong is at its default");
    }

    #[test]
    fn what_conflicts_with_the_run_waits_alone() {
        let run = Config { loss: Loss::Hinge, ..Config::default() };
        let edit = edit(&run, &[("label_smoothing", "0.1"), ("label_flip", "0.05"), ("d_steps", "2")], true);
        assert_eq!(edit.problems.len(), 2);
        assert_eq!(edit.live, Some(Config { d_steps: 2, ..run }));
    }

    #[test]
    fn a_conflict_with_what_waits_does_not_hinder_the_run() {
        let run = Config::default();
        let waits = edit(&run, &[("label_smoothing", "0.1"), ("loss", "hinge")], true);
        assert_eq!(waits.problems.len(), 1);
        assert_eq!(waits.live, Some(Config { label_smoothing: 0.1, ..run.clone() }));
        // The other way round: a draft without conflict, of which the run under way can take only a part.
        let run = Config { loss: Loss::Hinge, ..run };
        let waits = edit(&run, &[("label_smoothing", "0.1"), ("loss", "bce"), ("lr_g", "0.01")], true);
        assert_eq!(waits.problems, []);
        assert_eq!(waits.live, Some(Config { lr_g: 0.01, ..run }));
    }

    #[test]
    fn a_setting_that_the_draft_leaves_out_stays_as_it_runs() {
        let run = Config { lr_d: 5e-4, ..Config::default() };
        let edit = run.edit([("lr_g", "0.01")], true);
        assert_eq!(edit.config, Config { lr_g: 0.01, ..Config::default() });
        assert_eq!(edit.live, Some(Config { lr_g: 0.01, ..run.clone() }));
        assert_eq!(run.edit([], true).live, None);
    }

    #[test]
    fn the_last_of_several_values_counts() {
        let run = Config::default();
        let edit = run.edit([("lr_g", "0.01"), ("lr_g", "0.02"), ("lr_g", "fast")], true);
        assert_eq!(edit.live, Some(Config { lr_g: 0.02, ..run }));
    }
}
