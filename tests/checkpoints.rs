//! Checkpoint files from anywhere: what is read, what is written, and what each bad file is told.

mod common;

use std::collections::BTreeMap;

use burn::tensor::Device;
use common::golden_bytes;
use common::small_checkpoint::{
    NAME, file, foreign, parts, renamed, saved, small, with_entry, with_header, with_metadata, with_setting, with_value,
};
use gan_playground::checkpoint::{self, Checkpoint, Network, Precision};
use gan_playground::config::Config;
use gan_playground::error::Error;
use gan_playground::latent::{Classes, Latents};
use gan_playground::train::Trainer;
use half::{bf16, f16};
use pollster::block_on;
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test(unsupported = test)]
#[expect(clippy::too_many_lines, reason = "one table of cases")]
fn bad_files_are_told_what_is_wrong() {
    const NOT_SAFETENSORS: &str = "it is not in safetensors format, or cut short";
    let whole = saved();
    let (header, data) = parts(&whole);
    let header = header.to_string().into_bytes();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", vec![], "it is empty"),
        ("text", b"not a checkpoint".to_vec(), NOT_SAFETENSORS),
        ("a web page", b"<!doctype html><title>404</title>".to_vec(), "this is a web page"),
        ("cut in its header", whole[..200].to_vec(), "the file is cut short"),
        ("cut in its data", whole[..whole.len() - 1].to_vec(), "lie outside the file: it is cut short or damaged"),
        ("followed by more", [&whole[..], b"!"].concat(), "incomplete metadata, file not fully covered"),
        ("header length beyond any file", [&[0xff; 8], &whole[8..]].concat(), NOT_SAFETENSORS),
        ("header length short", file(&header[..50], &[&header[50..], &data].concat()), "its header is damaged: EOF"),
        ("header of 5 MB", file(&vec![b' '; 5_000_000], &data), "its header has 5000000 bytes"),
        ("header no JSON", file(b"hello!!!", &data), "its header is damaged: expected value"),
        (
            "header of nested lists",
            file(&[br#"{"a":"#, &[b'['; 100_000][..]].concat(), &data),
            "its header is damaged: recursion limit exceeded",
        ),
        ("no tensors", file(b"{}", b""), "it holds no tensors"),
        ("entry no object", with_header(|h| h[NAME] = 3.into()), "tensor generator.output.bias: invalid type"),
        (
            "shape beyond u64",
            with_entry("shape", json!([u64::MAX, 2])),
            "tensor generator.output.bias: ", // "... does not fit its 4 bytes"; on wasm32 not even a size
        ),
        ("huge shape", with_entry("shape", json!([1_000_000_000])), "F32 [1000000000] does not fit its 4 bytes"),
        ("another shape", with_entry("shape", json!([1, 1])), "has shape [1, 1], this network needs [1]"),
        ("negative shape", with_entry("shape", json!([-1])), "tensor generator.output.bias: invalid value"),
        ("bytes beyond the file", with_entry("data_offsets", json!([0, 4_000_000_000_u32])), "lie outside the file"),
        ("bytes backwards", with_entry("data_offsets", json!([8, 4])), "lie outside the file"),
        ("bytes of another", with_entry("data_offsets", json!([0, 4])), "invalid offset for tensor"),
        ("integers", with_entry("dtype", json!("I32")), "tensor generator.output.bias in the checkpoint is I32"),
        ("unknown numbers", with_entry("dtype", json!("Q4")), "tensor generator.output.bias: unknown variant `Q4`"),
        (
            "NaN",
            with_value(f32::NAN),
            "tensor generator.output.bias in the checkpoint holds values that are not finite",
        ),
        ("infinite", with_value(f32::INFINITY), "holds values that are not finite"),
        (
            "one tensor of another name",
            renamed(NAME, "generator.output.shift"),
            r#"missing tensors ["generator.output.bias"], unexpected tensors ["generator.output.shift"]"#,
        ),
        (
            "a network that is unknown here",
            renamed("generator.output.bias", "encoder.bias"),
            r#"unexpected tensors ["encoder.bias"]"#,
        ),
        (
            "part of an optimiser",
            renamed("optimizer.generator.second.output.bias", "optimizer.generator.third.output.bias"),
            r#"missing tensors ["optimizer.generator.second.output.bias"], unexpected tensors ["optimizer.generator.third"#,
        ),
        (
            "part of an average",
            renamed("ema.output.bias", "ema.output"),
            r#"missing tensors ["ema.output.bias"], unexpected tensors ["ema.output"]"#,
        ),
        (
            "part of a discriminator",
            renamed("discriminator.input.bias", "discriminator.input"),
            r#"missing tensors ["discriminator.input.bias"]"#,
        ),
        ("a newer format", with_metadata("version", "2"), "(format 2, this one reads up to 1): reload the page"),
        ("no version", with_metadata("version", "one"), r#"its version "one" is not a number"#),
        ("config no JSON", with_metadata("config", "{"), "its config is damaged: EOF"),
        ("config no object", with_metadata("config", "[]"), "its config is damaged: invalid type: sequence"),
        ("a newer setting", with_setting("hair", json!(true)), r#"it has the setting "hair", unknown here"#),
        ("setting of another kind", with_setting("z_dim", json!("x")), "its config is damaged: invalid type: string"),
        ("huge network", with_setting("features_g", json!(1_000_000)), "features_g = 1000000 is out of range"),
        ("huge images", with_setting("image_size", json!(1 << 30)), "image_size = 1073741824 is out of range"),
        ("the largest network", with_setting("features_g", json!(128)), "has shape [2, 8, 4, 4], this network needs"),
        ("endless step", with_metadata("step", "18446744073709551615"), "is not a number from 0 to 1000000000"),
        ("negative step", with_metadata("step", "-1"), r#"its step "-1" is not a number"#),
        ("one update", with_metadata("updates", "7"), r#"its updates "7" are not two numbers"#),
        (
            "no generator",
            foreign(&[("fc.weight", &[2, 2])]),
            "no DCGAN generator among the file's 1 tensors (fc.weight)",
        ),
        ("generator of scalars", foreign(&[("gen.0.0.weight", &[]), ("gen.1.weight", &[])]), "no DCGAN generator"),
        (
            "generator of one layer",
            foreign(&[("gen.0.0.weight", &[1, 2, 4, 4]), ("gen.1.weight", &[2, 1, 4, 4])]),
            "image_size = 8 is out of range: choose 32 or 64",
        ),
    ];
    for (case, bytes, message) in cases {
        let said = Checkpoint::read(&bytes).err().map(|error| error.to_string());
        assert!(said.as_ref().is_some_and(|said| said.contains(message)), "{case}: {said:?}");
    }
    Checkpoint::read(&with_header(|_| {})).expect("unchanged, it reads");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_missing_version_is_the_first_one() {
    let old = with_header(|header| {
        header["__metadata__"].as_object_mut().unwrap().remove("version").unwrap();
    });
    assert_eq!(Checkpoint::read(&old).unwrap().tensors(), Checkpoint::read(&saved()).unwrap().tensors());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_is_written_as_it_was_read_byte_for_byte() {
    let mut checkpoint = Checkpoint::read(&saved()).unwrap();
    checkpoint.report = Some(r#"{"modes":10}"#.into());
    let bytes = checkpoint.write(Precision::Single).unwrap();
    let again = Checkpoint::read(&bytes).unwrap();
    assert_eq!((again.step, &again.config, again.report.as_deref()), (1, &small(), Some(r#"{"modes":10}"#)));
    for _ in 0..5 {
        assert!(Checkpoint::read(&bytes).unwrap().write(Precision::Single).unwrap() == bytes);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn half_precision_is_half_the_size_and_rounds_to_eleven_bits() {
    let whole = Checkpoint::read(&saved()).unwrap();
    let bytes = whole.write(Precision::Half).unwrap();
    assert_eq!(parts(&bytes).1.len() * 2, parts(&saved()).1.len());
    let half = Checkpoint::read(&bytes).unwrap();
    for (name, (shape, values)) in half.tensors() {
        let (expected_shape, expected) = &whole.tensors()[name];
        assert_eq!(shape, expected_shape);
        for (actual, expected) in values.iter().zip(expected) {
            // Half a unit in the last place; below 2^-14 (subnormal) that unit is 2^-24.
            let allowed = (expected.abs() / 2048.0).max(0.5f32.powi(25));
            assert!((actual - expected).abs() <= allowed, "{name}: {actual} {expected}");
        }
    }
    let beyond = Checkpoint::read(&with_value(70_000.0)).unwrap();
    let error = beyond.write(Precision::Half).unwrap_err();
    assert_eq!(error, Error::HalfRange { name: NAME.into(), value: 70_000.0 });
}

#[wasm_bindgen_test(unsupported = test)]
fn reads_all_four_kinds_of_floats() {
    // 1/3 in each, from its definition: 53 (of which 24 are kept), 24, 11 and 8 significant bits.
    let third = 1.0 / 3.0;
    let cases = [
        ("F64", f64::to_le_bytes(1.0 / 3.0).to_vec(), 0.333_333_34),
        ("F32", f32::to_le_bytes(third).to_vec(), 0.333_333_34),
        ("F16", f16::from_f32(third).to_le_bytes().to_vec(), 0.333_251_95),
        ("BF16", bf16::from_f32(third).to_le_bytes().to_vec(), 0.333_984_38),
    ];
    for (dtype, value, expected) in cases {
        let (mut header, mut data) =
            parts(&Checkpoint::read(&saved()).unwrap().weights_only().write(Precision::Single).unwrap());
        // The tensor moves to the end of the data, and those behind it close the gap.
        let entry = header.as_object_mut().unwrap().remove(NAME).unwrap();
        let start = entry["data_offsets"][0].as_u64().unwrap();
        data.drain(start as usize..start as usize + 4);
        for (name, other) in header.as_object_mut().unwrap() {
            if name != "__metadata__" && other["data_offsets"][0].as_u64().unwrap() > start {
                let moved = [0, 1].map(|at| other["data_offsets"][at].as_u64().unwrap() - 4);
                other["data_offsets"] = json!(moved);
            }
        }
        header[NAME] = json!({"dtype": dtype, "shape": [1], "data_offsets": [data.len(), data.len() + value.len()]});
        data.extend(value);
        let read = Checkpoint::read(&file(header.to_string().as_bytes(), &data)).unwrap();
        assert_eq!(read.tensors()[NAME].1, [expected], "{dtype}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn weights_only_keeps_what_draws() {
    let whole = Checkpoint::read(&saved()).unwrap();
    let average = whole.tensors()["ema.output.weight"].clone();
    assert!(average != whole.tensors()["generator.output.weight"]);
    let weights = whole.clone().weights_only();
    assert_eq!(weights.tensors()["generator.output.weight"], average);
    let networks = |name: &&String| name.starts_with("generator.") || name.starts_with("discriminator.");
    assert_eq!(weights.tensors().len(), whole.tensors().keys().filter(networks).count());
    let again = Checkpoint::read(&weights.write(Precision::Half).unwrap()).unwrap();
    again.trainer(&Device::flex()).expect("training goes on, with fresh optimisers");
}

/// What PyTorch itself wrote, as `(dtype, shape, bytes)` by name; of the counters only that they are there.
fn entries(bytes: &[u8]) -> BTreeMap<String, (Dtype, Vec<usize>, Vec<u8>)> {
    let tensors = SafeTensors::deserialize(bytes).unwrap().tensors().into_iter();
    let held = |name: &str, view: &TensorView| if name.ends_with("tracked") { vec![] } else { view.data().to_vec() };
    tensors.map(|(name, view)| (name.clone(), (view.dtype(), view.shape().to_vec(), held(&name, &view)))).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_pytorch_state_dict_comes_out_as_it_went_in() {
    // Names, types, shapes and bytes are all that `load_state_dict(strict=True)` looks at.
    let lesson = golden_bytes("lesson64_state_dict");
    let read = Checkpoint::read(lesson).unwrap();
    for (network, prefix) in [(Network::Generator, "gen."), (Network::Discriminator, "disc.")] {
        let expected: BTreeMap<_, _> =
            entries(lesson).into_iter().filter(|(name, _)| name.starts_with(prefix)).collect();
        assert!(!expected.is_empty());
        assert!(entries(&read.to_pytorch(network).unwrap()) == expected);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_lesson_generator_loads_alone_and_at_any_width() {
    for (image_size, features) in [(32, 3), (64, 3), (32, 1)] {
        let config = Config { image_size, features_g: features, features_d: 2, z_dim: 5, ..Config::default() };
        let trainer = Trainer::new(&config, &Device::flex());
        let whole = Checkpoint::read(&block_on(checkpoint::save(&config, 0, &trainer)).unwrap()).unwrap();
        let alone = Checkpoint::read(&whole.to_pytorch(Network::Generator).unwrap()).unwrap();
        assert_eq!(alone.to_pytorch(Network::Discriminator), Err(Error::NoDiscriminator));
        assert_eq!((alone.config.image_size, alone.config.z_dim, alone.config.features_g), (image_size, 5, features));
        alone.trainer(&Device::flex()).expect("it gets a fresh discriminator");
        let z = Latents::named(&config, 1, 2, Classes::InTurn).to_tensor(&Device::flex());
        let draw =
            |checkpoint: &Checkpoint| checkpoint.generator(&Device::flex()).unwrap().forward(z.clone()).into_data();
        assert_eq!(draw(&alone), draw(&whole));
    }
}
