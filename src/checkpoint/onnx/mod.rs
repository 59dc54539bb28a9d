//! The generator as an ONNX model, for any runtime: input `z` `[n, z_dim, 1, 1]`, output `images` `[n, 1, side, side]`
//! in [-1, 1], n free.

mod proto;

use gan_kernels::NORM_EPSILON;
use prost::Message;
use proto::{
    AttributeProto, Dimension, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, Size, TensorProto,
    TensorShapeProto, TensorTypeProto, TypeProto, ValueInfoProto, attribute_type,
};

use super::contents::Checkpoint;
use super::names::GENERATOR;
use crate::config::CHANNELS;
use crate::error::{Error, Result};
use crate::model::StateDict;

/// The operators' version, of 2020: any runtime in use has it.
const OPSET: i64 = 13;
/// The file format's version that came with it.
const IR_VERSION: i64 = 7;
const NORM_FIELDS: [&str; 4] = ["weight", "bias", "running_mean", "running_var"];

impl Checkpoint {
    /// The generator (its moving average where there is one) as an ONNX model, in evaluation mode.
    ///
    /// # Errors
    /// [`Error::NotLessonNetworks`]; [`Error::CheckpointTensors`] where a tensor is missing.
    pub fn to_onnx(&self) -> Result<Vec<u8>> {
        self.check_lesson_networks("ONNX")?;
        let (stages, side) = (self.config.inner_stages(), self.config.image_size);
        let tensors = self.clone().weights_only().tensors;
        let mut chain = Chain { tensors: &tensors, graph: GraphProto::default(), last: "z".into() };
        for block in 0..=stages {
            chain.conv_transpose(&format!("blocks.{block}.conv"), &["weight"], block > 0)?;
            chain.batch_norm(&format!("blocks.{block}.norm"))?;
            chain.node("Relu", &format!("blocks.{block}.relu"), Vec::new(), Vec::new());
        }
        chain.conv_transpose("output", &["weight", "bias"], true)?;
        chain.node("Tanh", "images", Vec::new(), Vec::new());
        let graph = GraphProto {
            name: "generator".into(),
            input: vec![value_info("z", [self.config.z_dim, 1, 1])],
            output: vec![value_info("images", [CHANNELS, side, side])],
            ..chain.graph
        };
        Ok(model(graph).encode_to_vec())
    }
}

fn model(graph: GraphProto) -> ModelProto {
    ModelProto {
        ir_version: IR_VERSION,
        producer_name: env!("CARGO_PKG_NAME").into(),
        producer_version: env!("CARGO_PKG_VERSION").into(),
        graph: Some(graph),
        opset_import: vec![OperatorSetIdProto { domain: String::new(), version: OPSET }],
    }
}

/// A chain of nodes, each of which reads what the one before it wrote.
struct Chain<'a> {
    tensors: &'a StateDict,
    graph: GraphProto,
    /// Name of the value that the last node wrote.
    last: String,
}

impl Chain<'_> {
    fn conv_transpose(&mut self, name: &str, fields: &[&str], twofold: bool) -> Result<()> {
        let inputs = self.initializers(name, fields)?;
        let (stride, padding) = if twofold { (2, 1) } else { (1, 0) };
        let attributes = vec![integers("strides", vec![stride; 2]), integers("pads", vec![padding; 4])];
        self.node("ConvTranspose", name, inputs, attributes);
        Ok(())
    }

    fn batch_norm(&mut self, name: &str) -> Result<()> {
        let inputs = self.initializers(name, &NORM_FIELDS)?;
        self.node("BatchNormalization", name, inputs, vec![float("epsilon", NORM_EPSILON)]);
        Ok(())
    }

    /// Adds a layer's tensors and returns their names.
    fn initializers(&mut self, layer: &str, fields: &[&str]) -> Result<Vec<String>> {
        let add = |field: &&str| {
            let name = format!("{layer}.{field}");
            let held = self.tensors.get(&format!("{GENERATOR}{name}"));
            let missing = || Error::CheckpointTensors { missing: vec![name.clone()], unexpected: vec![] };
            let (shape, values) = held.ok_or_else(missing)?;
            self.graph.initializer.push(tensor(&name, shape, values));
            Ok(name)
        };
        fields.iter().map(add).collect()
    }

    /// Adds a node that reads the last value and `inputs`, and writes a value of its own name.
    fn node(&mut self, operator: &str, name: &str, inputs: Vec<String>, attribute: Vec<AttributeProto>) {
        let last = std::mem::replace(&mut self.last, name.into());
        self.graph.node.push(NodeProto {
            input: std::iter::once(last).chain(inputs).collect(),
            output: vec![name.into()],
            name: name.into(),
            op_type: operator.into(),
            attribute,
        });
    }
}

fn integers(name: &str, ints: Vec<i64>) -> AttributeProto {
    AttributeProto { name: name.into(), ints, r#type: attribute_type::INTS, ..Default::default() }
}

fn float(name: &str, f: f32) -> AttributeProto {
    AttributeProto { name: name.into(), f, r#type: attribute_type::FLOAT, ..Default::default() }
}

fn tensor(name: &str, shape: &[usize], values: &[f32]) -> TensorProto {
    TensorProto {
        dims: shape.iter().map(|size| *size as i64).collect(),
        data_type: proto::FLOAT,
        name: name.into(),
        raw_data: values.iter().flat_map(|value| value.to_le_bytes()).collect(),
    }
}

/// A float tensor whose first dimension is free.
fn value_info(name: &str, sizes: [usize; 3]) -> ValueInfoProto {
    let sizes = sizes.map(|size| Size::DimValue(size as i64));
    let dim = std::iter::once(Size::DimParam("n".into())).chain(sizes).map(|size| Dimension { value: Some(size) });
    let shape = TensorShapeProto { dim: dim.collect() };
    let tensor = TensorTypeProto { elem_type: proto::FLOAT, shape: Some(shape) };
    ValueInfoProto { name: name.into(), r#type: Some(TypeProto { tensor_type: Some(tensor) }) }
}
