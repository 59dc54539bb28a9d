//! The nearest training image of a generated one, by pixels. It shows whether the generator copies its training data.

/// A training image and its distance from a generated one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Its index in the training set.
    pub index: u32,
    /// Root mean square difference of the pixels, in grey levels 0..=255.
    pub distance: f64,
}

/// Finds the image in `images` that is nearest to `image`; `None` if there is none. `images` holds one image after
/// another. The first of equals wins.
pub fn nearest(image: &[u8], images: &[u8]) -> Option<Nearest> {
    let distances = images.chunks_exact(image.len()).map(|other| squared_distance(image, other));
    let (index, squared) = distances.enumerate().min_by_key(|(_, distance)| *distance)?;
    Some(Nearest { index: index as u32, distance: (f64::from(squared) / image.len() as f64).sqrt() })
}

fn squared_distance(a: &[u8], b: &[u8]) -> u32 {
    a.iter()
        .zip(b)
        .map(|(x, y)| {
            let difference = i32::from(*x) - i32::from(*y);
            (difference * difference) as u32
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest_image_and_its_distance() {
        let images = [0, 0, 9, 9, 255, 255];
        assert_eq!(nearest(&[8, 6], &images), Some(Nearest { index: 1, distance: 5f64.sqrt() }));
        assert_eq!(nearest(&[255, 255], &images), Some(Nearest { index: 2, distance: 0.0 }));
        assert_eq!(nearest(&[1], &[]), None);
    }
}
