//! The directions of the latents along which the generator changes most (GANSpace: Harkonen et al. 2020,
//! <https://arxiv.org/abs/2004.02546>, section 3.1): principal components of what the first layer passes on for many
//! latents, and for each the latents that go with it, by linear regression.

use burn::tensor::{Device, Tensor, TensorData, Transaction};
use nalgebra::{DMatrix, SymmetricEigen};
use rand_distr::{Distribution, StandardNormal};
use serde::Serialize;

use crate::error::Result;
use crate::floats::Floats;
use crate::latent::Latents;
use crate::model::Generator;
use crate::rng::{self, Stream};

/// Directions that are followed besides those that are asked for, so that the last of these settle as well.
const SPARE: usize = 22;
/// Rounds of the subspace iteration: a component that stands out by a tenth over the first spare one is off by 2% after
/// them, one that stands out twofold by 1e-7.
const ROUNDS: usize = 12;
/// Added to the diagonal of a matrix before it is factored, as a share of its mean: columns may be dependent.
const RIDGE: f64 = 1e-9;

/// Directions of the latents, the strongest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Directions {
    /// Numbers of one direction: `z_dim`.
    pub length: usize,
    /// `[directions, length]`, row by row. Added to a latent, a row moves its component by one standard deviation; its
    /// largest number is above 0, since the sign of a component means nothing.
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub directions: Floats,
    /// The standard deviation of each component, in the units of the first layer.
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub deviations: Floats,
    /// The share of the first layer's variance that is each component's, 0..1.
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub explained: Floats,
}

/// The first `count` directions of a generator in evaluation, by what it makes of these latents, of which there must be
/// more than `count`. `length` is the number of values of a latent without its class. The iteration starts from numbers
/// drawn from `seed`.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn directions(
    generator: &Generator,
    latents: &Latents,
    length: usize,
    (count, seed): (usize, u32),
    device: &Device,
) -> Result<Directions> {
    let samples = latents.count();
    let features = generator.first_layer(latents.to_tensor(device)); // [samples, features]
    let centred = features.clone() - features.mean_dim(0);
    let mut basis = orthonormal(start(seed, samples, (count + SPARE).min(samples - 1)));
    let mut image = times_gram(&centred, &basis).await?;
    for _ in 1..ROUNDS {
        basis = orthonormal(image);
        image = times_gram(&centred, &basis).await?;
    }
    // Read-back: one number.
    let read = Transaction::default().register((centred.clone() * centred).sum()).execute_async().await?;
    let total: f32 = read.into_iter().flat_map(|data| data.iter().collect::<Vec<f32>>()).sum();
    // Within the subspace the components are found exactly (Rayleigh-Ritz).
    let SymmetricEigen { eigenvectors, eigenvalues } = SymmetricEigen::new(basis.tr_mul(&image));
    let mut order: Vec<usize> = (0..eigenvalues.len()).collect();
    order.sort_by(|a, b| eigenvalues[*b].total_cmp(&eigenvalues[*a]));
    let values = latents.values.chunks_exact(latents.z_dim).flat_map(|latent| &latent[..length]);
    let z = DMatrix::from_row_iterator(samples, length, values.map(|value| f64::from(*value)));
    let scale = 1.0 / (samples as f64 - 1.0).sqrt();
    let mut found = Directions {
        length,
        directions: Floats::default(),
        deviations: Floats::default(),
        explained: Floats::default(),
    };
    for at in order.into_iter().take(count) {
        let scores = &basis * eigenvectors.column(at); // of length 1
        let direction = z.tr_mul(&scores) * scale;
        let sign = if direction.amax() > direction.max() { -1.0 } else { 1.0 };
        found.directions.0.extend(direction.iter().map(|value| (sign * value) as f32));
        let variance = eigenvalues[at].max(0.0);
        found.deviations.0.push((variance.sqrt() * scale) as f32);
        found.explained.0.push((variance / f64::from(total).max(f64::MIN_POSITIVE)) as f32);
    }
    Ok(found)
}

/// Changes latents so that their `length` first numbers have mean 0, this standard deviation and no correlation at all:
/// the regression then has no error from chance correlations (moment matching: Barraquand 1995).
pub fn decorrelate(latents: &mut Latents, length: usize, deviation: f64) {
    let samples = latents.count();
    let values = latents.values.chunks_exact(latents.z_dim).flat_map(|latent| &latent[..length]);
    let mut z = DMatrix::from_row_iterator(samples, length, values.map(|value| f64::from(*value)));
    let mean = z.row_mean();
    z.row_iter_mut().for_each(|mut row| row -= &mean);
    let z = orthonormal(z) * (deviation * (samples as f64).sqrt());
    for (latent, row) in latents.values.chunks_exact_mut(latents.z_dim).zip(z.row_iter()) {
        latent.iter_mut().zip(row.iter()).for_each(|(number, new)| *number = *new as f32);
    }
}

fn start(seed: u32, rows: usize, columns: usize) -> DMatrix<f64> {
    let mut rng = rng::stream(seed, Stream::Directions);
    let normal = Distribution::<f64>::sample_iter(StandardNormal, &mut rng);
    DMatrix::from_iterator(rows, columns, normal.take(rows * columns))
}

/// An orthonormal basis of the columns (Cholesky QR), each as near as may be to those before it.
fn orthonormal(mut columns: DMatrix<f64>) -> DMatrix<f64> {
    for mut column in columns.column_iter_mut() {
        let length = column.norm();
        column /= if length > 0.0 { length } else { 1.0 };
    }
    // Twice: rounding leaves the first result a little off.
    for _ in 0..2 {
        let mut gram = columns.tr_mul(&columns);
        let ridge = RIDGE * gram.trace() / gram.nrows() as f64;
        (0..gram.nrows()).for_each(|at| gram[(at, at)] += ridge);
        let Some(factor) = gram.cholesky() else { return columns };
        let Some(turned) = factor.l().solve_lower_triangular(&columns.transpose()) else { return columns };
        columns = turned.transpose();
    }
    columns
}

/// `centred centred^T basis`: `[samples, features]` and `[samples, columns]` to `[samples, columns]`.
async fn times_gram(centred: &Tensor<2>, basis: &DMatrix<f64>) -> Result<DMatrix<f64>> {
    let (rows, columns) = basis.shape();
    let values: Vec<f32> = basis.transpose().iter().map(|value| *value as f32).collect();
    let basis = Tensor::<2>::from_data(TensorData::new(values, [rows, columns]), &centred.device());
    let product = centred.clone().matmul(centred.clone().transpose().matmul(basis));
    // A read-back for each round: the columns are made orthonormal on the host, in double precision.
    let data = product.into_data_async().await?;
    Ok(DMatrix::from_row_iterator(rows, columns, data.iter::<f32>().map(f64::from)))
}
