//! Both algorithms against the definition of a convolution.

use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::geometry::Geometry;

const GEOMETRIES: [(Geometry, usize); 5] = [
    (Geometry { kernel: 4, stride: 2, padding: 1 }, 8),
    (Geometry { kernel: 4, stride: 2, padding: 1 }, 32),
    (Geometry { kernel: 4, stride: 1, padding: 0 }, 4),
    (Geometry { kernel: 3, stride: 1, padding: 1 }, 7),
    (Geometry { kernel: 3, stride: 2, padding: 1 }, 7),
];
/// Largest difference over the largest value.
const TOLERANCE: f64 = 3e-6;

/// Numbers in -1..1.
fn noise(length: usize, salt: u64) -> Vec<f32> {
    let mixed = |at: u64| (at + salt * 7919).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    (0..length as u64).map(|at| mixed(at) as f32 / (1 << 23) as f32 - 1.0).collect()
}

/// Calls for each product of the definition with where its factors lie: big image, small image, weight.
fn each_product(shape: &ConvShape, mut product: impl FnMut(usize, usize, usize)) {
    let Geometry { kernel, stride, padding } = shape.geometry;
    let inside = |small: usize, tap: usize| (small * stride + tap).checked_sub(padding).filter(|at| *at < shape.big);
    let side = shape.small;
    for (image, row, column) in (0..shape.batch * side * side).map(|i| (i / side / side, i / side % side, i % side)) {
        for (ky, kx) in (0..kernel * kernel).map(|tap| (tap / kernel, tap % kernel)) {
            let (Some(y), Some(x)) = (inside(row, ky), inside(column, kx)) else { continue };
            for (s, b) in (0..shape.c_small * shape.c_big).map(|pair| (pair / shape.c_big, pair % shape.c_big)) {
                product(
                    ((image * shape.big + y) * shape.big + x) * shape.c_big + b,
                    ((image * side + row) * side + column) * shape.c_small + s,
                    ((s * shape.c_big + b) * kernel + ky) * kernel + kx,
                );
            }
        }
    }
}

fn assert_near(name: &str, shape: &ConvShape, actual: &[f32], expected: &[f64]) {
    assert_eq!(actual.len(), expected.len());
    let largest = expected.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    let difference = actual.iter().zip(expected).map(|(a, e)| (f64::from(*a) - e).abs()).fold(0.0, f64::max);
    assert!(difference <= TOLERANCE * largest, "{name} of {shape:?}: {:e}", difference / largest);
}

#[wasm_bindgen_test(unsupported = test)]
fn both_algorithms_match_the_definition_in_double_precision() {
    for (geometry, side) in GEOMETRIES {
        for [c_big, c_small] in [[1, 4], [4, 8], [3, 2], [8, 16], [12, 16]] {
            let kernel = geometry.kernel;
            // Two uneven halves, each of more images than are transformed at a time where channels are many.
            let shape = ConvShape::of_big([17, side, side, c_big], [c_small, c_big, kernel, kernel], geometry);
            let sizes = [shape.big_dims(), shape.small_dims(), shape.weight_dims()];
            let [length_big, length_small, length_weight] = sizes.map(|dims| dims.iter().product());
            let (big, small) = (noise(length_big, 1), noise(length_small, 2));
            let taps = noise(length_weight, 3);
            let [mut big_sum, mut small_sum, mut weight_sum] =
                [length_big, length_small, length_weight].map(|length| vec![0.0; length]);
            each_product(&shape, |b, s, w| {
                let times = |x: f32, y: f32| f64::from(x) * f64::from(y);
                small_sum[s] += times(big[b], taps[w]);
                big_sum[b] += times(small[s], taps[w]);
                weight_sum[w] += times(big[b], small[s]);
            });
            let outputs = [forward(&shape, &big, &taps), backward(&shape, &small, &taps), weight(&shape, &big, &small)];
            assert_near("forward", &shape, &outputs[0], &small_sum);
            assert_near("backward", &shape, &outputs[1], &big_sum);
            assert_near("weight", &shape, &outputs[2], &weight_sum);
            for (wanted, image) in [(Image::Small, &outputs[0]), (Image::Big, &outputs[1])] {
                let both = gradients(&shape, &big, &small, &taps, wanted);
                assert!(both[0] == *image && both[1] == outputs[2], "{wanted:?} of {shape:?} together");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_networks_inner_stages_take_winograd() {
    let twofold = GEOMETRIES[0].0;
    // At 32 px and the default width; a tile that does not divide the small sides 8 and 4 would leave them to im2col.
    let inner = [[2, 16, 16, 16], [2, 8, 8, 32]].map(|big| ConvShape::of_big(big, [2 * big[3], big[3], 4, 4], twofold));
    let image = ConvShape::of_big([2, 32, 32, 1], [16, 1, 4, 4], twofold);
    assert!(inner.iter().all(winograd::supports) && !winograd::supports(&image));
}
