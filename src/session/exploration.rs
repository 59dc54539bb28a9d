//! Exploring what the generator can draw: given latents, the directions that change its pictures most, and the latent of
//! a given picture.

use super::resolving::check_class;
use super::subject::{Latent, Picture};
use super::{Event, Finding, Session};
use crate::config::{CLASSES, Prior};
use crate::error::{Error, Result};
use crate::frame::mosaic;
use crate::inside::{Inversion, decorrelate, directions};
use crate::latent::{Classes, Latents};
use crate::model::Generator;
use crate::rng::Stream;

/// Latents that are drawn at once at most: in one pass of the generator.
const MAX_DRAWN: usize = 256;
/// Directions that are asked for at most.
const MAX_DIRECTIONS: usize = 32;
/// Latents that the directions are found with. More than the largest `z_dim` at which they can be uncorrelated.
const SAMPLES: usize = 1000;
/// Standard deviation of the uniform prior, that of U(-1, 1).
const UNIFORM_DEVIATION: f64 = 0.577_350_269;
/// Starts of an inversion, for each class that is tried.
const STARTS_OF_CLASS: usize = 4;
/// Starts of an inversion for a known class, or without classes.
const STARTS: usize = 16;

impl Session {
    /// Pictures of given latents, multiplied by `truncation`, by the generator that was kept at `step`, or the present one.
    pub(super) async fn draw_latents(
        &self,
        (values, classes): (&[f32], &[usize]),
        truncation: Option<f32>,
        columns: Option<usize>,
        step: Option<usize>,
    ) -> Result<Event> {
        let truncation = truncation.unwrap_or(1.0);
        if !(0.0..=1.0).contains(&truncation) {
            return Err(wrong("truncation", truncation, "0 to 1"));
        }
        let shorter: Vec<f32> = values.iter().map(|value| value * truncation).collect();
        let latents = self.latents(&shorter, classes)?;
        let count = latents.count();
        if count > MAX_DRAWN {
            return Err(wrong("latents", count, format!("1 to {MAX_DRAWN} latents")));
        }
        let generator = step.map_or_else(|| Ok(self.networks().generator()), |step| self.kept_at(step))?;
        let images = generator.forward(latents.to_tensor(self.device.burn()));
        let mosaic = mosaic(images, columns.unwrap_or(count).clamp(1, count)).await?;
        self.device.check()?;
        Ok(Event::Found(Finding::Drawn { step: step.unwrap_or(self.step), mosaic }))
    }

    fn kept_at(&self, step: usize) -> Result<Generator> {
        let is_kept = || self.moments.at(step).cloned();
        is_kept().ok_or_else(|| wrong("step", step, "one of those that `moments` gives"))
    }

    pub(super) fn find_latent(&self, latent: &Latent) -> Result<Event> {
        let latents = self.latent(latent)?;
        let class = latents.classes(&self.config).and_then(|classes| classes.first().copied());
        let latent = latents.values[..self.config.z_dim].to_vec().into();
        Ok(Event::Found(Finding::Latent { latent, class }))
    }

    /// Of one class where the generator is conditional, 0 if none is given.
    pub(super) async fn principal_directions(&self, count: usize, seed: u32, class: Option<usize>) -> Result<Event> {
        class.map_or(Ok(()), check_class)?;
        let z_dim = self.config.z_dim;
        let most = MAX_DIRECTIONS.min(z_dim);
        if !(1..=most).contains(&count) {
            return Err(wrong("count", count, format!("1 to {most}")));
        }
        let classes = Classes::One(class.unwrap_or(0));
        let mut latents = Latents::of_stream(&self.config, (seed, Stream::Directions), SAMPLES, classes);
        let deviation = if self.config.prior == Prior::Uniform { UNIFORM_DEVIATION } else { 1.0 };
        decorrelate(&mut latents, z_dim, deviation);
        let generator = self.networks().generator();
        let directions = directions(&generator, &latents, z_dim, (count, seed), self.device.burn()).await?;
        self.device.check()?;
        Ok(Event::Found(Finding::PrincipalDirections { step: self.step, directions }))
    }

    /// Begins to look for the latent of a picture, in place of a search under way.
    pub(super) async fn invert(&mut self, picture: &Picture, class: Option<usize>, seed: u32) -> Result<Event> {
        class.map_or(Ok(()), check_class)?;
        let picture = self.pixels_of(picture).await?;
        let (classes, starts) = match class {
            Some(class) => (Classes::One(class), STARTS),
            None if self.config.conditional.is_on() => (Classes::InTurn, STARTS_OF_CLASS * CLASSES),
            None => (Classes::Random, STARTS),
        };
        let starts = Latents::of_stream(&self.config, (seed, Stream::Inversion), starts, classes);
        let generator = self.networks().generator();
        self.inversion = Some(Inversion::new(&generator, &self.config, &starts, picture, self.device.burn()));
        self.invert_on(0).await
    }

    /// Goes on with the search under way.
    pub(super) async fn invert_on(&mut self, iterations: usize) -> Result<Event> {
        let inversion = self.inversion.as_mut().ok_or(Error::NoInversion)?;
        let inverted = inversion.run(iterations).await?;
        self.device.check()?;
        Ok(Event::Found(Finding::Inverted(inverted)))
    }
}

fn wrong(name: &str, value: impl ToString, range: impl ToString) -> Error {
    Error::SettingRange { name: name.into(), value: value.to_string(), range: range.to_string() }
}
