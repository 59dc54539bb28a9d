//! The tensors that a checkpoint of some settings must and may hold, told from the settings alone: a small file that
//! claims the largest network is refused before that network is built.

use std::collections::BTreeMap;

use super::{AVERAGE, DISCRIMINATOR, GENERATOR};
use crate::config::{CHANNELS, Config};
use crate::error::{Error, Result};
use crate::model::StateDict;

type Shapes = BTreeMap<String, Vec<usize>>;

/// Names listed in an error before it only counts.
const MAX_LISTED: usize = 40;
const KERNEL: usize = 4;

/// Checks names and shapes: the generator must be there, and whole; what else there is of a run must be whole too.
///
/// # Errors
/// [`Error::CheckpointTensors`] with every missing and unexpected name, or [`Error::CheckpointShape`].
pub(super) fn check(config: &Config, tensors: &StateDict) -> Result<()> {
    let expected = expected(config, tensors);
    let missing: Vec<_> = expected.keys().filter(|name| !tensors.contains_key(*name)).cloned().collect();
    let unexpected: Vec<_> = tensors.keys().filter(|name| !expected.contains_key(*name)).cloned().collect();
    if !(missing.is_empty() && unexpected.is_empty()) {
        return Err(Error::CheckpointTensors { missing: listed(missing), unexpected: listed(unexpected) });
    }
    let wrong = expected.into_iter().find(|(name, shape)| tensors[name].0 != *shape);
    wrong.map_or(Ok(()), |(name, expected)| {
        let actual = tensors[&name].0.clone();
        Err(Error::CheckpointShape { name, expected, actual })
    })
}

fn listed(mut names: Vec<String>) -> Vec<String> {
    let more = names.len().saturating_sub(MAX_LISTED);
    names.truncate(MAX_LISTED);
    names.extend((more > 0).then(|| format!("and {more} more")));
    names
}

fn expected(config: &Config, tensors: &StateDict) -> Shapes {
    let (generator, discriminator) = (generator(config), discriminator(config));
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

/// Both of Adam's moments, of all but the running statistics.
fn moments(prefix: &str, shapes: &Shapes) -> Shapes {
    let trained: Shapes = shapes.clone().into_iter().filter(|(name, _)| !name.contains("running_")).collect();
    ["first.", "second."].iter().flat_map(|moment| prefixed(&format!("{prefix}{moment}"), &trained)).collect()
}

fn generator(config: &Config) -> Shapes {
    let (stages, f) = (config.inner_stages(), config.features_g);
    let core = f << (stages + 1);
    let mut shapes = Shapes::new();
    for at in 0..=stages {
        let inputs = if at == 0 { config.z_dim } else { core >> (at - 1) };
        block(&mut shapes, at, [inputs, core >> at], core >> at);
    }
    output(&mut shapes, "output", [2 * f, CHANNELS], CHANNELS);
    shapes
}

fn discriminator(config: &Config) -> Shapes {
    let (stages, f) = (config.inner_stages(), config.features_d);
    let mut shapes = Shapes::new();
    output(&mut shapes, "input", [f, CHANNELS], f);
    for at in 0..stages {
        block(&mut shapes, at, [f << (at + 1), f << at], f << (at + 1));
    }
    output(&mut shapes, "output", [1, f << stages], 1);
    shapes
}

/// A convolution without bias and its batch norm.
fn block(shapes: &mut Shapes, at: usize, channels: [usize; 2], normed: usize) {
    shapes.insert(format!("blocks.{at}.conv.weight"), kernel(channels));
    for field in ["weight", "bias", "running_mean", "running_var"] {
        shapes.insert(format!("blocks.{at}.norm.{field}"), vec![normed]);
    }
}

/// A convolution with bias.
fn output(shapes: &mut Shapes, name: &str, channels: [usize; 2], outputs: usize) {
    shapes.insert(format!("{name}.weight"), kernel(channels));
    shapes.insert(format!("{name}.bias"), vec![outputs]);
}

fn kernel([first, second]: [usize; 2]) -> Vec<usize> {
    vec![first, second, KERNEL, KERNEL]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Discriminator, Generator, NamedTensor, named_tensors};
    use burn::tensor::Device;

    #[test]
    fn tells_the_networks_own_names_and_shapes() {
        let shapes = |tensors: Vec<NamedTensor>| tensors.into_iter().map(|t| (t.name, t.shape)).collect::<Shapes>();
        for image_size in [32, 64] {
            let config = Config { image_size, z_dim: 7, features_g: 3, features_d: 2, ..Config::default() };
            assert_eq!(generator(&config), shapes(named_tensors(&Generator::new(&config, &Device::flex()))));
            assert_eq!(discriminator(&config), shapes(named_tensors(&Discriminator::new(&config, &Device::flex()))));
        }
    }

    #[test]
    fn long_lists_are_cut() {
        let names = listed((0..45).map(|at| at.to_string()).collect());
        assert_eq!((names.len(), names[40].as_str()), (41, "and 5 more"));
    }
}
