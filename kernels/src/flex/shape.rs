//! The sizes of one convolution, and where the images of a batch lie in a slice.

use std::ops::Range;

use crate::geometry::Geometry;

/// The sizes of a convolution between square images: what [`Geometry`] says, with a batch, sides and channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ConvShape {
    /// Images.
    pub batch: usize,
    /// Side of the big image, pixels.
    pub big: usize,
    /// Side of the small image, pixels.
    pub small: usize,
    /// Channels of the big image.
    pub c_big: usize,
    /// Channels of the small image.
    pub c_small: usize,
    pub geometry: Geometry,
}

impl ConvShape {
    /// The shape of a convolution of `big` `[n, H, W, c_big]` by `weight` `[c_small, c_big, k, k]`.
    pub fn of_big([batch, big, width, c_big]: [usize; 4], weight: [usize; 4], geometry: Geometry) -> Self {
        assert_eq!([big, c_big, geometry.kernel, geometry.kernel], [width, weight[1], weight[2], weight[3]]);
        Self { batch, big, small: geometry.small(big), c_big, c_small: weight[0], geometry }
    }

    /// The shape of a transposed convolution of `small` `[n, h, w, c_small]` by `weight` to a big image of side `big`.
    pub fn of_small(small: [usize; 4], big: usize, weight: [usize; 4], geometry: Geometry) -> Self {
        let [batch, side, width, c_small] = small;
        assert_eq!([side, c_small, geometry.kernel, geometry.kernel], [width, weight[0], weight[2], weight[3]]);
        assert_eq!(side, geometry.small(big));
        Self { batch, big, small: side, c_big: weight[1], c_small, geometry }
    }

    /// The shape of a weight gradient, from the dimensions of both images.
    pub fn of_both(big: [usize; 4], small: [usize; 4], geometry: Geometry) -> Self {
        let weight = [small[3], big[3], geometry.kernel, geometry.kernel];
        let shape = Self::of_big(big, weight, geometry);
        assert_eq!(shape.small_dims(), small);
        shape
    }

    /// The same convolution of some of the batch's images.
    pub fn with_images(&self, images: &Range<usize>) -> Self {
        Self { batch: images.len(), ..*self }
    }

    /// `[n, H, W, c_big]`.
    pub fn big_dims(&self) -> [usize; 4] {
        [self.batch, self.big, self.big, self.c_big]
    }

    /// `[n, h, w, c_small]`.
    pub fn small_dims(&self) -> [usize; 4] {
        [self.batch, self.small, self.small, self.c_small]
    }

    /// `[c_small, c_big, k, k]`.
    pub fn weight_dims(&self) -> [usize; 4] {
        [self.c_small, self.c_big, self.geometry.kernel, self.geometry.kernel]
    }

    /// Floats of a weight.
    pub fn weight_len(&self) -> usize {
        self.weight_dims().iter().product()
    }

    /// Floats of one image of the batch.
    pub fn image_len(&self, image: Image) -> usize {
        match image {
            Image::Big => self.big * self.big * self.c_big,
            Image::Small => self.small * self.small * self.c_small,
        }
    }

    /// The floats of these images of the batch.
    pub fn image_range(&self, image: Image, images: &Range<usize>) -> Range<usize> {
        let len = self.image_len(image);
        images.start * len..images.end * len
    }
}

/// One of a convolution's two images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Image {
    /// The input of a convolution, the output of a transposed one.
    Big,
    /// The output of a convolution, the input of a transposed one.
    Small,
}
