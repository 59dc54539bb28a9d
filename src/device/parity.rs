//! Whether a device computes what the CPU computes.

use burn::tensor::{Tensor, TensorData};
use serde::Serialize;

use super::compute::ComputeDevice;
use super::cpu;
use crate::config::{CHANNELS, Config};
use crate::error::Result;
use crate::latent::Latents;
use crate::train::{Metrics, StepInput, Trainer, read_stats};

/// Training steps compared: enough for the optimiser's second moments to matter, where wrong kernels first showed.
const STEPS: usize = 5;
/// Largest relative difference that is still rounding: wrong kernels are off by their own size, or not a number.
const TOLERANCE: f32 = 1e-3;
/// Numbers smaller than this are compared as if they were this large: a grey pixel is a sum of large terms that cancel,
/// and its rounding is theirs.
const SMALL: f32 = 0.1;

/// The outcome of comparing a device with the CPU.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct SelfTest {
    /// Whether every measurement of every step, and every pixel drawn afterwards, agreed.
    pub passed: bool,
    /// Largest relative difference found; infinite if a number was not finite.
    pub largest_difference: f32,
    /// Largest relative difference allowed.
    pub tolerance: f32,
    /// Training steps compared.
    pub steps: usize,
}

/// Trains a tiny GAN on the CPU and on `device`, with the same numbers, and compares every step. It runs each kernel
/// that training needs: both convolutions, batch norm, activations, their gradients, Adam.
///
/// # Errors
/// [`crate::Error::DeviceFailed`] where the device fails on the way.
pub async fn self_test(device: &ComputeDevice) -> Result<SelfTest> {
    let expected = run(&cpu()).await?;
    let actual = run(device).await?;
    let largest_difference = expected.iter().zip(&actual).map(|(e, a)| difference(*e, *a)).fold(0.0, f32::max);
    let passed = expected.len() == actual.len() && largest_difference <= TOLERANCE;
    Ok(SelfTest { passed, largest_difference, tolerance: TOLERANCE, steps: STEPS })
}

fn difference(expected: f32, actual: f32) -> f32 {
    let difference = (expected - actual).abs() / expected.abs().max(SMALL);
    if difference.is_finite() { difference } else { f32::INFINITY }
}

/// All measurements of a short run, and then an image.
async fn run(device: &ComputeDevice) -> Result<Vec<f32>> {
    let config = Config { z_dim: 8, features_g: 4, features_d: 4, batch_size: 8, ..Config::lesson() };
    let mut trainer = Trainer::new(&config, device.burn());
    let stats = (0..STEPS).map(|step| {
        let [real, z] = [real_images(&config, step), latents(&config, step)];
        let [real, z] = [real, z].map(|values| Tensor::from_data(values, device.burn()));
        trainer.step(StepInput::plain(real, z))
    });
    let metrics = read_stats(stats.collect()).await?;
    let image = trainer.generator().forward(Tensor::from_data(latents(&config, 0), device.burn()));
    let pixels = image.into_data_async().await?;
    device.check()?;
    Ok(metrics.iter().flat_map(Metrics::values).chain(pixels.iter()).collect())
}

fn latents(config: &Config, step: usize) -> TensorData {
    let latents = Latents::for_step(config, step, config.batch_size);
    TensorData::new(latents.values, [config.batch_size, config.z_dim, 1, 1])
}

/// Noise. Drawn shapes have flat parts, and where thousands of equal activations lie on a kink of LeakyReLU, rounding
/// alone moves the gradients by 1e-3.
fn real_images(config: &Config, step: usize) -> TensorData {
    let side = config.image_size;
    let config = Config { z_dim: side * side, ..config.clone() };
    let noise = Latents::for_step(&config, STEPS + step, config.batch_size);
    let pixels = noise.values.into_iter().map(f32::tanh).collect();
    TensorData::new::<f32, _>(pixels, [config.batch_size, CHANNELS, side, side])
}

#[cfg(test)]
mod tests {
    use super::*;
    use pollster::block_on;

    #[test]
    fn the_cpu_agrees_with_itself_exactly() {
        let outcome = block_on(self_test(&cpu())).unwrap();
        assert!(outcome.passed);
        assert_eq!(outcome.largest_difference, 0.0);
    }

    #[test]
    fn differences_are_relative_and_not_a_number_is_never_near() {
        assert_eq!(difference(2.0, 1.0), 0.5);
        assert_eq!(difference(0.0, 0.05), 0.5);
        assert_eq!(difference(1.0, f32::NAN), f32::INFINITY);
        assert_eq!(difference(f32::INFINITY, f32::INFINITY), f32::INFINITY);
    }
}
