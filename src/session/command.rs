//! What the page tells the engine to do. The JSON is pinned by `tests/messages.rs`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::latent::Path;

/// Settings as text, by name, as they stand in a form or in a link.
pub type SettingsText = BTreeMap<String, String>;

/// An order to the session.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Begin a new run at step 0 with these settings; the others have their defaults. The data stay.
    Configure {
        #[cfg_attr(test, ts(type = "Record<string, string>"))]
        settings: SettingsText,
    },
    /// Begin a new run at step 0 with the same settings.
    Reset,
    /// Start or go on training; `until` stops it after that step of the run.
    Train {
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        until: Option<usize>,
    },
    /// Stop training after the step under way.
    Pause,
    /// Train one single step, then pause.
    Step,
    /// Draw the fixed preview grid.
    Preview,
    /// Show real training images.
    Real,
    /// Begin to measure 1,000 fakes of the generator as it is now; a measurement under way is dropped.
    Evaluate,
    /// Begin to look for the training images nearest to the preview grid's; a measurement under way is dropped.
    Nearest,
    /// Draw `points` images on the way between the latents of two seeds. A conditional generator's images are also on
    /// the way between two classes, 0..=9; where a class is not given, its seed draws it.
    Interpolate {
        from: u32,
        to: u32,
        path: Path,
        points: usize,
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        from_class: Option<usize>,
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        to_class: Option<usize>,
    },
    /// Draw these classes, 0..=9, one after the other, from latents of one seed; for conditional generators only.
    Write { seed: u32, classes: Vec<usize> },
}
