//! Kernel size, stride and padding of a convolution.

/// How a square convolution relates its two images.
///
/// This crate calls them after their sizes, since a convolution and a transposed convolution are each other's input
/// gradient and share their code: the *big* image is the input of a convolution and the output of a transposed one, the
/// *small* image is the output of a convolution and the input of a transposed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Geometry {
    /// Side of the kernel, pixels.
    pub kernel: usize,
    /// Pixels of the big image for one of the small one.
    pub stride: usize,
    /// Zeros around the big image, pixels.
    pub padding: usize,
}

impl Geometry {
    /// Side of the small image for one of the big one: `(big + 2 padding - kernel) / stride + 1`, rounded down.
    #[must_use]
    pub fn small(self, big: usize) -> usize {
        (big + 2 * self.padding - self.kernel) / self.stride + 1
    }

    /// Smallest side of the big image for one of the small one: `(small - 1) stride + kernel - 2 padding`.
    #[must_use]
    pub fn big(self, small: usize) -> usize {
        (small - 1) * self.stride + self.kernel - 2 * self.padding
    }
}
