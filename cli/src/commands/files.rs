//! Reads the files that the commands take, and makes the content of those that they write.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use gan_playground::checkpoint::Checkpoint;
use gan_playground::frame::Mosaic;
use gan_playground::latent::Latents;
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};

use super::console;

/// Reads a file, naming it in the error.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads a checkpoint or another program's weights, and says on standard error what of those is not used.
pub fn read_checkpoint(path: &Path) -> Result<Checkpoint> {
    let checkpoint = Checkpoint::read(&read(path)?).with_context(|| path.display().to_string())?;
    if !checkpoint.left_out.is_empty() {
        let rest = checkpoint.left_out.join(", ");
        console::complain(&format!("{}: its generator is in use, but not {rest}", path.display()));
    }
    Ok(checkpoint)
}

/// A mosaic as an 8-bit PNG file.
pub fn png(mosaic: &Mosaic) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, mosaic.width as u32, mosaic.height as u32);
    encoder.set_color(if mosaic.channels == 1 { png::ColorType::Grayscale } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder
        .write_header()
        .and_then(|mut png| png.write_image_data(&mosaic.pixels))
        .context("cannot make the picture")?;
    Ok(bytes)
}

/// Images `[n, c, h, w]` in [-1, 1] as a safetensors file with the tensor `images`.
pub fn images(shape: [usize; 4], values: &[f32]) -> Result<Vec<u8>> {
    let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
    let view = TensorView::new(Dtype::F32, shape.to_vec(), &bytes)?;
    Ok(safetensors::serialize([("images", view)], None::<HashMap<String, String>>)?)
}

/// Reads latents: the safetensors tensor `z`, f32 `[n, z_dim]`.
pub fn read_latents(path: &Path, z_dim: usize) -> Result<Latents> {
    let bytes = read(path)?;
    let wrong = || format!("{} is no latents file: it needs a tensor z, f32 [n, {z_dim}]", path.display());
    let file = SafeTensors::deserialize(&bytes).with_context(wrong)?;
    let z = file.tensor("z").with_context(wrong)?;
    match (z.dtype(), z.shape()) {
        (Dtype::F32, &[n, dim]) if n > 0 && dim == z_dim => {}
        (dtype, shape) => bail!("{}; its z is {dtype:?} {shape:?}", wrong()),
    }
    let (values, _) = z.data().as_chunks();
    Ok(Latents { values: values.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(), z_dim })
}

/// The path beside `path` whose name is its stem with `suffix`: `weights.safetensors` becomes `weights-epoch-003.png`.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}{suffix}"))
}
