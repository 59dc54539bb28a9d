//! Gradients of [`NetworkOps`]. Each operation keeps the tensors that its backward kernels need, and no others.

use std::marker::PhantomData;

use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, TensorMetadata};
use burn_autodiff::checkpoint::{base::Checkpointer, strategy::CheckpointStrategy};
use burn_autodiff::grads::Gradients;
use burn_autodiff::ops::{Backward, Ops, OpsKind};

use crate::backend::{Activation, Affine, Kernels, NetworkOps};
use crate::geometry::Geometry;

type Tracked<B, C> = FloatTensor<Autodiff<B, C>>;

/// Both convolutions: they are each other's input gradient, and share their weight gradient.
#[derive(Debug)]
struct Conv<B>(Direction, PhantomData<B>);

#[derive(Debug, Clone, Copy)]
enum Direction {
    /// From the big image to the small one.
    Conv,
    /// From the small image to the big one.
    Transpose,
}

#[derive(Debug, Clone)]
struct ConvState<T> {
    /// The image that went in; needed only where the weight is trained.
    image: Option<T>,
    /// Needed only where the image has a gradient.
    weight: Option<T>,
    /// Side of the big image.
    side: usize,
    geometry: Geometry,
}

impl<B: Kernels> Backward<B, 2> for Conv<B> {
    type State = ConvState<FloatTensor<B>>;

    fn backward(self, ops: Ops<Self::State, 2>, grads: &mut Gradients, _checkpointer: &mut Checkpointer) {
        let [node_image, node_weight] = ops.parents;
        let ConvState { image, weight, side, geometry } = ops.state;
        let gradient = grads.consume::<B>(&ops.node);
        let [of_image, of_weight] = match (self.0, image, weight) {
            (Direction::Conv, Some(image), Some(weight)) => {
                B::conv_gradients(image, weight, gradient, geometry).map(Some)
            }
            (Direction::Transpose, Some(image), Some(weight)) => {
                B::conv_transpose_gradients(image, weight, gradient, geometry).map(Some)
            }
            (Direction::Conv, Some(image), None) => [None, Some(B::conv_weight(image, gradient, geometry))],
            (Direction::Transpose, Some(image), None) => [None, Some(B::conv_weight(gradient, image, geometry))],
            (Direction::Conv, None, Some(weight)) => [Some(B::conv_backward(gradient, weight, geometry, side)), None],
            (Direction::Transpose, None, Some(weight)) => [Some(B::conv_forward(gradient, weight, geometry)), None],
            (_, None, None) => [None, None],
        };
        for (node, gradient) in [(node_image, of_image), (node_weight, of_weight)] {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                grads.register::<B>(node.id, gradient);
            }
        }
    }
}

fn convolve<B: Kernels, C: CheckpointStrategy>(
    direction: Direction,
    image: Tracked<B, C>,
    weight: Tracked<B, C>,
    geometry: Geometry,
) -> Tracked<B, C> {
    let [image_tracked, weight_tracked] = [image.is_tracked(), weight.is_tracked()];
    let (image, image_node) = image.into_parts();
    let (weight, weight_node) = weight.into_parts();
    let side = match direction {
        Direction::Conv => image.shape()[1],
        Direction::Transpose => geometry.big(image.shape()[1]),
    };
    let state = ConvState {
        image: weight_tracked.then(|| image.clone()),
        weight: image_tracked.then(|| weight.clone()),
        side,
        geometry,
    };
    let output = match direction {
        Direction::Conv => B::conv_forward(image, weight, geometry),
        Direction::Transpose => B::conv_backward(image, weight, geometry, side),
    };
    match Conv(direction, PhantomData::<B>).prepare::<C>([image_node, weight_node]).compute_bound().stateful() {
        OpsKind::Tracked(prep) => prep.finish(state, output),
        OpsKind::UnTracked(prep) => prep.finish(output),
    }
}

#[derive(Debug)]
struct BiasActivation<B>(PhantomData<B>);

impl<B: Kernels> Backward<B, 2> for BiasActivation<B> {
    type State = (FloatTensor<B>, Activation);

    fn backward(self, ops: Ops<Self::State, 2>, grads: &mut Gradients, _checkpointer: &mut Checkpointer) {
        let [node_x, node_bias] = ops.parents;
        let (output, activation) = ops.state;
        let (x, bias) = B::bias_backward(grads.consume::<B>(&ops.node), output, activation, node_bias.is_some());
        if let Some(node) = node_x {
            grads.register::<B>(node.id, x);
        }
        if let (Some(node), Some(bias)) = (node_bias, bias) {
            grads.register::<B>(node.id, bias);
        }
    }
}

