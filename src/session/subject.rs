//! What is looked into: a latent, or a picture.

use serde::Deserialize;

/// A network and what it is given.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "network", rename_all = "snake_case", deny_unknown_fields)]
pub enum Subject {
    /// The generator, drawing from one latent.
    Generator { latent: Latent },
    /// The discriminator, judging one picture.
    Discriminator { picture: Picture },
}

/// A latent, with its class where the generator is conditional.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum Latent {
    /// That of a picture of the fixed grid, counted from 0 row by row.
    Sheet { index: usize },
    /// Drawn from a seed, as for the ends of a walk; where no class is given, the seed draws it.
    Seed {
        seed: u32,
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
    },
    /// `z_dim` numbers; a conditional generator needs the class, 0..=9.
    Given {
        values: Vec<f32>,
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum Picture {
    /// A fake of the fixed grid, counted from 0 row by row.
    Fake { index: usize },
    /// A training image, counted from 0.
    Real { index: usize },
    /// `side * side` numbers in [-1, 1], row by row, where `side` is the setting `image_size`. A conditional
    /// discriminator needs the class, 0..=9.
    Given {
        pixels: Vec<f32>,
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
    },
}
