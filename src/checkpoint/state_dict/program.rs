//! The Python module that a `state_dict` loads into, written for exactly these settings.

use super::super::contents::Checkpoint;
use super::super::portable::{Kind, Layer, Network};
use crate::config::{CLASSES, Config, Prior};
use crate::error::Result;

const GENERATOR: &str = include_str!("generator.py.txt");
const DISCRIMINATOR: &str = include_str!("discriminator.py.txt");
/// Slope of the discriminator's LeakyReLU.
const LEAKY: &str = "nn.LeakyReLU(0.2)";
/// The standard deviation of each feature in the batch, of which the mean enters each logit.
const SPREAD: &str = "hidden.flatten(1).var(0, unbiased=False).add(1e-8).sqrt().mean()";

impl Checkpoint {
    /// A Python program of about 50 lines: the `nn.Module` of this network, which loads the file of
    /// [`Self::to_pytorch`] with `strict=True`, and a use of it. It looks for the weights in the file of its own name
    /// with `suffix` (`.safetensors`, or empty) instead of `.py`.
    ///
    /// # Errors
    /// [`Error::NoDiscriminator`](crate::Error::NoDiscriminator).
    pub fn pytorch_program(&self, network: Network, suffix: &str) -> Result<String> {
        let layers = self.portable(network)?.layers;
        let (template, fields) = match network {
            Network::Generator => (GENERATOR, generator(&self.config, &layers)),
            Network::Discriminator => (DISCRIMINATOR, discriminator(&self.config, &layers)),
        };
        // JSON's strings are Python's as well.
        let suffix = serde_json::Value::from(suffix).to_string();
        let always = [("side", self.config.image_size.to_string()), ("suffix", suffix)];
        let filled = |text: String, (name, value): (&str, String)| text.replace(&format!("{{{{{name}}}}}"), &value);
        Ok(fields.into_iter().chain(always).fold(template.into(), filled))
    }
}

type Fields = Vec<(&'static str, String)>;

fn generator(config: &Config, layers: &[Layer]) -> Fields {
    let (z_dim, is_conditional) = (config.z_dim, config.conditional.is_on());
    let is_dense = layers.iter().all(|layer| layer.kind == Kind::Linear);
    let [mut lines, mut forward] = [Vec::new(), Vec::new()];
    for (at, layer) in layers.iter().enumerate() {
        let is_enlarged = layers.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Resize(_)));
        let enlarge = is_enlarged.then(|| "nn.Upsample(scale_factor=2)".into());
        let after = Some("nn.ReLU()".into()).into_iter().chain(enlarge);
        lines.push(if at + 1 < layers.len() { block(layer, after) } else { module(layer) });
    }
    lines.push("nn.Tanh()".into());
    if is_conditional {
        forward.push(format!("one_hot = nn.functional.one_hot(classes, {CLASSES})[:, :, None, None]"));
        forward.push("z = torch.cat([z, one_hot.to(z)], 1)".into());
    }
    forward.push(match is_dense {
        true => "return self.gen(z.flatten(1)).view(-1, 1, {{side}}, {{side}})".into(),
        false => "return self.gen(z)".into(),
    });
    let (range, drawn) = match config.prior {
        Prior::Normal => ("N(0, 1)", format!("torch.randn(64, {z_dim}, 1, 1)")),
        Prior::Uniform => ("U(-1, 1)", format!("2 * torch.rand(64, {z_dim}, 1, 1) - 1")),
    };
    let [of_classes, parameter, chosen] = match is_conditional {
        true => [", and classes [n], 0 to 9,", ", classes", ", torch.arange(64) % 10"],
        false => [""; 3],
    };
    vec![
        ("inputs", format!("z [n, {z_dim}, 1, 1] from {range}{of_classes}")),
        ("parameters", format!("z{parameter}")),
        ("layers", indented(12, lines, ",")),
        ("forward", indented(8, forward, "")),
        ("drawn", format!("{drawn}{chosen}")),
    ]
}

fn discriminator(config: &Config, layers: &[Layer]) -> Fields {
    let (is_conditional, has_spread) = (config.conditional.is_on(), config.minibatch_std.is_on());
    let is_dense = layers.iter().all(|layer| layer.kind == Kind::Linear);
    let mut lines = Vec::new();
    for (at, layer) in layers.iter().enumerate() {
        match at {
            0 => lines.extend([module(layer), LEAKY.into()]),
            _ if at + 1 == layers.len() => lines.push(module(layer)),
            _ => lines.push(block(layer, [LEAKY.into()])),
        }
    }
    let images = if is_dense { "images.flatten(1)" } else { "images" };
    let mut forward = vec![
        format!("hidden = self.disc[:-1]({images})"),
        "outputs = self.disc[-1](hidden).flatten(1)".into(),
        "logits = outputs[:, 0]".into(),
    ];
    if is_conditional {
        forward.push("logits = logits + outputs.gather(1, classes[:, None] + 1)[:, 0]".into());
    }
    if has_spread {
        forward.push(format!("logits = logits + self.std_weight * {SPREAD}"));
    }
    forward.push("return logits".into());
    let [of_classes, parameter, chosen] = match is_conditional {
        true => [", and classes [n], 0 to 9,", ", classes", ", torch.arange(len(images)) % 10"],
        false => [""; 3],
    };
    let std_weight = if has_spread { "        self.std_weight = nn.Parameter(torch.zeros(1))\n" } else { "" };
    vec![
        ("inputs", format!("Images [n, 1, {{{{side}}}}, {{{{side}}}}] in [-1, 1]{of_classes}")),
        ("parameters", format!("images{parameter}")),
        ("layers", indented(12, lines, ",")),
        ("extra", std_weight.into()),
        ("forward", indented(8, forward, "")),
        ("drawn", format!("images{chosen}")),
    ]
}

/// A layer, its norm, and what follows them.
fn block(layer: &Layer, after: impl IntoIterator<Item = String>) -> String {
    let dimensions = if layer.kind == Kind::Linear { 1 } else { 2 };
    let norm = layer.norm.as_ref().map(|_| format!("nn.BatchNorm{dimensions}d({})", layer.channels[1]));
    let parts: Vec<_> = std::iter::once(module(layer)).chain(norm).chain(after).collect();
    format!("nn.Sequential({})", parts.join(", "))
}

/// The module of a layer's weights. An enlargement before it belongs to the block before it, so that all networks have
/// the lesson's names.
fn module(layer: &Layer) -> String {
    let [inputs, outputs] = layer.channels;
    let bias = if layer.has_bias { "" } else { ", bias=False" };
    let convolution = |name, [kernel, stride, padding]: [usize; 3]| {
        format!("nn.{name}({inputs}, {outputs}, {kernel}, {stride}, {padding}{bias})")
    };
    match layer.kind {
        Kind::Linear => format!("nn.Linear({inputs}, {outputs}{bias})"),
        Kind::Conv(geometry) | Kind::Resize(geometry) => convolution("Conv2d", geometry),
        Kind::Transpose(geometry) => convolution("ConvTranspose2d", geometry),
    }
}

fn indented(by: usize, lines: Vec<String>, end: &str) -> String {
    let lines: Vec<_> = lines.into_iter().map(|line| format!("{:by$}{line}{end}", "")).collect();
    lines.join("\n")
}
