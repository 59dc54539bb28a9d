//! `gan evaluate`: measures generated images against real ones.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use burn::tensor::{Tensor, TensorData};
use clap::Args;
use gan_playground::config::{CHANNELS, CLASSES, Config};
use gan_playground::data::{Dataset, Images as ImagesFile};
use gan_playground::device;
use gan_playground::frame::{Mosaic, lay_out, to_byte};
use gan_playground::latent::{Classes, Latents};
use gan_playground::metrics::nearest::{Nearest, nearest};
use gan_playground::metrics::neighbours::{PrecisionRecall, precision_and_recall};
use gan_playground::metrics::{ClassAccuracy, ClassHistogram, Evaluator, Readings, baseline, mean_distance};
use gan_playground::model::{CLASSIFIER_SIDE, Classifier, FEATURES, fit};
use gan_playground::session::EVALUATION_SAMPLES;
use pollster::block_on;
use serde::Serialize;

use super::classifier::{CHUNK, PIXELS, read_all, read_chunk};
use super::console::sayln;
use super::dataset::{Data, Part};
use super::output::{self, Output};
use super::{builtin, console, files, generate, limits, numbers};

/// Images for precision and recall, which take time quadratic in their number.
const NEIGHBOURS: usize = 5000;
/// Images whose nearest training image is searched for.
const SEARCHES: usize = 100;
const SEARCH_COLUMNS: usize = 20;

/// Measure generated images: classes, Frechet distance, precision and recall, copies
#[derive(Args)]
pub struct Evaluate {
    /// Checkpoint whose generator draws the images
    #[arg(long, value_name = "W.safetensors", required_unless_present = "samples")]
    weights: Option<PathBuf>,
    /// Images to measure instead, in MNIST's own format, of 28, 32 or 64 px
    #[arg(long, value_name = "X.idx", conflicts_with = "weights")]
    samples: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
    /// Classifier to measure with [default: the built-in one of the dataset]
    #[arg(long, alias = "judge", value_name = "C.safetensors")]
    classifier: Option<PathBuf>,
    /// How many images to draw
    #[arg(long, value_name = "N", default_value_t = 10_000, allow_negative_numbers = true)]
    #[arg(value_parser = numbers::whole::<usize>(0, u64::MAX))]
    count: usize,
    /// Seed of their latents
    #[arg(long, value_name = "S", default_value_t = 0, allow_negative_numbers = true, value_parser = numbers::seed)]
    seed: u32,
    /// Picture to write: images in the upper of each two rows, the nearest training image of each below it
    #[arg(long, value_name = "X.png")]
    nearest: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// All that was measured.
#[derive(Serialize)]
struct Report {
    samples: usize,
    #[serde(flatten)]
    histogram: ClassHistogram,
    /// For a conditional generator only.
    #[serde(flatten)]
    accuracy: Option<ClassAccuracy>,
    /// Frechet distance in the classifier's features between sets of the images and all training images: the mean over
    /// the sets.
    distance: f64,
    /// Images in one set: as many as the page measures, where there are so many.
    distance_samples: usize,
    /// The real-data baseline: the same distance for sets of as many real test images, as many of each class. None
    /// where the test images have no such set.
    baseline: Option<f64>,
    /// The distance as a multiple of the baseline.
    times_real: Option<f64>,
    #[serde(flatten)]
    manifolds: PrecisionRecall,
    /// Number of generated and of real images for precision and recall.
    manifold_samples: usize,
    /// Mean distance of the images to their nearest training image: root mean square of the pixels' differences,
    /// 0..=255.
    nearest: f64,
    /// The same for real test images. A much smaller distance than this means that the generator copies.
    nearest_real: f64,
    classifier_accuracy: f64,
}

/// The images to measure.
struct Images {
    /// `[n, 1, side, side]` in [-1, 1].
    values: Vec<f32>,
    side: usize,
    /// Name of the dataset that they imitate.
    dataset: String,
    /// The class that a conditional generator was asked for, for each image.
    asked: Option<Vec<usize>>,
}

/// Images fitted to the classifier's size, in [-1, 1].
struct Fitted(Vec<f32>);

impl Evaluate {
    /// Measures and prints.
    pub fn run(&self) -> Result<()> {
        let picture = self.picture()?;
        let Images { values, side, dataset, asked } = self.images()?;
        let evaluator = builtin::classifier(self.classifier.as_deref(), &dataset)?;
        let images = Fitted::new(&values, side)?;
        let (train, test) = (self.data.read_aloud(Part::Train)?, self.data.read_aloud(Part::Test)?);
        let report = self.measure(&evaluator, &images, asked, [&train, &test], picture.as_ref())?;
        self.print(&report)
    }

