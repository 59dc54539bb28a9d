//! Settings that cannot work together.

use super::choices::{Architecture, Norm, Penalty, Switch, Upsample};
use super::settings::Config;
use crate::error::Error;

/// A setting, another one that it cannot work with, and a change of either that ends the conflict.
struct Conflict {
    name: &'static str,
    other: &'static str,
    fix: &'static str,
}

/// The first conflict in a config, if any.
pub(super) fn find(config: &Config) -> Option<Error> {
    let Conflict { name, other, fix } = conflict(config)?;
    let value = |name| config.get(name).unwrap_or_default();
    Some(Error::SettingConflict {
        name: name.into(),
        value: value(name),
        other: other.into(),
        other_value: value(other),
        fix: fix.into(),
    })
}

fn conflict(config: &Config) -> Option<Conflict> {
    let found = |name, other, fix| Some(Conflict { name, other, fix });
    let is_penalised = config.penalty != Penalty::None;
    // The gradient for one image must not depend on the other images of its batch (Gulrajani et al. 2017, section 4).
    if is_penalised && config.norm_d == Norm::Batch {
        return found("penalty", "norm_d", "norm_d = none");
    }
    if is_penalised && config.minibatch_std == Switch::On {
        return found("penalty", "minibatch_std", "minibatch_std = off");
    }
    if config.label_smoothing > 0.0 && !config.loss.has_targets() {
        return found("label_smoothing", "loss", "label_smoothing = 0");
    }
    if config.label_flip > 0.0 && !config.loss.has_targets() {
        return found("label_flip", "loss", "label_flip = 0");
    }
    if config.upsample == Upsample::Resize && config.architecture == Architecture::Dense {
        return found("upsample", "architecture", "upsample = transpose");
    }
    None
}
