//! A network in the form in which other programs build it: what its exports share.
//!
//! The layers follow from the tensors alone. So an export of the generator does not depend on the discriminator's
//! settings, nor one of the discriminator on the generator's.

use super::contents::Checkpoint;
use super::names::{DISCRIMINATOR, GENERATOR};
use crate::error::{Error, Result};
use crate::model::StateDict;

/// One of a run's two networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// The one that draws; where it is averaged, its average.
    Generator,
    /// The one that judges.
    Discriminator,
}

/// What a layer computes, by the names of ONNX and PyTorch. Convolutions are given by the side of their kernel, stride
/// and padding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A fully connected layer, with weights `[out, in]`.
    Linear,
    /// A convolution, with weights `[out, in, k, k]`.
    Conv([usize; 3]),
    /// Each pixel four times, then a 3x3 convolution, with weights `[out, in, 3, 3]`.
    Resize([usize; 3]),
    /// A transposed convolution, with weights `[in, out, k, k]`.
    Transpose([usize; 3]),
}

/// A layer with weights, and its norm where it has one.
#[derive(Debug)]
pub(super) struct Layer {
    /// Prefix of its weight's and its bias's name: `blocks.0.conv`, `output`.
    pub name: String,
    /// Prefix of its norm's tensors: `blocks.0.norm`.
    pub norm: Option<String>,
    pub kind: Kind,
    /// Channels that go in and that come out.
    pub channels: [usize; 2],
    pub has_bias: bool,
}

/// A network's layers and its tensors, without a prefix. The weights lie as ONNX and PyTorch want them, and those that
/// were spectrally normalised are divided by their norm once and for all.
pub(super) struct Portable {
    pub layers: Vec<Layer>,
    pub tensors: StateDict,
}

const LAST: &str = "output";
/// Kernel, stride and padding between 1x1 and 4x4.
const ENDS: [usize; 3] = [4, 1, 0];
/// Kernel, stride and padding of the layers that double or halve the side.
const TWOFOLD: [usize; 3] = [4, 2, 1];
/// Kernel, stride and padding of the convolution after enlarging.
const SAME: [usize; 3] = [3, 1, 1];

impl Network {
    /// Prefix of its tensors in a checkpoint.
    fn prefix(self) -> &'static str {
        match self {
            Self::Generator => GENERATOR,
            Self::Discriminator => DISCRIMINATOR,
        }
    }

    /// The axis of a weight along which its outputs lie.
    fn outputs(self) -> usize {
        match self {
            Self::Generator => 1,
            Self::Discriminator => 0,
        }
    }

    fn kind(self, name: &str, side: usize) -> Kind {
        let (is_first, is_last) = (name == "blocks.0.conv", name == LAST);
        match (self, side) {
            (_, 1) => Kind::Linear,
            (Self::Generator, 3) => Kind::Resize(SAME),
            (Self::Generator, _) => Kind::Transpose(if is_first { ENDS } else { TWOFOLD }),
            (Self::Discriminator, _) => Kind::Conv(if is_last { ENDS } else { TWOFOLD }),
        }
    }
}

impl Checkpoint {
    /// One network for an export.
    ///
    /// # Errors
    /// [`Error::NoDiscriminator`].
    pub(super) fn portable(&self, network: Network) -> Result<Portable> {
        let prefix = network.prefix();
        if !self.has(prefix) {
            return Err(Error::NoDiscriminator);
        }
        let named = |(name, tensor): (String, _)| Some((name.strip_prefix(prefix)?.to_string(), tensor));
        let tensors = self.clone().weights_only().tensors.into_iter().filter_map(named).collect();
        let mut tensors = without_spectral_norm(tensors, network.outputs());
        let layers = layers(network, &tensors);
        for layer in &layers {
            if let Some((shape, values)) = tensors.get_mut(&format!("{}.weight", layer.name)) {
                lay(layer.kind, network, shape, values);
            }
        }
        Ok(Portable { layers, tensors })
    }
}

/// The layers in their order, from the shapes of the engine's tensors.
fn layers(network: Network, tensors: &StateDict) -> Vec<Layer> {
    let blocks = (0..tensors.len()).map(|at| (format!("blocks.{at}.conv"), Some(format!("blocks.{at}.norm"))));
    let names = std::iter::once(("input".into(), None)).chain(blocks).chain([(LAST.into(), None)]);
    let layer = |(name, norm): (String, Option<String>)| {
        let (shape, _) = tensors.get(&format!("{name}.weight"))?;
        let outputs = network.outputs();
        Some(Layer {
            norm: norm.filter(|norm| tensors.contains_key(&format!("{norm}.weight"))),
            kind: network.kind(&name, shape[2]),
            channels: [shape[1 - outputs], shape[outputs]],
            has_bias: tensors.contains_key(&format!("{name}.bias")),
            name,
        })
    };
    names.filter_map(layer).collect()
}

/// Brings a weight `[a, b, k, k]` of the engine into its kind's layout.
fn lay(kind: Kind, network: Network, shape: &mut Vec<usize>, values: &mut Vec<f32>) {
    if network == Network::Generator && !matches!(kind, Kind::Transpose(_)) {
        turn(shape, values);
    }
    if kind == Kind::Linear {
        shape.truncate(2);
    }
}

/// Brings the tensors of an exported network back into the engine's layouts.
pub(super) fn taken_back(mut tensors: StateDict) -> StateDict {
    for (name, (shape, values)) in &mut tensors {
        let is_turned = matches!(shape[..], [_, _] | [_, _, 3, 3]) && values.len() == shape.iter().product::<usize>();
        if is_turned && name.starts_with(GENERATOR) {
            turn(shape, values);
        }
        if shape.len() == 2 {
            shape.extend([1, 1]);
        }
    }
    tensors
}

/// Swaps the first two axes.
fn turn(shape: &mut [usize], values: &mut Vec<f32>) {
    let [first, second] = [shape[0], shape[1]];
    let taps = values.len() / (first * second).max(1);
    let starts = (0..second).flat_map(|b| (0..first).map(move |a| (a * second + b) * taps));
    *values = starts.flat_map(|start| &values[start..start + taps]).copied().collect();
    shape.swap(0, 1);
}

/// Divides each weight that has a `running_u` by its largest singular value, as drawing does (`model/spectral.rs`), and
/// drops the `running_u`.
fn without_spectral_norm(mut tensors: StateDict, outputs: usize) -> StateDict {
    let vectors: Vec<_> = tensors.extract_if(.., |name, _| name.ends_with(".running_u")).collect();
    for (name, (_, u)) in vectors {
        if let Some((shape, values)) = tensors.get_mut(&name.replace(".running_u", ".weight")) {
            let sigma = largest_singular_value(shape, values, &u, outputs);
            values.iter_mut().for_each(|value| *value = (f64::from(*value) / sigma) as f32);
        }
    }
    tensors
}

/// Sigma of a weight as a matrix with the axis `outputs` as its rows: the length of its product with `u`.
fn largest_singular_value(shape: &[usize], values: &[f32], u: &[f32], outputs: usize) -> f64 {
    let inner: usize = shape[outputs + 1..].iter().product();
    let mut product = vec![0.0; values.len() / u.len().max(1)];
    for (at, value) in values.iter().enumerate() {
        let (outer, row, column) = (at / inner / u.len(), at / inner % u.len(), at % inner);
        product[outer * inner + column] += f64::from(*value) * f64::from(u[row]);
    }
    product.iter().map(|value: &f64| value * value).sum::<f64>().sqrt()
}
