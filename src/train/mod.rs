//! One training step of the DCGAN: the lesson's losses, Adam, and the step's statistics.

mod average;
mod classifier;
mod gradients;
mod input;
mod loss;
mod optimizer;
mod penalty;
mod stats;
mod trainer;

pub use classifier::ClassifierTrainer;
pub use input::{DiscriminatorInput, GeneratorInput, RealBatch, StepInput};
pub use optimizer::{Moments, Optimizer};
pub use stats::{Metrics, StepStats, read_stats};
pub use trainer::Trainer;
