//! What the discriminator makes of pictures.

use burn::tensor::{Tensor, Transaction};
use serde::Serialize;

use crate::config::Loss;
use crate::error::Result;
use crate::floats::Floats;
use crate::model::Discriminator;

/// Pictures for the discriminator, `[n, 1, side, side]` in [-1, 1], and their classes, `[n, 10]` of 0 and 1, where it is
/// conditional.
#[derive(Debug, Clone)]
pub struct Pictures {
    pub images: Tensor<4>,
    pub classes: Option<Tensor<2>>,
}

/// What the discriminator makes of some pictures, in evaluation, in the order of the pictures.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Verdicts {
    /// Its output for each: a logit, or a critic's score.
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub logits: Floats,
    /// The probability of each to be real, 0..1; none where the loss does not make the logits probabilities.
    #[cfg_attr(test, ts(type = "Float32Array | null"))]
    pub probabilities: Option<Floats>,
}

impl Verdicts {
    /// From what the discriminator gave out.
    pub fn of(logits: Vec<f32>, loss: Loss) -> Self {
        let sigmoid = |logit: &f32| 1.0 / (1.0 + (-logit).exp());
        let probabilities = loss.has_probabilities().then(|| logits.iter().map(sigmoid).collect::<Vec<_>>().into());
        Self { logits: logits.into(), probabilities }
    }
}

/// Has a discriminator in evaluation judge several sets of pictures. One round trip to the device.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn verdicts(discriminator: &Discriminator, loss: Loss, sets: Vec<Pictures>) -> Result<Vec<Verdicts>> {
    let reads = sets.into_iter().fold(Transaction::default(), |reads, set| {
        reads.register(discriminator.forward(set.images, set.classes.as_ref()))
    });
    // The one read-back of all verdicts.
    let data = reads.execute_async().await?;
    Ok(data.into_iter().map(|data| Verdicts::of(data.iter().collect(), loss)).collect())
}
