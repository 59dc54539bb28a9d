//! A checkpoint of the smallest networks, and files that differ from it in one place.

use burn::tensor::{Device, Tensor};
use gan_playground::checkpoint;
use gan_playground::config::Config;
use gan_playground::latent::{Classes, Latents};
use gan_playground::train::{StepInput, Trainer};
use pollster::block_on;
use serde_json::{Value, json};

/// A tensor of the small checkpoint that tests change, and its number of values.
pub const NAME: &str = "generator.output.bias";

pub fn small() -> Config {
    Config { z_dim: 2, features_g: 1, features_d: 1, ema_decay: 0.9, ..Config::default() }
}

/// A whole checkpoint of the smallest networks after one step: optimisers, moving average and all.
pub fn saved() -> Vec<u8> {
    let mut trainer = Trainer::new(&small(), &Device::flex());
    let z = Latents::named(&small(), 1, 2, Classes::InTurn).to_tensor(&Device::flex());
    trainer.step(StepInput::plain(Tensor::zeros([2, 1, 32, 32], &Device::flex()), z));
    block_on(checkpoint::save(&small(), 1, &trainer)).unwrap()
}

/// The header and the data of a safetensors file.
pub fn parts(bytes: &[u8]) -> (Value, Vec<u8>) {
    let (length, rest) = bytes.split_first_chunk().unwrap();
    let (header, data) = rest.split_at(u64::from_le_bytes(*length) as usize);
    (serde_json::from_slice(header).unwrap(), data.to_vec())
}

pub fn file(header: &[u8], data: &[u8]) -> Vec<u8> {
    [&(header.len() as u64).to_le_bytes(), header, data].concat()
}

/// The small checkpoint with another header.
pub fn with_header(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let (mut header, data) = parts(&saved());
    change(&mut header);
    file(&serde_json::to_vec(&header).unwrap(), &data)
}

pub fn with_entry(entry: &str, value: Value) -> Vec<u8> {
    with_header(|header| header[NAME][entry] = value)
}

pub fn with_metadata(key: &str, value: &str) -> Vec<u8> {
    with_header(|header| header["__metadata__"][key] = value.into())
}

pub fn with_setting(name: &str, value: Value) -> Vec<u8> {
    with_header(|header| {
        let mut config: Value = serde_json::from_str(header["__metadata__"]["config"].as_str().unwrap()).unwrap();
        config[name] = value;
        header["__metadata__"]["config"] = config.to_string().into();
    })
}

pub fn renamed(from: &str, to: &str) -> Vec<u8> {
    with_header(|header| {
        let header = header.as_object_mut().unwrap();
        let entry = header.remove(from).unwrap();
        header.insert(to.into(), entry);
    })
}

pub fn with_value(value: f32) -> Vec<u8> {
    super::with_tensor(&saved(), NAME, value)
}

/// A file with these f32 tensors, all zero, and no metadata.
pub fn foreign(tensors: &[(&str, &[usize])]) -> Vec<u8> {
    let (mut header, mut end) = (json!({}), 0);
    for (name, shape) in tensors {
        let start = end;
        end += 4 * shape.iter().product::<usize>();
        header[name] = json!({"dtype": "F32", "shape": shape, "data_offsets": [start, end]});
    }
    file(&serde_json::to_vec(&header).unwrap(), &vec![0; end])
}
