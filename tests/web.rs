//! The engine in a browser, in a dedicated worker as on the page: the wasm CPU, and with the `webgpu` feature WebGPU.
#![cfg(target_arch = "wasm32")]

mod common;

use common::real_run::{self, STEPS};
use gan_playground::device;
#[cfg(feature = "webgpu")]
use gan_playground::session::{Command, Event, Finding, Session};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const IMAGES: &[u8] = include_bytes!("../data/mnist/t10k-images-idx3-ubyte");
const LABELS: &[u8] = include_bytes!("../data/mnist/t10k-labels-idx1-ubyte");

#[wasm_bindgen_test]
async fn the_wasm_cpu_trains_as_the_native_one() {
    let measured = real_run::run(device::cpu(), IMAGES, LABELS, STEPS).await;
    let difference = real_run::loss_difference(&real_run::recorded(), &measured, STEPS);
    console_log!("wasm CPU against native CPU, {STEPS} steps: largest relative loss difference {difference:e}");
    assert!(difference < 1e-4, "{difference:e}");
}

#[wasm_bindgen_test]
async fn the_same_seed_gives_the_same_run() {
    let first = real_run::run(device::cpu(), IMAGES, LABELS, 5).await;
    assert_eq!(first, real_run::run(device::cpu(), IMAGES, LABELS, 5).await);
}

#[wasm_bindgen_test]
async fn a_saved_run_goes_on_bit_for_bit() {
    let [straight, resumed] = real_run::straight_and_resumed(device::cpu(), IMAGES, LABELS, 200).await;
    assert!(straight == resumed);
}

#[cfg(not(feature = "webgpu"))]
#[wasm_bindgen_test]
async fn the_cpu_build_says_that_it_has_no_webgpu() {
    let error = device::webgpu().await.unwrap_err();
    assert!(error.to_string().contains("this build computes on the CPU only"), "{error}");
}

#[cfg(feature = "webgpu")]
#[wasm_bindgen_test]
async fn webgpu_trains_as_the_cpu() {
    let gpu = device::webgpu().await.unwrap();
    let expected = real_run::run(device::cpu(), IMAGES, LABELS, STEPS).await;
    let measured = real_run::run(gpu, IMAGES, LABELS, STEPS).await;
    for (steps, tolerance) in [(5, 1e-3), (STEPS, 1e-2)] {
        let differences = real_run::differences(&expected, &measured, steps);
        console_log!("WebGPU against CPU, {steps} steps: largest relative differences {differences:?}");
        assert!(differences.iter().all(|difference| *difference < tolerance), "{steps} steps: {differences:?}");
    }
}

/// Every technique once, several at a time where they go together. RMSProp with a short memory: its first steps are as long
/// for a gradient that is all rounding as for any other, by `1 / sqrt(1 - beta_2)`.
#[cfg(feature = "webgpu")]
const TECHNIQUES: [&[(&str, &str)]; 6] = [
    &[("loss", "hinge"), ("spectral_norm", "both"), ("norm_d", "none"), ("instance_noise", "0.1")],
    &[("loss", "wasserstein"), ("penalty", "gradient"), ("norm_d", "none"), ("prior", "uniform")],
    &[("penalty", "r1"), ("norm_d", "none"), ("label_smoothing", "0.1"), ("g_steps", "2")],
    &[("conditional", "on"), ("minibatch_std", "on"), ("diversity", "1"), ("clip_gradient", "1")],
    &[
        ("loss", "least_squares"),
        ("upsample", "resize"),
        ("label_flip", "0.2"),
        ("optimizer", "rmsprop"),
        ("beta_2", "0.9"),
        ("d_steps", "2"),
    ],
    &[("loss", "minimax"), ("architecture", "dense"), ("optimizer", "sgd"), ("clip_weights", "0.01")],
];

