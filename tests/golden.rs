//! Training and drawing against PyTorch: the reference values come from `tests/golden/make_golden.py`.

mod common;

use burn::tensor::{Device, Tensor, TensorData};
use common::{Golden, relative_norm};
use gan_playground::checkpoint::{self, Checkpoint};
use gan_playground::data::{Dataset, write_images};
use gan_playground::latent::Latents;
use gan_playground::train::{StepInput, read_stats};
use pollster::block_on;
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Largest relative difference of a measurement; PyTorch's own float32 and float64 differ by 2e-6 at most.
const MEASUREMENT_TOLERANCE: f64 = 1e-5;
/// Largest relative difference of a tensor, by Euclidean norm.
const TENSOR_TOLERANCE: f64 = 1e-4;
const PIXEL_TOLERANCE: f32 = 1e-4;

#[wasm_bindgen_test(unsupported = test)]
fn three_steps_at_32_px_match_pytorch() {
    steps_match("dcgan32", 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn three_steps_at_64_px_match_pytorch() {
    steps_match("dcgan64", 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_step_of_more_images_than_are_computed_at_a_time_matches_pytorch() {
    steps_match("dcgan32_batch96", 1);
}

fn steps_match(case: &str, steps: usize) {
    let golden = Golden::open(case);
    let device = Device::flex();
    let initial = Checkpoint::read(&golden.state_dict("init.")).unwrap();
    let mut trainer = initial.trainer(&device).unwrap();
    for step in 1..=steps {
        let [real, z] = ["real", "z"].map(|name| golden.tensor4(&format!("{name}.{step}"), &device));
        let stats = vec![trainer.step(StepInput::plain(real, z))];
        let actual = block_on(read_stats(stats)).unwrap()[0].values();
        for (actual, expected) in actual.iter().zip(golden.f64s(&format!("stats.{step}"))) {
            let difference = (f64::from(*actual) - expected).abs() / expected.abs();
            assert!(difference < MEASUREMENT_TOLERANCE, "{case} step {step}: {actual} != {expected} ({difference:e})");
        }
        if step != 2 {
            let saved = block_on(checkpoint::save(&initial.config, step, &trainer)).unwrap();
            let expected = Checkpoint::read(&golden.state_dict(&format!("step{step}."))).unwrap();
            assert_same_networks(case, &Checkpoint::read(&saved).unwrap(), &expected);
        }
    }
    let images = trainer.generator().forward(golden.tensor4("eval.z", &device));
    assert_same_pixels(&images.into_data().try_to_vec().unwrap(), &golden.f32s("eval.images"));
}

fn assert_same_networks(case: &str, actual: &Checkpoint, expected: &Checkpoint) {
    let networks = actual.tensors().iter().filter(|(name, _)| !name.starts_with("optimizer."));
    assert_eq!(networks.clone().count(), expected.tensors().len());
    for (name, (shape, values)) in networks {
        let (expected_shape, expected) = &expected.tensors()[name];
        assert_eq!(shape, expected_shape, "{name}");
        let difference = relative_norm(values, expected);
        assert!(difference < TENSOR_TOLERANCE, "{case} {name}: {difference:e}");
    }
}

fn assert_same_pixels(actual: &[f32], expected: &[f32]) {
    assert_eq!(actual.len(), expected.len());
    let largest = actual.iter().zip(expected).map(|(a, e)| (a - e).abs()).fold(0.0, f32::max);
    assert!(largest < PIXEL_TOLERANCE, "{largest:e}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_state_dict_of_the_lesson_draws_pytorchs_images() {
    let checkpoint = Checkpoint::read(common::golden_bytes("lesson64_state_dict")).unwrap();
    assert_eq!((checkpoint.config.image_size, checkpoint.config.z_dim), (64, 100));
    let z = Golden::open("lesson64_latents").f32s("z");
    let device = Device::flex();
    let images = checkpoint.generator(&device).unwrap().forward(Latents { values: z, z_dim: 100 }.to_tensor(&device));
    let expected = Golden::open("lesson64_images").f32s("images");
    assert_same_pixels(&images.into_data().try_to_vec().unwrap(), &expected);
    checkpoint.trainer(&device).expect("the discriminator loads as well");
}

#[wasm_bindgen_test(unsupported = test)]
fn images_are_resized_to_64_px_as_pytorch_does() {
    let golden = Golden::open("resize64");
    let dataset = Dataset::from_idx(&write_images([3, 28, 28], golden.bytes("input")), None).unwrap();
    let expected: Vec<f32> = golden.f32s("torch").iter().map(|pixel| pixel / 127.5 - 1.0).collect();
    assert_same_pixels(&dataset.batch(&[0, 1, 2], 64), &expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_generator_leaves_the_discriminator_alone_and_the_other_way_round() {
    // With a learning rate of 0 for one network, only the other's weights move.
    for (frozen, moved) in [("generator.", "discriminator."), ("discriminator.", "generator.")] {
        let golden = Golden::open("dcgan32");
        let mut initial = Checkpoint::read(&golden.state_dict("init.")).unwrap();
        let config = initial.config.clone();
        *(if frozen == "generator." { &mut initial.config.lr_g } else { &mut initial.config.lr_d }) = 0.0;
        let mut trainer = initial.trainer(&Device::flex()).unwrap();
        let [real, z] = ["real.1", "z.1"].map(|name| golden.tensor4(name, &Device::flex()));
        trainer.step(StepInput::plain(real, z));
        let saved = block_on(checkpoint::save(&config, 1, &trainer)).unwrap();
        for (name, (_, values)) in Checkpoint::read(&saved).unwrap().tensors() {
            let same = initial.tensors().get(name).map(|(_, before)| before == values);
            if name.contains("running_") || same.is_none() {
                continue; // statistics follow the data in both networks; the file began without optimiser state
            }
            assert_eq!(same, Some(name.starts_with(frozen)), "{name}");
            assert!(name.starts_with(frozen) || name.starts_with(moved));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_constant_image_stays_constant() {
    let dataset = Dataset::from_idx(&write_images([1, 28, 28], &[255; 784]), None).unwrap();
    let resized = Tensor::<1>::from_data(TensorData::from(dataset.batch(&[0], 64).as_slice()), &Device::flex());
    assert_eq!(resized.min().into_scalar::<f32>(), 1.0);
}
