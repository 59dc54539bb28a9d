//! Finds what is looked into: the latents and the pictures that commands mean.

use burn::tensor::{Tensor, TensorData};

use super::Session;
use super::subject::{Latent, Picture};
use crate::config::{CHANNELS, CLASSES};
use crate::error::{Error, Result};
use crate::inside::Pictures;
use crate::latent::{Classes, Latents, PREVIEW_COLUMNS, PREVIEW_ROWS, one_hot};

impl Session {
    /// The latent that is meant.
    ///
    /// # Errors
    /// [`Error::SettingRange`].
    pub(super) fn latent(&self, latent: &Latent) -> Result<Latents> {
        match latent {
            Latent::Sheet { index } => {
                let sheet = Latents::preview(&self.config);
                below("index", *index, sheet.count())?;
                Ok(sheet.slice(*index, 1))
            }
            Latent::Seed { seed, class } => {
                class.map_or(Ok(()), check_class)?;
                Ok(Latents::named(&self.config, *seed, 1, class.map_or(Classes::Random, Classes::One)))
            }
            Latent::Given { values, class } => self.latents(values, class.as_slice()),
        }
    }

    /// Latents given as `z_dim` numbers each, and the class of each where the generator is conditional.
    ///
    /// # Errors
    /// [`Error::SettingRange`].
    pub(super) fn latents(&self, values: &[f32], classes: &[usize]) -> Result<Latents> {
        let z_dim = self.config.z_dim;
        check_numbers("latents", values, f32::MAX)?;
        if values.is_empty() || !values.len().is_multiple_of(z_dim) {
            let range = format!("{z_dim} numbers for each latent");
            return Err(Error::SettingRange { name: "latents".into(), value: values.len().to_string(), range });
        }
        if !self.config.conditional.is_on() {
            return Ok(Latents { values: values.to_vec(), z_dim });
        }
        classes.iter().try_for_each(|class| check_class(*class))?;
        let count = values.len() / z_dim;
        if classes.len() != count {
            let range = format!("a class for each of {count} latents");
            return Err(Error::SettingRange { name: "classes".into(), value: classes.len().to_string(), range });
        }
        let each = values.chunks_exact(z_dim).zip(classes);
        let values = each.flat_map(|(latent, class)| [latent, &one_hot(*class)].concat()).collect();
        Ok(Latents { values, z_dim: self.config.inputs_g() })
    }

    /// The picture that is meant among those that it is judged with, and its place there.
    ///
    /// # Errors
    /// [`Error::SettingRange`] or [`Error::NoDataset`].
    pub(super) fn picture(&self, picture: &Picture) -> Result<(Pictures, usize)> {
        match picture {
            Picture::Fake { index } => {
                let fakes = self.fakes();
                below("index", *index, fakes.images.dims()[0])?;
                Ok((fakes, *index))
            }
            Picture::Real { index } => {
                let shown = self.shown_real()?;
                if *index < shown.len() {
                    return Ok((self.reals(&shown)?, *index));
                }
                below("index", *index, self.data()?.dataset.len())?;
                Ok((self.reals(&[*index as u32])?, 0))
            }
            Picture::Given { values, class } => {
                check_pixels(values, self.config.image_size)?;
                Ok((self.pictures(values.clone(), &self.class_of(*class)?), 0))
            }
        }
    }

    /// The pixels of the picture that is meant, `[side * side]` in [-1, 1]; its class does not matter.
    ///
    /// # Errors
    /// As [`Session::picture`], or [`Error::DeviceFailed`].
    pub(super) async fn pixels_of(&self, picture: &Picture) -> Result<Vec<f32>> {
        let side = self.config.image_size;
        match picture {
            Picture::Given { values, .. } => check_pixels(values, side).map(|()| values.clone()),
            Picture::Real { index } => {
                below("index", *index, self.data()?.dataset.len())?;
                Ok(self.data()?.dataset.batch(&[*index as u32], side))
            }
            Picture::Fake { .. } => {
                let (fakes, at) = self.picture(picture)?;
                // Read-back: one picture.
                Ok(fakes.images.narrow(0, at, 1).into_data_async().await?.iter().collect())
            }
        }
    }

