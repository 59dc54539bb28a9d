//! Weights of other programs: PyTorch's own files draw what PyTorch draws, and what cannot be drawn with is told why.

mod common;

use burn::tensor::{Device, Tensor, TensorData};
use common::archive::{archive, pytorch};
use common::small_checkpoint::{foreign, parts};
use common::{Golden, golden_bytes};
use gan_playground::checkpoint::{Checkpoint, Precision};
use gan_playground::config::{Config, Norm};
use gan_playground::error::Error;
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

const OFFICIAL: &[u8] = include_bytes!("golden/foreign/official.pth");
const COMPILED: &[u8] = include_bytes!("golden/foreign/compiled.pth");
const SPECTRAL: &[u8] = include_bytes!("golden/foreign/spectral.pth");
const MODULE: &[u8] = include_bytes!("golden/foreign/module.pth");
const LEGACY: &[u8] = include_bytes!("golden/foreign/legacy.pth");

/// Names, shapes; biased or not as the case needs.
type Layers = Vec<(String, Vec<usize>)>;

fn refusal(bytes: &[u8]) -> String {
    Checkpoint::read(bytes).expect_err("it is refused").to_string()
}

fn file(layers: &Layers) -> Vec<u8> {
    foreign(&layers.iter().map(|(name, shape)| (name.as_str(), shape.as_slice())).collect::<Vec<_>>())
}

/// A generator of 32 px: `PREFIX.0.0.weight` and so on, z of 5, widths 8, 4 and 2.
fn generator(prefix: &str) -> Layers {
    let mut layers = Layers::new();
    for (at, [inputs, outputs]) in [[5, 8], [8, 4], [4, 2]].into_iter().enumerate() {
        layers.push((format!("{prefix}{at}.0.weight"), vec![inputs, outputs, 4, 4]));
        for field in ["weight", "bias", "running_mean", "running_var"] {
            layers.push((format!("{prefix}{at}.1.{field}"), vec![outputs]));
        }
    }
    layers.push((format!("{prefix}3.weight"), vec![2, 1, 4, 4]));
    layers
}

