//! The training images in memory.

use super::idx::Idx;
use super::resize::Fit;
use crate::error::{Error, Result};

/// Sides of the images that are accepted, in pixels.
const SIDES: [usize; 2] = [28, 32];
/// MNIST and Fashion-MNIST have ten classes.
const CLASSES: usize = 10;

/// Grey training images of one size, 8 bits a pixel as in the file, with their labels where known.
#[derive(Debug, Clone)]
pub struct Dataset {
    side: usize,
    pixels: Vec<u8>,
    labels: Option<Vec<u8>>,
}

impl Dataset {
    /// Reads IDX files, raw or gzipped.
    ///
    /// # Errors
    /// An IDX error that names the file; [`Error::EmptyDataset`], [`Error::WrongImageSize`] or [`Error::LabelCount`].
    pub fn from_idx(images: &[u8], labels: Option<&[u8]>) -> Result<Self> {
        let Idx { dims: [count, height, width], values: pixels } = Idx::images(images)?;
        if count == 0 {
            return Err(Error::EmptyDataset);
        }
        if height != width || !SIDES.contains(&width) {
            return Err(Error::WrongImageSize { width, height });
        }
        let labels = labels.map(Idx::labels).transpose()?.map(|labels| labels.values);
        match &labels {
            Some(labels) if labels.len() != count => Err(Error::LabelCount { images: count, labels: labels.len() }),
            _ => Ok(Self { side: width, pixels, labels }),
        }
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

    /// The number of images in each of the ten classes; `None` without labels or with other classes.
    pub fn class_counts(&self) -> Option<[usize; CLASSES]> {
        let mut counts = [0; CLASSES];
        for &label in self.labels.as_ref()? {
            *counts.get_mut(usize::from(label))? += 1;
        }
        Some(counts)
    }

    /// The class of each image; `None` where no file of labels was given.
    pub fn labels(&self) -> Option<&[u8]> {
        self.labels.as_deref()
    }

    /// The pixels of all images as in the file, one image after another.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The images at `indices` as network inputs `[n, 1, side, side]` in [-1, 1], row-major.
    ///
    /// # Panics
    /// If an index is not below [`Dataset::len`].
    pub fn batch(&self, indices: &[u32], side: usize) -> Vec<f32> {
        let fit = Fit::new(self.side, side);
        let area = self.side * self.side;
        let mut batch = Vec::with_capacity(indices.len() * side * side);
        for &index in indices {
            let start = index as usize * area;
            fit.append(&self.pixels[start..start + area], &mut batch);
        }
        batch
    }
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
        assert_eq!(set.class_counts(), Some([0, 0, 0, 2, 0, 0, 0, 0, 0, 0]));
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
        assert_eq!(refusal([1, 64, 64], &[1]), Error::WrongImageSize { width: 64, height: 64 });
        assert_eq!(refusal([2, 28, 28], &[1]), Error::LabelCount { images: 2, labels: 1 });
    }
}
