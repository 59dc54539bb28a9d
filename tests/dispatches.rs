//! What a training step asks of a GPU, counted at the browser's own API: exact on any machine, where times are not.
#![cfg(all(target_arch = "wasm32", feature = "webgpu"))]

use gan_playground::config::Config;
use gan_playground::data::write_images;
use gan_playground::device;
use gan_playground::session::{Command, Event, Session};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const STEPS: usize = 10;
/// Of an image, pixels.
const SIDE: usize = 28;

/// Counts calls from here on.
const COUNT: &str = "
    globalThis.calls = { dispatches: 0, submits: 0, reads: 0 };
    const count = (owner, method, name) => {
        const original = owner.prototype[method];
        owner.prototype[method] = function (...values) {
            globalThis.calls[name] += 1;
            return original.apply(this, values);
        };
    };
    count(GPUComputePassEncoder, 'dispatchWorkgroups', 'dispatches');
    count(GPUComputePassEncoder, 'dispatchWorkgroupsIndirect', 'dispatches');
    count(GPUQueue, 'submit', 'submits');
    count(GPUBuffer, 'mapAsync', 'reads');";

/// Calls since [`COUNT`].
fn calls(name: &str) -> f64 {
    js_sys::eval(&format!("globalThis.calls.{name}")).unwrap().as_f64().unwrap()
}

/// Enough images for an epoch that does not end within the test.
fn images(config: &Config) -> Vec<u8> {
    let count = config.batch_size * 2 * STEPS;
    let pixels: Vec<u8> = (0..count * SIDE * SIDE).map(|i| (i % 251) as u8).collect();
    write_images([count, SIDE, SIDE], &pixels)
}

#[wasm_bindgen_test]
async fn ten_steps_of_the_default_run_are_few_dispatches_and_submits_and_one_read() {
    let gpu = device::webgpu().await.unwrap();
    let config = Config::default();
    let images = images(&config);
    let mut session = Session::new(gpu, config).unwrap();
    session.load_dataset(&images, None, None).unwrap();
    session.handle(Command::Train { until: None }).await.unwrap();
    // Kernels are compiled, and weights and moments made.
    session.train(1).await.unwrap();

    js_sys::eval(COUNT).unwrap();
    let events = session.train(STEPS).await.unwrap();
    let [Event::Metrics { rows }] = events.as_slice() else { panic!("{events:?}") };
    assert!(rows.len() == STEPS && rows.iter().all(|row| row.metrics.loss_g > 0.0), "{rows:?}");
    let [dispatches, submits, reads] = ["dispatches", "submits", "reads"].map(calls);
    console_log!("in {STEPS} steps: {dispatches} dispatches, {submits} submits, {reads} reads");
    let steps = STEPS as f64;
    assert!(dispatches <= 200.0 * steps && submits <= 4.0 * steps, "{dispatches} dispatches, {submits} submits");
    assert!(dispatches >= 50.0 * steps && reads == 1.0, "{reads} reads");
}
