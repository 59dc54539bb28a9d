//! Ready-made runs: recipes that work, and failures to understand.

use std::collections::BTreeMap;

use serde::Serialize;

use super::settings::Config;
use crate::error::{Error, Result};

/// What a preset is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PresetKind {
    /// Trains well.
    Recipe,
    /// Fails in the way that its name says.
    Failure,
}

/// A ready-made run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Preset {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for.
    pub kind: PresetKind,
    /// For a failure, the recipe that cures it.
    pub cure: Option<&'static str>,
    /// The settings that differ from the defaults, as text.
    pub config: BTreeMap<&'static str, &'static str>,
}

/// A preset as it is declared here.
struct Declaration {
    name: &'static str,
    cure: Option<&'static str>,
    settings: &'static [(&'static str, &'static str)],
}

const fn recipe(name: &'static str, settings: &'static [(&'static str, &'static str)]) -> Declaration {
    Declaration { name, cure: None, settings }
}

const fn failure(
    name: &'static str,
    cure: &'static str,
    settings: &'static [(&'static str, &'static str)],
) -> Declaration {
    Declaration { name, cure: Some(cure), settings }
}

const PRESETS: &[Declaration] = &[
    recipe(
        "lesson",
        &[
            ("image_size", "64"),
            ("features_g", "64"),
            ("features_d", "64"),
            ("lr_g", "0.0002"),
            ("lr_d", "0.0002"),
            ("beta_1", "0.5"),
            ("beta_2", "0.999"),
            ("ema_decay", "0"),
        ],
    ),
    recipe("fast", &[("features_g", "8"), ("features_d", "8")]),
    recipe("wgan_gp", &[("loss", "wasserstein"), ("penalty", "gradient"), ("norm_d", "none"), ("d_steps", "5")]),
    recipe("hinge_spectral", &[("loss", "hinge"), ("spectral_norm", "d"), ("norm_d", "none")]),
    recipe("least_squares", &[("loss", "least_squares")]),
    recipe("conditional", &[("conditional", "on")]),
    failure(
        "strong_discriminator",
        "fast",
        &[("features_g", "4"), ("features_d", "32"), ("lr_g", "0.0001"), ("lr_d", "0.002")],
    ),
    failure("mode_collapse", "hinge_spectral", &[("lr_g", "0.02"), ("lr_d", "0.00005")]),
    failure("diverges", "wgan_gp", &[("loss", "wasserstein"), ("lr_g", "0.05"), ("lr_d", "0.05")]),
    failure("no_batch_norm", "fast", &[("norm_g", "none"), ("norm_d", "none")]),
];

/// All presets, in the order the page shows them.
pub fn presets() -> Vec<Preset> {
    let preset = |preset: &Declaration| Preset {
        name: preset.name,
        kind: if preset.cure.is_some() { PresetKind::Failure } else { PresetKind::Recipe },
        cure: preset.cure,
        config: preset.settings.iter().copied().collect(),
    };
    PRESETS.iter().map(preset).collect()
}

impl Config {
    /// The lesson's training of the default networks. The lesson itself is also `image_size: 64, features_g: 64,
    /// features_d: 64`.
    pub fn lesson() -> Self {
        Self { lr_g: 2e-4, lr_d: 2e-4, beta_1: 0.5, beta_2: 0.999, ema_decay: 0.0, ..Self::default() }
    }

    /// The settings of a preset.
    ///
    /// # Errors
    /// [`Error::UnknownPreset`].
    pub fn preset(name: &str) -> Result<Self> {
        let presets = presets();
        let preset = presets.iter().find(|preset| preset.name == name).ok_or_else(|| Error::UnknownPreset {
            name: name.into(),
            known: presets.iter().map(|preset| preset.name).collect::<Vec<_>>().join(", "),
        })?;
        let mut config = Self::default();
        preset.config.iter().try_for_each(|(name, value)| config.set(name, value))?;
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_valid_and_every_cure_a_recipe() {
        let all = presets();
        for preset in &all {
            Config::preset(preset.name).unwrap().validate().unwrap();
            let cure = preset.cure.map(|cure| all.iter().find(|preset| preset.name == cure).unwrap().kind);
            assert_eq!(cure, (preset.kind == PresetKind::Failure).then_some(PresetKind::Recipe), "{}", preset.name);
        }
        let lesson = Config { image_size: 64, features_g: 64, features_d: 64, ..Config::lesson() };
        assert_eq!(Config::preset("lesson"), Ok(lesson));
        assert!(Config::preset("luck").unwrap_err().to_string().contains("wgan_gp"));
    }
}
