//! The generator as an ONNX model, for any runtime: input `z` `[n, z_dim, 1, 1]`, output `images` `[n, 1, side, side]`
//! in [-1, 1], n free.
//!
//! ONNX files are protocol buffers. Their few messages that a chain of layers needs are written here field by field;
//! the numbers are those of `onnx.proto3` (<https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3>).

use super::{Checkpoint, GENERATOR};
use crate::config::CHANNELS;
use crate::error::{Error, Result};
use crate::model::StateDict;
use gan_kernels::NORM_EPSILON;

/// The operators' version, of 2020: any runtime in use has it.
const OPSET: u64 = 13;
/// The file format's version that came with it.
const IR_VERSION: u64 = 7;
/// `TensorProto.DataType.FLOAT`.
const FLOAT: u64 = 1;
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
        let mut graph = Graph { tensors: &tensors, message: Message::default(), last: "z".into() };
        for block in 0..=stages {
            graph.conv_transpose(&format!("blocks.{block}.conv"), &["weight"], block > 0)?;
            graph.batch_norm(&format!("blocks.{block}.norm"))?;
            graph.node("Relu", &format!("blocks.{block}.relu"), &[], &[]);
        }
        graph.conv_transpose("output", &["weight", "bias"], true)?;
        graph.node("Tanh", "images", &[], &[]);
        let mut graph = graph.message;
        graph.text(2, "generator");
        graph.message(11, &value_info("z", [self.config.z_dim, 1, 1]));
        graph.message(12, &value_info("images", [CHANNELS, side, side]));

        let mut opset = Message::default();
        opset.text(1, ""); // ONNX's own operators
        opset.integer(2, OPSET);
        let mut model = Message::default();
        model.integer(1, IR_VERSION);
        model.text(2, env!("CARGO_PKG_NAME"));
        model.text(3, env!("CARGO_PKG_VERSION"));
        model.message(7, &graph);
        model.message(8, &opset);
        Ok(model.0)
    }
}

/// A chain of nodes, each of which reads what the one before it wrote.
struct Graph<'a> {
    tensors: &'a StateDict,
    /// `GraphProto`.
    message: Message,
    /// Name of the value that the last node wrote.
    last: String,
}

impl Graph<'_> {
    fn conv_transpose(&mut self, name: &str, fields: &[&str], twofold: bool) -> Result<()> {
        let inputs = self.initializers(name, fields)?;
        let (stride, padding) = if twofold { (2, 1) } else { (1, 0) };
        let attributes = [integers("strides", &[stride; 2]), integers("pads", &[padding; 4])];
        self.node("ConvTranspose", name, &inputs, &attributes);
        Ok(())
    }

    fn batch_norm(&mut self, name: &str) -> Result<()> {
        let inputs = self.initializers(name, &NORM_FIELDS)?;
        self.node("BatchNormalization", name, &inputs, &[float("epsilon", NORM_EPSILON)]);
        Ok(())
    }

    /// Adds a layer's tensors and returns their names.
    fn initializers(&mut self, layer: &str, fields: &[&str]) -> Result<Vec<String>> {
        let add = |field: &&str| {
            let name = format!("{layer}.{field}");
            let held = self.tensors.get(&format!("{GENERATOR}{name}"));
            let missing = || Error::CheckpointTensors { missing: vec![name.clone()], unexpected: vec![] };
            let (shape, values) = held.ok_or_else(missing)?;
            self.message.message(5, &tensor(&name, shape, values));
            Ok(name)
        };
        fields.iter().map(add).collect()
    }

    /// Adds a `NodeProto` that writes a value of its own name.
    fn node(&mut self, operator: &str, name: &str, inputs: &[String], attributes: &[Message]) {
        let mut node = Message::default();
        node.text(1, &self.last);
        inputs.iter().for_each(|input| node.text(1, input));
        node.text(2, name);
        node.text(3, name);
        node.text(4, operator);
        attributes.iter().for_each(|attribute| node.message(5, attribute));
        self.message.message(1, &node);
        self.last = name.into();
    }
}

/// `AttributeProto` of type INTS.
fn integers(name: &str, values: &[u64]) -> Message {
    let mut attribute = Message::default();
    attribute.text(1, name);
    values.iter().for_each(|value| attribute.integer(8, *value));
    attribute.integer(20, 7);
    attribute
}

/// `AttributeProto` of type FLOAT.
fn float(name: &str, value: f32) -> Message {
    let mut attribute = Message::default();
    attribute.text(1, name);
    attribute.float(2, value);
    attribute.integer(20, 1);
    attribute
}

/// `TensorProto`.
fn tensor(name: &str, shape: &[usize], values: &[f32]) -> Message {
    let mut tensor = Message::default();
    shape.iter().for_each(|size| tensor.integer(1, *size as u64));
    tensor.integer(2, FLOAT);
    tensor.text(8, name);
    tensor.bytes(9, &values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<_>>());
    tensor
}

/// `ValueInfoProto` of a float tensor whose first dimension is free.
fn value_info(name: &str, sizes: [usize; 3]) -> Message {
    let mut shape = Message::default();
    let mut batch = Message::default();
    batch.text(2, "n");
    shape.message(1, &batch);
    for size in sizes {
        let mut dimension = Message::default();
        dimension.integer(1, size as u64);
        shape.message(1, &dimension);
    }
    let mut tensor = Message::default();
    tensor.integer(1, FLOAT);
    tensor.message(2, &shape);
    let mut kind = Message::default();
    kind.message(1, &tensor);
    let mut value = Message::default();
    value.text(1, name);
    value.message(2, &kind);
    value
}

/// A protocol buffer message being written (<https://protobuf.dev/programming-guides/encoding>).
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    const VARINT: u64 = 0;
    const LENGTH_DELIMITED: u64 = 2;
    const FIXED_32: u64 = 5;

    fn integer(&mut self, field: u64, value: u64) {
        self.varint(field << 3 | Self::VARINT);
        self.varint(value);
    }

    fn float(&mut self, field: u64, value: f32) {
        self.varint(field << 3 | Self::FIXED_32);
        self.0.extend(value.to_le_bytes());
    }

    fn bytes(&mut self, field: u64, bytes: &[u8]) {
        self.varint(field << 3 | Self::LENGTH_DELIMITED);
        self.varint(bytes.len() as u64);
        self.0.extend(bytes);
    }

    fn text(&mut self, field: u64, text: &str) {
        self.bytes(field, text.as_bytes());
    }

    fn message(&mut self, field: u64, message: &Message) {
        self.bytes(field, &message.0);
    }

    /// Seven bits a byte, the lowest first; the top bit says that more follow.
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_encoding_guides_own_examples() {
        // "Base 128 Varints", "Length-Delimited Records" and "Submessages" in the guide.
        let mut test1 = Message::default();
        test1.integer(1, 150);
        assert_eq!(test1.0, [0x08, 0x96, 0x01]);
        let mut test2 = Message::default();
        test2.text(2, "testing");
        assert_eq!(test2.0, b"\x12\x07testing");
        let mut test3 = Message::default();
        test3.message(3, &test1);
        assert_eq!(test3.0, [0x1a, 0x03, 0x08, 0x96, 0x01]);
    }
}