    /// The picture that was asked for, which must not replace what is read.
    fn picture(&self) -> Result<Option<Output>> {
        let Some(name) = &self.nearest else { return Ok(None) };
        output::check_ending(name, "png")?;
        let data = self.data.files();
        let named = [&self.weights, &self.samples, &self.classifier].into_iter().flatten();
        let read: Vec<&Path> = named.chain(&data).map(PathBuf::as_path).collect();
        Ok(Some(Output::prepare_beside(name, &read, true)?))
    }

    fn images(&self) -> Result<Images> {
        if let Some(path) = &self.samples {
            let ImagesFile { count, height: side, width, pixels, .. } =
                ImagesFile::read(&files::read(path)?).with_context(|| path.display().to_string())?;
            if count < 2 || side != width || side < CLASSIFIER_SIDE {
                bail!(
                    "{} holds {count} images of {width}x{side}: at least 2 square ones of {CLASSIFIER_SIDE} px or more are needed",
                    path.display()
                );
            }
            let values = pixels.into_iter().map(|pixel| f32::from(pixel) / 127.5 - 1.0).collect();
            return Ok(Images { values, side, dataset: Config::default().dataset, asked: None });
        }
        let path = self.weights.as_ref().context("give --weights or --samples")?;
        if self.count < 2 {
            bail!("--count {}: at least 2 images are needed", self.count);
        }
        let checkpoint = files::read_checkpoint(path)?;
        let Config { image_size, dataset, .. } = checkpoint.config.clone();
        let numbers = checkpoint.config.inputs_g() + image_size * image_size + PIXELS + 2 * FEATURES;
        limits::check_images("--count", self.count, size_of::<f32>() * numbers)?;
        let latents = Latents::named(&checkpoint.config, self.seed, self.count, Classes::InTurn);
        let values = generate::draw(&checkpoint, &latents)?;
        Ok(Images { values, side: image_size, dataset, asked: latents.classes(&checkpoint.config) })
    }

    fn measure(
        &self,
        evaluator: &Evaluator,
        images: &Fitted,
        asked: Option<Vec<usize>>,
        [train, test]: [&Dataset; 2],
        picture: Option<&Output>,
    ) -> Result<Report> {
        let fakes = images.read(&evaluator.classifier)?;
        let real = read_all(&evaluator.classifier, test)?;
        let samples = fakes.classes.len();
        let recognised = evaluator.recognised(&fakes).into_iter().map(|reading| Some(reading?.0));
        let manifold_samples = NEIGHBOURS.min(samples).min(test.len());
        let first = |readings: &Readings, count: usize| readings.features[..count * FEATURES].to_vec();
        let distance_samples = set_size(samples, test);
        let distance = mean_distance(&fakes, &evaluator.reference, distance_samples).context("no images")?;
        let baseline = baseline(&real, test.labels().unwrap_or(&[]), &evaluator.reference, distance_samples);
        let found = images.nearest(train);
        if let Some(picture) = picture {
            picture.write(&files::png(&side_by_side(images, &found, train))?)?;
        }
        Ok(Report {
            samples,
            histogram: evaluator.histogram(&fakes),
            accuracy: asked.map(|asked| ClassAccuracy::of(asked.into_iter().zip(recognised))),
            distance,
            distance_samples,
            baseline,
            times_real: baseline.map(|baseline| distance / baseline),
            manifolds: precision_and_recall(
                &first(&real, manifold_samples),
                &first(&fakes, manifold_samples),
                FEATURES,
            ),
            manifold_samples,
            nearest: mean(&found),
            nearest_real: mean(&Fitted::of(test).nearest(train)),
            classifier_accuracy: evaluator.about.accuracy,
        })
    }