#[cfg(feature = "webgpu")]
#[wasm_bindgen_test]
async fn techniques_train_on_webgpu_as_on_the_cpu() {
    const STEPS: usize = 3;
    let gpu = device::webgpu().await.unwrap();
    for settings in TECHNIQUES {
        let mut config = real_run::config();
        settings.iter().for_each(|(name, value)| config.set(name, value).unwrap());
        let expected = real_run::run_with(config.clone(), device::cpu(), IMAGES, LABELS, STEPS).await;
        let measured = real_run::run_with(config, gpu.clone(), IMAGES, LABELS, STEPS).await;
        let differences = real_run::differences(&expected, &measured, STEPS);
        console_log!("{settings:?}: largest relative differences {differences:?}");
        assert!(differences.iter().all(|difference| *difference < 1e-3), "{settings:?}: {differences:?}");
    }
}

/// What is looked for in networks that were trained for some steps.
#[cfg(feature = "webgpu")]
const LOOKS: [&str; 6] = [
    r#"{"type": "activations", "subject": {"network": "generator", "latent": {"from": "sheet", "index": 3}}}"#,
    r#"{"type": "verdicts"}"#,
    r#"{"type": "attribution", "picture": {"from": "fake", "index": 3}}"#,
    r#"{"type": "principal_directions", "count": 2, "seed": 1}"#,
    r#"{"type": "invert", "picture": {"from": "real", "index": 3}, "seed": 1}"#,
    r#"{"type": "invert_on", "iterations": 10}"#,
];

/// The numbers of a finding.
#[cfg(feature = "webgpu")]
fn numbers(finding: Finding) -> Vec<f32> {
    match finding {
        Finding::Activations { layers, .. } => layers.iter().flat_map(|layer| [layer.min, layer.max]).collect(),
        Finding::Verdicts { fakes, reals, .. } => [fakes.logits.0, reals.unwrap().logits.0].concat(),
        Finding::Attribution { attribution, .. } => attribution.values.0,
        Finding::PrincipalDirections { directions, .. } => [directions.directions.0, directions.deviations.0].concat(),
        Finding::Inverted(inverted) => inverted.latent.0,
        other => panic!("{other:?}"),
    }
}

#[cfg(feature = "webgpu")]
#[wasm_bindgen_test]
async fn webgpu_finds_in_the_networks_what_the_cpu_finds() {
    let gpu = device::webgpu().await.unwrap();
    let mut found = Vec::new();
    for device in [device::cpu(), gpu] {
        let mut session = Session::new(device, real_run::config()).unwrap();
        session.load_dataset(IMAGES, Some(LABELS), None).unwrap();
        session.handle(Command::Step).await.unwrap();
        for look in LOOKS {
            let events = session.handle(serde_json::from_str(look).unwrap()).await.unwrap();
            let [Event::Found(finding)] = &events[..] else { panic!("{events:?}") };
            found.push(numbers(finding.clone()));
        }
    }
    let (cpu, gpu) = found.split_at(LOOKS.len());
    for ((look, expected), actual) in LOOKS.iter().zip(cpu).zip(gpu) {
        let difference = common::relative_norm(actual, expected);
        console_log!("{look}: relative difference {difference:e}");
        assert!(difference < 1e-2, "{look}: {difference:e}");
    }
}

#[cfg(feature = "webgpu")]
#[wasm_bindgen_test]
async fn webgpu_passes_the_self_test() {
    let outcome = device::self_test(&device::webgpu().await.unwrap()).await.unwrap();
    console_log!("self-test: {outcome:?}");
    assert!(outcome.passed, "{outcome:?}");
}

#[cfg(feature = "webgpu")]
#[wasm_bindgen_test]
async fn a_run_saved_on_webgpu_goes_on() {
    let gpu = device::webgpu().await.unwrap();
    let [straight, resumed] = real_run::straight_and_resumed(gpu, IMAGES, LABELS, STEPS).await;
    let difference = real_run::tensor_difference(&straight, &resumed);
    console_log!("WebGPU, {STEPS} steps in one go against saved halfway: largest relative difference {difference:e}");
    assert!(difference < 1e-3, "{difference:e}");
}
