//! The latent that draws a given picture, by gradient descent from several starts (Zhu et al. 2016,
//! <https://arxiv.org/abs/1609.03552>, section 3.1; Lipton & Tripathi 2017).

use burn::tensor::{Device, Tensor, TensorData, Transaction};
use serde::Serialize;

use crate::config::{CHANNELS, Config, Prior};
use crate::error::Result;
use crate::floats::Floats;
use crate::frame::{Mosaic, lay_out};
use crate::latent::{Latents, one_hot};
use crate::model::Generator;
use gan_kernels::{self as kernels, AdamStep};

/// Adam's numbers; its learning rate is in units of the latents.
const RATE: f64 = 0.1;
const BETAS: [f64; 2] = [0.9, 0.999];
const EPSILON: f32 = 1e-8;
/// Weight of the latent's mean square beside the picture's mean squared error: latents far out draw nothing that was
/// learnt. Of 20 test digits as many come out in a latent of their own class with 0.02 as with 0.03 (19), and fewer with
/// 0.01 (18) or where starts are compared by their pictures alone (16).
const PRIOR_WEIGHT: f32 = 0.02;
/// After so many iterations only so many of the starts go on, those that have come farthest.
const CUTS: [(usize, usize); 2] = [(40, 12), (80, 4)];
/// Iterations of a whole inversion.
pub const ITERATIONS: usize = 200;

/// The search for the latent of one picture.
#[derive(Debug)]
pub struct Inversion {
    /// Frozen, on an autodiff device.
    generator: Generator,
    /// `[1, 1, side, side]`.
    target: Tensor<4>,
    prior: Prior,
    /// The latents so far, without classes, `[starts, z_dim]`.
    latents: Tensor<2>,
    /// The class of each; none for an unconditional generator.
    classes: Option<Vec<usize>>,
    /// Adam's moving averages, `[starts * z_dim]` each.
    moments: [Tensor<1>; 2],
    done: usize,
}

/// The nearest picture so far.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Inverted {
    /// Iterations done.
    pub iterations: usize,
    /// Iterations of the whole search.
    pub of: usize,
    /// The latent, `[z_dim]`.
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub latent: Floats,
    /// Its class; none for an unconditional generator.
    pub class: Option<usize>,
    /// Root mean square difference of the pixels, 0..2.
    pub distance: f32,
    /// What it draws.
    pub mosaic: Mosaic,
}

/// The state of all starts on the host.
struct Standing {
    /// Mean squared difference of each picture.
    errors: Vec<f32>,
    /// What is minimised: the error and what the latent adds to it. By the error alone, latents far out would win that
    /// draw a digit of the wrong class.
    costs: Vec<f32>,
    latents: Vec<f32>,
    moments: [Vec<f32>; 2],
    images: Vec<f32>,
}

impl Inversion {
    /// A search from these latents for the picture `[side * side]` in [-1, 1]. `generator` is in evaluation, on
    /// `device`.
    pub fn new(generator: &Generator, config: &Config, starts: &Latents, picture: Vec<f32>, device: &Device) -> Self {
        let (count, z_dim, side) = (starts.count(), config.z_dim, config.image_size);
        let each = starts.values.chunks_exact(starts.z_dim);
        let latents: Vec<f32> = each.flat_map(|latent| &latent[..z_dim]).copied().collect();
        let zeros = Tensor::zeros([count * z_dim], device);
        Self {
            generator: generator.frozen(),
            target: Tensor::from_data(TensorData::new(picture, [1, CHANNELS, side, side]), device),
            prior: config.prior,
            latents: Tensor::from_data(TensorData::new(latents, [count, z_dim]), device),
            classes: starts.classes(config),
            moments: [zeros.clone(), zeros],
            done: 0,
        }
    }

    /// Does so many iterations more, but no more than the search has in all, and gives the nearest picture then. The
    /// result does not depend on how the iterations are divided between calls. A round trip to the device, and one for
    /// each cut on the way.
    ///
    /// # Errors
    /// [`crate::Error::DeviceFailed`].
    pub async fn run(&mut self, iterations: usize) -> Result<Inverted> {
        for _ in 0..iterations.min(ITERATIONS.saturating_sub(self.done)) {
            self.iterate();
            if let Some((_, keep)) = CUTS.iter().find(|(at, _)| *at == self.done) {
                let standing = self.read().await?;
                self.cut(&standing, *keep);
            }
        }
        let standing = self.read().await?;
        Ok(self.nearest(&standing))
    }

    /// The latents, `[starts, z_dim]` row by row, and the mean squared difference of each picture.
    ///
    /// # Errors
    /// [`crate::Error::DeviceFailed`].
    pub async fn starts(&self) -> Result<(Vec<f32>, Vec<f32>)> {
        let Standing { latents, errors, .. } = self.read().await?;
        Ok((latents, errors))
    }

