//! Winograd's minimal filtering for the 4x4 convolution of stride 2 (Lavin & Gray 2016, section 4,
//! <https://arxiv.org/abs/1509.09308>): 25 products where the direct convolution takes 64.
//!
//! Lavin & Gray's algorithm is for stride 1, so the convolution is first split into phases (polyphase decomposition).
//! Along one axis, output `y[t]` is a sum over the big pixels `x[2t - 1] .. x[2t + 2]` with the taps `w[0] .. w[3]`.
//! The taps 0 and 2 meet odd pixels only, the taps 1 and 3 even ones only:
//!
//! ```text
//! y[t] = (w[0] x[2t - 1] + w[2] x[2t + 1])      phase 0: taps (w[0], w[2]), pixels d[t] = x[2t - 1]
//!      + (w[1] x[2t    ] + w[3] x[2t + 2])      phase 1: taps (w[1], w[3]), pixels d[t] = x[2t]
//! ```
//!
//! Each phase is a correlation of stride 1 with a filter of two taps: F(4, 2) of [`transforms`]. In two dimensions
//! there are 2 x 2 phases, F(4x4, 2x2) with 5 x 5 elements in the transform domain. The phases only add to the channels
//! that a product sums over, so for each of the 25 elements one matrix product computes all tiles, channels and phases:
//!
//! | wanted | product for each element | `[m, k]` times `[k, n]` |
//! |---|---|---|
//! | small image (convolution) | `V U` | `[tiles, (phase, c_big)] [(phase, c_big), c_small]` |
//! | big image (transposed convolution) | `Y U^T` | `[tiles, c_small] [c_small, (phase, c_big)]` |
//! | weight gradient | `Y^T V` | `[c_small, tiles] [tiles, (phase, c_big)]` |
//!
//! `(phase, c_big)` stands for one index that runs over the phases and the big image's channels together, in the order of
//! [`tiling::phase_and_channel`]: 16 channels of phase 0, the same ones of phases 1, 2 and 3, then the next 16. Phases are
//! numbered 0 to 3: twice the phase along y plus that along x.
//!
//! The factors are `V = B^T d B` ([`image::big_to_domain`]), `U = G g G^T` ([`filter::filters_to_domain`]) and
//! `Y = A y A^T` ([`image::small_to_domain`]). The first result goes through the output transform, the second one through
//! the transposed input transform, the third one through the transposed filter transform: the gradients of a chain of
//! linear maps are the transposed maps in reverse order.
//!
//! Images are transformed for a block of tiles at a time and used for all products. A transformed filter is six times as
//! large as the filter (four phases of 25 elements instead of 16 taps), so transformed filters are made for one row of
//! elements and 64 columns at a time, and stay in the cache.

mod addresses;
mod clipped;
mod filter;
mod filter_lanes;
mod image;
mod tiling;
mod transforms;

use wide::f32x4;
#[cfg(target_feature = "avx2")]
use wide::f32x8;

use super::gemm::gemm;
use super::shape::{ConvShape, Image};
#[cfg(target_feature = "avx2")]
use super::simd::Simd;
use super::simd::Transpose;
use filter::{add_domain_to_filters, filters_to_domain};
use image::{big_to_domain, domain_to_big, domain_to_small, small_to_domain};
pub(super) use tiling::supports;
use tiling::{Transformed, image_blocks, product_blocks};
use transforms::ALPHA;

/// The convolution. `weight` is `[c_small, c_big, 4, 4]`; every float of `small` is stored.
pub(super) fn forward(shape: &ConvShape, big: &[f32], weight: &[f32], small: &mut [f32]) {
    let wanted = Some(Wanted { image: Image::Small, weight, values: small });
    Pass { big: Some(big), small: None, wanted, weight_gradient: None }.run(shape);
}

/// The transposed convolution. `weight` is `[c_small, c_big, 4, 4]`; every float of `big` is stored.
pub(super) fn backward(shape: &ConvShape, small: &[f32], weight: &[f32], big: &mut [f32]) {
    let wanted = Some(Wanted { image: Image::Big, weight, values: big });
    Pass { big: None, small: Some(small), wanted, weight_gradient: None }.run(shape);
}

