use super::*;
use crate::checkpoint::{Checkpoint, save};
use crate::config::{Architecture, Norm, Penalty, Spectral, Switch, Upsample};
use crate::train::Trainer;
use burn::tensor::Device;
use pollster::block_on;
use proto::{AttributeProto, NodeProto};

fn small() -> Config {
    Config { z_dim: 3, features_g: 1, features_d: 1, ..Config::default() }
}

fn exported(config: &Config) -> ModelProto {
    let trainer = Trainer::new(config, &Device::flex());
    let checkpoint = Checkpoint::read(&block_on(save(config, 5, &trainer)).unwrap()).unwrap();
    ModelProto::decode(&checkpoint.to_onnx().unwrap()[..]).unwrap()
}

fn graph(config: &Config) -> GraphProto {
    exported(config).graph.unwrap()
}

fn operators(graph: &GraphProto) -> Vec<&str> {
    graph.node.iter().map(|node| node.op_type.as_str()).collect()
}

fn ints<'a>(node: &'a NodeProto, name: &str) -> &'a [i64] {
    let found = node.attribute.iter().find(|attribute: &&AttributeProto| attribute.name == name);
    &found.unwrap_or_else(|| panic!("{} {} lacks {name}", node.op_type, node.name)).ints
}

#[test]
fn convolutions_say_all_that_importers_ask_for() {
    let resized = Config { upsample: Upsample::Resize, ..small() };
    for config in [small(), Config { image_size: 64, ..small() }, resized] {
        let graph = graph(&config);
        let convolutions: Vec<_> = graph.node.iter().filter(|node| node.op_type.starts_with("Conv")).collect();
        assert_eq!(convolutions.len(), config.inner_stages() + 2);
        for node in convolutions {
            let weight = graph.initializer.iter().find(|tensor| tensor.name == node.input[1]).unwrap();
            assert_eq!(ints(node, "kernel_shape"), &weight.dims[2..]);
            assert_eq!(ints(node, "dilations"), [1, 1]);
            let [stride, padding] = match (ints(node, "kernel_shape")[0], weight.dims[0]) {
                (4, 3) => [1, 0], // from z
                (4, _) => [2, 1],
                _ => [1, 1],
            };
            assert_eq!((ints(node, "strides"), ints(node, "pads")), (&[stride; 2][..], &[padding; 4][..]));
            let group = node.attribute.iter().find(|attribute| attribute.name == "group").unwrap();
            assert_eq!(group.i, Some(1));
        }
    }
}

#[test]
fn each_kind_of_generator_has_its_own_operators() {
    let block = ["ConvTranspose", "BatchNormalization", "Relu"];
    let expected = [&block[..], &block, &block, &["ConvTranspose", "Tanh"]].concat();
    assert_eq!(operators(&graph(&small())), expected);

    let bare = graph(&Config { norm_g: Norm::None, upsample: Upsample::Resize, ..small() });
    let [first, inner] = [&["ConvTranspose", "Relu"][..], &["Resize", "Conv", "Relu"]];
    assert_eq!(operators(&bare), [first, inner, inner, &["Resize", "Conv", "Tanh"]].concat());

    let dense = graph(&Config { architecture: Architecture::Dense, conditional: Switch::On, ..small() });
    let block = ["Gemm", "BatchNormalization", "Relu"];
    let [ends, last] = [&["Gather", "Concat", "Flatten"][..], &["Gemm", "Tanh", "Reshape"]];
    assert_eq!(operators(&dense), [ends, &block, &block, last].concat());
    let axis = &dense.node[0].attribute[0];
    assert_eq!((axis.name.as_str(), axis.i), ("axis", Some(0))); // OpenCV refuses an axis without its number
    let inputs: Vec<_> = dense.input.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(inputs, ["z", "class"]);
}

#[test]
fn a_model_says_what_it_was_made_from() {
    let config = Config { seed: 9, ..small() };
    let entry = |StringStringEntryProto { key, value }| (key, value);
    let metadata: BTreeMap<_, _> = exported(&config).metadata_props.into_iter().map(entry).collect();
    assert_eq!(serde_json::from_str::<Config>(&metadata["config"]).unwrap(), config);
    assert_eq!(metadata["step"], "5");
    assert!(metadata["source"].starts_with("GAN Playground "));
}

#[test]
fn the_discriminator_does_not_matter() {
    let same = graph(&small()).encode_to_vec();
    for other in [
        Config { penalty: Penalty::Gradient, norm_d: Norm::None, ..small() },
        Config { spectral_norm: Spectral::D, norm_d: Norm::None, ..small() },
        Config { minibatch_std: Switch::On, features_d: 3, ..small() },
    ] {
        assert!(graph(&other).encode_to_vec() == same);
    }
}
