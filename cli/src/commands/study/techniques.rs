//! What a study compares: the page's defaults, and each technique as a change of them, with the settings that it
//! requires.

use anyhow::Result;
use gan_playground::config::Config;

/// A technique, as the settings that it changes.
pub struct Technique {
    pub name: &'static str,
    settings: &'static [(&'static str, &'static str)],
}

impl Technique {
    /// The settings of a run from this seed.
    pub fn config(&self, seed: u32) -> Result<Config> {
        let mut config = Config { seed, ..Config::default() };
        self.settings.iter().try_for_each(|(name, value)| config.set(name, value))?;
        config.validate()?;
        Ok(config)
    }

    /// Its settings as text.
    pub fn settings(&self) -> String {
        let all: Vec<_> = self.settings.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if all.is_empty() { "the defaults".into() } else { all.join(" ") }
    }
}

pub const TECHNIQUES: &[Technique] = &[
    Technique { name: "default", settings: &[] },
    Technique {
        name: "lesson_optimizer",
        settings: &[("lr_g", "0.0002"), ("lr_d", "0.0002"), ("beta_1", "0.5"), ("beta_2", "0.999"), ("ema_decay", "0")],
    },
    Technique { name: "no_average", settings: &[("ema_decay", "0")] },
    Technique { name: "minimax", settings: &[("loss", "minimax")] },
    Technique { name: "least_squares", settings: &[("loss", "least_squares")] },
    Technique { name: "hinge", settings: &[("loss", "hinge")] },
    Technique {
        name: "wgan_clip",
        settings: &[
            ("loss", "wasserstein"),
            ("clip_weights", "0.01"),
            ("optimizer", "rmsprop"),
            ("lr_g", "0.0005"),
            ("lr_d", "0.0005"),
        ],
    },
    Technique { name: "wgan_gp", settings: &[("loss", "wasserstein"), ("penalty", "gradient"), ("norm_d", "none")] },
    Technique { name: "r1", settings: &[("penalty", "r1"), ("penalty_weight", "1"), ("norm_d", "none")] },
    Technique { name: "spectral", settings: &[("loss", "hinge"), ("spectral_norm", "d"), ("norm_d", "none")] },
    Technique { name: "label_smoothing", settings: &[("label_smoothing", "0.1")] },
    Technique { name: "label_flip", settings: &[("label_flip", "0.05")] },
    Technique { name: "instance_noise", settings: &[("instance_noise", "0.1")] },
    Technique { name: "minibatch_std", settings: &[("minibatch_std", "on")] },
    Technique { name: "diversity", settings: &[("diversity", "1")] },
    Technique { name: "resize", settings: &[("upsample", "resize")] },
    Technique { name: "conditional", settings: &[("conditional", "on")] },
    Technique { name: "no_batch_norm", settings: &[("norm_g", "none"), ("norm_d", "none")] },
    Technique { name: "dense", settings: &[("architecture", "dense")] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_technique_is_valid() {
        TECHNIQUES.iter().for_each(|technique| drop(technique.config(1).unwrap()));
    }
}
