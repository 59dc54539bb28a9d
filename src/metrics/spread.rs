//! How much images differ from each other. Images that are all alike are the plainest sign of mode collapse.

/// Root mean square difference between the pixels of any two of the images, 0 for one image or images that are all the
/// same. `images` holds one image of `area` values after another.
pub(crate) fn spread(images: &[f32], area: usize) -> f64 {
    let count = images.len() / area.max(1);
    if count < 2 {
        return 0.0;
    }
    // Twice the variance is the mean squared difference of two.
    let variances = (0..area).map(|pixel| variance(images.iter().skip(pixel).step_by(area).copied(), count));
    (2.0 * variances.sum::<f64>() / area as f64).sqrt()
}

/// The unbiased variance of `count` values.
fn variance(values: impl Iterator<Item = f32> + Clone, count: usize) -> f64 {
    let mean = values.clone().map(f64::from).sum::<f64>() / count as f64;
    values.map(|value| (f64::from(value) - mean).powi(2)).sum::<f64>() / (count - 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_root_mean_square_of_all_pairs() {
        // Pairs differ by 1, 2 and 1 in one pixel, and by nothing in the other: (1 + 4 + 1) / 3 / 2 = 1.
        assert!((spread(&[0.0, 5.0, 1.0, 5.0, 2.0, 5.0], 2) - 1.0).abs() < 1e-12);
        assert_eq!([spread(&[3.0; 8], 2), spread(&[1.0, 2.0], 2), spread(&[], 2)], [0.0; 3]);
    }
}
