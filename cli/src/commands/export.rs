//! `gan export`: converts a checkpoint to a format that other programs load.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use gan_playground::checkpoint::{Checkpoint, Precision};
use serde_json::{Value, json};

use super::output::{self, Output};
use super::{console, files};

/// Write a checkpoint for PyTorch, for ONNX runtimes, or small for the page
#[derive(Args)]
pub struct Export {
    /// Checkpoint, or weights with the lesson's PyTorch names
    #[arg(long, value_name = "W.safetensors")]
    weights: PathBuf,
    /// What to write; a generator with a moving average is written as its average, except in a whole checkpoint
    #[arg(long)]
    format: Format,
    /// Precision of a safetensors file
    #[arg(long, default_value = "f32")]
    dtype: Dtype,
    /// Measured figures to put into a safetensors file's metadata, JSON
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    /// Leave out the optimisers, two thirds of a safetensors file: training goes on with fresh ones
    #[arg(long)]
    weights_only: bool,
    /// File to write, or - for stdout
    #[arg(long, value_name = "X.(onnx|safetensors)")]
    out: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A state_dict with the lesson's names, for load_state_dict(..., strict=True)
    Pytorch,
    /// The generator: z [n, z_dim, 1, 1] to images [n, 1, side, side]
    Onnx,
    /// The playground's own format
    Safetensors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Dtype {
    F32,
    F16,
}

impl Export {
    /// Reads, converts and writes.
    pub fn run(&self) -> Result<()> {
        if self.format != Format::Safetensors && (self.dtype == Dtype::F16 || self.report.is_some()) {
            bail!("--dtype f16 and --report are for --format safetensors only");
        }
        output::check_ending(&self.out, self.ending())?;
        let inputs: Vec<&Path> =
            [Some(&self.weights), self.report.as_ref()].into_iter().flatten().map(PathBuf::as_path).collect();
        let output = Output::prepare_beside(&self.out, &inputs, self.json)?;
        let checkpoint =
            Checkpoint::read(&files::read(&self.weights)?).with_context(|| self.weights.display().to_string())?;
        let bytes = match self.format {
            Format::Pytorch => checkpoint.to_pytorch()?,
            Format::Onnx => checkpoint.to_onnx()?,
            Format::Safetensors => self.own(checkpoint)?,
        };
        output.write(&bytes)?;
        let (out, bytes) = (output.name(), bytes.len());
        if self.json {
            return console::say(&json!({"out": out, "bytes": bytes}).to_string());
        }
        console::report(&output, &format!("wrote {bytes} bytes to {out}"))
    }

    /// The ending that the file's format has.
    fn ending(&self) -> &'static str {
        match self.format {
            Format::Onnx => "onnx",
            Format::Pytorch | Format::Safetensors => "safetensors",
        }
    }

    fn own(&self, mut checkpoint: Checkpoint) -> Result<Vec<u8>> {
        if let Some(path) = &self.report {
            let report: Value = serde_json::from_slice(&files::read(path)?)
                .with_context(|| format!("{} does not hold JSON", path.display()))?;
            checkpoint.report = Some(report.to_string());
        }
        if self.weights_only {
            checkpoint = checkpoint.weights_only();
        }
        let precision = if self.dtype == Dtype::F16 { Precision::Half } else { Precision::Single };
        Ok(checkpoint.write(precision)?)
    }
}
