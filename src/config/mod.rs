//! The run's settings: one flat [`Config`], its [`schema()`], which settings exclude each other, and ready-made runs.
//!
//! `settings.rs` declares each setting once; `choices.rs` has the words that some of them hold. Both are tables for the
//! macros beside them, and everything else here reads the tables.

mod choices;
mod conflicts;
mod edit;
#[cfg(test)]
mod generated;
mod kind;
mod live;
mod networks;
mod presets;
mod schema;
mod settings;
mod table;
mod text;

pub use choices::{Architecture, Loss, Norm, OptimizerKind, Penalty, Prior, Spectral, Switch, Upsample};
pub use edit::Edit;
pub use kind::{Group, Kind, Scale};
pub use live::Change;
pub use networks::{CHANNELS, CLASSES};
pub use presets::{Preset, PresetKind, presets};
pub use schema::{Setting, schema};
pub use settings::Config;
