//! Measuring the generator a slice at a time, so that training and the page stay smooth.

use super::Session;
use super::message::{Event, Frame, FrameKind};
use crate::config::CHANNELS;
use crate::error::{Error, Result};
use crate::frame::{lay_out, to_byte};
use crate::latent::{Latents, PREVIEW_COLUMNS};
use crate::metrics::nearest::nearest;
use crate::metrics::{Evaluator, Readings, read};
use crate::model::{Generator, fit};

/// Fakes that one measurement draws; the classifier's baseline is for as many.
pub const EVALUATION_SAMPLES: usize = 1000;
/// Fakes drawn and read in one slice.
const SAMPLES_PER_SLICE: usize = 50;
/// Fakes whose nearest training image is sought in one slice.
const SEARCHES_PER_SLICE: usize = 2;

/// A measurement under way.
pub(super) enum Evaluation {
    /// The histogram and the distance of a generator as it was at `step`.
    ClassHistogram { generator: Box<Generator>, step: usize, latents: Latents, readings: Readings },
    /// The search for the training images nearest to the preview's, given as 8-bit images of the stored size.
    Nearest { step: usize, fakes: Vec<u8>, found: Vec<u32> },
}

impl Session {
    /// Takes the classifier that measures from now on.
    ///
    /// # Errors
    /// As [`Evaluator::from_bytes`]; the classifier before then stays.
    pub fn load_classifier(&mut self, bytes: &[u8]) -> Result<()> {
        self.evaluator = Some(Evaluator::from_bytes(bytes, self.device.burn())?);
        Ok(())
    }

    /// Whether a measurement is under way.
    pub fn is_evaluating(&self) -> bool {
        self.evaluation.is_some()
    }

    /// Does a slice of the measurement under way; its event comes with the last one.
    ///
    /// # Errors
    /// [`Error::DeviceFailed`], which ends the measurement.
    pub async fn evaluate_slice(&mut self) -> Result<Vec<Event>> {
        match self.evaluation.take() {
            None => Ok(Vec::new()),
            Some(Evaluation::ClassHistogram { generator, step, latents, readings }) => {
                self.evaluation_slice(generator, step, latents, readings).await
            }
            Some(Evaluation::Nearest { step, fakes, found }) => self.nearest_slice(step, fakes, found),
        }
    }

    /// Begins to measure the generator as it is now.
    pub(super) fn begin_evaluation(&mut self) -> Result<Vec<Event>> {
        self.evaluator.as_ref().ok_or(Error::NoClassifier)?;
        let latents = Latents::evaluation(&self.config, EVALUATION_SAMPLES);
        let generator = Box::new(self.trainer.generator());
        self.evaluation =
            Some(Evaluation::ClassHistogram { generator, step: self.step, latents, readings: Readings::default() });
        Ok(Vec::new())
    }

    async fn evaluation_slice(
        &mut self,
        generator: Box<Generator>,
        step: usize,
        latents: Latents,
        mut readings: Readings,
    ) -> Result<Vec<Event>> {
        let Some(evaluator) = &self.evaluator else { return Ok(Vec::new()) };
        let done = readings.classes.len();
        let slice = latents.slice(done, SAMPLES_PER_SLICE).to_tensor(self.device.burn());
        readings.extend(read(&evaluator.classifier, generator.forward(slice)).await?);
        self.device.check()?;
        if readings.classes.len() >= latents.count() {
            let (histogram, distance) = (readings.histogram(), readings.distance(&evaluator.reference));
            let samples = readings.classes.len();
            return Ok(vec![Event::Evaluated {
                step,
                samples,
                histogram,
                distance,
                baseline: evaluator.about.baseline,
            }]);
        }
        self.evaluation = Some(Evaluation::ClassHistogram { generator, step, latents, readings });
        Ok(Vec::new())
    }

    /// Begins to look for the training images nearest to the preview's.
    pub(super) async fn begin_nearest(&mut self) -> Result<Vec<Event>> {
        let data = self.data.as_ref().ok_or(Error::NoDataset)?;
        let latents = Latents::preview(&self.config).to_tensor(self.device.burn());
        let images = self.trainer.generator().forward(latents);
        // Pixels are compared at the size they are stored in. Read-back: one a search.
        let values = fit(images, data.dataset.side()).into_data_async().await?;
        let fakes = values.iter::<f32>().map(to_byte).collect();
        self.evaluation = Some(Evaluation::Nearest { step: self.step, fakes, found: Vec::new() });
        Ok(Vec::new())
    }

    fn nearest_slice(&mut self, step: usize, fakes: Vec<u8>, mut found: Vec<u32>) -> Result<Vec<Event>> {
        let data = self.data.as_ref().ok_or(Error::NoDataset)?;
        let area = data.dataset.side() * data.dataset.side();
        let next = fakes.chunks_exact(area).skip(found.len()).take(SEARCHES_PER_SLICE);
        found.extend(next.filter_map(|fake| nearest(fake, data.dataset.pixels())).map(|nearest| nearest.index));
        if found.len() < fakes.len() / area {
            self.evaluation = Some(Evaluation::Nearest { step, fakes, found });
            return Ok(Vec::new());
        }
        let side = self.config.image_size;
        let values = data.dataset.batch(&found, side);
        let mosaic = lay_out(&values, [found.len(), CHANNELS, side], PREVIEW_COLUMNS);
        let epoch = self.position(step).epoch;
        Ok(vec![Event::Frame(Frame { kind: FrameKind::Nearest, milestone: false, step, epoch, mosaic })])
    }
}
