//! The measurements of a step, which stay on the device until somebody reads them.

use burn::tensor::Tensor;
use serde::Serialize;

use crate::error::Result;
use gan_kernels as kernels;

/// Measurements of one step, still on the device, `[7]`, in the order of [`Metrics`]' fields.
#[derive(Debug, Clone)]
pub struct StepStats {
    values: Tensor<1>,
}

impl StepStats {
    /// From the measurements, `[1]` each.
    pub(super) fn of(values: [Tensor<1>; VALUES]) -> Self {
        Self { values: kernels::concatenate(values.map(Tensor::without_autodiff).to_vec()) }
    }
}

/// How many values a step measures.
pub(super) const VALUES: usize = 7;

/// Measurements of one step, on the host.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Metrics {
    /// Discriminator loss: mean of its losses on real and on fake images.
    pub loss_d: f32,
    /// Generator loss.
    pub loss_g: f32,
    /// Mean D(x) on real images, before D's update, 0..1.
    pub d_real: f32,
    /// Mean D(G(z)), before D's update, 0..1.
    pub d_fake_before: f32,
    /// Mean D(G(z)) on the same fakes, after D's update, 0..1.
    pub d_fake_after: f32,
    /// Euclidean length of D's gradient in the step's last update of D: with the penalty, before clipping.
    pub grad_norm_d: f32,
    /// Euclidean length of G's gradient in the step's last update of G, before clipping.
    pub grad_norm_g: f32,
}

impl Metrics {
    fn from_values(values: &[f32]) -> Option<Self> {
        let &[loss_d, loss_g, d_real, d_fake_before, d_fake_after, grad_norm_d, grad_norm_g] = values else {
            return None;
        };
        Some(Self { loss_d, loss_g, d_real, d_fake_before, d_fake_after, grad_norm_d, grad_norm_g })
    }

    fn named(&self) -> [(&'static str, f32); VALUES] {
        [
            ("loss_d", self.loss_d),
            ("loss_g", self.loss_g),
            ("d_real", self.d_real),
            ("d_fake_before", self.d_fake_before),
            ("d_fake_after", self.d_fake_after),
            ("grad_norm_d", self.grad_norm_d),
            ("grad_norm_g", self.grad_norm_g),
        ]
    }

    /// All measurements, in the order of the fields.
    pub fn values(&self) -> [f32; VALUES] {
        self.named().map(|(_, value)| value)
    }

    /// The name of the first measurement that is infinite or not a number.
    ///
    /// Gradients that are finite leave finite weights behind, so this watches the weights as well.
    pub fn not_finite(&self) -> Option<&'static str> {
        self.named().into_iter().find(|(_, value)| !value.is_finite()).map(|(name, _)| name)
    }
}

/// Reads the measurements of several steps in one round trip to the device.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn read_stats(steps: Vec<StepStats>) -> Result<Vec<Metrics>> {
    if steps.is_empty() {
        return Ok(Vec::new());
    }
    let stacked = kernels::concatenate(steps.into_iter().map(|step| step.values).collect());
    // The one read-back of a slice of training.
    let data = stacked.into_data_async().await?;
    let values: Vec<f32> = data.iter().collect();
    Ok(values.chunks_exact(VALUES).filter_map(Metrics::from_values).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_not_finite() {
        let metrics = Metrics::from_values(&[1.0, 2.0, 0.5, 0.5, 0.5, 1.0, 1.0]).unwrap();
        assert_eq!(metrics.not_finite(), None);
        assert_eq!(Metrics { grad_norm_g: f32::INFINITY, ..metrics }.not_finite(), Some("grad_norm_g"));
        assert_eq!(Metrics { loss_d: f32::NAN, ..metrics }.not_finite(), Some("loss_d"));
    }
}
