//! The run's settings: one flat [`Config`], and the [`schema`] that the page's controls, the URL hash, the
//! CLI's flags and the checkpoint's metadata are all made from.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Error, Result};

/// Everything that decides a run. The same config and seed on the same kind of device give the same run.
///
/// Defaults are the lesson's DCGAN scaled to 32 px and 16 features, so that it trains while you watch, with the optimiser
/// that draws the most digits which can be read within a minute ([`Config::lesson`] is the lesson's).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Name of the training images.
    pub dataset: String,
    /// Side of the square images, pixels: 32 or 64.
    pub image_size: usize,
    /// Length of the latent vector `z`.
    pub z_dim: usize,
    /// Width `f` of the generator: its last hidden layer has `2f` channels.
    pub features_g: usize,
    /// Width `f` of the discriminator: its first layer has `f` channels.
    pub features_d: usize,
    /// Images in a batch.
    pub batch_size: usize,
    /// Passes over the training images.
    pub epochs: usize,
    /// Adam's learning rate for the generator.
    pub lr_g: f64,
    /// Adam's learning rate for the discriminator.
    pub lr_d: f64,
    /// Adam's decay rate of the first moment.
    pub beta_1: f64,
    /// Adam's decay rate of the second moment.
    pub beta_2: f64,
    /// Decay rate a step of the generator's moving average, which draws in its place; 0 for none.
    pub ema_decay: f64,
    /// Seed of the weights, the data order and the latents.
    pub seed: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            dataset: "mnist".into(),
            image_size: 32,
            z_dim: 100,
            features_g: 16,
            features_d: 16,
            batch_size: 64,
            epochs: 20,
            lr_g: 2e-3,
            lr_d: 1e-3,
            beta_1: 0.0,
            beta_2: 0.99,
            ema_decay: 0.999,
            seed: 42,
        }
    }
}

/// Image channels: MNIST and its kin are grey.
pub const CHANNELS: usize = 1;

/// What a setting may hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// A whole number in `min..=max`.
    Integer { min: u32, max: u32, scale: Scale },
    /// A real number in `min..=max`.
    Number { min: f64, max: f64, scale: Scale },
    /// One of a few words or numbers.
    Choice { choices: &'static [&'static str] },
}

/// How a slider for the setting should be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    Linear,
    Log2,
    Log10,
}

/// Which part of the run a setting shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Data,
    Network,
    Training,
}

/// One setting: its name, what it may hold, and one line of help.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    pub name: &'static str,
    pub group: Group,
    #[serde(flatten)]
    pub kind: Kind,
    /// The default, as text in the form that [`Config::set`] takes.
    pub default: String,
    pub help: &'static str,
}

/// `(name, group, kind, help)` of every setting, in the order the page shows them.
const SETTINGS: &[(&str, Group, Kind, &str)] = {
    use Group::*;
    use Kind::*;
    const fn integer(min: u32, max: u32, scale: Scale) -> Kind {
        Kind::Integer { min, max, scale }
    }
    const LEARNING_RATE: Kind = Number { min: 1e-6, max: 1e-1, scale: Scale::Log10 };
    &[
        (
            "dataset",
            Data,
            Choice { choices: &["mnist", "fashion-mnist"] },
            "The real images that the discriminator learns from.",
        ),
        (
            "image_size",
            Network,
            Choice { choices: &["32", "64"] },
            "Side of the images in pixels; 64 is the lesson's size and about five times the work.",
        ),
        ("z_dim", Network, integer(1, 512, Scale::Log2), "How many random numbers the generator turns into one image."),
        (
            "features_g",
            Network,
            integer(1, 128, Scale::Log2),
            "Width of the generator: more features draw better and train slower.",
        ),
        (
            "features_d",
            Network,
            integer(1, 128, Scale::Log2),
            "Width of the discriminator: far above the generator's, it wins too early.",
        ),
        ("batch_size", Training, integer(2, 256, Scale::Log2), "Real images (and as many fakes) in one training step."),
        ("epochs", Training, integer(1, 1000, Scale::Log10), "How many times training goes through all the images."),
        ("lr_g", Training, LEARNING_RATE, "Step size of the generator's updates (Adam)."),
        ("lr_d", Training, LEARNING_RATE, "Step size of the discriminator's updates (Adam)."),
        (
            "beta_1",
            Training,
            Number { min: 0.0, max: 0.999, scale: Scale::Linear },
            "Adam's memory of past gradients; GANs want less of it than the usual 0.9, or none.",
        ),
        (
            "beta_2",
            Training,
            Number { min: 0.0, max: 0.9999, scale: Scale::Linear },
            "Adam's memory of past gradient sizes.",
        ),
        (
            "ema_decay",
            Training,
            Number { min: 0.0, max: 0.9999, scale: Scale::Linear },
            "Draw with a moving average of the generator that keeps this share of itself a step; 0 draws with the generator.",
        ),
        (
            "seed",
            Training,
            integer(0, u32::MAX, Scale::Linear),
            "Start of all randomness: the same seed and settings give the same run.",
        ),
    ]
};

