//! From a run to a file.

use super::contents::{Checkpoint, DataMark};
use super::moments;
use super::names::{AVERAGE, DISCRIMINATOR, GENERATOR};
use burn::module::Module;

use crate::config::Config;
use crate::error::Result;
use crate::model::{named_tensors, read_back};
use crate::tensor_file::Precision;
use crate::train::{Optimizer, Trainer};

/// Writes a run as a file that does not say what it was trained on.
///
/// # Errors
/// [`Error::DeviceFailed`](crate::Error::DeviceFailed).
pub async fn save(config: &Config, step: usize, trainer: &Trainer) -> Result<Vec<u8>> {
    save_marked(config, step, None, trainer).await
}

/// Writes the run as a file. It reads all tensors back from the device in one round trip.
///
/// # Errors
/// [`Error::DeviceFailed`](crate::Error::DeviceFailed).
pub(crate) async fn save_marked(
    config: &Config,
    step: usize,
    data: Option<DataMark>,
    trainer: &Trainer,
) -> Result<Vec<u8>> {
    let mut tensors = Vec::new();
    for (prefix, weights, optimizer) in [
        (GENERATOR, named_tensors(&trainer.generator.valid()), &trainer.optimizer_g),
        (DISCRIMINATOR, named_tensors(&trainer.discriminator()), &trainer.optimizer_d),
    ] {
        tensors.extend(optimizer.moments().into_iter().flat_map(|held| moments::by_weight(prefix, &weights, held)));
        tensors.extend(weights.into_iter().map(|tensor| tensor.prefixed(prefix)));
    }
    let average = trainer.average.iter().flat_map(named_tensors);
    tensors.extend(average.map(|tensor| tensor.prefixed(AVERAGE)));
    let tensors = read_back(tensors).await?;
    let time = |optimizer: &Optimizer| optimizer.moments().map_or(0, |moments| moments.time);
    let updates = Some([&trainer.optimizer_g, &trainer.optimizer_d].map(time));
    let (config, trained) = (config.clone(), config.clone());
    let checkpoint = Checkpoint { config, step, report: None, updates, data, trained, left_out: vec![], tensors };
    checkpoint.write(Precision::Single)
}
