//! One training step of the GAN (losses, penalties, optimisers and the step's statistics), and the training of the
//! classifier.

mod average;
mod classifier;
mod gradients;
mod input;
mod loss;
mod optimizer;
mod penalty;
mod phases;
mod stats;
mod trainer;

pub use classifier::ClassifierTrainer;
pub use input::{DiscriminatorInput, GeneratorInput, RealBatch, StepInput};
pub(crate) use loss::generator as generator_loss;
pub use optimizer::{Moments, Optimizer};
pub use phases::{Made, Phase, PhasedStep};
pub use stats::{Metrics, StepStats, read_stats};
pub use trainer::{Learners, Trainer};
