//! `gan generate`: draws with a checkpoint's generator.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::{CHANNELS, Config};
use gan_playground::data;
use gan_playground::device;
use gan_playground::frame::{lay_out, to_byte};
use gan_playground::latent::{self, Classes, Latents};
use pollster::block_on;
use serde_json::json;

use super::output::{self, Output};
use super::{console, files, limits, numbers};

/// Images drawn in one pass.
const CHUNK: usize = 256;
/// Bytes that a number takes while images are drawn and written: as f32, and twice as a byte.
const BYTES_EACH: usize = 6;

/// Draw images with a trained generator, or walk between two of them
#[derive(Args)]
pub struct Generate {
    /// Checkpoint, or a DCGAN from PyTorch: .safetensors, .pth or .pt
    #[arg(long, value_name = "W.safetensors")]
    weights: PathBuf,
    /// How many images
    #[arg(long, value_name = "N", default_value_t = 64, conflicts_with = "latents", allow_negative_numbers = true)]
    #[arg(value_parser = numbers::whole::<usize>(0, u64::MAX))]
    count: usize,
    /// Seed of their latents
    #[arg(long, value_name = "S", default_value_t = 0, conflicts_with = "latents", allow_negative_numbers = true)]
    #[arg(value_parser = numbers::seed)]
    seed: u32,
    /// Walk: from the image of --seed, row by row, to the image of this seed in --count images
    #[arg(long, value_name = "S", conflicts_with = "latents", allow_negative_numbers = true, value_parser = numbers::seed)]
    walk_to: Option<u32>,
    /// The way of the walk: along the sphere that latents lie near, or straight
    #[arg(long, value_name = "PATH", default_value = "slerp", requires = "walk_to")]
    path: WalkPath,
    /// Draw this class only, 0 to 9, with weights that were told the classes (conditional = on); else all in turn
    #[arg(long, value_name = "C", conflicts_with = "latents", allow_negative_numbers = true)]
    #[arg(value_parser = numbers::whole::<u8>(0, 9))]
    class: Option<u8>,
    /// Draw these latents instead: tensor z, f32 [n, z_dim], with conditional weights [n, z_dim + 10]
    #[arg(long, value_name = "Z.safetensors")]
    latents: Option<PathBuf>,
    /// File to write, or - for stdout: .png (a grid), .idx (bytes, MNIST's own format) or .safetensors (f32 images
    /// [n, c, h, w])
    #[arg(long, value_name = "X.(idx|png|safetensors)")]
    out: PathBuf,
    /// What to write [default: by the file's ending; png for stdout, devices and pipes]
    #[arg(long)]
    format: Option<Format>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Png,
    Idx,
    Safetensors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WalkPath {
    Slerp,
    Lerp,
}

impl Generate {
    /// Draws and writes.
    pub fn run(&self) -> Result<()> {
        let inputs: Vec<&Path> =
            [Some(&self.weights), self.latents.as_ref()].into_iter().flatten().map(PathBuf::as_path).collect();
        let ending = self.ending()?;
        let checkpoint = files::read_checkpoint(&self.weights)?;
        let side = checkpoint.config.image_size;
        self.check_count(&checkpoint.config)?;
        let output = Output::prepare_beside(&self.out, &inputs, self.json)?;
        let format = match ending {
            Some(format) => format,
            None if output.is_file() => {
                bail!("{} should end in .png, .idx or .safetensors, or give --format", output.name())
            }
            None => Format::Png,
        };
        let latents = self.latents(&checkpoint.config)?;
        let shape = [latents.count(), CHANNELS, side, side];
        output.check_room(format.largest(shape))?;
        output.write(&format.write(shape, &draw(&checkpoint, &latents)?)?)?;
        let out = output.name();
        if self.json {
            return console::say(&json!({"out": out, "images": shape[0], "shape": shape}).to_string());
        }
        console::report(&output, &format!("drew {} images of {side}x{side} to {out}", shape[0]))
    }

