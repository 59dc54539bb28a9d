//! `gan export`: converts a checkpoint to a format that other programs load.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use gan_playground::checkpoint::{Checkpoint, Network, Precision};
use serde_json::{Value, json};

use super::output::{self, Output};
use super::{console, files};

/// Write a checkpoint for PyTorch, for ONNX runtimes, or small for the page
#[derive(Args)]
pub struct Export {
    /// Checkpoint, or a DCGAN from PyTorch: .safetensors, .pth or .pt
    #[arg(long, value_name = "W.safetensors")]
    weights: PathBuf,
    /// What to write; a generator with a moving average is written as its average, except in a whole checkpoint
    #[arg(long)]
    format: Format,
    /// Network of a PyTorch file, which holds one
    #[arg(long, default_value = "generator")]
    network: Which,
    /// Precision of a safetensors file
    #[arg(long, default_value = "f32")]
    dtype: Dtype,
    /// Measured figures to put into a safetensors file's metadata, JSON
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    /// Leave out the optimisers, two thirds of a safetensors file: training goes on with fresh ones
    #[arg(long)]
    weights_only: bool,
    /// File to write, or - for stdout: .onnx, or .safetensors, with --format pytorch and a .py beside it
    #[arg(long, value_name = "X.(onnx|safetensors)")]
    out: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A state_dict in a safetensors file, and beside it the Python that loads it with strict=True and draws
    Pytorch,
    /// The generator: z (n, z_dim, 1, 1), and class int64 (n) if it is conditional, to images (n, 1, side, side)
    Onnx,
    /// The playground's own format
    Safetensors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Generator,
    Discriminator,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Dtype {
    F32,
    F16,
}

/// Endings of what `torch.save` writes, a pickle.
const PICKLES: [&str; 5] = ["pth", "pt", "ckpt", "bin", "pkl"];
/// Modules that the program imports, or PyTorch: a file of that name beside it would be imported instead.
const IMPORTED: [&str; 13] = [
    "torch",
    "PIL",
    "safetensors",
    "numpy",
    "pathlib",
    "sys",
    "types",
    "typing",
    "random",
    "copy",
    "math",
    "json",
    "io",
];
/// What the first line of a program that this command wrote holds.
const MARK: &str = "`gan export` wrote both.";

impl Export {
    /// Reads, converts and writes.
    pub fn run(&self) -> Result<()> {
        self.check()?;
        let output = Output::prepare_beside(&self.out, &self.inputs(), self.json)?;
        let program = self.prepare_program(&output)?;
        let checkpoint = files::read_checkpoint(&self.weights)?;
        let bytes = match self.format {
            Format::Pytorch => checkpoint.to_pytorch(self.network())?,
            Format::Onnx => checkpoint.to_onnx()?,
            Format::Safetensors => self.own(checkpoint.clone())?,
        };
        output.write(&bytes)?;
        if let Some(program) = &program {
            program.write(self.program(&checkpoint)?.as_bytes())?;
        }
        self.report(&output, bytes.len(), program.as_ref())
    }

    fn report(&self, output: &Output, bytes: usize, program: Option<&Output>) -> Result<()> {
        let (out, program) = (output.name(), program.map(Output::name));
        if self.json {
            return console::say(&json!({"out": out, "bytes": bytes, "program": program}).to_string());
        }
        console::report(output, &format!("wrote {bytes} bytes to {out}"))?;
        let images = if self.network == Which::Discriminator { " IMAGES.png" } else { "" };
        program.map_or(Ok(()), |program| console::say(&format!("use it by: python3 {program}{images}")))
    }

    /// Refuses what does not go together, and names that promise another content, before any work.
    fn check(&self) -> Result<()> {
        if self.format != Format::Safetensors && (self.dtype == Dtype::F16 || self.report.is_some()) {
            bail!("--dtype f16 and --report are for --format safetensors only");
        }
        if self.format != Format::Pytorch && self.network != Which::Generator {
            bail!("--network discriminator is for --format pytorch only");
        }
        let ending = output::ending(&self.out);
        if self.format != Format::Onnx && PICKLES.contains(&ending.as_str()) {
            bail!(
                "{} promises a pickle for torch.load, and none is written, because loading one can run any code: name it {}, \
                 and load it by safetensors.torch.load_file, as the program beside it does",
                self.out.display(),
                self.out.with_extension("safetensors").display()
            );
        }
        output::check_ending(&self.out, if self.format == Format::Onnx { "onnx" } else { "safetensors" })
    }

    fn inputs(&self) -> Vec<&Path> {
        [Some(&self.weights), self.report.as_ref()].into_iter().flatten().map(PathBuf::as_path).collect()
    }

    /// Where the Python that uses a PyTorch file goes: beside it, if it is a file.
    fn prepare_program(&self, output: &Output) -> Result<Option<Output>> {
        if self.format != Format::Pytorch || !output.is_file() {
            return Ok(None);
        }
        let program = self.out.with_extension("py");
        if let Some(name) = program.file_stem().and_then(|stem| IMPORTED.into_iter().find(|name| stem == *name)) {
            bail!("Python would import {} instead of the module {name}: choose another --out", program.display());
        }
        if program.exists() && !is_ours(&program) {
            bail!("{} would be overwritten and is not of this command: choose another --out", program.display());
        }
        Output::prepare(&program, &self.inputs()).map(Some)
    }

    fn network(&self) -> Network {
        match self.network {
            Which::Generator => Network::Generator,
            Which::Discriminator => Network::Discriminator,
        }
    }

    /// The Python that uses a PyTorch file.
    fn program(&self, checkpoint: &Checkpoint) -> Result<String> {
        let suffix = self.out.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
        Ok(checkpoint.pytorch_program(self.network(), &suffix.unwrap_or_default())?)
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

/// Whether a program was written by this command, which may then write it again.
fn is_ours(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().next().is_some_and(|line| line.contains(MARK))
}
