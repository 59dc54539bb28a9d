//! Measuring the generator a slice at a time, so that training and the page stay smooth.

use super::Session;
use super::event::Event;
use super::measurement::{EVALUATION_SAMPLES, Evaluation, Search};
use crate::config::CHANNELS;
use crate::error::{Error, Result};
use crate::frame::{lay_out, mosaic, to_byte};
use crate::latent::{Latents, PREVIEW_COLUMNS};
use crate::metrics::nearest::nearest;
use crate::metrics::{Evaluator, Readings, read};
use crate::model::{Generator, fit};

/// Fakes drawn and read in one slice.
const SAMPLES_PER_SLICE: usize = 50;
/// Fakes whose nearest training image is sought in one slice.
const SEARCHES_PER_SLICE: usize = 2;

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
            Some(Evaluation::Nearest(search)) => self.nearest_slice(search),
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
            let (histogram, distance) = (evaluator.histogram(&readings), readings.distance(&evaluator.reference));
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
        let side = self.data()?.dataset.side();
        let latents = Latents::preview(&self.config).to_tensor(self.device.burn());
        let images = self.trainer.generator().forward(latents);
        // Two read-backs a search: the fakes as they are shown, and at the size at which pixels are compared.
        let fakes = mosaic(images.clone(), PREVIEW_COLUMNS).await?;
        let values = fit(images, side).into_data_async().await?;
        self.device.check()?;
        let stored = values.iter::<f32>().map(to_byte).collect();
        self.evaluation = Some(Evaluation::Nearest(Search { step: self.step, fakes, stored, found: Vec::new() }));
        Ok(Vec::new())
    }

    fn nearest_slice(&mut self, mut search: Search) -> Result<Vec<Event>> {
        let data = self.data()?;
        let area = data.dataset.side() * data.dataset.side();
        let next = search.stored.chunks_exact(area).skip(search.found.len()).take(SEARCHES_PER_SLICE);
        let next: Vec<_> = next.filter_map(|fake| nearest(fake, data.dataset.pixels())).collect();
        search.found.extend(next.iter().map(|nearest| nearest.index));
        if search.found.len() < search.stored.len() / area {
            self.evaluation = Some(Evaluation::Nearest(search));
            return Ok(Vec::new());
        }
        let Search { step, fakes, found, .. } = search;
        let side = self.config.image_size;
        let values = data.dataset.batch(&found, side);
        let nearest = lay_out(&values, [found.len(), CHANNELS, side], PREVIEW_COLUMNS);
        let epoch = self.position(step).epoch;
        Ok(vec![Event::Nearest { step, epoch, fakes, nearest }])
    }
}
