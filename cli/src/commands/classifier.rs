//! `gan classifier`: trains the classifier of a dataset and measures it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use burn::tensor::{Tensor, TensorData};
use clap::Args;
use gan_playground::config::CHANNELS;
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::metrics::frechet::{Gaussian, distance};
use gan_playground::metrics::{About, Evaluator, Readings, read};
use gan_playground::model::{CLASSIFIER_SIDE, Classifier, FEATURES};
use gan_playground::train::ClassifierTrainer;
use pollster::block_on;
use serde_json::json;

use super::output::{self, Output};
use super::progress::Progress;
use super::{console, files, inputs, numbers};

/// Images that go through the classifier in one pass.
pub const CHUNK: usize = 250;
/// Pixels of one image of the classifier's size.
pub const PIXELS: usize = CLASSIFIER_SIDE * CLASSIFIER_SIDE;
/// The page measures this many fakes; the baseline is measured on as many real images.
const PAGE_SAMPLES: usize = 1000;

/// Train the classifier that evaluates generated images
#[derive(Args)]
pub struct TrainClassifier {
    /// Folder with the four IDX files of MNIST or Fashion-MNIST, raw or .gz
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Name of the dataset, as the setting `dataset` has it
    #[arg(long, default_value = "mnist")]
    dataset: String,
    /// Passes over the training images
    #[arg(long, default_value_t = 8, allow_negative_numbers = true, value_parser = numbers::whole::<usize>(1, 1000))]
    epochs: usize,
    /// Seed of the weights, the order and the shifts
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = numbers::seed)]
    seed: u32,
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
        let (train, test) = (files::read_dataset(&self.data, "train")?, files::read_dataset(&self.data, "t10k")?);
        output::check_ending(&self.out, "safetensors")?;
        let read = inputs::data_files(&self.data);
        let read: Vec<&Path> = read.iter().map(PathBuf::as_path).collect();
        let output = Output::prepare_beside(&self.out, &read, self.json)?;
        let classifier = self.train(&train)?;
        let real = read_all(&classifier, &test)?;
        let reference = Gaussian::of(&read_all(&classifier, &train)?.features, FEATURES);
        let about = About {
            dataset: self.dataset.clone(),
            seed: self.seed,
            epochs: self.epochs,
            accuracy: accuracy(&real, &test)?,
            baseline: baseline(&real, &reference)?,
        };
        let evaluator = Evaluator { classifier, reference, about };
        output.write(&block_on(evaluator.to_bytes())?)?;
        let (about, out) = (&evaluator.about, output.name());
        if self.json {
            return console::say(&json!({"out": out, "about": about}).to_string());
        }
        let (right, baseline) = (100.0 * about.accuracy, about.baseline);
        console::report(&output, &format!("saved {out}: {right:.2}% of the test images right, baseline {baseline:.4}"))
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

fn accuracy(readings: &Readings, test: &Dataset) -> Result<f64> {
    let Some(labels) = test.labels() else { bail!("the test images need labels") };
    let right = readings.classes.iter().zip(labels).filter(|((class, _), label)| *class == usize::from(**label));
    Ok(right.count() as f64 / test.len() as f64)
}

/// The real-data baseline: the mean Frechet distance of each whole thousand of real images from the reference.
fn baseline(real: &Readings, reference: &Gaussian) -> Result<f64> {
    let thousands = real.features.chunks_exact(PAGE_SAMPLES * FEATURES);
    let distances: Vec<f64> =
        thousands.map(|features| distance(&Gaussian::of(features, FEATURES), reference)).collect();
    if distances.is_empty() {
        bail!("there are {} test images: at least {PAGE_SAMPLES} are needed", real.classes.len());
    }
    Ok(distances.iter().sum::<f64>() / distances.len() as f64)
}