/// Every setting with its range, default and help.
pub fn schema() -> Vec<Setting> {
    let default = Config::default();
    SETTINGS
        .iter()
        .map(|(name, group, kind, help)| Setting {
            name,
            group: *group,
            kind: kind.clone(),
            default: default.get(name).unwrap_or_default(),
            help,
        })
        .collect()
}

impl Kind {
    /// Checks one value given as text.
    fn check(&self, name: &str, value: &str) -> Result<()> {
        let inside = match self {
            Kind::Integer { min, max, .. } => {
                value.parse().ok().map(|v: u64| (u64::from(*min)..=u64::from(*max)).contains(&v))
            }
            Kind::Number { min, max, .. } => value.parse().ok().map(|v: f64| (*min..=*max).contains(&v)),
            Kind::Choice { choices } => Some(choices.contains(&value)),
        };
        match inside {
            Some(true) => Ok(()),
            Some(false) => Err(Error::SettingRange { name: name.into(), value: value.into(), range: self.range() }),
            None => Err(self.wrong_value(name, value)),
        }
    }

    fn wrong_value(&self, name: &str, value: &str) -> Error {
        let expected = match self {
            Kind::Integer { .. } => "a whole number",
            Kind::Number { .. } => "a number",
            Kind::Choice { .. } => "a choice",
        };
        Error::SettingValue {
            name: name.into(),
            value: value.into(),
            expected: format!("{expected} ({})", self.range()),
        }
    }

    /// The range in words, e.g. `2 to 256`.
    pub fn range(&self) -> String {
        match self {
            Kind::Integer { min, max, .. } => format!("{min} to {max}"),
            Kind::Number { min, max, .. } => format!("{min} to {max}"),
            Kind::Choice { choices } => choices.join(" or "),
        }
    }
}

impl Config {
    /// The lesson's training of the default networks. The lesson itself is also `image_size: 64, features_g: 64,
    /// features_d: 64`.
    pub fn lesson() -> Self {
        Self { lr_g: 2e-4, lr_d: 2e-4, beta_1: 0.5, beta_2: 0.999, ema_decay: 0.0, ..Self::default() }
    }

    /// The value of a setting as text; `None` for a name that does not exist.
    pub fn get(&self, name: &str) -> Option<String> {
        match self.to_json().get(name)? {
            Value::String(text) => Some(text.clone()),
            number => Some(number.to_string()),
        }
    }

