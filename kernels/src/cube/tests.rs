//! Every operation and its gradients on WebGPU against the CPU's, in a browser.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};

use burn::tensor::{Device, Tensor, TensorData, Transaction};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::{self as ops, Activation, AdamStep, Geometry, Norm};

/// Largest difference over the largest value.
const TOLERANCE: f32 = 1e-5;

const GEOMETRIES: [Geometry; 4] = [
    Geometry { kernel: 4, stride: 2, padding: 1 },
    Geometry { kernel: 4, stride: 1, padding: 0 },
    Geometry { kernel: 3, stride: 1, padding: 1 },
    Geometry { kernel: 3, stride: 2, padding: 1 },
];

/// The browser's GPU and the first failure that it reported outside of any call.
#[derive(Clone)]
struct Gpu {
    device: Device,
    failure: Arc<Mutex<Option<String>>>,
}

impl Gpu {
    /// Opens it at the first call; later ones share it, since the runtime can be set up only once.
    async fn open() -> Self {
        thread_local! {
            static OPENED: RefCell<Option<Gpu>> = const { RefCell::new(None) };
        }
        if let Some(opened) = OPENED.with_borrow(Clone::clone) {
            return opened;
        }
        let (device, setup) = Device::wgpu_options().init_with_setup_async().await.unwrap();
        let failure = Arc::default();
        let report: Arc<Mutex<Option<String>>> = Arc::clone(&failure);
        setup.device.on_uncaptured_error(Arc::new(move |error| {
            report.lock().unwrap().get_or_insert(error.to_string());
        }));
        let opened = Self { device, failure };
        OPENED.set(Some(opened.clone()));
        opened
    }
}

