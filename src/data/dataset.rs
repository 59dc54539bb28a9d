//! The training images in memory.

use super::images::Images;
use super::labels::Labels;
use super::note::Note;
use super::reading::Reading;
use super::resize::{Fit, to_unit};
use crate::error::{Error, Result};

/// Sides of the images that are accepted, in pixels.
const SIDES: [usize; 3] = [28, 32, 64];
/// Images whose borders tell the colour of the paper.
const PAPER_SAMPLES: usize = 1000;
/// Paper above this is light.
const MIDDLE_GREY: u8 = 127;

/// Grey training images of one size, 8 bits a pixel, with their labels where known.
#[derive(Debug, Clone)]
pub struct Dataset {
    side: usize,
    pixels: Vec<u8>,
    labels: Option<Vec<u8>>,
    paper: u8,
    notes: Vec<Note>,
}

impl Dataset {
    /// Reads IDX files, raw or gzipped, as they are.
    ///
    /// # Errors
    /// As [`Dataset::read`].
    pub fn from_idx(images: &[u8], labels: Option<&[u8]>) -> Result<Self> {
        Self::read(images, labels, &Reading::default())
    }

    /// Reads IDX files, raw or gzipped; [`Dataset::notes`] says what had to be done.
    ///
    /// # Errors
    /// As [`Dataset::unlabelled`] and [`Dataset::label`].
    pub fn read(images: &[u8], labels: Option<&[u8]>, reading: &Reading) -> Result<Self> {
        let mut dataset = Self::unlabelled(images, reading)?;
        labels.map_or(Ok(()), |labels| dataset.label(labels))?;
        Ok(dataset)
    }

    /// Reads a file of images.
    ///
    /// # Errors
    /// As [`Images::read`]; [`Error::EmptyDataset`] or [`Error::WrongImageSize`].
    pub fn unlabelled(images: &[u8], reading: &Reading) -> Result<Self> {
        let Images { count, height, width, mut pixels, mut notes } = Images::read(images)?;
        if count == 0 {
            return Err(Error::EmptyDataset);
        }
        if height != width || !SIDES.contains(&width) {
            return Err(Error::WrongImageSize { width, height });
        }
        if reading.is_transposed() {
            transpose(&mut pixels, width);
            notes.push(Note::Transposed { by_name: reading.is_transposed_by_name() });
        }
        if reading.invert {
            pixels.iter_mut().for_each(|pixel| *pixel = u8::MAX - *pixel);
            notes.push(Note::Inverted);
        }
        let paper = paper(&pixels, width);
        if paper > MIDDLE_GREY {
            notes.push(Note::DarkOnLight);
        }
        let first = &pixels[..width * width];
        if count > 1 && pixels.chunks_exact(first.len()).all(|image| image == first) {
            notes.push(Note::AllAlike);
        }
        Ok(Self { side: width, pixels, labels: None, paper, notes })
    }

    /// Reads the labels of its images; after an error it has none.
    ///
    /// # Errors
    /// An error of the file, as [`Images::read`] has them; [`Error::BadLabel`] or [`Error::LabelCount`].
    pub fn label(&mut self, labels: &[u8]) -> Result<()> {
        let Labels { classes, notes } = Labels::read(labels)?;
        if classes.len() != self.len() {
            return Err(Error::LabelCount { images: self.len(), labels: classes.len() });
        }
        self.labels = Some(classes);
        self.notes.extend(notes);
        Ok(())
    }

    /// What had to be done to read it, and what is unusual about it.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Value of the paper that the images are on, in [-1, 1]: -1 for light digits on black.
    pub fn background(&self) -> f32 {
        to_unit(f32::from(self.paper))
    }

    /// The number of images.
    pub fn len(&self) -> usize {
        self.pixels.len() / (self.side * self.side)
    }

    /// Whether there are no images; never true, because an empty file is refused.
    pub fn is_empty(&self) -> bool {
        self.pixels.is_empty()
    }

    /// Side of the stored images, pixels.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The number of images in each class, from 0 to the largest label; `None` without labels.
    pub fn class_counts(&self) -> Option<Vec<usize>> {
        let labels = self.labels.as_ref()?;
        let mut counts = vec![0; labels.iter().max().map_or(0, |largest| usize::from(*largest) + 1)];
        labels.iter().for_each(|label| counts[usize::from(*label)] += 1);
        Some(counts)
    }