    /// The format that was asked for or that the name's ending says, if it says one.
    fn ending(&self) -> Result<Option<Format>> {
        let name = self.out.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let by_name = match output::ending(&self.out).as_str() {
            "png" => Some(Format::Png),
            "safetensors" => Some(Format::Safetensors),
            // MNIST's own files are named train-images-idx3-ubyte.
            "idx" => Some(Format::Idx),
            _ if name.ends_with("idx3-ubyte") => Some(Format::Idx),
            _ => None,
        };
        if self.format.is_some() && by_name.is_some() && self.format != by_name {
            bail!("--format and the ending of {} differ: leave --format out, or change the name", self.out.display());
        }
        Ok(self.format.or(by_name))
    }

    fn check_count(&self, config: &Config) -> Result<()> {
        if self.count == 0 && self.latents.is_none() {
            bail!("--count 0 draws nothing: ask for at least one image");
        }
        let numbers = config.inputs_g() + CHANNELS * config.image_size * config.image_size;
        limits::check_images("--count", self.count, BYTES_EACH * numbers)
    }

    fn latents(&self, config: &Config) -> Result<Latents> {
        let classes = self.classes(config)?;
        match (&self.latents, self.walk_to) {
            (Some(path), _) => files::read_latents(path, config.inputs_g()),
            (None, None) => Ok(Latents::named(config, self.seed, self.count, classes)),
            (None, Some(to)) => {
                let [from, to] = [self.seed, to].map(|seed| Latents::named(config, seed, 1, classes));
                let path = match self.path {
                    WalkPath::Slerp => latent::Path::Slerp,
                    WalkPath::Lerp => latent::Path::Lerp,
                };
                Ok(Latents::walk(config, [&from.values, &to.values], path, self.count))
            }
        }
    }

    fn classes(&self, config: &Config) -> Result<Classes> {
        match self.class {
            // Each end of a walk has the class that its seed draws.
            None if self.walk_to.is_some() => Ok(Classes::Random),
            None => Ok(Classes::InTurn),
            Some(class) if config.conditional.is_on() => Ok(Classes::One(usize::from(class))),
            Some(_) => {
                bail!("these weights were not told the classes: leave --class out, or train with --conditional on")
            }
        }
    }
}

impl Format {
    /// The bytes of a file of images `[n, c, h, w]` in [-1, 1].
    fn write(self, shape: [usize; 4], values: &[f32]) -> Result<Vec<u8>> {
        let [count, channels, side, _] = shape;
        match self {
            Format::Safetensors => files::images(shape, values),
            Format::Idx => {
                let pixels: Vec<u8> = values.iter().copied().map(to_byte).collect();
                Ok(data::write_images([count, side, side], &pixels))
            }
            Format::Png => {
                let columns = (count as f64).sqrt().ceil() as usize;
                files::png(&lay_out(values, [count, channels, side], columns))
            }
        }
    }

    /// About the most bytes that such a file takes.
    fn largest(self, shape: [usize; 4]) -> u64 {
        let numbers = shape.iter().product::<usize>() as u64;
        numbers * if self == Format::Safetensors { 4 } else { 1 }
    }
}

/// All images, `[n, c, h, w]` in [-1, 1].
pub fn draw(checkpoint: &Checkpoint, latents: &Latents) -> Result<Vec<f32>> {
    let device = device::cpu();
    let generator = checkpoint.generator(device.burn())?;
    let pixels = CHANNELS * checkpoint.config.image_size * checkpoint.config.image_size;
    // At once, since a vector that grows holds its numbers twice.
    let mut values = Vec::with_capacity(latents.count() * pixels);
    for chunk in latents.values.chunks(CHUNK * latents.z_dim) {
        let z = Latents { values: chunk.to_vec(), z_dim: latents.z_dim }.to_tensor(device.burn());
        values.extend(block_on(generator.forward(z).into_data_async())?.iter::<f32>());
    }
    Ok(values)
}
