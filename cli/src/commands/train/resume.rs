//! Goes on from a checkpoint.

use std::path::Path;

use anyhow::{Error, Result, anyhow};
use gan_playground::Error as EngineError;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::{self, Config};
use gan_playground::device;
use gan_playground::session::Session;
use pollster::block_on;

/// Gives the session a checkpoint's networks, to go on with these settings. Where they do not fit together, the error
/// names the settings that differ.
pub fn resume(session: &mut Session, checkpoint: Checkpoint, config: &Config, path: &Path) -> Result<()> {
    let mut wanted = checkpoint.clone();
    wanted.config = config.clone();
    block_on(session.resume(wanted)).map(drop).map_err(|error| explain(error, &checkpoint, config, path))
}

fn explain(error: EngineError, checkpoint: &Checkpoint, config: &Config, path: &Path) -> Error {
    let is_mismatch = matches!(error, EngineError::CheckpointTensors { .. } | EngineError::CheckpointShape { .. });
    let settings = if is_mismatch { culprits(checkpoint, config) } else { Vec::new() };
    if settings.is_empty() {
        return Error::new(error).context(path.display().to_string());
    }
    let values = |of: &Config| {
        let pairs = settings.iter().map(|name| format!("{name} = {}", of.get(name).unwrap_or_default()));
        pairs.collect::<Vec<_>>().join(", ")
    };
    anyhow!(
        "the networks in {} were made with {}, and this run asks for {}: go on with the checkpoint's own {}, or train new \
         networks without --init",
        path.display(),
        values(&checkpoint.config),
        values(config),
        settings.join(", ")
    )
}

/// The settings each of which alone makes the checkpoint's tensors unfit.
fn culprits(checkpoint: &Checkpoint, config: &Config) -> Vec<&'static str> {
    let names = config::schema().into_iter().map(|setting| setting.name);
    let is_unfit = |name: &&str| {
        let mut changed = checkpoint.clone();
        let value = config.get(name).unwrap_or_default();
        changed.config.set(name, &value).is_ok() && changed.trainer(device::cpu().burn()).is_err()
    };
    names.filter(|name| config.get(name) != checkpoint.config.get(name)).filter(is_unfit).collect()
}
