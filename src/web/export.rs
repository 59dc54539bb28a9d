//! A run's file in the forms that other programs load.

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::convert::{from_js, thrown};
use crate::checkpoint::{Checkpoint, Network, Precision};
use crate::error::Result;

/// Ending of the weights' file beside which the Python program lies.
const SUFFIX: &str = ".safetensors";

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Format {
    /// The generator as an ONNX model.
    Onnx,
    /// The generator's `state_dict` in a safetensors file.
    Pytorch,
    /// The program that loads the `state_dict` from the safetensors file of its own name, and draws; UTF-8.
    Python,
    /// Both networks without the optimisers, in the playground's own format.
    Weights,
}

/// Converts a run's file, as `Engine.save` gives it, or weights. A generator with a moving average is written as that.
///
/// # Errors
/// What is wrong with the file.
#[wasm_bindgen]
pub fn convert_checkpoint(
    checkpoint: &[u8],
    #[wasm_bindgen(unchecked_param_type = r#""onnx" | "pytorch" | "python" | "weights""#)] format: JsValue,
) -> std::result::Result<Vec<u8>, JsValue> {
    let format = from_js(format)?;
    converted(checkpoint, format).map_err(thrown)
}

fn converted(checkpoint: &[u8], format: Format) -> Result<Vec<u8>> {
    let checkpoint = Checkpoint::read(checkpoint)?;
    match format {
        Format::Onnx => checkpoint.to_onnx(),
        Format::Pytorch => checkpoint.to_pytorch(Network::Generator),
        Format::Python => Ok(checkpoint.pytorch_program(Network::Generator, SUFFIX)?.into_bytes()),
        Format::Weights => checkpoint.weights_only().write(Precision::Single),
    }
}
