//! What the shipped classifiers take for none of their classes: noise, blank sheets, blots; and not real images.

use burn::tensor::{Tensor, TensorData};
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::metrics::{ClassHistogram, Evaluator, Readings, baseline, mean_distance, read};
use gan_playground::session::EVALUATION_SAMPLES;
use pollster::block_on;
use rand::{RngExt, SeedableRng};
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

#[test]
fn a_blot_is_no_digit_wherever_it_is() {
    let mut random = ChaCha8Rng::seed_from_u64(2);
    let evaluator = evaluator(DIGITS);
    let blots: Vec<f32> = (0..IMAGES)
        .flat_map(|_| {
            let [x, y] = [(); 2].map(|()| random.random_range(8.0..20.0));
            (0..AREA).map(blot([x, y], random.random_range(4.0..10.0))).collect::<Vec<_>>()
        })
        .collect();
    let ClassHistogram { rejected, .. } = histogram(&evaluator, &blots);
    assert!(rejected as f64 >= 0.9 * IMAGES as f64, "{rejected} of {IMAGES}");
}

#[test]
fn what_is_no_clothing_is_rejected() {
    let evaluator = evaluator(CLOTHES);
    // A blot may be a bag.
    for (name, images) in unreadable().into_iter().filter(|(name, _)| *name != "one blot") {
        let ClassHistogram { rejected, .. } = histogram(&evaluator, &images);
        assert!(rejected as f64 >= 0.95 * IMAGES as f64, "{name}: {rejected} of {IMAGES}");
    }
    let rejected = evaluator.about.rejected.unwrap();
    assert!(rejected <= 0.02, "{rejected} of the real test images are rejected");
}

/// Digits compared with digits are at the baseline, whatever the number and the order of the images.
#[test]
fn the_baseline_is_what_real_digits_have() {
    let read = |name: &str| std::fs::read(format!("{}/data/mnist/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let digits = Dataset::from_idx(&read("t10k-images-idx3-ubyte"), Some(&read("t10k-labels-idx1-ubyte"))).unwrap();
    let evaluator = evaluator(DIGITS);
    let all: Vec<u32> = (0..digits.len() as u32).collect();
    let real = readings(&evaluator, &digits.batch(&all, SIDE));
    let labels = digits.labels().unwrap();
    let measured = baseline(&real, labels, &evaluator.reference, EVALUATION_SAMPLES).unwrap();
    assert!((measured / evaluator.about.baseline - 1.0).abs() < 1e-3, "the file holds it: {measured}");
    let unsorted = mean_distance(&real, &evaluator.reference, EVALUATION_SAMPLES).unwrap();
    assert!((unsorted / measured - 1.0).abs() < 0.1, "{unsorted} {measured}");
    let smaller = baseline(&real, labels, &evaluator.reference, 200).unwrap();
    assert!(smaller > 2.0 * measured, "fewer images are farther: {smaller} {measured}");
    assert_eq!(baseline(&real, &labels[..50], &evaluator.reference, EVALUATION_SAMPLES), None);
    assert_eq!(mean_distance(&Readings::default(), &evaluator.reference, EVALUATION_SAMPLES), None);
}

#[test]
fn a_file_without_limits_rejects_nothing() {
    let mut former = evaluator(DIGITS);
    former.recognition = None;
    let bytes = block_on(former.to_bytes()).unwrap();
    let (name, noise) = unreadable().swap_remove(0);
    let ClassHistogram { rejected, counts, .. } = histogram(&evaluator(&bytes), &noise);
    assert_eq!((rejected, counts.iter().sum::<usize>()), (0, IMAGES), "{name}");
}