fn with(more: &[(&str, &[usize])]) -> Layers {
    let more = more.iter().map(|(name, shape)| (String::from(*name), shape.to_vec()));
    generator("gen.").into_iter().chain(more).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn pytorchs_files_draw_what_pytorch_draws() {
    let golden = Golden::open("foreign");
    let z = TensorData::new(golden.f32s("z"), [3, 6, 1, 1]);
    for (name, bytes, side) in
        [("official", OFFICIAL, 64), ("compiled", COMPILED, 32), ("spectral", SPECTRAL, 32), ("module", MODULE, 32)]
    {
        let checkpoint = Checkpoint::read(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((checkpoint.config.image_size, checkpoint.config.z_dim), (side, 6), "{name}");
        let device = Device::flex();
        let generator = checkpoint.generator(&device).unwrap();
        let drawn = generator.forward(Tensor::from_data(z.clone(), &device)).into_data();
        let expected = golden.f32s(name);
        let spread = expected.iter().copied().fold(f32::MIN, f32::max) - expected.iter().copied().fold(1.0, f32::min);
        assert!(spread > 0.1, "{name} draws something: {spread}");
        let largest = drawn.iter::<f32>().zip(&expected).map(|(a, e)| (a - e).abs()).fold(0.0, f32::max);
        assert!(largest < 1e-5, "{name}: {largest:e}");
        checkpoint.trainer(&device).expect("training goes on from it");
        let again = Checkpoint::read(&checkpoint.write(Precision::Single).unwrap()).unwrap();
        assert!(again.tensors() == checkpoint.tensors());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_used_is_named() {
    let official = Checkpoint::read(OFFICIAL).unwrap();
    // Its discriminator is one of ours, without biases.
    assert_eq!(official.left_out, ["fixed_noise", "optimizerG.*"]);
    assert_eq!((official.config.features_g, official.config.features_d), (1, 2));
    assert!(official.tensors().contains_key("discriminator.output.bias"));

    let spectral = Checkpoint::read(SPECTRAL).unwrap();
    assert_eq!(spectral.left_out, ["critic.*"]);
    assert!(!spectral.tensors().contains_key("discriminator.output.bias"));
    assert!(Checkpoint::read(MODULE).unwrap().left_out.is_empty());

    let read = |more: &[(&str, &[usize])]| Checkpoint::read(&file(&with(more))).unwrap().left_out;
    assert_eq!(read(&[("encoder.0.weight", &[3, 1, 5, 5]), ("losses", &[7])]), ["encoder.*", "losses"]);
    assert_eq!(read(&[("opt.state.0.exp_avg", &[5, 8, 4, 4])]), ["opt.*"]);
    assert_eq!(read(&[("disc.0.weight", &[9, 784]), ("disc.0.bias", &[9])]), ["disc.*"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn names_do_not_matter() {
    for prefix in ["", "net.", "module._orig_mod.netG.main.", "models.0.generator.model.", "G.module."] {
        let mut layers = generator(prefix);
        // Any order of names in which a chain can be seen.
        if prefix == "G.module." {
            for (name, _) in &mut layers {
                *name = name.replace("3.weight", "end.weight").replace("module.0", "module.start");
            }
        }
        let read = Checkpoint::read(&file(&layers)).unwrap_or_else(|error| panic!("{prefix}: {error}"));
        let Config { image_size, z_dim, features_g, norm_g, .. } = read.config;
        assert_eq!((image_size, z_dim, features_g, norm_g), (32, 5, 1, Norm::Batch), "{prefix}");
        assert_eq!(read.tensors()["generator.output.bias"], (vec![1], vec![0.0]));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_average_draws_before_the_generator_that_it_averages() {
    let layers = generator("netG.").into_iter().chain(generator("netG_ema.")).collect();
    assert_eq!(Checkpoint::read(&file(&layers)).unwrap().left_out, ["netG.*"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_checkpoint_without_its_metadata_is_still_whole() {
    let (mut header, data) = parts(&common::small_checkpoint::saved());
    header["__metadata__"] = serde_json::json!({"format": "pt"});
    let bare = Checkpoint::read(&common::small_checkpoint::file(header.to_string().as_bytes(), &data)).unwrap();
    assert!(bare.tensors().contains_key("optimizer.generator.first.output.bias"));
    assert!(bare.left_out.is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn other_architectures_are_told_what_differs() {
    let replaced = |name: &str, shape: &[usize]| {
        let mut layers = generator("gen.");
        layers.iter_mut().find(|(layer, _)| layer == name).unwrap().1 = shape.to_vec();
        file(&layers)
    };
    let linear = foreign(&[("model.0.weight", &[8, 5]), ("model.0.bias", &[8]), ("model.2.weight", &[784, 8])]);
    // One logit, or one for each class.
    let critic = |logits: usize| {
        foreign(&[("0.weight", &[2, 1, 4, 4]), ("2.weight", &[4, 2, 4, 4]), ("3.weight", &[logits, 4, 4, 4])])
    };
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (replaced("gen.3.weight", &[2, 3, 4, 4]), "made for 3-channel images (gen.3.weight); this draws grey ones"),
        (
            replaced("gen.1.0.weight", &[8, 4, 3, 3]),
            "gen.1.0.weight has shape [8, 4, 3, 3], and here it would be [8, 4, 4, 4]",
        ),
        (file(&with(&[("label_emb.weight", &[10, 10])])), "more than a DCGAN has (label_emb.weight)"),
        (file(&with(&[("gen.attention.weight", &[4, 4, 1, 1])])), "gen.attention.weight"),
        (file(&with(&[("gen.1.0.weight_g", &[4])])), "more than a DCGAN has (gen.1.0.weight_g)"),
        (linear, "has linear layers (model.0.weight)"),
        (foreign(&[("mapping.fc0.weight", &[8, 8]), ("synthesis.b4.conv.weight", &[8, 8, 3, 3])]), "StyleGAN (mapping"),
        (foreign(&[("up.weight", &[8, 8, 3, 3]), ("out.weight", &[1, 8, 3, 3])]), "out.weight has shape [1, 8, 3, 3]"),
        (critic(1), "no DCGAN generator among the file's 3 tensors (0.weight"),
        (critic(11), "no DCGAN generator among the file's 3 tensors (0.weight"),
        (foreign(&[]), "it holds no tensors"),
        (
            file(&generator("g.").into_iter().filter(|(name, _)| !name.contains("running")).collect()),
            "g.0.1 has no running",
        ),
    ];
    for (bytes, words) in cases {
        let said = refusal(&bytes);
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn other_programs_metadata_are_nothing_to_us() {
    for (key, value) in [("step", "12.5k"), ("updates", "None"), ("config", "{\"nz\": 8}"), ("config", "config.json")] {
        let (mut header, data) = parts(&file(&generator("gen.")));
        header["__metadata__"] = serde_json::json!({"format": "pt", "version": "0.4.5", key: value});
        let read = Checkpoint::read(&common::small_checkpoint::file(header.to_string().as_bytes(), &data));
        assert_eq!(read.map(|checkpoint| checkpoint.step), Ok(0), "{key} = {value}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn variances_below_zero_are_refused() {
    for name in ["running_var", "ema.blocks.1.norm.running_var"] {
        let bytes = common::small_checkpoint::saved();
        let known = "generator.blocks.0.norm.running_var";
        let damaged = common::with_tensor(&bytes, if name.contains("ema") { name } else { known }, -1.0);
        assert!(matches!(Checkpoint::read(&damaged), Err(Error::CheckpointVariance { value: -1.0, .. })), "{name}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn other_containers_are_named() {
    let big_endian: Vec<u8> = {
        let at = MODULE.windows(6).position(|bytes| bytes == b"little").unwrap();
        [&MODULE[..at], b"big   ", &MODULE[at + 6..]].concat()
    };
    let npz = archive(&[("weights.npy", b"\x93NUMPY")]);
    let mut packed = archive(&[("a/data.pkl", b"}.")]);
    let list = packed.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    packed[list + 10] = 8; // deflated
    let cases: Vec<(&[u8], &str)> = vec![
        (LEGACY, "before version 1.6: save it again, by python3 -c"),
        (&big_endian, "big-endian"),
        (&MODULE[..MODULE.len() - 30], "cut short: download it again"),
        (&npz, "an npz archive of NumPy arrays, not weights"),
        (&packed, "its file a/data.pkl is compressed"),
    ];
    for (bytes, words) in cases {
        let said = refusal(bytes);
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(golden_bytes("foreign")[8], b'{');
}

/// Pickles that would run something, never end, or fill the memory.
#[wasm_bindgen_test(unsupported = test)]
fn hostile_pickles_are_read_without_harm() {
    let head = b"\x80\x02";
    let laughs: Vec<u8> =
        (1..40u8).flat_map(|at| [&b"]("[..], &[b'h', at - 1].repeat(10), b"eq", &[at]].concat()).collect();
    let doubled = [&b"}q\0K\x01K\x02s"[..], &b"h\0b".repeat(60)].concat();
    let deep = [b"]".repeat(100_000), b"a".repeat(99_999)].concat();
    // ("storage", FloatStorage, "0", "cpu", 1) and a shape of 2^31 - 1 in steps of 0.
    let storage = b"(X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0\x30X\x03\0\0\0cpuK\x01tQ";
    let tensor = |shape: &[u8]| {
        let call = b"}X\x01\0\0\0wctorch._utils\n_rebuild_tensor_v2\n(";
        [&call[..], storage, b"K\0", shape, b"\x85K\0\x85\x89}tRs"].concat()
    };
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"cos\nsystem\nX\x04\0\0\0true\x85R.".to_vec(), "it holds no tensors"),
        ([&b"]q\0"[..], &laughs, b"."].concat(), "more values than any checkpoint needs"),
        ([&doubled[..], b"."].concat(), "copies more than it holds"),
        ([&deep[..], b"."].concat(), "it holds no tensors"),
        (b"]q\0h\0a.".to_vec(), "it holds no tensors"),
        ([&tensor(b"J\xff\xff\xff\x7f")[..], b"."].concat(), "tensor w reaches beyond its numbers"),
        ([&tensor(b"J\xff\xff\xff\xff")[..], b"."].concat(), "it holds no tensors"),
        (b"X\xff\xff\xff\x7f".to_vec(), "its pickle is cut short"),
        (b"(0.".to_vec(), "takes more from its stack than there is"),
        (b"h\x07.".to_vec(), "nothing at place 7"),
        (b"I1\n.".to_vec(), "has opcode 0x49"),
    ];
    for (pickle, words) in cases {
        let said = refusal(&pytorch(&[head, &pickle[..]].concat(), 16));
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn damaged_archives_are_refused_or_read() {
    for at in (0..MODULE.len()).step_by(7) {
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = MODULE.to_vec();
            bytes[at] ^= flip;
            let _ = Checkpoint::read(&bytes); // whatever it is, it does not panic
        }
        assert!(Checkpoint::read(&MODULE[..at]).is_err(), "cut at {at}");
    }
}