    /// Sets one setting from text, as the URL hash and the CLI give it.
    ///
    /// # Errors
    /// [`Error::UnknownSetting`], [`Error::SettingValue`] or [`Error::SettingRange`]; the config is then unchanged.
    pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
        let (.., kind, _) =
            SETTINGS.iter().find(|(known, ..)| *known == name).ok_or_else(|| Error::UnknownSetting {
                name: name.into(),
                known: SETTINGS.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", "),
            })?;
        kind.check(name, value)?;
        let mut fields = self.to_json();
        fields[name] = match kind {
            Kind::Choice { .. } if fields[name].is_string() => value.into(),
            Kind::Number { .. } => value.parse::<f64>().unwrap_or(f64::NAN).into(),
            _ => value.parse::<u64>().unwrap_or(0).into(),
        };
        *self = serde_json::from_value(fields).map_err(|_| kind.wrong_value(name, value))?;
        Ok(())
    }

    fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Checks every setting against its range.
    ///
    /// # Errors
    /// The first [`Error::SettingRange`] found.
    pub fn validate(&self) -> Result<()> {
        SETTINGS.iter().try_for_each(|(name, _, kind, _)| kind.check(name, &self.get(name).unwrap_or_default()))
    }

    /// Reads settings given as text. What cannot be used stays at its default and is reported; the rest applies.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Error>) {
        let mut config = Self::default();
        let problems = pairs.into_iter().filter_map(|(name, value)| config.set(name, value).err()).collect();
        (config, problems)
    }

    /// Stages that double the image's side between the 4x4 core and the outermost layer: 2 at 32 px, 3 at 64 px.
    pub fn inner_stages(&self) -> usize {
        self.image_size.ilog2() as usize - 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schema_and_config_name_the_same_settings_and_defaults_are_valid() {
        let Value::Object(fields) = Config::default().to_json() else { panic!("a config is an object") };
        let mut named: Vec<_> = schema().iter().map(|setting| setting.name.to_string()).collect();
        named.sort();
        assert_eq!(named, fields.keys().cloned().collect::<Vec<_>>());
        Config::default().validate().unwrap();
    }

    #[test]
    fn each_kind_of_setting_can_be_set_from_text() {
        let pairs =
            [("image_size", "64"), ("lr_g", "0.001"), ("lr_d", "1e-3"), ("seed", "4294967295"), ("dataset", "mnist")];
        let (config, problems) = Config::from_pairs(pairs);
        assert_eq!(problems, []);
        assert_eq!((config.image_size, config.lr_g, config.lr_d, config.seed), (64, 1e-3, 1e-3, u32::MAX));
    }

    #[test]
    fn bad_settings_are_named_with_their_range_and_the_others_apply() {
        let pairs = [
            ("batch_size", "0"),
            ("colour", "red"),
            ("lr_g", "fast"),
            ("lr_d", "NaN"),
            ("image_size", "48"),
            ("z_dim", "-3"),
            ("epochs", "3"),
        ];
        let (config, problems) = Config::from_pairs(pairs);
        let expected = Config { epochs: 3, ..Config::default() };
        assert_eq!(config, expected);
        let messages: Vec<_> = problems.iter().map(Error::to_string).collect();
        assert_eq!(messages.len(), 6);
        assert_eq!(messages[0], "batch_size = 0 is out of range: choose 2 to 256");
        assert!(messages[1].starts_with("there is no setting named \"colour\": the settings are dataset, image_size"));
        assert_eq!(messages[2], "lr_g = \"fast\" is not a number (0.000001 to 0.1)");
        assert_eq!(messages[3], "lr_d = NaN is out of range: choose 0.000001 to 0.1");
        assert_eq!(messages[4], "image_size = 48 is out of range: choose 32 or 64");
        assert_eq!(messages[5], "z_dim = \"-3\" is not a whole number (1 to 512)");
    }

    #[test]
    fn a_config_of_unknown_fields_is_refused() {
        assert!(serde_json::from_str::<Config>(r#"{"z_dimension": 3}"#).is_err());
        assert_eq!(serde_json::from_str::<Config>(r#"{"z_dim": 3}"#).unwrap().z_dim, 3);
    }
}
