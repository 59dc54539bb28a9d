//! The generators that a run keeps of its way, so that the same latents can be drawn by each of them.

use crate::model::{Generator, weights};

/// Generators that are kept at most.
const MOST: usize = 12;
/// Bytes that they take at most; of large generators fewer are kept.
const MOST_BYTES: usize = 32 << 20;
/// Two are kept whatever they take: the first one, and the last.
const LEAST: usize = 2;
/// Steps between two of them at least.
const STRIDE: usize = 16;

/// Generators in the order of their steps. A picture changes most in the beginning, so the steps between two of them
/// grow with the run.
#[derive(Default)]
pub(super) struct Moments {
    kept: Vec<(usize, Generator)>,
}

impl Moments {
    /// Those of a run that begins, or is taken up, at a step.
    pub(super) fn new(step: usize, generator: Generator) -> Self {
        Self { kept: vec![(step, generator)] }
    }

    /// Whether the generator is to be kept after `step` steps.
    pub(super) fn is_due(&self, step: usize) -> bool {
        self.kept.last().is_some_and(|(last, _)| step >= (last + STRIDE).max(last + last / 2))
    }

    /// Keeps a generator for drawing; `step` comes after all those that are there.
    pub(super) fn keep(&mut self, step: usize, generator: Generator) {
        let room = (MOST_BYTES / (weights(&generator) * size_of::<f32>())).clamp(LEAST, MOST);
        self.kept.push((step, generator));
        if self.kept.len() > room {
            self.kept.remove(self.most_crowded());
        }
    }

    /// The one between two others that are the closest as multiples of each other. The first and the last one stay.
    fn most_crowded(&self) -> usize {
        let steps: Vec<f64> = self.steps().into_iter().map(|step| step as f64 + STRIDE as f64).collect();
        let growth = |at: &usize| steps[at + 1] / steps[at - 1];
        let inner = 1..steps.len() - 1;
        inner.min_by(|a, b| growth(a).total_cmp(&growth(b))).expect("more than the first and the last one are there")
    }

    /// Forgets what came after a step: the run went back to it.
    pub(super) fn truncate(&mut self, step: usize) {
        self.kept.retain(|(kept, _)| *kept <= step);
    }

    /// Steps trained before each of them.
    pub(super) fn steps(&self) -> Vec<usize> {
        self.kept.iter().map(|(step, _)| *step).collect()
    }

    /// The one of a step, where it is kept.
    pub(super) fn at(&self, step: usize) -> Option<&Generator> {
        self.kept.iter().find(|(kept, _)| *kept == step).map(|(_, generator)| generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::device;
    use crate::train::Trainer;

    fn generator(features_g: usize) -> Generator {
        let config = Config { features_g, ..Config::default() };
        Trainer::new(&config, device::cpu().burn()).generator()
    }

    /// Those of a run of so many steps, each of which was offered.
    fn after(steps: usize, generator: &Generator) -> Moments {
        let mut moments = Moments::new(0, generator.clone());
        for step in (1..=steps).filter(|step| step % 2 == 0) {
            if moments.is_due(step) {
                moments.keep(step, generator.clone());
            }
        }
        moments
    }

    #[test]
    fn they_lie_close_in_the_beginning_and_never_are_too_many() {
        let generator = generator(2);
        assert_eq!(after(120, &generator).steps(), [0, 16, 32, 48, 72, 108]);
        let long = after(20_000, &generator).steps();
        assert_eq!(long.len(), MOST);
        assert_eq!((long[0], long.is_sorted()), (0, true));
        assert!(long[MOST - 1] > 20_000 * 2 / 3 - 2, "{long:?}");
        assert!(long.windows(2).skip(1).all(|pair| pair[1] <= pair[0] * 5 / 2), "no wide gaps: {long:?}");
    }

    #[test]
    fn of_large_generators_fewer_are_kept() {
        let large = generator(64);
        let room = MOST_BYTES / (weights(&large) * size_of::<f32>());
        assert!((LEAST..MOST).contains(&room), "{room}");
        assert_eq!(after(1000, &large).steps().len(), room);
    }

    #[test]
    fn going_back_forgets_what_came_after() {
        let mut moments = after(120, &generator(2));
        moments.truncate(40);
        assert_eq!(moments.steps(), [0, 16, 32]);
        assert!(moments.at(32).is_some() && moments.at(48).is_none());
        assert!(moments.is_due(48));
    }
}