    /// The fixed grid.
    pub(super) fn fakes(&self) -> Pictures {
        let latents = Latents::preview(&self.config);
        let images = self.networks().generator().forward(latents.to_tensor(self.device.burn()));
        let classes = latents.classes(&self.config).map(|classes| self.one_hot(&classes));
        Pictures { images, classes }
    }

    /// The training images that are shown.
    ///
    /// # Errors
    /// [`Error::NoDataset`].
    pub(super) fn shown_real(&self) -> Result<Vec<u32>> {
        Ok((0..self.data()?.dataset.len().min(PREVIEW_ROWS * PREVIEW_COLUMNS) as u32).collect())
    }

    /// Training images, which must be there, with their labels for a conditional discriminator.
    ///
    /// # Errors
    /// [`Error::NoDataset`].
    pub(super) fn reals(&self, indices: &[u32]) -> Result<Pictures> {
        let dataset = &self.data()?.dataset;
        let labels = dataset.labels().unwrap_or_default();
        let classes: Vec<_> =
            indices.iter().filter_map(|index| labels.get(*index as usize)).map(|label| usize::from(*label)).collect();
        Ok(self.pictures(dataset.batch(indices, self.config.image_size), &classes))
    }

    fn pictures(&self, pixels: Vec<f32>, classes: &[usize]) -> Pictures {
        let side = self.config.image_size;
        let count = pixels.len() / (CHANNELS * side * side);
        let images = Tensor::from_data(TensorData::new(pixels, [count, CHANNELS, side, side]), self.device.burn());
        Pictures { images, classes: self.config.conditional.is_on().then(|| self.one_hot(classes)) }
    }

    fn class_of(&self, class: Option<usize>) -> Result<Vec<usize>> {
        match class {
            Some(class) => check_class(class).map(|()| vec![class]),
            None if self.config.conditional.is_on() => Err(out_of_range("class", "none", CLASSES)),
            None => Ok(Vec::new()),
        }
    }

    fn one_hot(&self, classes: &[usize]) -> Tensor<2> {
        let values: Vec<f32> = classes.iter().flat_map(|class| one_hot(*class)).collect();
        Tensor::from_data(TensorData::new(values, [classes.len(), CLASSES]), self.device.burn())
    }
}

/// # Errors
/// [`Error::SettingRange`].
pub(super) fn check_class(class: usize) -> Result<()> {
    below("class", class, CLASSES)
}

/// # Errors
/// [`Error::SettingRange`].
fn check_pixels(pixels: &[f32], side: usize) -> Result<()> {
    if pixels.len() != side * side {
        let range = format!("{} numbers, one for each of {side} x {side} pixels", side * side);
        return Err(Error::SettingRange { name: "pixels".into(), value: pixels.len().to_string(), range });
    }
    check_numbers("pixels", pixels, 1.0)
}

/// # Errors
/// [`Error::SettingRange`] where a number is larger, either way, or none.
fn check_numbers(name: &str, values: &[f32], largest: f32) -> Result<()> {
    let Some(wrong) = values.iter().find(|value| value.is_nan() || value.abs() > largest) else { return Ok(()) };
    let range = if largest == 1.0 { "numbers from -1 to 1" } else { "finite numbers" };
    Err(Error::SettingRange { name: name.into(), value: wrong.to_string(), range: range.into() })
}

fn below(name: &str, value: usize, limit: usize) -> Result<()> {
    if value < limit { Ok(()) } else { Err(out_of_range(name, value, limit)) }
}

fn out_of_range(name: &str, value: impl ToString, limit: usize) -> Error {
    Error::SettingRange { name: name.into(), value: value.to_string(), range: format!("0 to {}", limit - 1) }
}
