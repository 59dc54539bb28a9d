//! How often a conditional generator draws the class that it was asked for.

use serde::Serialize;

use crate::config::CLASSES;

/// Shares of images that the classifier recognises as the class that was asked for, 0..1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClassAccuracy {
    /// Over all images.
    pub as_asked: f64,
    /// By the class asked for; 0 for classes without images.
    pub as_asked_by_class: [f64; CLASSES],
}

impl ClassAccuracy {
    /// From pairs of the class asked for and the class recognised, `None` for an image that is rejected.
    pub fn of(pairs: impl Iterator<Item = (usize, Option<usize>)>) -> Self {
        let (mut right, mut asked) = ([0usize; CLASSES], [0usize; CLASSES]);
        for (wanted, read) in pairs {
            asked[wanted] += 1;
            right[wanted] += usize::from(Some(wanted) == read);
        }
        let share = |right: usize, of: usize| right as f64 / of.max(1) as f64;
        Self {
            as_asked: share(right.iter().sum(), asked.iter().sum()),
            as_asked_by_class: std::array::from_fn(|class| share(right[class], asked[class])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_the_class_asked_for() {
        let accuracy =
            ClassAccuracy::of([(3, Some(3)), (3, Some(5)), (3, Some(3)), (3, None), (7, Some(7))].into_iter());
        assert_eq!(accuracy.as_asked, 0.6);
        assert_eq!(accuracy.as_asked_by_class, [0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    }
}
