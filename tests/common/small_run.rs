//! A small dataset and small networks: quick, but real training.

use gan_playground::config::Config;
use gan_playground::data::write_images;

/// Batches in an epoch of the small dataset with [`config`].
pub const CONFIG_BATCHES: usize = 5;
const IMAGES: usize = 40;
const SIDE: usize = 28;

/// 3 epochs of 5 batches.
pub fn config() -> Config {
    Config { z_dim: 4, features_g: 2, features_d: 2, batch_size: 8, epochs: 3, ..Config::lesson() }
}

/// 40 images of bars at ten places, four of each, and their labels, as IDX files.
pub fn idx() -> (Vec<u8>, Vec<u8>) {
    idx_of(IMAGES)
}

/// The first images of them.
pub fn idx_of(images: usize) -> (Vec<u8>, Vec<u8>) {
    let bar = |image: usize, at: usize| if (at % SIDE) / 3 == image % 10 { 255 } else { (image * 5) as u8 };
    let pixels: Vec<u8> = (0..images).flat_map(|image| (0..SIDE * SIDE).map(move |at| bar(image, at))).collect();
    let labels = (0..images).map(|image| (image % 10) as u8);
    let header = [0, 0, 8, 1, 0, 0, 0, images as u8];
    (write_images([images, SIDE, SIDE], &pixels), header.into_iter().chain(labels).collect())
}
