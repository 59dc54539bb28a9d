//! A graph that is a chain of nodes, each of which reads what the one before it wrote.
//!
//! Attributes are written out even where ONNX lets them be inferred (`kernel_shape`) or has a default (`dilations`,
//! `group`), because not every importer infers them.

use gan_kernels::NORM_EPSILON;

use super::super::portable::{Kind, Layer};
use super::proto::{AttributeProto, GraphProto, NodeProto, TensorProto, attribute_type, data_type};
use crate::error::{Error, Result};
use crate::model::StateDict;

const NORM_FIELDS: [&str; 4] = ["weight", "bias", "running_mean", "running_var"];

pub(super) struct Chain<'a> {
    tensors: &'a StateDict,
    pub graph: GraphProto,
    /// Name of the value that the last node wrote.
    last: String,
}

impl<'a> Chain<'a> {
    /// A chain that begins at an input of this name.
    pub fn new(tensors: &'a StateDict, input: &str) -> Self {
        Self { tensors, graph: GraphProto::default(), last: input.into() }
    }

    /// Appends the one-hot vectors of the classes in an input of this name to the latents.
    pub fn append_classes(&mut self, input: &str, classes: usize) {
        let (table, chosen) = (format!("{input}.table"), format!("{input}.one_hot"));
        let identity: Vec<f32> = (0..classes * classes).map(|at| f32::from(at % (classes + 1) == 0)).collect();
        self.graph.initializer.push(floats(&table, &[classes, classes, 1, 1], &identity));
        self.add("Gather", &chosen, vec![table, input.into()], vec![integer("axis", 0)]); // [n, classes, 1, 1]
        self.node("Concat", &format!("z_and_{input}"), vec![chosen], vec![integer("axis", 1)]);
    }

    /// From `[n, c, 1, 1]` to `[n, c]`.
    pub fn flatten(&mut self, name: &str) {
        self.node("Flatten", name, Vec::new(), vec![integer("axis", 1)]);
    }

    /// From `[n, pixels]` to images of this shape.
    pub fn reshape(&mut self, name: &str, image: [usize; 3]) {
        let shape = format!("{name}.shape");
        // 0 keeps the dimension as it is; -1 would have to be inferred, which fails for no images.
        let sizes: Vec<i64> = std::iter::once(0).chain(image.map(|size| size as i64)).collect();
        self.graph.initializer.push(TensorProto {
            dims: vec![sizes.len() as i64],
            data_type: data_type::INT64,
            name: shape.clone(),
            raw_data: sizes.iter().flat_map(|size| size.to_le_bytes()).collect(),
        });
        self.node("Reshape", name, vec![shape], Vec::new());
    }

    pub fn activate(&mut self, operator: &str, name: &str) {
        self.node(operator, name, Vec::new(), Vec::new());
    }

    /// Adds a layer's operation and its norm.
    pub fn layer(&mut self, layer: &Layer) -> Result<()> {
        let fields: &[&str] = if layer.has_bias { &["weight", "bias"] } else { &["weight"] };
        if let Kind::Resize(_) = layer.kind {
            self.enlarge(&format!("{}.enlarged", layer.name));
        }
        let inputs = self.initializers(&layer.name, fields)?;
        let (operator, attributes) = match layer.kind {
            Kind::Linear => ("Gemm", vec![integer("transB", 1)]),
            Kind::Conv(geometry) | Kind::Resize(geometry) => ("Conv", convolution(geometry)),
            Kind::Transpose(geometry) => ("ConvTranspose", convolution(geometry)),
        };
        self.node(operator, &layer.name, inputs, attributes);
        if let Some(norm) = &layer.norm {
            let inputs = self.initializers(norm, &NORM_FIELDS)?;
            self.node("BatchNormalization", norm, inputs, vec![float("epsilon", NORM_EPSILON)]);
        }
        Ok(())
    }

    /// Each pixel four times: as PyTorch writes its own nearest-neighbour upsampling.
    fn enlarge(&mut self, name: &str) {
        let scales = format!("{name}.scales");
        self.graph.initializer.push(floats(&scales, &[4], &[1.0, 1.0, 2.0, 2.0]));
        let attributes =
            [("coordinate_transformation_mode", "asymmetric"), ("mode", "nearest"), ("nearest_mode", "floor")];
        let attributes = attributes.map(|(name, value)| text(name, value)).into();
        // The empty name stands for the region of interest, which is of no use here.
        self.node("Resize", name, vec![String::new(), scales], attributes);
    }

    /// Adds a layer's tensors and returns their names.
    fn initializers(&mut self, layer: &str, fields: &[&str]) -> Result<Vec<String>> {
        let add = |field: &&str| {
            let name = format!("{layer}.{field}");
            let missing = || Error::CheckpointTensors { missing: vec![name.clone()], unexpected: vec![] };
            let (shape, values) = self.tensors.get(&name).ok_or_else(missing)?;
            self.graph.initializer.push(floats(&name, shape, values));
            Ok(name)
        };
        fields.iter().map(add).collect()
    }

    /// Adds a node that reads the last value and `inputs`, and writes a value of its own name.
    fn node(&mut self, operator: &str, name: &str, inputs: Vec<String>, attributes: Vec<AttributeProto>) {
        let last = std::mem::replace(&mut self.last, name.into());
        self.add(operator, name, std::iter::once(last).chain(inputs).collect(), attributes);
    }

    fn add(&mut self, operator: &str, name: &str, input: Vec<String>, attribute: Vec<AttributeProto>) {
        let (output, name, op_type) = (vec![name.into()], name.into(), operator.into());
        self.graph.node.push(NodeProto { input, output, name, op_type, attribute });
    }
}

/// Everything that ONNX can say of a convolution with this kernel, stride and padding.
fn convolution([kernel, stride, padding]: [usize; 3]) -> Vec<AttributeProto> {
    vec![
        integers("dilations", &[1, 1]),
        integer("group", 1),
        integers("kernel_shape", &[kernel, kernel]),
        integers("pads", &[padding; 4]),
        integers("strides", &[stride, stride]),
    ]
}

fn integers(name: &str, values: &[usize]) -> AttributeProto {
    let ints = values.iter().map(|value| *value as i64).collect();
    AttributeProto { name: name.into(), ints, r#type: attribute_type::INTS, ..Default::default() }
}

fn integer(name: &str, i: i64) -> AttributeProto {
    AttributeProto { name: name.into(), i: Some(i), r#type: attribute_type::INT, ..Default::default() }
}

fn float(name: &str, f: f32) -> AttributeProto {
    AttributeProto { name: name.into(), f, r#type: attribute_type::FLOAT, ..Default::default() }
}

fn text(name: &str, value: &str) -> AttributeProto {
    AttributeProto { name: name.into(), s: value.into(), r#type: attribute_type::STRING, ..Default::default() }
}

fn floats(name: &str, shape: &[usize], values: &[f32]) -> TensorProto {
    TensorProto {
        dims: shape.iter().map(|size| *size as i64).collect(),
        data_type: data_type::FLOAT,
        name: name.into(),
        raw_data: values.iter().flat_map(|value| value.to_le_bytes()).collect(),
    }
}
