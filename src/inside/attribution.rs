//! Which pixels the discriminator goes by: the gradient of the generator's loss on one picture for that picture's pixels
//! (a saliency map: Simonyan et al. 2014, <https://arxiv.org/abs/1312.6034>, section 3).

use burn::tensor::{Tensor, Transaction};
use serde::Serialize;

use super::Pictures;
use crate::config::Loss;
use crate::error::Result;
use crate::floats::Floats;
use crate::model::Discriminator;
use crate::train::generator_loss;

/// How the generator's loss on one picture depends on each of its pixels.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Attribution {
    /// The loss that was differentiated, without the mode-seeking term, which needs a batch.
    pub loss: Loss,
    /// That loss on this picture.
    pub value: f32,
    /// The discriminator's output for it.
    pub logit: f32,
    /// Side of the picture, pixels.
    pub side: usize,
    /// The derivative by each pixel, `[side, side]`, row by row: above 0 where a lighter pixel makes the loss larger, so
    /// that the generator would draw it darker.
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub values: Floats,
}

/// The attribution of picture number `at`. The others are its batch, which matters to a discriminator with minibatch
/// standard deviation only. `discriminator` is in evaluation. One round trip to the device.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn attribution(
    discriminator: &Discriminator,
    loss: Loss,
    Pictures { images, classes }: Pictures,
    at: usize,
) -> Result<Attribution> {
    let [count, _, side, _] = images.dims();
    let picture = images.clone().narrow(0, at, 1).autodiff().require_grad();
    let part =
        |start: usize, end: usize| (end > start).then(|| images.clone().narrow(0, start, end - start).autodiff());
    let batch = [part(0, at), Some(picture.clone()), part(at + 1, count)];
    let batch = Tensor::cat(batch.into_iter().flatten().collect(), 0);
    let classes = classes.map(Tensor::autodiff);
    let logit = discriminator.frozen().forward(batch, classes.as_ref()).narrow(0, at, 1);
    let (value, _) = generator_loss(loss, logit.clone());
    let gradients = value.backward();
    let gradient = picture.grad(&gradients).unwrap_or_else(|| images.narrow(0, at, 1).zeros_like());
    let reads =
        Transaction::default().register(value.without_autodiff()).register(logit.without_autodiff()).register(gradient);
    // The one read-back of an attribution.
    let mut data = reads.execute_async().await?.into_iter().map(|data| data.iter().collect::<Vec<f32>>());
    let [value, logit, values] = [(); 3].map(|()| data.next().unwrap_or_default());
    let single = |values: Vec<f32>| values.first().copied().unwrap_or_default();
    Ok(Attribution { loss, value: single(value), logit: single(logit), side, values: values.into() })
}