#[derive(Debug)]
struct BatchNorm<B>(PhantomData<B>);

#[derive(Debug, Clone)]
struct NormState<T> {
    x: T,
    weight: T,
    bias: T,
    mean: T,
    inverse_std: T,
    slope: f32,
}

impl<B: Kernels> Backward<B, 3> for BatchNorm<B> {
    type State = NormState<FloatTensor<B>>;

    fn backward(self, ops: Ops<Self::State, 3>, grads: &mut Gradients, _checkpointer: &mut Checkpointer) {
        let NormState { x, weight, bias, mean, inverse_std, slope } = ops.state;
        let gradient = grads.consume::<B>(&ops.node);
        let gradients = B::norm_backward(gradient, x, Affine { weight, bias }, mean, inverse_std, slope);
        let gradients = [gradients.x, gradients.weight, gradients.bias];
        for (node, gradient) in ops.parents.into_iter().zip(gradients) {
            if let Some(node) = node {
                grads.register::<B>(node.id, gradient);
            }
        }
    }
}

#[derive(Debug)]
struct CrossEntropy<B>(PhantomData<B>);

impl<B: Kernels> Backward<B, 1> for CrossEntropy<B> {
    type State = (FloatTensor<B>, f32);

    fn backward(self, ops: Ops<Self::State, 1>, grads: &mut Gradients, _checkpointer: &mut Checkpointer) {
        let [node] = ops.parents;
        let (logits, target) = ops.state;
        let gradient = B::entropy_backward(grads.consume::<B>(&ops.node), logits, target);
        if let Some(node) = node {
            grads.register::<B>(node.id, gradient);
        }
    }
}

impl<B: Backend + Kernels, C: CheckpointStrategy> NetworkOps for Autodiff<B, C> {
    fn conv(big: Tracked<B, C>, weight: Tracked<B, C>, geometry: Geometry) -> Tracked<B, C> {
        convolve::<B, C>(Direction::Conv, big, weight, geometry)
    }

    fn conv_transpose(small: Tracked<B, C>, weight: Tracked<B, C>, geometry: Geometry) -> Tracked<B, C> {
        convolve::<B, C>(Direction::Transpose, small, weight, geometry)
    }

    fn bias_activation(x: Tracked<B, C>, bias: Tracked<B, C>, activation: Activation) -> Tracked<B, C> {
        let (x, x_node) = x.into_parts();
        let (bias, bias_node) = bias.into_parts();
        let output = B::bias_forward(x, bias, activation);
        match BiasActivation(PhantomData::<B>).prepare::<C>([x_node, bias_node]).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish((output.clone(), activation), output),
            OpsKind::UnTracked(prep) => prep.finish(output),
        }
    }

    fn batch_norm_train(
        x: Tracked<B, C>,
        weight: Tracked<B, C>,
        bias: Tracked<B, C>,
        running_mean: Tracked<B, C>,
        running_var: Tracked<B, C>,
        slope: f32,
    ) -> (Tracked<B, C>, Tracked<B, C>, Tracked<B, C>) {
        let (x, x_node) = x.into_parts();
        let (weight, weight_node) = weight.into_parts();
        let (bias, bias_node) = bias.into_parts();
        let affine = Affine { weight: weight.clone(), bias: bias.clone() };
        let normed = B::norm(x.clone(), affine, running_mean.into_primitive(), running_var.into_primitive(), slope);
        let state = NormState { x, weight, bias, mean: normed.mean, inverse_std: normed.inverse_std, slope };
        let nodes = [x_node, weight_node, bias_node];
        let output = match BatchNorm(PhantomData::<B>).prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish(state, normed.output),
            OpsKind::UnTracked(prep) => prep.finish(normed.output),
        };
        (output, Tracked::<B, C>::new(normed.running_mean), Tracked::<B, C>::new(normed.running_var))
    }

    fn cross_entropy(logits: Tracked<B, C>, target: f32) -> (Tracked<B, C>, Tracked<B, C>) {
        let (logits, node) = logits.into_parts();
        let (loss, score) = B::entropy(logits.clone(), target);
        let loss = match CrossEntropy(PhantomData::<B>).prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish((logits, target), loss),
            OpsKind::UnTracked(prep) => prep.finish(loss),
        };
        (loss, Tracked::<B, C>::new(score))
    }
}
