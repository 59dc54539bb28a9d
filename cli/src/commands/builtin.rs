//! The classifiers that come with the program, so that it finds them from any folder.

use std::path::Path;

use anyhow::{Context, Result};
use gan_playground::device;
use gan_playground::metrics::Evaluator;

use super::files;

const MNIST: &[u8] = include_bytes!("../../../www/public/weights/classifier-mnist.safetensors");
const FASHION_MNIST: &[u8] = include_bytes!("../../../www/public/weights/classifier-fashion-mnist.safetensors");

/// The classifier's file that was asked for, else the one that comes with the program for this dataset.
pub fn classifier_bytes(given: Option<&Path>, dataset: &str) -> Result<Vec<u8>> {
    match given {
        Some(path) => files::read(path),
        None if dataset == "fashion-mnist" => Ok(FASHION_MNIST.to_vec()),
        None => Ok(MNIST.to_vec()),
    }
}

/// The same, ready to measure with.
pub fn classifier(given: Option<&Path>, dataset: &str) -> Result<Evaluator> {
    let name = given.map_or_else(|| format!("the built-in classifier of {dataset}"), |path| path.display().to_string());
    Evaluator::from_bytes(&classifier_bytes(given, dataset)?, device::cpu().burn()).context(name)
}
