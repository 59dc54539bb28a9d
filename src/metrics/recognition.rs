//! Whether an image looks like one of the classes at all. A classifier names a class for whatever it is shown, and is
//! often sure of noise and of blank sheets; but they lie far from the class's real images, by the classifier's features
//! and by texture. Texture tells what the features cannot: they take a black sheet for a thin 1.

use nalgebra::{DMatrix, DVector};

use super::frechet::Gaussian;
use super::readings::{Readings, TEXTURE};
use crate::config::CLASSES;
use crate::error::{Error, Result};
use crate::model::FEATURES;

/// Share of the real images of each class that lie within its limit.
const WITHIN: f64 = 0.99;
/// Added to each variance, as a share of it: rounding must not make the covariance singular.
const RIDGE: f64 = 1e-3;
/// Added to all variances, as a share of their mean: a feature may be 0 in all real images.
const FLOOR: f64 = 1e-6;
/// The classifier's features, and then the texture.
const DIMS: usize = FEATURES + TEXTURE;

/// The real images of each class by their features and texture, and how far from them an image may lie.
///
/// The distance is Mahalanobis's with one covariance for all classes (Lee et al. 2018,
/// <https://arxiv.org/abs/1807.03888>, equation 2), to the class that the classifier names.
#[derive(Debug, Clone)]
pub struct Recognition {
    /// Mean of each class, `[CLASSES]` vectors of [`DIMS`].
    means: Vec<DVector<f64>>,
    /// Covariance about the mean of their class, `[DIMS, DIMS]`.
    covariance: DMatrix<f64>,
    /// Inverse of the covariance and its ridge.
    precision: DMatrix<f64>,
    /// Squared distance up to which an image of the class is recognised, `[CLASSES]`.
    limits: Vec<f64>,
}

impl Recognition {
    /// Shapes of the [parts](Self::parts).
    pub const SHAPES: [&'static [usize]; 3] = [&[CLASSES, DIMS], &[DIMS, DIMS], &[CLASSES]];

    /// Fits the readings of real images with the label of each.
    ///
    /// # Errors
    /// [`Error::NoLabels`] unless each image has a label below [`CLASSES`] and each class has at least two images.
    pub fn of(real: &Readings, labels: &[u8]) -> Result<Self> {
        let mut by_class = vec![Vec::new(); CLASSES];
        for (row, label) in rows(real).zip(labels) {
            by_class.get_mut(usize::from(*label)).ok_or(Error::NoLabels)?.extend(row);
        }
        if labels.len() != real.classes.len() || by_class.iter().any(|values| values.len() < 2 * DIMS) {
            return Err(Error::NoLabels);
        }
        let fits: Vec<Gaussian> = by_class.iter().map(|values| Gaussian::of(values, DIMS)).collect();
        let share = |class: usize| (by_class[class].len() / DIMS) as f64 / labels.len() as f64;
        let weighted = fits.iter().enumerate().map(|(class, fit)| fit.covariance() * share(class));
        let covariance = weighted.fold(DMatrix::zeros(DIMS, DIMS), |sum, part| sum + part);
        let means = fits.iter().map(|fit| fit.mean().clone()).collect();
        let mut fitted = Self::new(means, covariance, vec![0.0; CLASSES])?;
        let distances = |class: usize| by_class[class].chunks_exact(DIMS).map(move |row| (row, class));
        fitted.limits = (0..CLASSES)
            .map(|class| quantile(distances(class).map(|(row, class)| fitted.squared_distance(row, class)).collect()))
            .collect();
        Ok(fitted)
    }

    /// From [parts](Self::parts).
    ///
    /// # Errors
    /// [`Error::ClassifierFormat`] if they have other lengths or the covariance is none.
    pub fn from_parts(parts: [&[f32]; 3]) -> Result<Self> {
        if parts.map(<[f32]>::len) != Self::SHAPES.map(|shape| shape.iter().product::<usize>()) {
            return Err(wrong());
        }
        let wide = |values: &[f32]| values.iter().map(|value| f64::from(*value)).collect::<Vec<_>>();
        let [means, covariance, limits] = parts;
        let means = means.chunks_exact(DIMS).map(|mean| DVector::from_vec(wide(mean))).collect();
        Self::new(means, DMatrix::from_vec(DIMS, DIMS, wide(covariance)), wide(limits))
    }

    /// The means, the covariance and the limits, of [`Self::SHAPES`].
    pub fn parts(&self) -> [Vec<f32>; 3] {
        let narrow = |values: &[f64]| values.iter().map(|value| *value as f32).collect::<Vec<_>>();
        let means = self.means.iter().flat_map(|mean| narrow(mean.as_slice())).collect();
        [means, narrow(self.covariance.as_slice()), narrow(&self.limits)]
    }

    /// Most likely class of each image and its probability; `None` for an image that looks like no class.
    pub fn recognised(&self, readings: &Readings) -> Vec<Option<(usize, f32)>> {
        let accepts = |row: &[f32], class: usize| self.squared_distance(row, class) <= self.limits[class];
        rows(readings)
            .zip(&readings.classes)
            .map(|(row, reading)| accepts(&row, reading.0).then_some(*reading))
            .collect()
    }

    fn new(means: Vec<DVector<f64>>, covariance: DMatrix<f64>, limits: Vec<f64>) -> Result<Self> {
        let floor = FLOOR * covariance.trace() / DIMS as f64;
        let ridge = DMatrix::from_diagonal(&covariance.diagonal().map(|variance| RIDGE * variance + floor));
        let precision = (&covariance + ridge).cholesky().ok_or_else(wrong)?.inverse();
        Ok(Self { means, covariance, precision, limits })
    }

    fn squared_distance(&self, row: &[f32], class: usize) -> f64 {
        let away = DVector::from_iterator(DIMS, row.iter().map(|value| f64::from(*value))) - &self.means[class];
        away.dot(&(&self.precision * &away))
    }
}

/// Features and texture of each image, `[DIMS]`.
fn rows(readings: &Readings) -> impl Iterator<Item = Vec<f32>> + '_ {
    let rows = readings.features.chunks_exact(FEATURES).zip(readings.texture.chunks_exact(TEXTURE));
    rows.map(|(features, texture)| [features, texture].concat())
}

/// The value that a share of [`WITHIN`] do not exceed.
fn quantile(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * WITHIN).ceil() as usize]
}

fn wrong() -> Error {
    Error::ClassifierFormat { detail: "its statistics of the classes are damaged".into() }
}
