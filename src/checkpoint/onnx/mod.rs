//! The generator as an ONNX model, for any runtime: input `z` `[n, z_dim, 1, 1]` and, where it is conditional, `class`
//! int64 `[n]`; output `images` `[n, 1, side, side]` in [-1, 1]; n free.

mod chain;
mod proto;

use std::collections::BTreeMap;

use prost::Message;
use proto::{
    Dimension, GraphProto, ModelProto, OperatorSetIdProto, Size, StringStringEntryProto, TensorShapeProto,
    TensorTypeProto, TypeProto, ValueInfoProto, data_type,
};

use self::chain::Chain;
use super::contents::Checkpoint;
use super::format;
use super::portable::{Kind, Network};
use crate::config::{CHANNELS, CLASSES, Config, Prior};
use crate::error::Result;

/// The operators' version, of 2020: any runtime in use has it.
const OPSET: i64 = 13;
/// The file format's version that came with it.
const IR_VERSION: i64 = 7;

impl Checkpoint {
    /// The generator (its moving average where there is one) as an ONNX model, in evaluation mode.
    ///
    /// Weights that were spectrally normalised are divided by their norm. The metadata hold the settings (`config`,
    /// JSON), the `step` and the `source`.
    ///
    /// # Errors
    /// [`Error::CheckpointTensors`](crate::Error::CheckpointTensors) where a tensor is missing.
    pub fn to_onnx(&self) -> Result<Vec<u8>> {
        let portable = self.portable(Network::Generator)?;
        let mut chain = Chain::new(&portable.tensors, "z");
        if self.config.conditional.is_on() {
            chain.append_classes("class", CLASSES);
        }
        let (last, blocks) = portable.layers.split_last().unzip();
        let is_dense = last.is_some_and(|layer| layer.kind == Kind::Linear);
        if is_dense {
            chain.flatten("flat");
        }
        for layer in blocks.into_iter().flatten() {
            chain.layer(layer)?;
            chain.activate("Relu", &format!("{}.relu", layer.name));
        }
        last.map_or(Ok(()), |layer| chain.layer(layer))?;
        if is_dense {
            chain.activate("Tanh", "pixels");
            chain.reshape("images", [CHANNELS, self.config.image_size, self.config.image_size]);
        } else {
            chain.activate("Tanh", "images");
        }
        Ok(model(with_ends(chain.graph, &self.config), self.metadata()?).encode_to_vec())
    }

    fn metadata(&self) -> Result<BTreeMap<&'static str, String>> {
        let source = concat!("GAN Playground ", env!("CARGO_PKG_VERSION"), ", ", env!("CARGO_PKG_REPOSITORY"));
        Ok(format::settings(&self.config, self.step)?.into_iter().chain([("source", source.into())]).collect())
    }
}

/// The graph with its name, and what goes in and comes out.
fn with_ends(graph: GraphProto, config: &Config) -> GraphProto {
    let side = config.image_size;
    let prior = match config.prior {
        Prior::Normal => "N(0, 1)",
        Prior::Uniform => "U(-1, 1)",
    };
    let z = value_info("z", data_type::FLOAT, &[config.z_dim, 1, 1], &format!("independent numbers from {prior}"));
    let class = config.conditional.is_on().then(|| {
        let about = format!("the class of each image, 0 to {}", CLASSES - 1);
        value_info("class", data_type::INT64, &[], &about)
    });
    let images = value_info("images", data_type::FLOAT, &[CHANNELS, side, side], "-1 is black, 1 is white");
    GraphProto {
        name: "generator".into(),
        input: std::iter::once(z).chain(class).collect(),
        output: vec![images],
        ..graph
    }
}

fn model(graph: GraphProto, metadata: BTreeMap<&str, String>) -> ModelProto {
    let entry = |(key, value): (&str, String)| StringStringEntryProto { key: key.into(), value };
    ModelProto {
        ir_version: IR_VERSION,
        producer_name: env!("CARGO_PKG_NAME").into(),
        producer_version: env!("CARGO_PKG_VERSION").into(),
        graph: Some(graph),
        opset_import: vec![OperatorSetIdProto { domain: String::new(), version: OPSET }],
        metadata_props: metadata.into_iter().map(entry).collect(),
    }
}

/// A tensor whose first dimension is free.
fn value_info(name: &str, elem_type: i32, sizes: &[usize], about: &str) -> ValueInfoProto {
    let sizes = sizes.iter().map(|size| Size::DimValue(*size as i64));
    let dim = std::iter::once(Size::DimParam("n".into())).chain(sizes).map(|size| Dimension { value: Some(size) });
    let shape = TensorShapeProto { dim: dim.collect() };
    let tensor = TensorTypeProto { elem_type, shape: Some(shape) };
    ValueInfoProto {
        name: name.into(),
        r#type: Some(TypeProto { tensor_type: Some(tensor) }),
        doc_string: about.into(),
    }
}

#[cfg(test)]
mod tests;
