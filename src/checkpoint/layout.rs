//! The tensors that a checkpoint must and may hold, computed from its settings alone. A small file that claims to hold
//! a very large network is therefore refused before that network takes any memory.

use std::collections::BTreeMap;

use super::names::{AVERAGE, DISCRIMINATOR, GENERATOR};
use crate::config::Config;
use crate::device;
use crate::error::{Error, Result};
use crate::model::{Discriminator, Generator, StateDict, shapes};

type Shapes = BTreeMap<String, Vec<usize>>;

/// Most names that an error lists; it gives the number of the others.
const MAX_LISTED: usize = 40;

/// Checks names and shapes. The generator must be complete; the other parts of a run may be missing, but a part that is
/// present must be complete too.
///
/// # Errors
/// [`Error::CheckpointTensors`] with every missing and unexpected name, [`Error::CheckpointShape`] or
/// [`Error::CheckpointVariance`].
pub(super) fn check(config: &Config, tensors: &StateDict) -> Result<()> {
    let expected = expected(config, tensors);
    let missing: Vec<_> = expected.keys().filter(|name| !tensors.contains_key(*name)).cloned().collect();
    let unexpected: Vec<_> = tensors.keys().filter(|name| !expected.contains_key(*name)).cloned().collect();
    if !(missing.is_empty() && unexpected.is_empty()) {
        return Err(Error::CheckpointTensors { missing: listed(missing), unexpected: listed(unexpected) });
    }
    if let Some((name, expected)) = expected.into_iter().find(|(name, shape)| tensors[name].0 != *shape) {
        let actual = tensors[&name].0.clone();
        return Err(Error::CheckpointShape { name, expected, actual });
    }
    check_variances(tensors)
}

/// Of a variance below zero, drawing would take the square root.
fn check_variances(tensors: &StateDict) -> Result<()> {
    for (name, (_, values)) in tensors.iter().filter(|(name, _)| name.ends_with("running_var")) {
        if let Some(value) = values.iter().copied().find(|value| *value < 0.0) {
            return Err(Error::CheckpointVariance { name: name.clone(), value });
        }
    }
    Ok(())
}

fn listed(mut names: Vec<String>) -> Vec<String> {
    let more = names.len().saturating_sub(MAX_LISTED);
    names.truncate(MAX_LISTED);
    names.extend((more > 0).then(|| format!("and {more} more")));
    names
}

fn expected(config: &Config, tensors: &StateDict) -> Shapes {
    // An uninitialised network allocates nothing as long as only its shapes are read.
    let cpu = device::cpu();
    let generator = shapes(&Generator::uninitialised(config, cpu.burn()));
    let discriminator = shapes(&Discriminator::uninitialised(config, cpu.burn()));
    let optional = [
        (AVERAGE, prefixed(AVERAGE, &generator)),
        (DISCRIMINATOR, prefixed(DISCRIMINATOR, &discriminator)),
        ("optimizer.generator.", moments("optimizer.generator.", &generator)),
        ("optimizer.discriminator.", moments("optimizer.discriminator.", &discriminator)),
    ];
    let there = |prefix: &str| tensors.keys().any(|name| name.starts_with(prefix));
    let chosen = optional.into_iter().filter(|(prefix, _)| there(prefix)).flat_map(|(_, shapes)| shapes);
    prefixed(GENERATOR, &generator).into_iter().chain(chosen).collect()
}

fn prefixed(prefix: &str, shapes: &Shapes) -> Shapes {
    shapes.iter().map(|(name, shape)| (format!("{prefix}{name}"), shape.clone())).collect()
}

/// The shapes of an optimiser's two moments, for all tensors but the running statistics.
fn moments(prefix: &str, shapes: &Shapes) -> Shapes {
    let trained: Shapes = shapes.clone().into_iter().filter(|(name, _)| !name.contains("running_")).collect();
    ["first.", "second."].iter().flat_map(|moment| prefixed(&format!("{prefix}{moment}"), &trained)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn long_lists_are_cut() {
        let names = listed((0..45).map(|at| at.to_string()).collect());
        assert_eq!((names.len(), names[40].as_str()), (41, "and 5 more"));
    }
}