    fn print(&self, report: &Report) -> Result<()> {
        if self.json {
            return console::say(&serde_json::to_string(report)?);
        }
        let Report { samples, histogram, manifolds, .. } = report;
        let shares = histogram.counts.map(|count| format!("{:.1}%", 100.0 * count as f64 / *samples as f64));
        sayln!(
            "{samples} images, read by a classifier that is right on {:.2}% of real ones",
            100.0 * report.classifier_accuracy
        );
        sayln!("classes 0 to 9       {}", shares.join(" "));
        if let Some(ClassAccuracy { as_asked, as_asked_by_class }) = &report.accuracy {
            let shares = as_asked_by_class.map(|share| format!("{:.1}%", 100.0 * share));
            sayln!("as asked for         {:.1}% (0 to 9: {})", 100.0 * as_asked, shares.join(" "));
        }
        sayln!("none of them         {:.1}%", 100.0 * histogram.rejected as f64 / *samples as f64);
        sayln!("modes                {} of {}", histogram.modes, histogram.counts.len());
        sayln!("mean confidence      {:.3} (above 0.9: {:.1}%)", histogram.confidence, 100.0 * histogram.sure);
        let real = match (report.times_real, report.baseline) {
            (Some(times), Some(baseline)) => format!("{times:.2} x real images, which have {baseline:.3}"),
            _ => "too few real test images to compare with".into(),
        };
        sayln!(
            "Frechet distance     {:.3} ({real}; {} images at a time, in the classifier's features)",
            report.distance,
            report.distance_samples
        );
        sayln!(
            "precision, recall    {:.3}, {:.3} ({} images)",
            manifolds.precision,
            manifolds.recall,
            report.manifold_samples
        );
        sayln!("nearest image        {:.1} grey levels away (real images: {:.1})", report.nearest, report.nearest_real);
        Ok(())
    }
}

impl Fitted {
    fn new(values: &[f32], side: usize) -> Result<Self> {
        let mut fitted = Vec::new();
        for chunk in values.chunks(CHUNK * side * side) {
            let images = TensorData::new(chunk.to_vec(), [chunk.len() / (side * side), CHANNELS, side, side]);
            let images = fit(Tensor::from_data(images, device::cpu().burn()), CLASSIFIER_SIDE);
            fitted.extend(block_on(images.into_data_async())?.iter::<f32>());
        }
        Ok(Self(fitted))
    }

    /// The first images of a dataset, as many as are searched for.
    fn of(dataset: &Dataset) -> Self {
        let indices: Vec<u32> = (0..dataset.len().min(SEARCHES) as u32).collect();
        Self(dataset.batch(&indices, CLASSIFIER_SIDE))
    }

    fn read(&self, classifier: &Classifier) -> Result<Readings> {
        let mut readings = Readings::default();
        for chunk in self.0.chunks(CHUNK * PIXELS) {
            readings.extend(read_chunk(classifier, chunk.to_vec())?);
        }
        Ok(readings)
    }

    fn nearest(&self, train: &Dataset) -> Vec<Nearest> {
        let bytes = |image: &[f32]| image.iter().copied().map(to_byte).collect::<Vec<u8>>();
        let fitted = (train.side() != CLASSIFIER_SIDE).then(|| {
            let indices: Vec<u32> = (0..train.len() as u32).collect();
            indices.chunks(CHUNK).flat_map(|chunk| bytes(&train.batch(chunk, CLASSIFIER_SIDE))).collect::<Vec<u8>>()
        });
        let pixels = fitted.as_deref().unwrap_or(train.pixels());
        self.0.chunks(PIXELS).take(SEARCHES).filter_map(|image| nearest(&bytes(image), pixels)).collect()
    }
}

/// How many images the Frechet distance compares at a time: as many as the page, or what there is of fakes and of real
/// test images of each class.
fn set_size(samples: usize, test: &Dataset) -> usize {
    let smallest = test.class_counts().and_then(|counts| counts.into_iter().min()).unwrap_or(0);
    let at_most = samples.min(EVALUATION_SAMPLES);
    let even = at_most.min(CLASSES * smallest) / CLASSES * CLASSES;
    if even > 0 { even } else { at_most }
}

fn mean(found: &[Nearest]) -> f64 {
    found.iter().map(|nearest| nearest.distance).sum::<f64>() / found.len().max(1) as f64
}

/// A mosaic of rows of images, each with a row of their nearest training images below it.
fn side_by_side(images: &Fitted, found: &[Nearest], train: &Dataset) -> Mosaic {
    let indices: Vec<u32> = found.iter().map(|nearest| nearest.index).collect();
    let neighbours = train.batch(&indices, CLASSIFIER_SIDE);
    let rows = images.0.chunks(SEARCH_COLUMNS * PIXELS).zip(neighbours.chunks(SEARCH_COLUMNS * PIXELS));
    let values: Vec<f32> = rows.flat_map(|(fakes, neighbours)| [fakes, neighbours].concat()).collect();
    lay_out(&values, [values.len() / PIXELS, CHANNELS, CLASSIFIER_SIDE], SEARCH_COLUMNS)
}
