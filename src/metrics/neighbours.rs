//! Precision and recall by nearest neighbours (Kynkaanniemi et al. 2019, <https://arxiv.org/abs/1904.06991>, section
//! 2).

use serde::Serialize;

/// The ball of a sample reaches to its `K`th nearest neighbour; the value is the paper's.
const K: usize = 3;

/// How much of one set lies in the other's manifold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PrecisionRecall {
    /// Share of the fakes that lie where real samples are, 0..1: quality.
    pub precision: f64,
    /// Share of the real samples that lie where fakes are, 0..1: variety.
    pub recall: f64,
}

/// Measures feature vectors given row by row, `dims` numbers each, in time quadratic in their number.
pub fn precision_and_recall(real: &[f32], fake: &[f32], dims: usize) -> PrecisionRecall {
    PrecisionRecall { precision: covered(fake, real, dims), recall: covered(real, fake, dims) }
}

/// The share of `points` that lie in the ball of at least one of `centres`.
fn covered(points: &[f32], centres: &[f32], dims: usize) -> f64 {
    let radii = radii(centres, dims);
    let inside = |point: &&[f32]| {
        centres.chunks_exact(dims).zip(&radii).any(|(centre, radius)| squared_distance(point, centre) <= *radius)
    };
    let count = points.len() / dims;
    points.chunks_exact(dims).filter(inside).count() as f64 / count.max(1) as f64
}

/// Each point's squared distance to its `K`th nearest neighbour, itself not counted.
fn radii(points: &[f32], dims: usize) -> Vec<f32> {
    let rows = || points.chunks_exact(dims);
    rows()
        .enumerate()
        .map(|(at, point)| {
            let mut nearest = [f32::INFINITY; K]; // ascending
            for (_, other) in rows().enumerate().filter(|(other, _)| *other != at) {
                let distance = squared_distance(point, other);
                if distance < nearest[K - 1] {
                    nearest[K - 1] = distance;
                    nearest.sort_unstable_by(f32::total_cmp);
                }
            }
            nearest[K - 1]
        })
        .collect()
}

fn squared_distance(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_quality_from_variety() {
        // Real: 0..9. Third neighbours are 3 away at the ends, 2 elsewhere.
        let real: Vec<f32> = (0..10).map(|at| at as f32).collect();
        // All fakes at the left end: real-looking, without variety; their balls reach 0.3 at most.
        let narrow = [0.0, 0.1, 0.2, 0.3];
        assert_eq!(precision_and_recall(&real, &narrow, 1), PrecisionRecall { precision: 1.0, recall: 0.1 });
        // Half the fakes are far from anything real, but their large balls cover all.
        let wide = [4.0, 5.0, 100.0, 200.0];
        assert_eq!(precision_and_recall(&real, &wide, 1), PrecisionRecall { precision: 0.5, recall: 1.0 });
    }
}
