//! The pictures of a session: drawn between steps, without touching training.

use burn::tensor::{Tensor, TensorData};

use super::Session;
use super::message::{Event, Frame, FrameKind};
use crate::config::CHANNELS;
use crate::error::{Error, Result};
use crate::frame::mosaic;
use crate::latent::{Classes, Latents, PREVIEW_COUNT, Path};

/// Images in a row of the preview grid.
pub(super) const PREVIEW_COLUMNS: usize = 8;
/// A walk longer than this is cut: it is drawn in one pass of the generator.
const MAX_WALK: usize = 256;

impl Session {
    /// The generator's images of the run's fixed latents.
    pub(super) async fn preview(&self, milestone: bool) -> Result<Event> {
        let latents = Latents::preview(&self.config);
        self.draw(FrameKind::Fixed, &latents, PREVIEW_COLUMNS, milestone).await
    }

    /// The generator's images on the way between the latents of two seeds, in one row.
    pub(super) async fn walk(&self, from: u32, to: u32, path: Path, points: usize) -> Result<Event> {
        let [from, to] = [from, to].map(|seed| Latents::named(&self.config, seed, 1, Classes::Random));
        let walk = Latents::walk(&from.values, &to.values, path, points.clamp(1, MAX_WALK));
        self.draw(FrameKind::Interpolation, &walk, walk.count(), false).await
    }

    async fn draw(&self, kind: FrameKind, latents: &Latents, columns: usize, milestone: bool) -> Result<Event> {
        let images = self.trainer.generator().forward(latents.to_tensor(self.device.burn()));
        self.frame(kind, images, columns, milestone).await
    }

    /// The first training images.
    pub(super) async fn real(&self) -> Result<Event> {
        let data = self.data.as_ref().ok_or(Error::NoDataset)?;
        let indices: Vec<u32> = (0..data.dataset.len().min(PREVIEW_COUNT) as u32).collect();
        let side = self.config.image_size;
        let values = TensorData::new(data.dataset.batch(&indices, side), [indices.len(), CHANNELS, side, side]);
        self.frame(FrameKind::Real, Tensor::from_data(values, self.device.burn()), PREVIEW_COLUMNS, false).await
    }

    async fn frame(&self, kind: FrameKind, images: Tensor<4>, columns: usize, milestone: bool) -> Result<Event> {
        let mosaic = mosaic(images, columns).await?;
        self.device.check()?;
        let epoch = self.position(self.step).epoch;
        Ok(Event::Frame(Frame { kind, milestone, step: self.step, epoch, mosaic }))
    }
}
