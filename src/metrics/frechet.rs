//! The Frechet distance between two sets of feature vectors, each modelled as a normal distribution (Dowson & Landau
//! 1982; Heusel et al. 2017, equation 6). The features are the classifier's, so the figures are not comparable with the
//! FID of papers, which is measured in Inception's.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// Mean and covariance of a set of feature vectors.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaussian {
    mean: DVector<f64>,
    covariance: DMatrix<f64>,
}

impl Gaussian {
    /// Fits `features`, row by row with `dims` numbers each. The covariance is the unbiased one, like that of NumPy's
    /// `cov`.
    pub fn of(features: &[f32], dims: usize) -> Self {
        let count = features.len() / dims;
        let rows = DMatrix::from_row_iterator(count, dims, features.iter().map(|value| f64::from(*value)));
        let mean = rows.row_mean();
        let mut centred = rows;
        for mut row in centred.row_iter_mut() {
            row -= &mean;
        }
        let covariance = centred.tr_mul(&centred) / (count.max(2) - 1) as f64;
        Self { mean: mean.transpose(), covariance }
    }

    /// Mean, `[dims]`.
    pub(super) fn mean(&self) -> &DVector<f64> {
        &self.mean
    }

    /// Covariance, `[dims, dims]`.
    pub(super) fn covariance(&self) -> &DMatrix<f64> {
        &self.covariance
    }

    /// From a mean `[dims]` and a covariance `[dims, dims]`.
    ///
    /// # Panics
    /// If the covariance does not have `dims * dims` values.
    pub fn from_parts(mean: &[f32], covariance: &[f32]) -> Self {
        let wide = |values: &[f32]| values.iter().map(|value| f64::from(*value)).collect::<Vec<_>>();
        let dims = mean.len();
        Self { mean: DVector::from_vec(wide(mean)), covariance: DMatrix::from_vec(dims, dims, wide(covariance)) }
    }

    /// Mean `[dims]` and covariance `[dims, dims]`.
    pub fn parts(&self) -> (Vec<f32>, Vec<f32>) {
        let narrow = |values: &[f64]| values.iter().map(|value| *value as f32).collect();
        (narrow(self.mean.as_slice()), narrow(self.covariance.as_slice()))
    }
}

/// Squared Frechet distance: `|m1 - m2|^2 + tr(C1 + C2 - 2 sqrt(C1 C2))`. 0 for equal distributions.
pub fn distance(a: &Gaussian, b: &Gaussian) -> f64 {
    let means = (&a.mean - &b.mean).norm_squared();
    means + a.covariance.trace() + b.covariance.trace() - 2.0 * trace_of_common_root(&a.covariance, &b.covariance)
}

/// The trace of `sqrt(C1 C2)`. It equals that of `sqrt(R' C2 R)`, which is symmetric, for any `R` with `R R' = C1`.
///
/// Dimensions in which the first set has no variance add nothing and are left out. A collapsed generator has such
/// dimensions, and nalgebra's eigenvalues of a matrix with their zeros are sometimes infinite.
fn trace_of_common_root(first: &DMatrix<f64>, second: &DMatrix<f64>) -> f64 {
    let least = first.diagonal().amax() * f64::EPSILON;
    let varying: Vec<_> = (0..first.nrows()).filter(|at| first[(*at, *at)] > least).collect();
    if varying.is_empty() {
        return 0.0;
    }
    let [first, second] = [first, second].map(|matrix| matrix.select_rows(&varying).select_columns(&varying));
    let root = symmetric_sqrt(&first);
    trace_of_sqrt(&(&root * second * &root))
}

/// The square root of a symmetric matrix; eigenvalues that rounding made negative count as 0.
fn symmetric_sqrt(matrix: &DMatrix<f64>) -> DMatrix<f64> {
    let SymmetricEigen { eigenvectors, eigenvalues } = SymmetricEigen::new(matrix.clone());
    let roots = DMatrix::from_diagonal(&eigenvalues.map(|value| value.max(0.0).sqrt()));
    &eigenvectors * roots * eigenvectors.transpose()
}

fn trace_of_sqrt(matrix: &DMatrix<f64>) -> f64 {
    // Rounding leaves the product slightly asymmetric, and may make eigenvalues negative.
    let symmetric = (matrix + matrix.transpose()) / 2.0;
    symmetric.symmetric_eigenvalues().iter().map(|value| value.max(0.0).sqrt()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_the_formula_for_one_dimension_and_for_diagonals() {
        // (0 - 3)^2 + 1 + 4 - 2 * sqrt(4) = 10.
        let (a, b) = (Gaussian::from_parts(&[0.0], &[1.0]), Gaussian::from_parts(&[3.0], &[4.0]));
        assert!((distance(&a, &b) - 10.0).abs() < 1e-12);
        let (a, b) = (
            Gaussian::from_parts(&[1.0, 0.0], &[9.0, 0.0, 0.0, 0.0]),
            Gaussian::from_parts(&[0.0, 0.0], &[1.0, 0.0, 0.0, 4.0]),
        );
        // 1 + (3 - 1)^2 + (0 - 2)^2, with a singular covariance.
        assert!((distance(&a, &b) - 9.0).abs() < 1e-9);
        assert!(distance(&a, &a).abs() < 1e-9);
    }

    #[test]
    fn a_collapsed_generator_has_a_finite_distance() {
        // Its features vary, together, in the dimensions where the classifier's did when it was first seen to fail.
        const DIMS: usize = 64;
        const ACTIVE: [usize; 15] = [0, 1, 2, 3, 6, 7, 8, 12, 25, 28, 37, 41, 49, 56, 58];
        let noise = |at: usize| ((at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as f32 / (1 << 24) as f32;
        for seed in 0..50 {
            let value = |at: usize| noise(at + seed * 7919) + noise(at / DIMS + seed) * noise(at % DIMS);
            let real: Vec<f32> = (0..400 * DIMS).map(value).collect();
            let fakes: Vec<f32> =
                (0..400 * DIMS).map(|at| if ACTIVE.contains(&(at % DIMS)) { value(at + 31) } else { 0.0 }).collect();
            let distance = distance(&Gaussian::of(&fakes, DIMS), &Gaussian::of(&real, DIMS));
            assert!(distance.is_finite() && distance > 0.0, "{seed}: {distance}");
        }
    }
}
