//! One training step of the DCGAN: the lesson's losses, Adam, and the step's statistics.

mod adam;
mod average;
mod gradients;
mod judge;
mod loss;
mod stats;
mod trainer;

pub use adam::{Adam, AdamMoments};
pub use judge::JudgeTrainer;
pub use stats::{Metrics, StepStats, read_stats};
pub use trainer::Trainer;