    /// The labels, if networks that know `limit` classes can be told them.
    ///
    /// # Errors
    /// [`Error::NoLabels`] or [`Error::TooManyClasses`].
    pub fn labels_below(&self, limit: usize) -> Result<&[u8]> {
        let (Some(labels), Some(counts)) = (&self.labels, self.class_counts()) else { return Err(Error::NoLabels) };
        if counts.len() <= limit {
            return Ok(labels);
        }
        let classes = counts.iter().filter(|count| **count > 0).count();
        Err(Error::TooManyClasses { classes, largest: counts.len() - 1, limit })
    }

    /// The class of each image; `None` where no file of labels was given.
    pub fn labels(&self) -> Option<&[u8]> {
        self.labels.as_deref()
    }

    /// The pixels of all images, one image after another.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The images at `indices` as network inputs `[n, 1, side, side]` in [-1, 1], row-major.
    ///
    /// # Panics
    /// If an index is not below [`Dataset::len`].
    pub fn batch(&self, indices: &[u32], side: usize) -> Vec<f32> {
        let fit = Fit::new(self.side, side, self.paper);
        let area = self.side * self.side;
        let mut batch = Vec::with_capacity(indices.len() * side * side);
        for &index in indices {
            let start = index as usize * area;
            fit.append(&self.pixels[start..start + area], &mut batch);
        }
        batch
    }
}

/// Exchanges the rows and columns of each image.
fn transpose(pixels: &mut [u8], side: usize) {
    for image in pixels.chunks_exact_mut(side * side) {
        for row in 0..side {
            for column in 0..row {
                image.swap(row * side + column, column * side + row);
            }
        }
    }
}

/// The colour that images are on: the median of the pixels at their borders.
fn paper(pixels: &[u8], side: usize) -> u8 {
    let area = side * side;
    let every = (pixels.len() / area).div_ceil(PAPER_SAMPLES).max(1);
    let mut counts = [0usize; 1 << u8::BITS];
    for image in pixels.chunks_exact(area).step_by(every) {
        let (top, bottom) = (&image[..side], &image[area - side..]);
        let sides = image.chunks_exact(side).flat_map(|row| [&row[0], &row[side - 1]]);
        top.iter().chain(bottom).chain(sides).for_each(|pixel| counts[usize::from(*pixel)] += 1);
    }
    let half = counts.iter().sum::<usize>().div_ceil(2);
    let mut below = 0;
    let median = counts.iter().position(|count| {
        below += count;
        below >= half
    });
    median.unwrap_or_default() as u8
}
#[cfg(test)]
mod tests {
    use super::super::write_images;
    use super::*;

    fn labels(values: &[u8]) -> Vec<u8> {
        [&[0, 0, 8, 1], (values.len() as u32).to_be_bytes().as_slice(), values].concat()
    }

    #[test]
    fn counts_the_classes_and_makes_batches() {
        let mut pixels = vec![0; 2 * 28 * 28];
        pixels[28 * 28] = 255;
        let set = Dataset::from_idx(&write_images([2, 28, 28], &pixels), Some(&labels(&[3, 3]))).unwrap();
        assert_eq!((set.len(), set.side()), (2, 28));
        assert_eq!(set.class_counts(), Some(vec![0, 0, 0, 2]));
        let batch = set.batch(&[1, 0], 32);
        assert_eq!(batch.len(), 2 * 32 * 32);
        // The one white pixel is the top left of image 1, which padding moved to row 2, column 2.
        let white: Vec<_> = batch.iter().enumerate().filter(|(_, value)| **value == 1.0).map(|(at, _)| at).collect();
        assert_eq!(white, [2 * 32 + 2]);
    }

    #[test]
    fn refuses_files_that_do_not_fit() {
        let refusal = |dims: [usize; 3], digits: &[u8]| {
            let images = write_images(dims, &vec![0; dims.iter().product()]);
            Dataset::from_idx(&images, Some(&labels(digits))).unwrap_err()
        };
        assert_eq!(refusal([0, 28, 28], &[]), Error::EmptyDataset);
        assert_eq!(refusal([1, 28, 27], &[1]), Error::WrongImageSize { width: 27, height: 28 });
        assert_eq!(refusal([1, 16, 16], &[1]), Error::WrongImageSize { width: 16, height: 16 });
        assert_eq!(refusal([2, 28, 28], &[1]), Error::LabelCount { images: 2, labels: 1 });
    }
}
