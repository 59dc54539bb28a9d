//! The real-data baseline: the Frechet distance that real images have. It depends on how many images are compared and on
//! their classes, so fakes and real images are drawn alike.

use super::Readings;
use super::frechet::{Gaussian, distance};
use crate::config::CLASSES;
use crate::model::FEATURES;

/// Mean Frechet distance of sets of `size` images from the reference. The sets are disjoint, and each is spread over all
/// images in blocks of [`CLASSES`]: the classes of conditional fakes come in turn, and neighbours in MNIST's files were
/// written by one hand. `None` where there are fewer images.
pub fn mean_distance(readings: &Readings, reference: &Gaussian, size: usize) -> Option<f64> {
    let count = readings.classes.len();
    let sets = (count / size.max(1)).max(1);
    let places = |set: usize| (0..count).filter(move |at| at / CLASSES % sets == set);
    let distances = (0..sets).map(|set| of_images(readings, &places(set).take(size).collect::<Vec<_>>(), reference));
    (count >= size && size > 1).then(|| distances.sum::<f64>() / sets as f64)
}

/// Mean Frechet distance of sets of `size` real images from the reference, with as many images of each class as of any
/// other. The sets are disjoint and spread over all images. `None` where a class has too few images.
pub fn baseline(real: &Readings, labels: &[u8], reference: &Gaussian, size: usize) -> Option<f64> {
    let of_class = |class: usize| (0..labels.len()).filter(move |at| usize::from(labels[*at]) == class);
    let by_class: Vec<Vec<usize>> = (0..CLASSES).map(|class| of_class(class).collect()).collect();
    let each = size / CLASSES;
    let sets = by_class.iter().map(Vec::len).min().unwrap_or(0).checked_div(each)?;
    let places = |set: usize| by_class.iter().flat_map(move |places| places.iter().skip(set).step_by(sets).take(each));
    let distances = (0..sets).map(|set| of_images(real, &places(set).copied().collect::<Vec<_>>(), reference));
    (sets > 0).then(|| distances.sum::<f64>() / sets as f64)
}

fn of_images(readings: &Readings, places: &[usize], reference: &Gaussian) -> f64 {
    let rows = places.iter().flat_map(|at| &readings.features[at * FEATURES..(at + 1) * FEATURES]);
    distance(&Gaussian::of(&rows.copied().collect::<Vec<_>>(), FEATURES), reference)
}
