//! Whether an image looks like one of the classes at all. A classifier names a class for whatever it is shown, and is
//! often sure of noise and of blank sheets; but their features lie far from those of the class's real images.

use nalgebra::{DMatrix, DVector};

use super::frechet::Gaussian;
use crate::config::CLASSES;
use crate::error::{Error, Result};
use crate::model::FEATURES;

/// Share of the real images of each class that lie within its limit.
const WITHIN: f64 = 0.99;
/// Added to the variances, as a share of their mean: some features are 0 in all real images.
const RIDGE: f64 = 1e-3;

/// The real images of each class in the classifier's features, and how far from them an image may lie.
///
/// The distance is Mahalanobis's with one covariance for all classes (Lee et al. 2018,
/// <https://arxiv.org/abs/1807.03888>, equation 2), to the class that the classifier names.
#[derive(Debug, Clone)]
pub struct Recognition {
    /// Mean features of each class, `[CLASSES]` vectors of [`FEATURES`].
    means: Vec<DVector<f64>>,
    /// Covariance of the features about the mean of their class, `[FEATURES, FEATURES]`.
    covariance: DMatrix<f64>,
    /// Inverse of the covariance and its ridge.
    precision: DMatrix<f64>,
    /// Squared distance up to which an image of the class is recognised, `[CLASSES]`.
    limits: Vec<f64>,
}

impl Recognition {
    /// Fits the features of real images, `[images, FEATURES]` row by row, with the label of each.
    ///
    /// # Errors
    /// [`Error::NoLabels`] unless each image has a label below [`CLASSES`] and each class has at least two images.
    pub fn of(features: &[f32], labels: &[u8]) -> Result<Self> {
        let rows: Vec<(usize, &[f32])> =
            labels.iter().map(|label| usize::from(*label)).zip(features.chunks_exact(FEATURES)).collect();
        let of_class = |class: usize| rows.iter().filter(move |(label, _)| *label == class).map(|(_, row)| *row);
        let sizes: Vec<usize> = (0..CLASSES).map(|class| of_class(class).count()).collect();
        if sizes.iter().any(|size| *size < 2) || sizes.iter().sum::<usize>() != features.len() / FEATURES {
            return Err(Error::NoLabels);
        }
        let fits: Vec<Gaussian> =
            (0..CLASSES).map(|class| Gaussian::of(&of_class(class).collect::<Vec<_>>().concat(), FEATURES)).collect();
        let share = |class: usize| sizes[class] as f64 / rows.len() as f64;
        let covariance = fits.iter().enumerate().map(|(class, fit)| fit.covariance() * share(class)).sum();
        let means = fits.into_iter().map(|fit| fit.mean().clone()).collect();
        let mut fitted = Self::new(means, covariance, vec![0.0; CLASSES])?;
        fitted.limits = (0..CLASSES)
            .map(|class| quantile(of_class(class).map(|row| fitted.squared_distance(row, class)).collect()))
            .collect();
        Ok(fitted)
    }

    /// From the means `[CLASSES, FEATURES]`, the covariance `[FEATURES, FEATURES]` and the limits `[CLASSES]`.
    ///
    /// # Errors
    /// [`Error::ClassifierFormat`] if the lengths differ or the covariance is none.
    pub fn from_parts([means, covariance, limits]: [&[f32]; 3]) -> Result<Self> {
        if [means.len(), covariance.len(), limits.len()] != [CLASSES * FEATURES, FEATURES * FEATURES, CLASSES] {
            return Err(wrong());
        }
        let wide = |values: &[f32]| values.iter().map(|value| f64::from(*value)).collect::<Vec<_>>();
        let means = means.chunks_exact(FEATURES).map(|mean| DVector::from_vec(wide(mean))).collect();
        Self::new(means, DMatrix::from_vec(FEATURES, FEATURES, wide(covariance)), wide(limits))
    }

    /// The means `[CLASSES, FEATURES]`, the covariance `[FEATURES, FEATURES]` and the limits `[CLASSES]`.
    pub fn parts(&self) -> [Vec<f32>; 3] {
        let narrow = |values: &[f64]| values.iter().map(|value| *value as f32).collect::<Vec<_>>();
        let means = self.means.iter().flat_map(|mean| narrow(mean.as_slice())).collect();
        [means, narrow(self.covariance.as_slice()), narrow(&self.limits)]
    }

    /// Whether features `[FEATURES]` that the classifier reads as `class` are like those of its real images.
    pub fn accepts(&self, features: &[f32], class: usize) -> bool {
        self.squared_distance(features, class) <= self.limits[class]
    }

    fn new(means: Vec<DVector<f64>>, covariance: DMatrix<f64>, limits: Vec<f64>) -> Result<Self> {
        let ridge = RIDGE * covariance.trace() / FEATURES as f64;
        let ridged = &covariance + DMatrix::identity(FEATURES, FEATURES) * ridge;
        let precision = ridged.cholesky().ok_or_else(wrong)?.inverse();
        Ok(Self { means, covariance, precision, limits })
    }

    fn squared_distance(&self, features: &[f32], class: usize) -> f64 {
        let away =
            DVector::from_iterator(FEATURES, features.iter().map(|value| f64::from(*value))) - &self.means[class];
        away.dot(&(&self.precision * &away))
    }
}

/// The value that a share of [`WITHIN`] do not exceed.
fn quantile(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * WITHIN).ceil() as usize]
}

fn wrong() -> Error {
    Error::ClassifierFormat { detail: "its statistics of the classes are damaged".into() }
}
