//! The learner's draft of the settings, and what the run under way takes of it at once.

use super::{Edited, Event, LogEntry, Session, SettingsText, State, pairs};
use crate::config::{Change, Config};
use crate::error::{Problem, Result};

impl Session {
    /// Reads a draft of the settings, all of it as text. What the run under way can take, it takes at once; the rest
    /// waits for a new run. A setting that is wrong keeps no other one waiting.
    pub fn edit(&mut self, settings: &SettingsText) -> Edited {
        let edit = self.config.edit(pairs(settings), self.is_under_way());
        let mut problems: Vec<_> = edit.problems.iter().map(Problem::from).collect();
        let adjusted = edit.live.map_or(Ok(Vec::new()), |live| self.adjust(live, edit.changes));
        let events = adjusted.unwrap_or_else(|error| {
            problems.push(Problem::from(&error));
            Vec::new()
        });
        Edited { config: edit.config, problems, events }
    }

    /// Whether settings can change in the middle of the run: it has one.
    fn is_under_way(&self) -> bool {
        self.step > 0 && matches!(self.state, State::Training | State::Paused)
    }

    /// Goes on with other live settings.
    ///
    /// # Errors
    /// As [`super::data::Data::check`]; the run then keeps its settings.
    fn adjust(&mut self, config: Config, changes: Vec<Change>) -> Result<Vec<Event>> {
        if let Some(data) = &self.data {
            data.check(&config)?;
        }
        self.trainer.adjust(&config);
        self.phased = None; // its batches may have other sizes
        // A recovery puts these weights back; they must have the new settings, too.
        self.last_good.1.adjust(&config);
        self.config = config.clone();
        let words: Vec<_> = changes.iter().map(|Change { name, from, to }| format!("{name} {from} -> {to}")).collect();
        let line = format!("Step {}: {}", self.step, words.join(", "));
        let entry = LogEntry::Change { step: self.step, changes: changes.clone() };
        let mut events = vec![Event::Adjusted { step: self.step, config, changes, length: self.length() }];
        events.push(Event::Log { line, entry });
        events.extend(self.said_of_batches());
        // With fewer epochs, training may be over already.
        if self.state == State::Training && self.step >= self.target() {
            events.extend(self.finish());
        }
        Ok(events)
    }
}
