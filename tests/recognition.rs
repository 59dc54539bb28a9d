//! What the shipped classifiers take for none of their classes: noise, blank sheets, blots; and not real images.

use burn::tensor::{Tensor, TensorData};
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::metrics::{ClassHistogram, Evaluator, Readings, baseline, mean_distance, read};
use gan_playground::session::EVALUATION_SAMPLES;
use pollster::block_on;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const DIGITS: &[u8] = include_bytes!("../www/public/weights/classifier-mnist.safetensors");
const CLOTHES: &[u8] = include_bytes!("../www/public/weights/classifier-fashion-mnist.safetensors");
const SIDE: usize = 28;
const AREA: usize = SIDE * SIDE;
const IMAGES: usize = 64;

fn evaluator(bytes: &[u8]) -> Evaluator {
    Evaluator::from_bytes(bytes, device::cpu().burn()).unwrap()
}

/// The classifier's reading of images `[n, 28, 28]` in [-1, 1].
fn readings(evaluator: &Evaluator, images: &[f32]) -> Readings {
    let mut readings = Readings::default();
    for chunk in images.chunks(250 * AREA) {
        let images = TensorData::new(chunk.to_vec(), [chunk.len() / AREA, 1, SIDE, SIDE]);
        let images = Tensor::from_data(images, device::cpu().burn());
        readings.extend(block_on(read(&evaluator.classifier, images)).unwrap());
    }
    readings
}

fn histogram(evaluator: &Evaluator, images: &[f32]) -> ClassHistogram {
    evaluator.histogram(&readings(evaluator, images))
}

/// 64 images, each drawn by a function of its pixels' place.
fn sheet(mut pixel: impl FnMut(usize, usize) -> f32) -> Vec<f32> {
    (0..IMAGES * AREA).map(|at| pixel(at / AREA, at % AREA)).collect()
}

/// A filled disc with a soft edge, which is what a collapsed generator likes to draw.
fn blot([x, y]: [f32; 2], radius: f32) -> impl Fn(usize) -> f32 {
    move |at| {
        let away = ((at % SIDE) as f32 - x).hypot((at / SIDE) as f32 - y);
        (1.0 - (away - radius)).clamp(-1.0, 1.0)
    }
}

/// Sheets on which there is nothing to be recognised.
fn unreadable() -> Vec<(&'static str, Vec<f32>)> {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut uniform = |low: f32, high: f32| random.random_range(low..high);
    let grey = sheet(|_, _| uniform(-0.1, 0.1));
    let noise = sheet(|_, _| uniform(-1.0, 1.0));
    let dots = sheet(|_, _| if uniform(0.0, 1.0) < 0.5 { 1.0 } else { -1.0 });
    let one = blot([13.0, 14.0], 6.0);
    vec![
        ("uniform noise", noise),
        ("grey noise", grey),
        ("black and white noise", dots),
        ("grey", sheet(|_, _| 0.0)),
        ("white", sheet(|_, _| 1.0)),
        ("black", sheet(|_, _| -1.0)),
        ("every level", sheet(|image, _| image as f32 / 32.0 - 1.0)),
        ("one blot", sheet(|_, at| one(at))),
    ]
}

#[test]
fn what_is_no_digit_is_rejected() {
    let evaluator = evaluator(DIGITS);
    for (name, images) in unreadable() {
        let ClassHistogram { rejected, modes, .. } = histogram(&evaluator, &images);
        assert!(rejected as f64 >= 0.95 * IMAGES as f64 && modes <= 3, "{name}: {rejected} of {IMAGES}");
    }
}
