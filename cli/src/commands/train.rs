//! `gan train`: trains on IDX files and saves a checkpoint.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use anyhow::{Context, Result};
use clap::Args;
use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::session::{Command, Event, Frame, Row, Session, State, Warning};
use indicatif::ProgressBar;
use pollster::block_on;
use serde_json::json;

use super::dataset::{Data, Part};
use super::{files, progress};

/// Steps in one call of the session; between calls the command draws its progress and looks for Ctrl-C.
const SLICE: usize = 5;

/// Train a DCGAN; Ctrl-C saves what there is and stops.
#[derive(Args)]
pub struct Train {
    #[command(flatten)]
    data: Data,
    /// Steps to train from here; without it, to the end of the last epoch
    #[arg(long, value_name = "N")]
    steps: Option<usize>,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["config", "init"], help = super::settings::about_presets())]
    preset: Option<String>,
    /// JSON file with settings; flags come on top
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Go on from this checkpoint: its settings, weights, optimisers and step
    #[arg(long, value_name = "W.safetensors")]
    init: Option<PathBuf>,
    /// Checkpoint to write; PNG grids are written beside it at each epoch's end and at the end
    #[arg(long, value_name = "W.safetensors")]
    out: PathBuf,
    /// Print one JSON object at the end, and nothing else
    #[arg(long)]
    json: bool,
}

impl Train {
    /// Trains and saves, then prints a summary.
    pub fn run(&self, settings: &[(&str, String)]) -> Result<()> {
        let mut session = self.session(settings)?;
        let interrupted = progress::watch_for_ctrl_c()?;
        let until = self.steps.map(|steps| session.step() + steps);
        let mut report = Report::new(self, session.step());
        report.take(self, block_on(session.handle(Command::Train { until }))?)?;
        report.progress.set_length(session.target().saturating_sub(session.step()) as u64);
        while session.state() == State::Training && !interrupted.load(Ordering::Relaxed) {
            report.take(self, block_on(session.train(SLICE))?)?;
        }
        report.progress.finish_and_clear();
        self.save(&mut session)?;
        report.close(self, &session);
        Ok(())
    }

    fn session(&self, settings: &[(&str, String)]) -> Result<Session> {
        let dataset = self.data.read(Part::Train)?;
        let checkpoint = self.init.as_deref().map(files::read_checkpoint).transpose()?;
        let mut config = match (&checkpoint, &self.config) {
            (_, Some(path)) => serde_json::from_slice(&files::read(path)?)
                .with_context(|| format!("{} does not hold settings", path.display()))?,
            (Some(checkpoint), None) => checkpoint.config.clone(),
            (None, None) => self.preset.as_deref().map_or_else(|| Ok(Config::default()), Config::preset)?,
        };
        settings.iter().try_for_each(|(name, value)| config.set(name, value))?;
        let mut session = Session::new(device::cpu(), config.clone())?;
        if let Some(mut checkpoint) = checkpoint {
            checkpoint.config = config;
            block_on(session.resume(checkpoint))?;
        }
        for event in session.use_dataset(dataset, None)? {
            if let Event::Log { line, .. } = event {
                eprintln!("{line}");
            }
        }
        Ok(session)
    }

    fn save(&self, session: &mut Session) -> Result<()> {
        files::write(&self.out, &block_on(session.save())?)?;
        for event in block_on(session.handle(Command::Preview))? {
            if let Event::Frame(frame) = event {
                files::write_png(&self.out.with_extension("png"), &frame.mosaic)?;
            }
        }
        Ok(())
    }
}

/// Shows progress while training, and keeps the last measurements for the summary.
struct Report {
    progress: ProgressBar,
    first_step: usize,
    last: Option<Row>,
    epochs: usize,
}

impl Report {
    fn new(train: &Train, first_step: usize) -> Self {
        let progress = progress::bar(0, train.json); // its length is known once training begins
        Self { progress, first_step, last: None, epochs: 0 }
    }

    fn take(&mut self, train: &Train, events: Vec<Event>) -> Result<()> {
        for event in events {
            match event {
                Event::Metrics { rows } => self.measured(&rows),
                Event::Log { line, .. } => self.progress.println(line),
                Event::Frame(frame) if frame.epoch > self.epochs => self.epoch_ended(train, &frame)?,
                Event::Warning(Warning::NotFinite { quantity, step, restored_step }) => self.progress.println(format!(
                    "{quantity} was not finite at step {step}: stopped, and went back to the weights of step \
                     {restored_step}. Lower the learning rates."
                )),
                _ => {}
            }
        }
        Ok(())
    }

    fn measured(&mut self, rows: &[Row]) {
        self.last = rows.last().copied().or(self.last);
        if let Some(row) = &self.last {
            self.progress.set_position((row.step - self.first_step) as u64);
            let metrics = row.metrics;
            self.progress.set_message(format!("D(x) {:.2}  D(G(z)) {:.2}", metrics.d_real, metrics.d_fake_before));
        }
    }

    fn epoch_ended(&mut self, train: &Train, frame: &Frame) -> Result<()> {
        self.epochs = frame.epoch;
        files::write_png(&files::beside(&train.out, &format!("-epoch-{:03}.png", frame.epoch)), &frame.mosaic)
    }

    fn close(&self, train: &Train, session: &Session) {
        let (out, step) = (train.out.display(), session.step());
        if train.json {
            println!(
                "{}",
                json!({"out": out.to_string(), "step": step, "config": session.config(), "last": self.last})
            );
        } else {
            println!("saved step {step} to {out}, its picture beside it");
        }
    }
}
