//! Burn's CPU tensors as slices, and back.

use burn::backend::tensor::FloatTensor;
use burn::backend::{Flex, TensorMetadata};
use burn::tensor::{Bytes, DType, Shape};
use burn_flex::{FlexTensor, Layout};

/// The values of a tensor, contiguous; copied only where they were not.
pub(super) struct Values(FlexTensor);

impl Values {
    pub fn of(tensor: FloatTensor<Flex>) -> Self {
        // A part of a larger storage can be contiguous too.
        Self(if tensor.is_contiguous() { tensor } else { tensor.to_contiguous() })
    }

    pub fn dims<const D: usize>(&self) -> [usize; D] {
        self.0.shape().dims()
    }

    pub fn shape(&self) -> Shape {
        self.0.shape().clone()
    }

    pub fn slice(&self) -> &[f32] {
        self.0.as_slice().expect("contiguous f32, as `Values::of` saw to")
    }
}

/// A tensor that holds these values.
pub(super) fn tensor<const D: usize>(values: Vec<f32>, dims: [usize; D]) -> FloatTensor<Flex> {
    tensor_of(values, dims.into())
}

/// The same, of any rank.
pub(super) fn tensor_of(values: Vec<f32>, shape: Shape) -> FloatTensor<Flex> {
    assert_eq!(values.len(), shape.num_elements());
    FlexTensor::new(Bytes::from_elems(values), Layout::contiguous(shape), DType::F32)
}

/// A tensor whose values may be overwritten.
pub(super) struct Owned(FlexTensor);

impl Owned {
    pub fn of(tensor: FloatTensor<Flex>) -> Self {
        let whole = tensor.is_contiguous() && tensor.bytes().len() == tensor.shape().num_elements() * size_of::<f32>();
        Self(if whole { tensor } else { tensor.to_contiguous() })
    }

    /// The values. They are copied first where another tensor shares them.
    pub fn slice(&mut self) -> &mut [f32] {
        self.0.storage_mut()
    }

    pub fn tensor(self) -> FloatTensor<Flex> {
        self.0
    }
}

/// The tensor after `change`, in place where no other tensor shares its memory.
pub(super) fn updated(tensor: FloatTensor<Flex>, change: impl FnOnce(&mut [f32])) -> FloatTensor<Flex> {
    let mut owned = Owned::of(tensor);
    change(owned.slice());
    owned.tensor()
}