/// Numbers in -1..1, other ones for another salt.
fn noise<const D: usize>(dims: [usize; D], salt: u32, device: &Device) -> Tensor<D> {
    let number = |i: u32| {
        let mixed = (i ^ salt.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
        let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
        (mixed >> 8) as f32 / (1 << 23) as f32 - 1.0
    };
    let values: Vec<f32> = (0..dims.iter().product::<usize>() as u32).map(number).collect();
    Tensor::from_data(TensorData::new(values, dims), device)
}

/// A tensor to be differentiated for.
fn leaf<const D: usize>(dims: [usize; D], salt: u32, device: &Device) -> Tensor<D> {
    noise(dims, salt, device).require_grad()
}

fn flat<const D: usize>(tensor: Tensor<D>) -> Tensor<1> {
    let values = tensor.shape().num_elements();
    tensor.without_autodiff().reshape([values])
}

/// The gradients of two tensors where `output`'s is noise.
fn gradients<const A: usize, const B: usize>(output: Tensor<4>, a: &Tensor<A>, b: &Tensor<B>) -> Vec<Tensor<1>> {
    let weights = noise(output.dims(), 99, &output.device());
    let mut grads = (output * weights).sum().backward();
    vec![flat(a.grad_remove(&mut grads).unwrap()), flat(b.grad_remove(&mut grads).unwrap())]
}

async fn values(tensors: Vec<Tensor<1>>) -> Vec<Vec<f32>> {
    let reads = tensors.into_iter().fold(Transaction::default(), |reads, tensor| reads.register(tensor));
    reads.execute_async().await.unwrap().into_iter().map(|data| data.iter().collect()).collect()
}

/// Runs `compute` on both devices, with gradients, and compares what it gives.
async fn compare(name: &str, compute: impl Fn(&Device) -> Vec<Tensor<1>>) {
    let gpu = Gpu::open().await;
    let expected = values(compute(&Device::flex().autodiff())).await;
    let actual = values(compute(&gpu.device.clone().autodiff())).await;
    assert_eq!(*gpu.failure.lock().unwrap(), None, "{name}");
    for (at, (actual, expected)) in actual.iter().zip(&expected).enumerate() {
        assert_eq!(actual.len(), expected.len(), "{name}, result {at}");
        let largest = expected.iter().fold(0.0f32, |largest, value| largest.max(value.abs()));
        let apart = actual.iter().zip(expected).map(|(a, b)| (a - b).abs());
        // A NaN must not hide, so no `max`.
        let apart = apart.fold(0.0f32, |worst, apart| if apart <= worst { worst } else { apart });
        console_log!("{name}, result {at}: {:e}", apart / largest);
        assert!(apart <= TOLERANCE * largest, "{name}, result {at}: {apart} of {largest}");
    }
}

#[wasm_bindgen_test]
async fn convolutions() {
    for geometry in GEOMETRIES {
        for [images, small, c_small, c_big] in
            [[3, 1, 5, 3], [3, 1, 16, 8], [2, 4, 1, 64], [3, 4, 16, 1], [3, 5, 2, 16], [2, 7, 3, 5], [2, 8, 16, 32]]
        {
            let name = format!("conv {geometry:?}, {images} images, {c_big} to {small}x{small}x{c_small}");
            compare(&name, |device| {
                let side = geometry.big(small);
                let big = leaf([images, side, side, c_big], 1, device);
                let weight = leaf([c_small, c_big, geometry.kernel, geometry.kernel], 2, device);
                let output = ops::conv(big.clone(), weight.clone(), geometry);
                [vec![flat(output.clone())], gradients(output, &big, &weight)].concat()
            })
            .await;
            let name = format!("transposed {name}");
            compare(&name, |device| {
                let image = leaf([images, small, small, c_small], 1, device);
                let weight = leaf([c_small, c_big, geometry.kernel, geometry.kernel], 2, device);
                let output = ops::conv_transpose(image.clone(), weight.clone(), geometry);
                [vec![flat(output.clone())], gradients(output, &image, &weight)].concat()
            })
            .await;
        }
    }
}

#[wasm_bindgen_test]
async fn a_convolution_that_leaves_pixels_over() {
    let geometry = Geometry { kernel: 3, stride: 2, padding: 1 };
    compare("14x14 and 28x28", |device| {
        let weight = leaf([8, 4, 3, 3], 2, device);
        let mut results = Vec::new();
        for side in [14, 28] {
            let big = leaf([2, side, side, 4], 1, device);
            let output = ops::conv(big.clone(), weight.clone(), geometry);
            results.extend([vec![flat(output.clone())], gradients(output, &big, &weight)].concat());
        }
        results
    })
    .await;
}

#[wasm_bindgen_test]
async fn images_in_another_memory_order() {
    let geometry = GEOMETRIES[0];
    compare("channels first", |device| {
        let image = leaf([3, 2, 8, 8], 1, device);
        let weight = leaf([5, 2, 4, 4], 2, device);
        let output = ops::conv(image.clone().permute([0, 2, 3, 1]), weight.clone(), geometry);
        [vec![flat(output.clone())], gradients(output, &image, &weight)].concat()
    })
    .await;
}

#[wasm_bindgen_test]
async fn bias_and_activation() {
    for activation in [Activation::Identity, Activation::LeakyRelu(0.2), Activation::Tanh] {
        for dims in [[3, 1, 1, 1], [3, 5, 5, 3], [4, 32, 32, 1], [2, 16, 16, 16]] {
            compare(&format!("{activation:?} of {dims:?}"), |device| {
                let x = leaf(dims, 1, device);
                let bias = leaf([dims[3]], 2, device);
                // Far out and near 0 too.
                let scaled = x.clone().powi_scalar(3) * 30.0;
                let output = ops::bias_activation(scaled, bias.clone(), activation);
                [vec![flat(output.clone())], gradients(output, &x, &bias)].concat()
            })
            .await;
        }
    }
}

#[wasm_bindgen_test]
async fn a_bias_without_gradient() {
    compare("bias without gradient", |device| {
        let x = leaf([3, 8, 8, 16], 1, device);
        let bias = noise([16], 2, device);
        let output = ops::bias_activation(x.clone(), bias, Activation::LeakyRelu(0.2));
        let mut grads = (output * noise([3, 8, 8, 16], 99, device)).sum().backward();
        vec![flat(x.grad_remove(&mut grads).unwrap())]
    })
    .await;
}

fn norm(channels: usize, device: &Device) -> Norm {
    Norm {
        weight: noise([channels], 2, device),
        bias: noise([channels], 3, device),
        running_mean: noise([channels], 4, device),
        running_var: noise([channels], 5, device).abs() + 0.1,
    }
}

#[wasm_bindgen_test]
async fn batch_norms() {
    for slope in [0.0, 0.2] {
        for dims in [[3, 1, 1, 3], [5, 4, 4, 2], [3, 7, 7, 5], [2, 16, 16, 64], [64, 4, 4, 8]] {
            compare(&format!("norm of {dims:?}, slope {slope}"), |device| {
                let x = leaf(dims, 1, device);
                let parameters = norm(dims[3], device);
                let [weight, bias] = [&parameters.weight, &parameters.bias].map(|tensor| tensor.clone().require_grad());
                let parameters = Norm { weight: weight.clone(), bias: bias.clone(), ..parameters };
                // A mean far from 0 costs digits.
                let (output, running) = ops::batch_norm_train(x.clone() + 2.0, parameters, slope);
                let weights = noise(output.dims(), 99, device);
                let mut grads = (output.clone() * weights).sum().backward();
                let mut results = vec![flat(output), flat(x.grad_remove(&mut grads).unwrap())];
                results.extend([weight, bias].map(|tensor| flat(tensor.grad_remove(&mut grads).unwrap())));
                results.extend(running.map(flat));
                results
            })
            .await;
            compare(&format!("running norm of {dims:?}, slope {slope}"), |device| {
                let device = device.clone().without_autodiff();
                vec![flat(ops::batch_norm_eval(noise(dims, 1, &device), norm(dims[3], &device), slope))]
            })
            .await;
        }
    }
}

#[wasm_bindgen_test]
async fn cross_entropies() {
    for target in [0.0, 0.9, 1.0] {
        for count in [1, 3, 64, 300] {
            compare(&format!("cross-entropy of {count}, target {target}"), |device| {
                let logits = leaf([count], 1, device);
                let (loss, score) = ops::cross_entropy(logits.clone() * 60.0, target);
                let mut grads = (loss.clone() * 0.5).backward();
                vec![flat(loss), flat(score), flat(logits.grad_remove(&mut grads).unwrap())]
            })
            .await;
        }
    }
}

#[wasm_bindgen_test]
async fn cross_entropy_of_each_logit_is_right_in_double_precision() {
    let gpu = Gpu::open().await;
    let logits = [0.0f32, 1e-3, 0.5, -2.0, 7.0, -13.5, 30.0, -60.0, 60.0];
    let each = logits.map(|x| ops::cross_entropy(Tensor::from_floats([x], &gpu.device), 0.0));
    let read = values(each.into_iter().flat_map(|(loss, score)| [loss, score]).collect()).await;
    for (x, pair) in logits.into_iter().zip(read.chunks(2)) {
        let x = f64::from(x);
        let expected = [x.max(0.0) + (-x.abs()).exp().ln_1p(), 1.0 / (1.0 + (-x).exp())];
        for (actual, expected) in pair.iter().zip(expected) {
            let apart = (f64::from(actual[0]) / expected - 1.0).abs();
            assert!(apart < 1e-6, "{x}: {} instead of {expected}", actual[0]);
        }
    }
}

#[wasm_bindgen_test]
async fn vectors_one_after_another() {
    for count in [1, 2, 6, 7, 13, 40] {
        compare(&format!("{count} vectors"), |device| {
            let device = device.clone().without_autodiff();
            vec![ops::concatenate((1..=count).map(|salt| noise([salt * 3 % 17 + 1], salt as u32, &device)).collect())]
        })
        .await;
    }
}

#[wasm_bindgen_test]
async fn updates() {
    let step = AdamStep { beta_1: 0.5, beta_2: 0.999, rate: 1e-3, root_bias_2: 0.03, epsilon: 1e-8 };
    for count in [1, 7, 100, 70_000] {
        compare(&format!("updates of {count}"), |device| {
            let device = device.clone().without_autodiff();
            let second = noise([count], 3, &device).abs();
            let moments = [noise([count], 2, &device), second];
            let (update, moments) = ops::adam(noise([count], 1, &device), moments, step);
            let mut results = vec![update.clone(), ops::length(update.clone())];
            results.extend(moments);
            let offset = count / 3;
            results.push(ops::subtract_part(noise([count - offset], 4, &device), update.clone(), offset));
            results.push(ops::blend(update, noise([count], 5, &device), 0.9));
            results
        })
        .await;
    }
}
