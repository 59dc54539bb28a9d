//! Takes a chain of convolutions, with norms between them, for one of the playground's networks. What PyTorch's networks
//! have and these do not is folded into what both have, so that they compute the same: a bias before a batch norm
//! moves the norm's mean, a missing bias is zero, and a spectrally normalised weight is divided by its norm.

use super::layers::{Layer, shape, values};
use crate::config::Norm;
use crate::error::{Error, Result};
use crate::model::StateDict;
use crate::tensor_file::Content;

/// Side of the networks' kernels.
const SIDE: usize = 4;
/// What batch norm adds to a variance (PyTorch's default, and the kernels').
const EPSILON: f32 = 1e-5;
/// The tensors of a layer that are understood.
const KNOWN: [&str; 7] = ["weight", "bias", "running_mean", "running_var", "weight_orig", "weight_u", "weight_v"];

/// A network under the playground's names.
pub(super) struct Chain {
    pub norm: Norm,
    pub tensors: StateDict,
}

/// Checks a convolution's shape.
///
/// # Errors
/// [`Error::CheckpointLayer`].
pub(super) fn check(conv: &Layer, [first, second]: [usize; 2], content: &Content) -> Result<()> {
    let (actual, expected) = (conv.shape(content), vec![first, second, SIDE, SIDE]);
    if actual == expected {
        return Ok(());
    }
    Err(Error::CheckpointLayer { name: conv.weight_name(), expected, actual: actual.into() })
}

/// The network of these convolutions and norms. A discriminator's first convolution, and either network's last, have a
/// bias and no norm.
///
/// # Errors
/// The first thing about a layer that is not understood.
pub(super) fn chain(network: &str, convs: &[&Layer], norms: &[&Layer], content: &Content) -> Result<Chain> {
    // The axis of a weight's outputs, and the convolutions that have a norm behind them.
    let (outputs, inner) = match network {
        "generator" => (1, 0..convs.len() - 1),
        _ => (0, 1..convs.len() - 1),
    };
    let paired = pair(&convs[inner.clone()], outputs, norms, content)?;
    let norm = if paired.iter().any(Option::is_some) { Norm::Batch } else { Norm::None };
    let mut tensors = StateDict::new();
    for (at, conv) in convs.iter().enumerate() {
        let (shape, weight) = weight(conv, content)?;
        let channels = shape[outputs];
        let mut add = |name: String, shape, values| drop(tensors.insert(format!("{network}.{name}"), (shape, values)));
        let bias = match conv.field("bias") {
            Some(name) => vector(name, channels, content)?,
            None => vec![0.0; channels],
        };
        let (place, norms) = match at.checked_sub(inner.start).filter(|_| inner.contains(&at)) {
            Some(block) if norm == Norm::Batch => (
                format!("blocks.{block}.conv"),
                normalisation(paired[block], bias, content)?
                    .map(|(field, values)| (format!("blocks.{block}.norm.{field}"), values))
                    .to_vec(),
            ),
            Some(block) => (format!("blocks.{block}.conv"), vec![(format!("blocks.{block}.conv.bias"), bias)]),
            None => {
                let place = if at == 0 { "input" } else { "output" };
                (place.into(), vec![(format!("{place}.bias"), bias)])
            }
        };
        add(format!("{place}.weight"), shape, weight);
        norms.into_iter().for_each(|(name, values)| add(name, vec![channels], values));
    }
    Ok(Chain { norm, tensors })
}

