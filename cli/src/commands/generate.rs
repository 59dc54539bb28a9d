//! `gan generate`: draws with a checkpoint's generator.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::{CHANNELS, Config};
use gan_playground::data;
use gan_playground::device;
use gan_playground::frame::{lay_out, to_byte};
use gan_playground::latent::{Classes, Latents};
use pollster::block_on;
use serde_json::json;

use super::files;

/// Images drawn in one pass.
const CHUNK: usize = 256;

/// Draw images with a trained generator
#[derive(Args)]
pub struct Generate {
    /// Checkpoint, or a DCGAN from PyTorch: .safetensors, .pth or .pt
    #[arg(long, value_name = "W.safetensors")]
    weights: PathBuf,
    /// How many images
    #[arg(long, value_name = "N", default_value_t = 64, conflicts_with = "latents")]
    count: usize,
    /// Seed of their latents
    #[arg(long, value_name = "S", default_value_t = 0, conflicts_with = "latents")]
    seed: u32,
    /// Draw this class only, 0 to 9, with weights that were told the classes (conditional = on); else all in turn
    #[arg(long, value_name = "C", conflicts_with = "latents", value_parser = clap::value_parser!(u8).range(0..10))]
    class: Option<u8>,
    /// Draw these latents instead: tensor z, f32 [n, z_dim], with conditional weights [n, z_dim + 10]
    #[arg(long, value_name = "Z.safetensors")]
    latents: Option<PathBuf>,
    /// File to write: .png (a grid), .idx (bytes, MNIST's own format) or .safetensors (f32 images [n, c, h, w])
    #[arg(long, value_name = "X.(idx|png|safetensors)")]
    out: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Generate {
    /// Draws and writes.
    pub fn run(&self) -> Result<()> {
        let checkpoint = files::read_checkpoint(&self.weights)?;
        let side = checkpoint.config.image_size;
        let latents = self.latents(&checkpoint.config)?;
        let values = draw(&checkpoint, &latents)?;
        let shape = [latents.count(), CHANNELS, side, side];
        self.write(shape, &values)?;
        let out = self.out.display();
        if self.json {
            println!("{}", json!({"out": out.to_string(), "images": shape[0], "shape": shape}));
        } else {
            println!("drew {} images of {side}x{side} to {out}", shape[0]);
        }
        Ok(())
    }

    fn latents(&self, config: &Config) -> Result<Latents> {
        match &self.latents {
            Some(path) => files::read_latents(path, config.inputs_g()),
            None if self.count == 0 => bail!("--count 0 draws nothing: ask for at least one image"),
            None => Ok(Latents::named(config, self.seed, self.count, self.classes(config)?)),
        }
    }

    fn classes(&self, config: &Config) -> Result<Classes> {
        match self.class {
            None => Ok(Classes::InTurn),
            Some(class) if config.conditional.is_on() => Ok(Classes::One(usize::from(class))),
            Some(_) => {
                bail!("these weights were not told the classes: leave --class out, or train with --conditional on")
            }
        }
    }

    fn write(&self, shape: [usize; 4], values: &[f32]) -> Result<()> {
        let [count, channels, side, _] = shape;
        match self.out.extension().and_then(|extension| extension.to_str()) {
            Some("safetensors") => files::write_images(&self.out, shape, values),
            Some("idx") => {
                let pixels: Vec<u8> = values.iter().copied().map(to_byte).collect();
                files::write(&self.out, &data::write_images([count, side, side], &pixels))
            }
            Some("png") => {
                let columns = (count as f64).sqrt().ceil() as usize;
                files::write_png(&self.out, &lay_out(values, [count, channels, side], columns))
            }
            _ => bail!("{} should end in .idx, .png or .safetensors", self.out.display()),
        }
    }
}

/// All images, `[n, c, h, w]` in [-1, 1].
pub fn draw(checkpoint: &Checkpoint, latents: &Latents) -> Result<Vec<f32>> {
    let device = device::cpu();
    let generator = checkpoint.generator(device.burn())?;
    let mut values = Vec::new();
    for chunk in latents.values.chunks(CHUNK * latents.z_dim) {
        let z = Latents { values: chunk.to_vec(), z_dim: latents.z_dim }.to_tensor(device.burn());
        values.extend(block_on(generator.forward(z).into_data_async())?.iter::<f32>());
    }
    Ok(values)
}
