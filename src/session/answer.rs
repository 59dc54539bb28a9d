//! What the engine answers to whoever gives it settings as text.

use serde::Serialize;

use super::Event;
use crate::config::{Config, Preset, Setting};
use crate::error::Problem;

/// All that a form for the settings is made from, and what became of the settings that the session was opened with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Settings {
    pub schema: Vec<Setting>,
    pub presets: Vec<Preset>,
    /// The settings of the run.
    pub config: Config,
    /// What was wrong with the settings that the session was opened with; each such setting has its default.
    pub problems: Vec<Problem>,
}

/// What became of a draft of the settings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Edited {
    /// The draft as it was understood; what was wrong has its default.
    pub config: Config,
    pub problems: Vec<Problem>,
    /// What the run under way took of the draft.
    pub events: Vec<Event>,
}
