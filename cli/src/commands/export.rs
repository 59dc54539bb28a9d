//! `gan export`: converts a checkpoint to a format that other programs load.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use gan_playground::checkpoint::{Checkpoint, Precision};
use serde_json::{Value, json};

use super::files;

/// Write a checkpoint for PyTorch, for ONNX runtimes, or small for the page
#[derive(Args)]
pub struct Export {
    /// Checkpoint, or a DCGAN from PyTorch: .safetensors, .pth or .pt
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
    /// File to write
    #[arg(long, value_name = "X")]
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
        let checkpoint = files::read_checkpoint(&self.weights)?;
        let bytes = match self.format {
            Format::Pytorch => checkpoint.to_pytorch()?,
            Format::Onnx => checkpoint.to_onnx()?,
            Format::Safetensors => self.own(checkpoint)?,
        };
        files::write(&self.out, &bytes)?;
        let out = self.out.display();
        if self.json {
            println!("{}", json!({"out": out.to_string(), "bytes": bytes.len()}));
        } else {
            println!("wrote {} bytes to {out}", bytes.len());
        }
        Ok(())
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
