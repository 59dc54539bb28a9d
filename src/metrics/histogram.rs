//! How many images of a set the classifier assigns to each class, and with what confidence.

use serde::Serialize;

use crate::config::CLASSES;

/// A class counts as covered from this share of the images on: a tenth of an even share of ten classes.
const COVERED: f64 = 0.01;
/// Probability above which a reading counts as sure.
const SURE: f32 = 0.9;

/// The classes of a set of images as the classifier reads them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ClassHistogram {
    /// Images recognised as each class.
    pub counts: [usize; CLASSES],
    /// Images that look like none of the classes.
    pub rejected: usize,
    /// Classes with at least 1% of the images.
    pub modes: usize,
    /// Mean of the classifier's highest probability over the recognised images, 0..1; 0 without any.
    pub confidence: f64,
    /// Share of the recognised images whose class has a probability above 0.9, 0..1.
    pub sure: f64,
}

impl ClassHistogram {
    /// Counts `(class, probability)` readings, `None` for an image that is rejected.
    pub fn of(readings: &[Option<(usize, f32)>]) -> Self {
        let recognised: Vec<_> = readings.iter().flatten().collect();
        let mut counts = [0; CLASSES];
        for (class, _) in &recognised {
            counts[*class] += 1;
        }
        let total = readings.len() as f64;
        let modes = counts.iter().filter(|count| **count > 0 && **count as f64 >= COVERED * total).count();
        let of_recognised = |sum: f64| sum / recognised.len().max(1) as f64;
        let confidence = of_recognised(recognised.iter().fold(0.0, |sum, (_, one)| sum + f64::from(*one)));
        let sure = of_recognised(recognised.iter().filter(|(_, probability)| *probability > SURE).count() as f64);
        Self { counts, rejected: readings.len() - recognised.len(), modes, confidence, sure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_classes_modes_and_confidence() {
        let reading = |at: usize| (if at == 0 { 9 } else { at % 2 }, if at < 50 { 0.9375 } else { 0.6875 });
        let readings: Vec<_> = (0..200).map(|at| Some(reading(at))).collect();
        let histogram = ClassHistogram::of(&readings);
        // One image in 200 is 0.5%: class 9 is seen but not covered.
        assert_eq!(histogram.counts, [99, 100, 0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!((histogram.modes, histogram.confidence, histogram.sure), (2, 0.75, 0.25));
        assert_eq!(ClassHistogram::of(&[]).modes, 0);
    }

    #[test]
    fn rejected_images_count_for_no_class_and_no_confidence() {
        let mut readings = vec![None; 300];
        readings[..2].fill(Some((4, 0.75)));
        readings[2..6].fill(Some((7, 0.75)));
        let histogram = ClassHistogram::of(&readings);
        assert_eq!((histogram.counts[4], histogram.counts[7], histogram.rejected), (2, 4, 294));
        // Two of 300 images are less than 1%.
        assert_eq!((histogram.modes, histogram.confidence, histogram.sure), (1, 0.75, 0.0));
        let none = ClassHistogram::of(&[None; 3]);
        assert!(none.confidence == 0.0 && none.confidence.is_sign_positive(), "{none:?}");
    }
}