    /// One step of Adam for all starts.
    fn iterate(&mut self) {
        let [count, z_dim] = self.latents.dims();
        let latents = self.latents.clone().autodiff().require_grad();
        let images = self.generator.forward(self.input(latents.clone()));
        let far = (latents.clone() * latents.clone()).mean_dim(1).reshape([count]) * PRIOR_WEIGHT;
        let loss = (squared_errors(images, self.target.clone().autodiff()) + far).sum();
        let gradients = loss.backward();
        let Some(gradient) = latents.grad(&gradients) else { return };
        self.done += 1;
        let correction = BETAS.map(|beta| 1.0 - beta.powi(self.done as i32));
        let step = AdamStep {
            beta_1: BETAS[0] as f32,
            beta_2: BETAS[1] as f32,
            rate: (RATE / correction[0]) as f32,
            root_bias_2: correction[1].sqrt() as f32,
            epsilon: EPSILON,
        };
        let (update, moments) = kernels::adam(gradient.reshape([count * z_dim]), self.moments.clone(), step);
        self.moments = moments;
        let latents = kernels::subtract_part(self.latents.clone(), update, 0);
        self.latents = if self.prior == Prior::Uniform { latents.clamp(-1.0, 1.0) } else { latents };
    }

    /// Latents `[starts, z_dim]` with their classes, as the generator takes them.
    fn input(&self, latents: Tensor<2>) -> Tensor<4> {
        let [count, z_dim] = latents.dims();
        let Some(classes) = &self.classes else { return latents.reshape([count, z_dim, 1, 1]) };
        let values: Vec<f32> = classes.iter().flat_map(|class| one_hot(*class)).collect();
        let width = values.len() / count;
        let classes = Tensor::<2>::from_data(TensorData::new(values, [count, width]), &self.latents.device());
        let classes = if latents.device().is_autodiff() { classes.autodiff() } else { classes };
        Tensor::cat(vec![latents, classes], 1).reshape([count, z_dim + width, 1, 1])
    }

    async fn read(&self) -> Result<Standing> {
        let images = self.generator.forward(self.input(self.latents.clone().autodiff())).without_autodiff();
        let [first, second] = self.moments.clone();
        let reads = Transaction::default()
            .register(squared_errors(images.clone(), self.target.clone()))
            .register(self.latents.clone())
            .register(first)
            .register(second)
            .register(images);
        // Read-back: one for each cut and for each picture that is shown.
        let mut data = reads.execute_async().await?.into_iter().map(|data| data.iter().collect::<Vec<f32>>());
        let [errors, latents, first, second, images] = [(); 5].map(|()| data.next().unwrap_or_default());
        let [_, z_dim] = self.latents.dims();
        let far = |latent: &[f32]| latent.iter().map(|number| number * number).sum::<f32>() / z_dim as f32;
        let each = errors.iter().zip(latents.chunks_exact(z_dim));
        let costs = each.map(|(error, latent)| error + PRIOR_WEIGHT * far(latent)).collect();
        Ok(Standing { errors, costs, latents, moments: [first, second], images })
    }

    /// Only the `keep` starts of the least cost go on.
    fn cut(&mut self, standing: &Standing, keep: usize) {
        let [count, z_dim] = self.latents.dims();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by(|a, b| standing.costs[*a].total_cmp(&standing.costs[*b]));
        order.truncate(keep);
        let device = self.latents.device();
        let rows = |values: &[f32]| {
            order.iter().flat_map(|at| &values[at * z_dim..(at + 1) * z_dim]).copied().collect::<Vec<f32>>()
        };
        let vector =
            |values: &[f32]| Tensor::<1>::from_data(TensorData::new(rows(values), [order.len() * z_dim]), &device);
        self.latents = vector(&standing.latents).reshape([order.len(), z_dim]);
        self.moments = [vector(&standing.moments[0]), vector(&standing.moments[1])];
        self.classes = self.classes.take().map(|classes| order.iter().map(|at| classes[*at]).collect());
    }

    fn nearest(&self, standing: &Standing) -> Inverted {
        let [_, z_dim] = self.latents.dims();
        let [_, channels, side, _] = self.target.dims();
        let costs = standing.costs.iter().enumerate();
        let at = costs.min_by(|(_, a), (_, b)| a.total_cmp(b)).map_or(0, |(at, _)| at);
        let area = channels * side * side;
        Inverted {
            iterations: self.done,
            of: ITERATIONS,
            latent: standing.latents[at * z_dim..(at + 1) * z_dim].to_vec().into(),
            class: self.classes.as_ref().map(|classes| classes[at]),
            distance: standing.errors[at].sqrt(),
            mosaic: lay_out(&standing.images[at * area..(at + 1) * area], [1, channels, side], 1),
        }
    }
}

/// Mean squared difference of each image `[n, 1, side, side]` from the target, `[n]`.
fn squared_errors(images: Tensor<4>, target: Tensor<4>) -> Tensor<1> {
    let [count, channels, side, _] = images.dims();
    let apart = images - target;
    (apart.clone() * apart).reshape([count, channels * side * side]).mean_dim(1).reshape([count])
}
