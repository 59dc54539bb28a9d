//! The run's settings: one flat [`Config`], its [`schema()`], which settings exclude each other, and ready-made runs.

mod choices;
mod conflicts;
mod edit;
mod live;
mod presets;
mod schema;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Error, Result};
pub use choices::{Architecture, Loss, Norm, OptimizerKind, Penalty, Prior, Spectral, Switch, Upsample};
pub use edit::Edit;
pub use live::Change;
pub use presets::{Preset, PresetKind, presets};
use schema::SETTINGS;
pub use schema::{Group, Kind, Scale, Setting, schema};

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
    /// What the networks are made of.
    pub architecture: Architecture,
    /// How the generator doubles an image.
    pub upsample: Upsample,
    /// What follows the generator's inner layers.
    pub norm_g: Norm,
    /// What follows the discriminator's inner layers.
    pub norm_d: Norm,
    /// Networks with spectrally normalised weights.
    pub spectral_norm: Spectral,
    /// Whether the discriminator sees how much a batch varies.
    pub minibatch_std: Switch,
    /// Where latents are drawn from.
    pub prior: Prior,
    /// Whether both networks are told the class.
    pub conditional: Switch,
    /// What the networks play for.
    pub loss: Loss,
    /// What keeps the discriminator smooth.
    pub penalty: Penalty,
    /// Weight of the penalty.
    pub penalty_weight: f64,
    /// Largest weight of the discriminator; 0 for any.
    pub clip_weights: f64,
    /// How far below 1 the discriminator's target for real images lies (one-sided: Salimans et al. 2016, section 3.4).
    pub label_smoothing: f64,
    /// Share of images whose target the discriminator gets wrong.
    pub label_flip: f64,
    /// Standard deviation of the noise on all that the discriminator sees (Sonderby et al. 2017, section 3).
    pub instance_noise: f64,
    /// Largest length of a network's gradient; 0 for any.
    pub clip_gradient: f64,
    /// Weight of the mode-seeking term (Mao et al. 2019, equation 2).
    pub diversity: f64,
    /// Images in a batch.
    pub batch_size: usize,
    /// Passes over the training images.
    pub epochs: usize,
    /// Updates of the discriminator in a step.
    pub d_steps: usize,
    /// Updates of the generator in a step.
    pub g_steps: usize,
    /// How gradients become steps.
    pub optimizer: OptimizerKind,
    /// Learning rate of the generator.
    pub lr_g: f64,
    /// Learning rate of the discriminator.
    pub lr_d: f64,
    /// What both are multiplied by after each epoch.
    pub lr_decay: f64,
    /// Adam's decay rate of the first moment; SGD's momentum.
    pub beta_1: f64,
    /// Adam's decay rate of the second moment; RMSProp's alpha.
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
            architecture: Architecture::Convolution,
            upsample: Upsample::Transpose,
            norm_g: Norm::Batch,
            norm_d: Norm::Batch,
            spectral_norm: Spectral::None,
            minibatch_std: Switch::Off,
            prior: Prior::Normal,
            conditional: Switch::Off,
            loss: Loss::Bce,
            penalty: Penalty::None,
            penalty_weight: 10.0,
            clip_weights: 0.0,
            label_smoothing: 0.0,
            label_flip: 0.0,
            instance_noise: 0.0,
            clip_gradient: 0.0,
            diversity: 0.0,
            batch_size: 64,
            epochs: 20,
            d_steps: 1,
            g_steps: 1,
            optimizer: OptimizerKind::Adam,
            lr_g: 2e-3,
            lr_d: 1e-3,
            lr_decay: 1.0,
            beta_1: 0.0,
            beta_2: 0.99,
            ema_decay: 0.999,
            seed: 42,
        }
    }
}

/// Image channels: MNIST and its kin are grey.
pub const CHANNELS: usize = 1;
/// Classes of the images: MNIST and its kin have ten.
pub const CLASSES: usize = 10;

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

    /// Checks every setting against its range, and whether they work together.
    ///
    /// # Errors
    /// The first [`Error::SettingRange`] or [`Error::SettingConflict`] found.
    pub fn validate(&self) -> Result<()> {
        SETTINGS.iter().try_for_each(|(name, _, kind, _)| kind.check(name, &self.get(name).unwrap_or_default()))?;
        conflicts::find(self).map_or(Ok(()), Err)
    }

    /// Reads settings given as text. What cannot be used stays at its default and is reported; the rest applies.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Error>) {
        let (mut config, usual) = (Self::default(), Self::default());
        let mut problems: Vec<_> =
            pairs.into_iter().filter_map(|(name, value)| config.set(name, value).err()).collect();
        while let Some(conflict) = conflicts::find(&config) {
            let Error::SettingConflict { name, .. } = &conflict else { break };
            let Ok(()) = config.set(name, &usual.get(name).unwrap_or_default()) else { break };
            problems.push(conflict);
        }
        (config, problems)
    }

    /// Numbers that the generator turns into an image: the latent, and where it is told the class, one for each.
    pub fn inputs_g(&self) -> usize {
        self.z_dim + if self.conditional.is_on() { CLASSES } else { 0 }
    }

    /// Whether the networks are of the lesson's architecture, at any width.
    pub fn has_lesson_networks(&self) -> bool {
        let lesson = Self::default();
        let shape = |config: &Self| {
            (
                (config.architecture, config.upsample, config.norm_g, config.norm_d),
                (config.spectral_norm, config.minibatch_std, config.conditional),
            )
        };
        shape(self) == shape(&lesson)
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
