//! `--data`: the training and test images of every command that needs them, as people have them in folders.

mod find;
mod names;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, ValueEnum};
use gan_playground::data::{Dataset, Reading, Transpose};

use super::{console, files, inputs};
pub use names::Part;

/// Most bytes of a file that is opened; none that the engine reads is larger.
const MAX_FILE: u64 = 700_000_000;

/// Which images, and how they are read.
#[derive(Args)]
pub struct Data {
    /// Folder with a data set's IDX files (train-images-idx3-ubyte and so on), raw or .gz; where it holds several sets,
    /// with the set's name behind it: DIR/emnist-letters
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Exchange the rows and columns of each image; auto does it for EMNIST's files, which are stored so
    #[arg(long, value_name = "auto, on, off", hide_possible_values = true, default_value = "auto")]
    transpose: When,
    /// Exchange dark and light, for dark ink on white paper
    #[arg(long, value_name = "off, on", hide_possible_values = true, default_value = "off")]
    invert: Switch,
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    Auto,
    Off,
    On,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    Off,
    On,
}

impl Data {
    /// The images of one part with their labels, where there are any. Whoever trains on them hears from the session what
    /// had to be done to read them.
    pub fn read(&self, part: Part) -> Result<Dataset> {
        let found = find::find(&self.data, part)?;
        let mut dataset = first_good(&found.images, |path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            Ok(Dataset::unlabelled(&open(path)?, &self.reading(name))?)
        })?;
        if !found.labels.is_empty() {
            first_good(&found.labels, |path| Ok(dataset.label(&open(path)?)?))?;
        }
        Ok(dataset)
    }

    /// The same, saying what had to be done.
    pub fn read_aloud(&self, part: Part) -> Result<Dataset> {
        let dataset = self.read(part)?;
        dataset.notes().iter().for_each(|note| console::complain(&format!("Images: {note}")));
        Ok(dataset)
    }

    /// The files of the folder that may be training data, which no output may replace.
    pub fn files(&self) -> Vec<PathBuf> {
        // The last part of the path may be the name of a set.
        let folder = if self.data.is_dir() { Some(self.data.as_path()) } else { self.data.parent() };
        folder.map(inputs::data_files).unwrap_or_default()
    }

    fn reading(&self, file: Option<String>) -> Reading {
        let transpose = match self.transpose {
            When::Auto => Transpose::Auto,
            When::Off => Transpose::Off,
            When::On => Transpose::On,
        };
        Reading { file, transpose, invert: self.invert == Switch::On }
    }
}

/// Takes the first of several copies of a file that can be read. An interrupted `gunzip` leaves half a file beside the
/// whole .gz.
fn first_good<T>(paths: &[PathBuf], mut read: impl FnMut(&Path) -> Result<T>) -> Result<T> {
    let mut failed: Option<(&Path, anyhow::Error)> = None;
    for path in paths {
        match (read(path), failed.take()) {
            (Ok(good), None) => return Ok(good),
            (Ok(good), Some((bad, error))) => {
                let [bad, path] = [bad, path].map(Path::display);
                console::complain(&format!("Images: {bad} cannot be used ({error:#}): read {path} instead"));
                return Ok(good);
            }
            (Err(error), earlier) => failed = earlier.or(Some((path, error))),
        }
    }
    let (path, error) = failed.ok_or_else(|| anyhow!("there is no file to read"))?;
    Err(error.context(path.display().to_string()))
}

/// Reads a file of a size that can be data.
fn open(path: &Path) -> Result<Vec<u8>> {
    let target = fs::read_link(path).ok();
    let size = match (fs::metadata(path), target) {
        (Ok(about), _) => about.len(),
        (Err(error), Some(target)) => {
            return Err(error).context(format!("it is a link to {}, which cannot be opened", target.display()));
        }
        (Err(error), None) => return Err(error).context("it cannot be opened"),
    };
    if size > MAX_FILE {
        bail!(
            "it has {} MB, and {} MB are read at most: choose a smaller data set",
            size / 1_000_000,
            MAX_FILE / 1_000_000
        );
    }
    files::read(path)
}