/// The weight gradient, `[c_small, c_big, 4, 4]`.
pub(super) fn weight(shape: &ConvShape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.weight_len()];
    Pass { big: Some(big), small: Some(small), wanted: None, weight_gradient: Some(&mut gradient) }.run(shape);
    gradient
}

/// [`forward`] or [`backward`] to the image `wanted`, which is stored in `values`, together with [`weight()`], which is
/// returned. Each given image is transformed once for both.
pub(super) fn gradients(
    shape: &ConvShape,
    big: &[f32],
    small: &[f32],
    weight: &[f32],
    wanted: Image,
    values: &mut [f32],
) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.weight_len()];
    let wanted = Some(Wanted { image: wanted, weight, values });
    Pass { big: Some(big), small: Some(small), wanted, weight_gradient: Some(&mut gradient) }.run(shape);
    gradient
}

/// One pass over all tiles: which images are transformed, and what is computed from them.
struct Pass<'a> {
    big: Option<&'a [f32]>,
    small: Option<&'a [f32]>,
    wanted: Option<Wanted<'a>>,
    /// The weight gradient is added to this.
    weight_gradient: Option<&'a mut [f32]>,
}

/// An image that is computed from the other one and the weight.
struct Wanted<'a> {
    image: Image,
    weight: &'a [f32],
    values: &'a mut [f32],
}

impl Pass<'_> {
    /// By vectors of eight channels, where the processor has them and the channels are multiples of eight; else by
    /// four.
    fn run(self, shape: &ConvShape) {
        #[cfg(target_feature = "avx2")]
        if shape.c_big.is_multiple_of(f32x8::WIDTH) && shape.c_small.is_multiple_of(f32x8::WIDTH) {
            return self.run_by::<f32x8>(shape);
        }
        self.run_by::<f32x4>(shape);
    }

    fn run_by<V: Transpose>(mut self, shape: &ConvShape) {
        let transformed = [self.big.map(|_| Image::Big), self.small.map(|_| Image::Small)];
        for images in image_blocks(shape, transformed) {
            let range = |image| shape.image_range(image, &images);
            let big = self.big.map(|big| big_to_domain::<V>(shape, &big[range(Image::Big)]));
            let small = self.small.map(|small| small_to_domain::<V>(shape, &small[range(Image::Small)]));
            if let (Some(gradient), Some(big), Some(small)) = (&mut self.weight_gradient, &big, &small) {
                add_weight_gradient::<V>(shape, big, small, gradient);
            }
            let Some(Wanted { image, weight, values }) = &mut self.wanted else { continue };
            let from = if *image == Image::Small { &big } else { &small };
            let from = from.as_ref().expect("an image is computed from the other one, which every constructor gives");
            compute_image::<V>(shape, *image, from, weight, &mut values[range(*image)]);
        }
    }
}

/// Adds to the weight gradient what some transformed images give.
fn add_weight_gradient<V: Transpose>(shape: &ConvShape, big: &Transformed, small: &Transformed, gradient: &mut [f32]) {
    for (row, columns) in product_blocks(shape, Image::Big) {
        let mut sums = Transformed::of_filters(shape.c_small, columns.len());
        for column in 0..ALPHA {
            let element = row * ALPHA + column;
            let big = big.matrix(element).columns_in(&columns);
            gemm(sums.output(column), small.matrix(element).transposed(), big);
        }
        add_domain_to_filters::<V>(shape, &sums, &columns, row, gradient);
    }
}

/// Computes some images from the transformed other ones.
fn compute_image<V: Transpose>(
    shape: &ConvShape,
    wanted: Image,
    from: &Transformed,
    weight: &[f32],
    values: &mut [f32],
) {
    let mut products = Transformed::of_images(shape, wanted, from.layout.rows);
    for (row, columns) in product_blocks(shape, wanted) {
        let filters = filters_to_domain::<V>(shape, weight, wanted, &columns, row);
        for column in 0..ALPHA {
            let element = row * ALPHA + column;
            gemm(products.output(element).columns_in(&columns), from.matrix(element), filters.matrix(column));
        }
    }
    match wanted {
        Image::Small => domain_to_small::<V>(shape, &products, values),
        Image::Big => domain_to_big::<V>(shape, &products, values),
    }
}
