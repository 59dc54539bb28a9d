//! One training step of the DCGAN: the lesson's losses, Adam, and the step's statistics.

mod average;
mod gradients;
mod input;
mod judge;
mod loss;
mod optimizer;
mod penalty;
mod stats;
mod trainer;

pub use input::{DiscriminatorInput, GeneratorInput, RealBatch, StepInput};
pub use judge::JudgeTrainer;
pub use optimizer::{Moments, Optimizer};
pub use stats::{Metrics, StepStats, read_stats};
pub use trainer::Trainer;
