//! What the page tells the engine to do. The JSON is pinned by `tests/messages.rs`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::network::Network;
use super::subject::{Latent, Picture, Subject};
use crate::config::Loss;
use crate::latent::Path;

/// Settings as text, by name, as they stand in a form or in a link.
pub type SettingsText = BTreeMap<String, String>;

/// An order to the session.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, tag = "type", rename_all = "snake_case"))]
#[serde(try_from = "Fields")]
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
        #[cfg_attr(test, ts(optional))]
        until: Option<usize>,
    },
    /// Stop training after the step under way.
    Pause,
    /// Train one single step, then pause.
    Step,
    /// Train one single step in which only this network learns, then pause. It counts as a step, and the log says so.
    StepOnly { network: Network },
    /// Run the next phase of one single step. The step counts when its last phase is done, and is then the same as an
    /// ordinary one; until then the run stands where it stood, and an order that trains or begins a run drops the phases.
    Phase,
    /// Draw the fixed preview grid.
    Preview,
    /// Show real training images.
    Real,
    /// Begin to measure 1,000 fakes of the generator as it is now; a measurement under way is dropped.
    Evaluate,
    /// Begin to look for the training images nearest to the preview grid's; a measurement under way is dropped.
    Nearest,
    /// Draw `points` images on the way between two latents. A conditional generator's images are also on the way between
    /// their classes.
    Interpolate { from: Latent, to: Latent, path: Path, points: usize },
    /// Show what each layer of a network passes on, in evaluation.
    Activations { subject: Subject },
    /// Have the discriminator judge, in evaluation, the fixed grid's fakes and the training images that `real` shows.
    Verdicts,
    /// Show how the generator's loss on a picture depends on its pixels; by the run's loss where none is given.
    Attribution {
        picture: Picture,
        #[cfg_attr(test, ts(optional))]
        loss: Option<Loss>,
    },
    /// Find the `count` directions of the latents, 1..=32, along which the generator changes most, by latents drawn from
    /// the seed; for a conditional generator within one class, 0 where none is given.
    PrincipalDirections {
        count: usize,
        seed: u32,
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
    },
    /// Draw these latents, `z_dim` numbers each, at most 256; a conditional generator needs the class of each, 0..=9.
    /// All numbers are multiplied by `truncation`, 0..=1, which is 1 where it is not given. They stand `columns` in a
    /// row, all in one where that is not given. Where `step` is given, the generator that was kept then draws them.
    DrawLatents {
        #[cfg_attr(test, ts(type = "Array<number> | Float32Array"))]
        latents: Vec<f32>,
        #[cfg_attr(test, ts(optional))]
        classes: Option<Vec<usize>>,
        #[cfg_attr(test, ts(optional))]
        truncation: Option<f32>,
        #[cfg_attr(test, ts(optional))]
        columns: Option<usize>,
        #[cfg_attr(test, ts(optional))]
        step: Option<usize>,
    },
    /// Give the numbers of a latent.
    Latent { latent: Latent },
    /// Give the steps whose generators are kept.
    Moments,
    /// Begin to look for the latent whose picture is nearest to this one, from starts drawn from the seed. A conditional
    /// generator keeps to the class, 0..=9, or tries all where none is given. A search under way is dropped.
    Invert {
        picture: Picture,
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
        seed: u32,
    },
    /// Go on with that search for some iterations; it is over after those that its first answer tells.
    InvertOn { iterations: usize },
    /// Draw these classes, 0..=9, one after the other, from latents of one seed; for conditional generators only.
    Write { seed: u32, classes: Vec<usize> },
}

/// The fields of all commands, and which of them each command has, from its name on the wire: those that it must have, and
/// then those that it may have. What serde makes of the enum itself is three times as large in the page's module. In a browser
/// fields that no command has are passed over; elsewhere they are refused.
macro_rules! wire {
    ({ $($field:ident: $Type:ty,)+ } $($name:literal => $Command:ident { $($must:ident)* ; $($may:ident)* },)+) => {
        #[derive(Default, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            r#type: String,
            $($field: Option<$Type>,)+
        }

        impl TryFrom<Fields> for Command {
            type Error = String;

            fn try_from(mut fields: Fields) -> Result<Self, String> {
                let name = std::mem::take(&mut fields.r#type);
                let command = match name.as_str() {
                    $($name => Command::$Command {
                        $($must: fields.$must.take().ok_or_else(|| lacking(&name, stringify!($must)))?,)*
                        $($may: fields.$may.take(),)*
                    },)+
                    _ => return Err(format!("there is no command {name:?}")),
                };
                if fields == Fields::default() { Ok(command) } else { Err(format!("{name} has a field too many")) }
            }
        }
    };
}

wire! {
    {
        class: usize,
        classes: Vec<usize>,
        columns: usize,
        count: usize,
        from: Latent,
        iterations: usize,
        latent: Latent,
        latents: Vec<f32>,
        loss: Loss,
        network: Network,
        path: Path,
        picture: Picture,
        points: usize,
        seed: u32,
        settings: SettingsText,
        step: usize,
        subject: Subject,
        to: Latent,
        truncation: f32,
        until: usize,
    }
    "configure" => Configure { settings; },
    "reset" => Reset { ; },
    "train" => Train { ; until },
    "pause" => Pause { ; },
    "step" => Step { ; },
    "step_only" => StepOnly { network; },
    "phase" => Phase { ; },
    "preview" => Preview { ; },
    "real" => Real { ; },
    "evaluate" => Evaluate { ; },
    "nearest" => Nearest { ; },
    "interpolate" => Interpolate { from to path points; },
    "activations" => Activations { subject; },
    "verdicts" => Verdicts { ; },
    "attribution" => Attribution { picture; loss },
    "principal_directions" => PrincipalDirections { count seed; class },
    "draw_latents" => DrawLatents { latents; classes truncation columns step },
    "latent" => Latent { latent; },
    "moments" => Moments { ; },
    "invert" => Invert { picture seed; class },
    "invert_on" => InvertOn { iterations; },
    "write" => Write { seed classes; },
}

fn lacking(name: &str, field: &str) -> String {
    format!("{name} lacks {field}")
}
