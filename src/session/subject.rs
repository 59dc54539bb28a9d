//! What is looked into: a latent, or a picture. Each is read from a plain structure, for the reason given at `Command`'s.

use serde::Deserialize;

use super::network::Network;

/// A network and what it is given.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, tag = "network", rename_all = "snake_case"))]
#[serde(try_from = "SubjectFields")]
pub enum Subject {
    /// The generator, drawing from one latent.
    Generator { latent: Latent },
    /// The discriminator, judging one picture.
    Discriminator { picture: Picture },
}

/// A latent, with its class where the generator is conditional.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, tag = "from", rename_all = "snake_case"))]
#[serde(try_from = "Fields")]
pub enum Latent {
    /// That of a picture of the fixed grid, counted from 0 row by row.
    Sheet { index: usize },
    /// Drawn from a seed, as for the ends of a walk; where no class is given, the seed draws it.
    Seed {
        seed: u32,
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
    },
    /// `z_dim` numbers; a conditional generator needs the class, 0..=9.
    Given {
        #[cfg_attr(test, ts(type = "Array<number> | Float32Array"))]
        values: Vec<f32>,
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, tag = "from", rename_all = "snake_case"))]
#[serde(try_from = "Fields")]
pub enum Picture {
    /// A fake of the fixed grid, counted from 0 row by row.
    Fake { index: usize },
    /// A training image, counted from 0.
    Real { index: usize },
    /// `side * side` numbers in [-1, 1], row by row, where `side` is the setting `image_size`. A conditional
    /// discriminator needs the class, 0..=9.
    Given {
        #[cfg_attr(test, ts(type = "Array<number> | Float32Array"))]
        values: Vec<f32>,
        #[cfg_attr(test, ts(optional))]
        class: Option<usize>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubjectFields {
    network: Network,
    latent: Option<Latent>,
    picture: Option<Picture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    from: String,
    index: Option<usize>,
    seed: Option<u32>,
    values: Option<Vec<f32>>,
    class: Option<usize>,
}

impl TryFrom<SubjectFields> for Subject {
    type Error = &'static str;

    fn try_from(fields: SubjectFields) -> Result<Self, Self::Error> {
        match fields {
            SubjectFields { network: Network::Generator, latent: Some(latent), picture: None } => {
                Ok(Subject::Generator { latent })
            }
            SubjectFields { network: Network::Discriminator, latent: None, picture: Some(picture) } => {
                Ok(Subject::Discriminator { picture })
            }
            _ => Err("a generator is given a latent, a discriminator a picture"),
        }
    }
}

impl TryFrom<Fields> for Latent {
    type Error = &'static str;

    fn try_from(Fields { from, index, seed, values, class }: Fields) -> Result<Self, Self::Error> {
        match (from.as_str(), index, seed, values) {
            ("sheet", Some(index), None, None) if class.is_none() => Ok(Latent::Sheet { index }),
            ("seed", None, Some(seed), None) => Ok(Latent::Seed { seed, class }),
            ("given", None, None, Some(values)) => Ok(Latent::Given { values, class }),
            _ => Err("a latent is from the sheet (index), a seed (seed, class), or given (values, class)"),
        }
    }
}

impl TryFrom<Fields> for Picture {
    type Error = &'static str;

    fn try_from(Fields { from, index, seed, values, class }: Fields) -> Result<Self, Self::Error> {
        match (from.as_str(), index, seed, values) {
            ("fake", Some(index), None, None) if class.is_none() => Ok(Picture::Fake { index }),
            ("real", Some(index), None, None) if class.is_none() => Ok(Picture::Real { index }),
            ("given", None, None, Some(values)) => Ok(Picture::Given { values, class }),
            _ => Err("a picture is a fake or a real one (index), or given (values, class)"),
        }
    }
}
