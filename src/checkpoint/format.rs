//! The metadata of a checkpoint's file: settings, step, updates, version and report.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::contents::{Checkpoint, DataMark};
use crate::config::{self, Config};
use crate::error::{Error, Result};
use crate::tensor_file::{self, Precision};

/// What the playground's metadata say.
pub(super) struct About {
    pub config: Option<Config>,
    pub step: usize,
    pub updates: Option<[usize; 2]>,
    pub data: Option<DataMark>,
    pub report: Option<String>,
}

/// The version of the format that is written, and the highest one that is read.
const VERSION: u32 = 1;
const CONFIG_KEY: &str = "config";
const STEP_KEY: &str = "step";
const VERSION_KEY: &str = "version";
const UPDATES_KEY: &str = "updates";
const DATA_KEY: &str = "data";
const REPORT_KEY: &str = "report";
/// Name of the tensor in which PyTorch's batch norm counts its batches as an integer. Nothing here reads the count.
pub(super) const COUNTER: &str = "num_batches_tracked";
/// Highest step that is read: above the 30 million of the schema's longest run (1,000 epochs), and low enough that no
/// run which goes on from it can overflow 32 bits.
const MAX_STEP: usize = 1_000_000_000;

pub(super) fn write(checkpoint: &Checkpoint, precision: Precision) -> Result<Vec<u8>> {
    tensor_file::write(&metadata(checkpoint)?, tensor_file::entries(&checkpoint.tensors, precision)?)
}

fn metadata(checkpoint: &Checkpoint) -> Result<BTreeMap<&'static str, String>> {
    let report = checkpoint.report.iter().map(|report| (REPORT_KEY, report.clone()));
    let updates = checkpoint.updates.map(|[g, d]| (UPDATES_KEY, format!("{g} {d}")));
    let data = checkpoint.data.map(|DataMark { id, since }| (DATA_KEY, format!("{id} {since}")));
    let settings = settings(&checkpoint.config, checkpoint.step)?.into_iter();
    Ok(settings.chain([(VERSION_KEY, VERSION.to_string())]).chain(updates).chain(data).chain(report).collect())
}

/// What every file says of the run that it comes from.
pub(super) fn settings(config: &Config, step: usize) -> Result<[(&'static str, String); 2]> {
    let config = serde_json::to_string(config).map_err(wrong)?;
    Ok([(CONFIG_KEY, config), (STEP_KEY, step.to_string())])
}

/// Reads the metadata of a file whose tensors have the playground's names. Those of other programs say other things by the
/// same words.
///
/// # Errors
/// [`Error::CheckpointFormat`], [`Error::CheckpointVersion`] or [`Error::CheckpointSetting`].
pub(super) fn read(metadata: &BTreeMap<String, String>) -> Result<About> {
    let config = metadata.get(CONFIG_KEY).map(|json| {
        check_version(metadata.get(VERSION_KEY))?;
        read_config(json)
    });
    let (config, step) = (config.transpose()?, read_step(metadata.get(STEP_KEY))?);
    let updates = metadata.get(UPDATES_KEY).map(|text| read_updates(text)).transpose()?;
    let data = metadata.get(DATA_KEY).map(|text| read_data(text, step)).transpose()?;
    Ok(About { config, step, updates, data, report: metadata.get(REPORT_KEY).cloned() })
}

fn check_version(version: Option<&String>) -> Result<()> {
    // The first files were written without a version.
    let Some(found) = version else { return Ok(()) };
    let number: u32 = found.parse().map_err(|_| wrong(format!("its version {found:?} is not a number")))?;
    if number > VERSION {
        return Err(Error::CheckpointVersion { found: number, known: VERSION });
    }
    Ok(())
}

fn read_config(json: &str) -> Result<Config> {
    let damaged = |error| wrong(format!("its config is damaged: {error}"));
    let fields: Map<String, Value> = serde_json::from_str(json).map_err(damaged)?;
    let known = |name: &String| config::schema().iter().any(|setting| setting.name == name);
    if let Some(name) = fields.keys().find(|name| !known(name)) {
        return Err(Error::CheckpointSetting { name: name.clone() });
    }
    serde_json::from_value(Value::Object(fields)).map_err(damaged)
}

fn read_step(step: Option<&String>) -> Result<usize> {
    let Some(text) = step else { return Ok(0) };
    read_count(text).ok_or_else(|| wrong(format!("its step {text:?} is not a number from 0 to {MAX_STEP}")))
}

fn read_updates(text: &str) -> Result<[usize; 2]> {
    let counts: Option<Vec<_>> = text.split(' ').map(read_count).collect();
    counts
        .and_then(|counts| counts.try_into().ok())
        .ok_or_else(|| wrong(format!("its updates {text:?} are not two numbers from 0 to {MAX_STEP}")))
}

fn read_data(text: &str, step: usize) -> Result<DataMark> {
    let mark = text.split_once(' ').and_then(|(id, since)| {
        Some(DataMark { id: id.parse().ok()?, since: read_count(since).filter(|since| *since <= step)? })
    });
    mark.ok_or_else(|| wrong(format!("its data {text:?} are not a checksum and a step up to {step}")))
}

fn read_count(text: &str) -> Option<usize> {
    text.parse().ok().filter(|count| *count <= MAX_STEP)
}

fn wrong(detail: impl ToString) -> Error {
    Error::CheckpointFormat { detail: detail.to_string() }
}
