//! The pictures of a session: drawn between steps, without touching training.

use burn::tensor::Tensor;

use super::resolving::check_class;
use super::subject::Latent;
use super::{Event, Frame, FrameKind, Session};
use crate::config::CHANNELS;
use crate::error::{Error, Result};
use crate::frame::lay_out;
use crate::latent::{Latents, PREVIEW_COLUMNS, Path};
use crate::metrics::spread;

/// A walk longer than this is cut: it is drawn in one pass of the generator.
const MAX_WALK: usize = 256;
/// Digits of a number at most.
const MAX_DIGITS: usize = 12;

impl Session {
    /// The generator's images of the run's fixed latents.
    pub(super) async fn preview(&self, milestone: bool) -> Result<Event> {
        let latents = Latents::preview(&self.config);
        self.draw(FrameKind::Fixed, &latents, PREVIEW_COLUMNS, milestone).await
    }

    /// The generator's images on the way between two latents, in one row.
    pub(super) async fn walk(&self, [from, to]: [&Latent; 2], path: Path, points: usize) -> Result<Event> {
        let (from, to) = (self.latent(from)?, self.latent(to)?);
        let walk = Latents::walk(&self.config, [&from.values, &to.values], path, points.clamp(1, MAX_WALK));
        self.draw(FrameKind::Interpolation, &walk, walk.count(), false).await
    }

    /// A number in the generator's hand.
    pub(super) async fn write(&self, seed: u32, classes: &[usize]) -> Result<Event> {
        if !self.config.conditional.is_on() {
            return Err(Error::NotConditional);
        }
        if classes.is_empty() || classes.len() > MAX_DIGITS {
            let range = format!("1 to {MAX_DIGITS}");
            return Err(Error::SettingRange { name: "digits".into(), value: classes.len().to_string(), range });
        }
        classes.iter().try_for_each(|class| check_class(*class))?;
        let latents = Latents::of_classes(&self.config, seed, classes);
        self.draw(FrameKind::Written, &latents, classes.len(), false).await
    }

    async fn draw(&self, kind: FrameKind, latents: &Latents, columns: usize, milestone: bool) -> Result<Event> {
        let images = self.trainer.generator().forward(latents.to_tensor(self.device.burn()));
        self.frame(kind, images, columns, milestone).await
    }

    /// The first training images.
    pub(super) async fn real(&self) -> Result<Event> {
        let shown = self.reals(&self.shown_real()?)?;
        self.frame(FrameKind::Real, shown.images, PREVIEW_COLUMNS, false).await
    }

    async fn frame(&self, kind: FrameKind, images: Tensor<4>, columns: usize, milestone: bool) -> Result<Event> {
        let [count, channels, side, _] = images.dims();
        // The one read-back of a frame.
        let values: Vec<f32> = images.into_data_async().await?.iter().collect();
        self.device.check()?;
        let epoch = self.position(self.step).epoch;
        let spread = if kind == FrameKind::Fixed { self.relative_spread(&values, [count, side]) } else { None };
        let mosaic = lay_out(&values, [count, channels, side], columns);
        Ok(Event::Frame(Frame { kind, milestone, step: self.step, epoch, spread, mosaic }))
    }

    /// How much `count` images differ from each other, as a multiple of what the first training images do.
    fn relative_spread(&self, values: &[f32], [count, side]: [usize; 2]) -> Option<f64> {
        let dataset = &self.data().ok()?.dataset;
        let indices: Vec<u32> = (0..dataset.len().min(count) as u32).collect();
        let area = CHANNELS * side * side;
        let real = spread(&dataset.batch(&indices, side), area);
        (real > 0.0).then(|| spread(values, area) / real)
    }
}
