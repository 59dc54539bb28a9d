//! `gan train`: trains on IDX files and saves a checkpoint.

mod divergence;
mod report;
mod saving;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::session::{Command, Event, Session, State};
use pollster::block_on;

use super::dataset::{Data, Part};
use super::exit::Ending;
use super::interrupt::Interrupt;
use super::progress::Progress;
use super::{config_file, console, files, numbers, output};
use report::Report;
use saving::Saving;

/// Steps in one call of the session; between calls the command draws its progress and looks for signals.
const SLICE: usize = 5;
/// Weights times images of a step from which a step takes so long, 0.2 s or more, that each is a call of its own. Not the
/// time itself: a run that diverges goes back by whole calls, and must end in the same way on every machine.
const SLOW: usize = 500_000_000;

/// Train a DCGAN; Ctrl-C saves what there is and stops
#[derive(Args)]
pub struct Train {
    #[command(flatten)]
    data: Data,
    /// Steps to train from here; without it, to the end of the last epoch
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = numbers::whole::<usize>(0, numbers::MOST))]
    steps: Option<usize>,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["config", "init"], help = super::settings::about_presets())]
    preset: Option<String>,
    /// JSON file with settings, such as {"epochs": 3}, or with what --json printed; flags come on top
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Go on from this checkpoint: its settings, weights, optimisers and step; --config and flags come on top
    #[arg(long, value_name = "W.safetensors")]
    init: Option<PathBuf>,
    /// Checkpoint to write, or - for stdout; beside it PNG grids at up to 20 epochs' ends (W-epoch-001.png) and at the end
    #[arg(long, value_name = "W.safetensors")]
    out: PathBuf,
    /// Save on the way, too, whenever so many seconds have passed
    #[arg(long, value_name = "SECONDS", default_value_t = 300, allow_negative_numbers = true, value_parser = numbers::whole::<u64>(0, numbers::MOST))]
    save_every: u64,
    /// Print one JSON object at the end, and only warnings and errors besides
    #[arg(long)]
    json: bool,
}

impl Train {
    /// Trains and saves, then prints a summary.
    pub fn run(&self, settings: &[(&str, String)]) -> Result<Ending> {
        output::check_ending(&self.out, "safetensors")?;
        let (config, checkpoint) = self.start(settings)?;
        let mut saving = self.saving()?;
        let (mut session, weights) = self.session(config, checkpoint)?;
        let first = session.step();
        let started = block_on(session.handle(Command::Train { until: self.steps.map(|steps| first + steps) }))?;
        saving.plan(&session, weights, Duration::from_secs(self.save_every))?;
        let progress = Progress::new(session.target().saturating_sub(first), self.json);
        let interrupt = Interrupt::watch(&progress, "saving what there is after the steps under way")?;
        let mut report = Report::new(&session, progress, self.json);
        let slice = slice(session.config(), weights);
        report.take(started, &saving);
        while session.state() == State::Training && interrupt.signal().is_none() {
            report.take(block_on(session.train(slice))?, &saving);
            saving.keep(&session, &report.progress)?;
        }
        report.progress.finish();
        if let Some(divergence) = saving.finish(&mut session, &report.progress)? {
            report.diverged(divergence);
        }
        report.close(&session, saving.output(), interrupt.signal(), self.steps != Some(0))
    }

    fn saving(&self) -> Result<Saving> {
        let own: Vec<&Path> = self.config.iter().map(PathBuf::as_path).collect();
        Saving::prepare(&self.out, self.data.files(), &own, self.init.as_deref(), self.json)
    }

    /// The run's settings, and the checkpoint that it goes on from.
    fn start(&self, settings: &[(&str, String)]) -> Result<(Config, Option<Checkpoint>)> {
        let checkpoint = self.init.as_deref().map(files::read_checkpoint).transpose()?;
        let mut config = match (&checkpoint, &self.preset) {
            (Some(checkpoint), _) => checkpoint.config.clone(),
            (None, Some(preset)) => Config::preset(preset)?,
            (None, None) => Config::default(),
        };
        if let Some(path) = &self.config {
            config = config_file::read(path, config)?;
        }
        settings.iter().try_for_each(|(name, value)| config.set(name, value))?;
        config.validate()?;
        Ok((config, checkpoint))
    }

    /// The session, ready to train, and the number of its networks' weights.
    fn session(&self, config: Config, checkpoint: Option<Checkpoint>) -> Result<(Session, [usize; 2])> {
        let dataset = self.data.read(Part::Train)?;
        let mut session = Session::new(device::cpu(), config.clone())?;
        if let (Some(mut checkpoint), Some(path)) = (checkpoint, &self.init) {
            checkpoint.config = config;
            block_on(session.resume(checkpoint)).with_context(|| path.display().to_string())?;
        }
        let loaded = session.use_dataset(dataset, None)?;
        for event in &loaded {
            if let Event::Log { line, .. } = event {
                console::complain(line);
            }
        }
        let weights = loaded.iter().find_map(|event| match event {
            Event::Configured { parameters_g, parameters_d, .. } => Some([*parameters_g, *parameters_d]),
            _ => None,
        });
        Ok((session, weights.unwrap_or_default()))
    }
}

fn slice(config: &Config, weights: [usize; 2]) -> usize {
    let passes = config.batch_size * (config.d_steps + config.g_steps);
    if weights.iter().sum::<usize>() * passes > SLOW { 1 } else { SLICE }
}
