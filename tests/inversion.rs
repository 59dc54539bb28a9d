//! Whether the search for a picture's latent finds the digit: real test digits, the weights that are shipped, and the
//! classifier that measures them.

mod common;

use std::path::Path;
use std::time::Instant;

use burn::tensor::{Device, Tensor, TensorData};
use common::driving::tell;
use gan_playground::config::Config;
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::inside::ITERATIONS;
use gan_playground::metrics::{Evaluator, read};
use gan_playground::session::{Command, Event, Finding, Picture, Session};
use pollster::block_on;

/// Test digits that are sought.
const DIGITS: usize = 20;

fn file(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
#[ignore = "half a minute: RAYON_NUM_THREADS=1 cargo test --release --workspace --test inversion -- --ignored --nocapture"]
fn at_least_16_of_20_test_digits_are_found_as_themselves() {
    let [images, labels] =
        ["images-idx3-ubyte", "labels-idx1-ubyte"].map(|name| file(&format!("data/mnist/t10k-{name}")));
    let digits = Dataset::from_idx(&images, Some(&labels)).unwrap();
    let evaluator =
        Evaluator::from_bytes(&file("www/public/weights/classifier-mnist.safetensors"), &Device::flex()).unwrap();
    let mut session = Session::new(device::cpu(), Config::default()).unwrap();
    block_on(session.load(&file("www/public/weights/mnist-32-conditional.safetensors"))).unwrap();
    let side = session.config().image_size;
    let (mut right, mut of_class, mut slowest) = (0, 0, 0.0f64);
    for at in 0..DIGITS {
        let picture = Picture::Given { values: digits.batch(&[at as u32], side), class: None };
        let start = Instant::now();
        tell(&mut session, Command::Invert { picture, class: None, seed: 1 });
        let found = tell(&mut session, Command::InvertOn { iterations: ITERATIONS });
        let seconds = start.elapsed().as_secs_f64();
        let [Event::Found(Finding::Inverted(found))] = &found[..] else { panic!("{found:?}") };
        let pixels: Vec<f32> = found.mosaic.pixels.iter().map(|byte| f32::from(*byte) / 127.5 - 1.0).collect();
        let drawn = Tensor::<4>::from_data(TensorData::new(pixels, [1, 1, side, side]), &Device::flex());
        let reading = block_on(read(&evaluator.classifier, drawn)).unwrap().classes[0].0;
        let label = usize::from(digits.labels().unwrap()[at]);
        println!("{label}: read as {reading}, class {:?}, distance {:.3}, {seconds:.2} s", found.class, found.distance);
        right += usize::from(reading == label);
        of_class += usize::from(found.class == Some(label));
        slowest = slowest.max(seconds);
    }
    println!("{right} of {DIGITS} right, {of_class} by a latent of that class, slowest {slowest:.2} s");
    assert!(right >= 16 && of_class >= 16, "{right}, {of_class}");
}
