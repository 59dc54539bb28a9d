//! Networks, and what they compute of given inputs: what other programs must compute of their exports.

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor, TensorData};
use gan_playground::checkpoint::Checkpoint;
use gan_playground::latent::{Classes, Latents, one_hot};
use safetensors::tensor::{Dtype, TensorView};

use super::common::networks::{self, Kind};
use super::common::{Golden, golden_bytes};

/// A network, and the safetensors file that `check_export.py` compares with.
pub struct Expected {
    pub name: String,
    pub checkpoint: Vec<u8>,
    pub values: Vec<u8>,
}

/// Images that are drawn or judged.
const COUNT: usize = 3;

#[derive(Default)]
struct Values(BTreeMap<&'static str, (Dtype, Vec<usize>, Vec<u8>)>);

impl Values {
    fn floats(mut self, name: &'static str, shape: &[usize], values: impl IntoIterator<Item = f32>) -> Self {
        let bytes = values.into_iter().flat_map(f32::to_le_bytes).collect();
        self.0.insert(name, (Dtype::F32, shape.to_vec(), bytes));
        self
    }

    fn classes(mut self, classes: Option<Vec<usize>>) -> Self {
        if let Some(classes) = classes {
            let bytes = classes.iter().flat_map(|class| (*class as i64).to_le_bytes()).collect();
            self.0.insert("class", (Dtype::I64, vec![classes.len()], bytes));
        }
        self
    }

    fn file(&self) -> Vec<u8> {
        let views = self
            .0
            .iter()
            .map(|(name, (dtype, shape, bytes))| (*name, TensorView::new(*dtype, shape.clone(), bytes).unwrap()));
        safetensors::serialize(views, None).unwrap()
    }
}

fn floats<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().iter().collect()
}

/// Every kind of generator, and the images that the engine draws.
pub fn generators() -> Vec<Expected> {
    networks::generators().into_iter().map(generator).collect()
}

fn generator((name, config): Kind) -> Expected {
    let checkpoint = networks::checkpoint(&config);
    let latents = Latents::named(&config, 1, COUNT, Classes::Random);
    let device = Device::flex();
    let drawn = Checkpoint::read(&checkpoint).unwrap().generator(&device).unwrap().forward(latents.to_tensor(&device));
    let z = latents.values.chunks_exact(latents.z_dim).flat_map(|latent| latent[..config.z_dim].to_vec());
    let values = Values::default()
        .floats("z", &[COUNT, config.z_dim], z)
        .floats("images", &drawn.dims(), floats(drawn.clone()))
        .classes(latents.classes(&config));
    Expected { name, checkpoint, values: values.file() }
}

/// Every kind of discriminator, and the logits that the engine gives to images of noise.
pub fn discriminators() -> Vec<Expected> {
    networks::discriminators().into_iter().map(discriminator).collect()
}

fn discriminator((name, config): Kind) -> Expected {
    let checkpoint = networks::checkpoint(&config);
    let device = Device::flex();
    let shape = [COUNT, 1, config.image_size, config.image_size];
    let noise: Vec<f32> = networks::numbers(1).take(shape.iter().product()).collect();
    let classes = config.conditional.is_on().then(|| vec![7, 0, 3]);
    let masks = classes.iter().flatten().flat_map(|class| one_hot(*class)).collect::<Vec<_>>();
    let masks = classes.is_some().then(|| Tensor::<2>::from_data(TensorData::new(masks, [COUNT, 10]), &device));
    let images = Tensor::<4>::from_data(TensorData::new(noise.clone(), shape), &device);
    let trainer = Checkpoint::read(&checkpoint).unwrap().trainer(&device).unwrap();
    let logits = trainer.discriminator().forward(images, masks.as_ref());
    let values =
        Values::default().floats("images", &shape, noise).floats("logits", &[COUNT], floats(logits)).classes(classes);
    Expected { name, checkpoint, values: values.file() }
}

/// Lesson networks at both sizes, and the images that PyTorch drew of them.
pub fn of_pytorch() -> [Expected; 2] {
    let run = Golden::open("dcgan32");
    let read = |bytes: &[u8]| bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect::<Vec<_>>();
    // The 32 px run keeps all in one file, with latents of four axes.
    let small = Values::default().floats("z", &[4, 16], read(run.bytes("eval.z"))).floats(
        "images",
        &[4, 1, 32, 32],
        read(run.bytes("eval.images")),
    );
    let [latents, images] = ["lesson64_latents", "lesson64_images"].map(Golden::open);
    let large = Values::default().floats("z", &[5, 100], read(latents.bytes("z"))).floats(
        "images",
        &[5, 1, 64, 64],
        read(images.bytes("images")),
    );
    [
        Expected { name: "dcgan32".into(), checkpoint: run.state_dict("step3."), values: small.file() },
        Expected {
            name: "lesson64".into(),
            checkpoint: golden_bytes("lesson64_state_dict").into(),
            values: large.file(),
        },
    ]
}
