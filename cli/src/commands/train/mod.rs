//! `gan train`: trains on IDX files and saves a checkpoint.

mod report;
mod resume;
mod saving;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::session::{Command, Session, State};
use pollster::block_on;

use super::exit::Ending;
use super::interrupt::Interrupt;
use super::progress::Progress;
use super::{config_file, files, numbers, output};
use report::{Divergence, Report};
use saving::Saving;

/// Steps in one call of the session; between calls the command draws its progress and looks for signals.
const SLICE: usize = 5;

/// Train a DCGAN; Ctrl-C saves what there is and stops
#[derive(Args)]
pub struct Train {
    /// Folder with train-images-idx3-ubyte and train-labels-idx1-ubyte, raw or .gz
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
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
        let mut session = self.session(settings)?;
        let until = self.steps.map(|steps| session.step() + steps);
        let (first, started) = (session.step(), block_on(session.handle(Command::Train { until }))?);
        let mut saving = self.saving(&session)?;
        let progress = Progress::new(session.target().saturating_sub(first), self.json);
        let interrupt = Interrupt::watch(&progress, "saving what there is after the steps under way")?;
        let mut report = Report::new(&session, progress);
        report.take(started, &saving);
        while session.state() == State::Training && interrupt.signal().is_none() {
            report.take(block_on(session.train(SLICE))?, &saving);
            saving.keep(&session, &report.progress)?;
        }
        let step = session.step();
        if let Some((quantity, restored_step)) = saving::make_loadable(&mut session)? {
            report.diverged(Divergence { quantity, step, restored_step });
        }
        report.progress.finish();
        saving.finish(&mut session, &report.progress)?;
        report.close(self, &session, saving.output(), interrupt.signal())
    }

    fn saving(&self, session: &Session) -> Result<Saving> {
        let own: Vec<&Path> = self.config.iter().map(PathBuf::as_path).collect();
        let saving = Saving::prepare(&self.out, &self.data, &own, self.init.as_deref(), self.json)?;
        let a_epoch = session.batches_per_epoch().max(1);
        let epochs = session.target().saturating_sub(session.step()) / a_epoch;
        saving.plan(session, epochs, Duration::from_secs(self.save_every))
    }

    fn session(&self, settings: &[(&str, String)]) -> Result<Session> {
        let images = files::read_idx(&self.data, "train-images-idx3-ubyte")?;
        let labels = files::read_idx(&self.data, "train-labels-idx1-ubyte")?;
        let checkpoint = self.init.as_ref().map(|path| -> Result<_> {
            let bytes = files::read(path)?;
            Ok((path, Checkpoint::read(&bytes).with_context(|| path.display().to_string())?))
        });
        let checkpoint = checkpoint.transpose()?;
        let mut config = match (&checkpoint, &self.preset) {
            (Some((_, checkpoint)), _) => checkpoint.config.clone(),
            (None, Some(preset)) => Config::preset(preset)?,
            (None, None) => Config::default(),
        };
        if let Some(path) = &self.config {
            config = config_file::read(path, config)?;
        }
        settings.iter().try_for_each(|(name, value)| config.set(name, value))?;
        let mut session = Session::new(device::cpu(), config.clone())?;
        if let Some((path, checkpoint)) = checkpoint {
            resume::resume(&mut session, checkpoint, &config, path)?;
        }
        session.load_dataset(&images, Some(&labels), None)?;
        Ok(session)
    }
}
