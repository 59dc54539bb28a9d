//! Prefixes of the tensors' names.

pub(super) const GENERATOR: &str = "generator.";
pub(super) const DISCRIMINATOR: &str = "discriminator.";
/// Prefix of the generator's moving average, which draws the images where a file has it.
pub(super) const AVERAGE: &str = "ema.";