/// To each convolution the norm that follows it, if any: the first one of those left with as many channels.
///
/// # Errors
/// [`Error::CheckpointMore`] where layers are left over, or have tensors that are not understood.
fn pair<'a>(
    convs: &[&Layer],
    outputs: usize,
    norms: &[&'a Layer],
    content: &Content,
) -> Result<Vec<Option<&'a Layer>>> {
    let mut left = norms.to_vec();
    let mut paired = Vec::new();
    for conv in convs {
        let channels = [conv.shape(content)[outputs]];
        let follows = |norm: &&Layer| norm.tensors().find_map(|name| shape(content, name)) == Some(&channels);
        paired.push(left.iter().position(follows).map(|at| left.remove(at)));
    }
    let unknown = convs.iter().chain(norms).filter_map(|layer| layer.unknown(&KNOWN).cloned());
    let surplus: Vec<_> = left.iter().map(|layer| layer.weight_name()).chain(unknown).collect();
    match surplus.is_empty() {
        true => Ok(paired),
        false => Err(Error::CheckpointMore { names: surplus.join(", ") }),
    }
}

/// A batch norm's tensors with the convolution's bias folded in; of no norm, those of one that changes nothing.
fn normalisation(norm: Option<&Layer>, bias: Vec<f32>, content: &Content) -> Result<[(&'static str, Vec<f32>); 4]> {
    let channels = bias.len();
    let Some(norm) = norm else {
        let scale = vec![(1.0 + EPSILON).sqrt(); channels];
        let (mean, variance) = (vec![0.0; channels], vec![1.0; channels]);
        return Ok([("weight", scale), ("bias", bias), ("running_mean", mean), ("running_var", variance)]);
    };
    let without = || Error::CheckpointNorm { name: norm.name() };
    let statistic = |field| vector(norm.field(field).ok_or_else(without)?, channels, content);
    let affine = |field, default| match norm.field(field) {
        Some(name) => vector(name, channels, content),
        None => Ok(vec![default; channels]),
    };
    // (x + b) - m = x - (m - b)
    let mean = statistic("running_mean")?.iter().zip(&bias).map(|(mean, bias)| mean - bias).collect();
    let variance = statistic("running_var")?;
    Ok([
        ("weight", affine("weight", 1.0)?),
        ("bias", affine("bias", 0.0)?),
        ("running_mean", mean),
        ("running_var", variance),
    ])
}

fn vector(name: &str, channels: usize, content: &Content) -> Result<Vec<f32>> {
    let values = values(content, name)?;
    if values.len() != channels {
        let actual = shape(content, name).unwrap_or_default().into();
        return Err(Error::CheckpointLayer { name: name.into(), expected: vec![channels], actual });
    }
    if let Some(value) = values.iter().find(|value| name.ends_with("running_var") && **value < 0.0) {
        return Err(Error::CheckpointVariance { name: name.into(), value: *value });
    }
    Ok(values)
}

/// A convolution's weight, divided by its largest singular value where it is spectrally normalised.
fn weight(conv: &Layer, content: &Content) -> Result<(Vec<usize>, Vec<f32>)> {
    let shape = conv.shape(content).to_vec();
    if let Some(name) = conv.field("weight") {
        return Ok((shape, values(content, name)?));
    }
    let [inputs, outputs] = [shape[0], shape[1]];
    let pixels = shape[2] * shape[3];
    let vectors = ["weight_u", "weight_v"].map(|field| conv.field(field));
    let [Some(u), Some(v), Some(name)] = [vectors[0], vectors[1], conv.field("weight_orig")] else {
        return Err(Error::CheckpointMore { names: conv.weight_name() });
    };
    let (u, v) = (vector(u, outputs, content)?, vector(v, inputs.saturating_mul(pixels), content)?);
    let original = values(content, name)?;
    // sigma = u W v, with W as [outputs, inputs * pixels] (PyTorch's `SpectralNorm`, whose `dim` is 1 here).
    let term = |at: usize| {
        let (input, output, pixel) = (at / (outputs * pixels), at / pixels % outputs, at % pixels);
        f64::from(u[output]) * f64::from(original[at]) * f64::from(v[input * pixels + pixel])
    };
    let sigma: f64 = (0..original.len()).map(term).sum();
    let values: Vec<_> = original.iter().map(|value| (f64::from(*value) / sigma) as f32).collect();
    match values.iter().all(|value| value.is_finite()) {
        true => Ok((shape, values)),
        false => Err(Error::CheckpointNotFinite { name: name.clone() }),
    }
}
