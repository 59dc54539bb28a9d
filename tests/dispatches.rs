//! What a training step asks of a GPU, counted at the browser's own API: exact on any machine, where times are not.
#![cfg(all(target_arch = "wasm32", feature = "webgpu"))]

use burn::tensor::{Tensor, TensorData};
use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::latent::Latents;
use gan_playground::train::{Trainer, read_stats};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const STEPS: usize = 10;

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

fn upload(config: &Config, step: usize, device: &device::ComputeDevice) -> [Tensor<4>; 2] {
    let (batch, side) = (config.batch_size, config.image_size);
    let real: Vec<f32> = (0..batch * side * side).map(|i| ((i + step) % 7) as f32 / 3.0 - 1.0).collect();
    let real = Tensor::from_data(TensorData::new(real, [batch, 1, side, side]), device.burn());
    let z = Latents::for_step(config.seed, step, batch, config.z_dim);
    let z = Tensor::from_data(TensorData::new(z.values, [batch, config.z_dim, 1, 1]), device.burn());
    [real, z]
}

#[wasm_bindgen_test]
async fn a_step_is_few_dispatches_and_submits() {
    let gpu = device::webgpu().await.unwrap();
    let config = Config { batch_size: 8, features_g: 4, features_d: 4, ema_decay: 0.999, ..Config::default() };
    let mut trainer = Trainer::new(&config, gpu.burn());
    let mut train = |steps: std::ops::Range<usize>| {
        steps
            .map(|step| {
                let [real, z] = upload(&config, step, &gpu);
                trainer.step(real, z)
            })
            .collect::<Vec<_>>()
    };
    // Kernels are compiled, and weights and moments made.
    read_stats(train(0..2)).await.unwrap();
    js_sys::eval(COUNT).unwrap();
    let stats = read_stats(train(2..2 + STEPS)).await.unwrap();
    gpu.check().unwrap();
    let per_step = ["dispatches", "submits", "reads"].map(|name| calls(name) / STEPS as f64);
    console_log!("dispatches, submits and reads a step: {per_step:?}; last step: {:?}", stats.last());
    assert!(per_step[0] <= 200.0 && per_step[1] <= 4.0 && per_step[2] <= 0.1, "{per_step:?}");
}
