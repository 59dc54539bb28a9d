//! `gan classifier`: trains the classifier of a dataset and measures it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use burn::tensor::{Tensor, TensorData};
use clap::Args;
use gan_playground::config::CHANNELS;
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::metrics::frechet::Gaussian;
use gan_playground::metrics::{About, Evaluator, Readings, Recognition, baseline, read};
use gan_playground::model::{CLASSIFIER_SIDE, Classifier, FEATURES};
use gan_playground::session::EVALUATION_SAMPLES;
use gan_playground::train::ClassifierTrainer;
use pollster::block_on;
use serde_json::json;

use super::dataset::{Data, Part};
use super::output::{self, Output};
use super::progress::Progress;
use super::{console, files, numbers};

/// Images that go through the classifier in one pass.
pub const CHUNK: usize = 250;
/// Pixels of one image of the classifier's size.
pub const PIXELS: usize = CLASSIFIER_SIDE * CLASSIFIER_SIDE;

/// Train the classifier that evaluates generated images
#[derive(Args)]
pub struct TrainClassifier {
    #[command(flatten)]
    data: Data,
    /// Name of the dataset, as the setting `dataset` has it
    #[arg(long, default_value = "mnist")]
    dataset: String,
    /// Passes over the training images
    #[arg(long, default_value_t = 8, allow_negative_numbers = true, value_parser = numbers::whole::<usize>(1, 1000))]
    epochs: usize,
    /// Seed of the weights, the order and the shifts
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = numbers::seed)]
    seed: u32,
    /// Classifier to measure anew on these images, instead of training one: its network stays as it is
    #[arg(long, value_name = "C.safetensors", conflicts_with_all = ["dataset", "epochs", "seed"])]
    measure: Option<PathBuf>,
    /// File to write, or - for stdout
    #[arg(long, value_name = "C.safetensors")]
    out: PathBuf,
    /// Print one JSON object at the end, and nothing else
    #[arg(long)]
    json: bool,
}

impl TrainClassifier {
    /// Trains, measures and saves the classifier, then prints a summary.
    pub fn run(&self) -> Result<()> {
        output::check_ending(&self.out, "safetensors")?;
        let (train, test) = (self.data.read_aloud(Part::Train)?, self.data.read_aloud(Part::Test)?);
        let read = self.data.files();
        let read: Vec<&Path> = read.iter().map(PathBuf::as_path).collect();
        let output = Output::prepare_beside(&self.out, &read, self.json)?;
        let evaluator = measured(self.classifier(&train)?, &train, &test)?;
        output.write(&block_on(evaluator.to_bytes())?)?;
        let (about, out) = (&evaluator.about, output.name());
        if self.json {
            return console::say(&json!({"out": out, "about": about}).to_string());
        }
        let (right, rejected) = (100.0 * about.accuracy, 100.0 * about.rejected.unwrap_or(0.0));
        let measured =
            format!("{right:.2}% of the test images right, {rejected:.2}% rejected, baseline {:.4}", about.baseline);
        console::report(&output, &format!("saved {out}: {measured}"))
    }

    /// The classifier to measure and what is known of it.
    fn classifier(&self, train: &Dataset) -> Result<(Classifier, About)> {
        if let Some(path) = &self.measure {
            let evaluator = Evaluator::from_bytes(&files::read(path)?, device::cpu().burn())
                .with_context(|| path.display().to_string())?;
            return Ok((evaluator.classifier, evaluator.about));
        }
        let (dataset, seed, epochs) = (self.dataset.clone(), self.seed, self.epochs);
        let about = About { dataset, seed, epochs, accuracy: 0.0, rejected: None, baseline: 0.0 };
        Ok((self.train(train)?, about))
    }

    fn train(&self, train: &Dataset) -> Result<Classifier> {
        let mut trainer = ClassifierTrainer::new(train, self.seed, self.epochs, device::cpu().burn())?;
        let progress = Progress::new(trainer.steps(), self.json);
        for step in 0..trainer.steps() {
            let loss = trainer.step();
            progress.inc(1);
            if step % 100 == 0 {
                progress.set_message(format!("loss {:.4}", loss.into_scalar::<f32>()));
            }
        }
        progress.finish();
        Ok(trainer.classifier())
    }
}

/// Reads all images of a dataset with a classifier.
pub fn read_all(classifier: &Classifier, dataset: &Dataset) -> Result<Readings> {
    let indices: Vec<u32> = (0..dataset.len() as u32).collect();
    let mut readings = Readings::default();
    for chunk in indices.chunks(CHUNK) {
        readings.extend(read_chunk(classifier, dataset.batch(chunk, CLASSIFIER_SIDE))?);
    }
    Ok(readings)
}

/// Reads images of the classifier's size, in [-1, 1].
pub fn read_chunk(classifier: &Classifier, values: Vec<f32>) -> Result<Readings> {
    let shape = [values.len() / PIXELS, CHANNELS, CLASSIFIER_SIDE, CLASSIFIER_SIDE];
    let images = Tensor::from_data(TensorData::new(values, shape), device::cpu().burn());
    Ok(block_on(read(classifier, images))?)
}

/// An evaluator: the classifier, what the training images look like to it, and how it does on the test images.
fn measured((classifier, about): (Classifier, About), train: &Dataset, test: &Dataset) -> Result<Evaluator> {
    let (Some(train_labels), Some(test_labels)) = (train.labels(), test.labels()) else {
        bail!("both sets need labels")
    };
    let (fitted, real) = (read_all(&classifier, train)?, read_all(&classifier, test)?);
    let reference = Gaussian::of(&fitted.features, FEATURES);
    let baseline = baseline(&real, test_labels, &reference, EVALUATION_SAMPLES)
        .with_context(|| format!("at least {EVALUATION_SAMPLES} test images are needed, as many of each class"))?;
    let recognition = Some(Recognition::of(&fitted, train_labels)?);
    let mut evaluator = Evaluator { classifier, reference, recognition, about };
    let rejected = evaluator.histogram(&real).rejected as f64 / test.len() as f64;
    let accuracy = accuracy(&real, test_labels);
    evaluator.about = About { accuracy, rejected: Some(rejected), baseline, ..evaluator.about };
    Ok(evaluator)
}

/// The share of images that are read as what they are labelled.
fn accuracy(readings: &Readings, labels: &[u8]) -> f64 {
    let right = readings.classes.iter().zip(labels).filter(|((class, _), label)| *class == usize::from(**label));
    right.count() as f64 / labels.len() as f64
}
