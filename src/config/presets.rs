//! Ready-made runs: recipes that work, and failures to understand.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Config;
use crate::error::{Error, Result};

/// What a preset is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PresetKind {
    Recipe,
    /// Fails as its name says.
    Failure,
}

/// A ready-made run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preset {
    pub name: &'static str,
    pub kind: PresetKind,
    /// For a failure, the recipe that cures it.
    pub cure: Option<&'static str>,
    /// What differs from the defaults, as text.
    pub config: BTreeMap<&'static str, &'static str>,
}

type Settings = &'static [(&'static str, &'static str)];

/// Name, kind, cure, settings.
const PRESETS: &[(&str, PresetKind, Option<&str>, Settings)] = {
    use PresetKind::{Failure, Recipe};
    &[
        (
            "lesson",
            Recipe,
            None,
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
        ("fast", Recipe, None, &[("features_g", "8"), ("features_d", "8")]),
        (
            "wgan_gp",
            Recipe,
            None,
            &[("loss", "wasserstein"), ("penalty", "gradient"), ("norm_d", "none"), ("d_steps", "5")],
        ),
        ("hinge_spectral", Recipe, None, &[("loss", "hinge"), ("spectral_norm", "d"), ("norm_d", "none")]),
        ("least_squares", Recipe, None, &[("loss", "least_squares")]),
        ("conditional", Recipe, None, &[("conditional", "on")]),
        (
            "strong_discriminator",
            Failure,
            Some("fast"),
            &[("features_g", "4"), ("features_d", "32"), ("lr_g", "0.0001"), ("lr_d", "0.002")],
        ),
        ("mode_collapse", Failure, Some("hinge_spectral"), &[("lr_g", "0.02"), ("lr_d", "0.00005")]),
        ("diverges", Failure, Some("wgan_gp"), &[("loss", "wasserstein"), ("lr_g", "0.05"), ("lr_d", "0.05")]),
        ("no_batch_norm", Failure, Some("fast"), &[("norm_g", "none"), ("norm_d", "none")]),
    ]
};

/// All presets, in the order the page shows them.
pub fn presets() -> Vec<Preset> {
    let all = PRESETS.iter();
    all.map(|(name, kind, cure, settings)| Preset {
        name,
        kind: *kind,
        cure: *cure,
        config: settings.iter().copied().collect(),
    })
    .collect()
}

impl Config {
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
        assert!(Config::preset("luck").unwrap_err().to_string().contains("wgan_gp"));
    }
}
