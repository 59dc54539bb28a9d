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
    /// Images read as each class.
    pub counts: [usize; CLASSES],
    /// Classes with at least 1% of the images.
    pub modes: usize,
    /// Mean of the classifier's highest probability, 0..1.
    pub confidence: f64,
    /// Share of the images whose class has a probability above 0.9, 0..1.
    pub sure: f64,
}

impl ClassHistogram {
    /// Counts `(class, probability)` readings.
    pub fn of(readings: &[(usize, f32)]) -> Self {
        let mut counts = [0; CLASSES];
        for (class, _) in readings {
            counts[*class] += 1;
        }
        let total = readings.len().max(1) as f64;
        let modes = counts.iter().filter(|count| **count > 0 && **count as f64 >= COVERED * total).count();
        let confidence = readings.iter().map(|(_, probability)| f64::from(*probability)).sum::<f64>() / total;
        let sure = readings.iter().filter(|(_, probability)| *probability > SURE).count() as f64 / total;
        Self { counts, modes, confidence, sure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_classes_modes_and_confidence() {
        let reading = |at: usize| (if at == 0 { 9 } else { at % 2 }, if at < 50 { 0.9375 } else { 0.6875 });
        let readings: Vec<_> = (0..200).map(reading).collect();
        let histogram = ClassHistogram::of(&readings);
        // One image in 200 is 0.5%: class 9 is seen but not covered.
        assert_eq!(histogram.counts, [99, 100, 0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!((histogram.modes, histogram.confidence, histogram.sure), (2, 0.75, 0.25));
        assert_eq!(ClassHistogram::of(&[]).modes, 0);
    }
}
