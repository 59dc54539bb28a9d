//! What a run says: its progress on the way, and a summary at the end.

use anyhow::Result;
use gan_playground::session::{Event, Length, Row, Session, Warning};
use serde::Serialize;
use serde_json::{Value, json};

use super::divergence::Divergence;
use super::saving::Saving;
use crate::commands::console;
use crate::commands::exit::Ending;
use crate::commands::output::Output;
use crate::commands::progress::Progress;

/// Follows a run.
pub struct Report {
    pub progress: Progress,
    first_step: usize,
    /// Epochs whose end was seen.
    epochs: usize,
    last: Option<Row>,
    divergence: Option<Divergence>,
    is_json: bool,
}

/// How a run ended, in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum End {
    Done,
    /// Every epoch had been trained before it began.
    NothingLeft,
    Diverged,
    Interrupted,
}

impl Report {
    /// Of a run that begins where the session is; its end is told as JSON or in words.
    pub fn new(session: &Session, progress: Progress, is_json: bool) -> Self {
        let first_step = session.step();
        let Length { batches_per_epoch, epochs_from, .. } = session.length();
        let epochs = first_step.saturating_sub(epochs_from) / batches_per_epoch.max(1);
        Self { progress, first_step, epochs, last: None, divergence: None, is_json }
    }

    /// Shows what happened in a slice of the run.
    pub fn take(&mut self, events: Vec<Event>, saving: &Saving) {
        for event in events {
            match event {
                Event::Metrics { rows } => self.last = rows.last().copied().or(self.last),
                Event::Log { line, .. } => self.progress.log(&line),
                Event::Frame(frame) if frame.epoch > self.epochs => {
                    self.epochs = frame.epoch;
                    saving.epoch_ended(frame.epoch, &frame.mosaic, &self.progress);
                }
                Event::Warning(Warning::NotFinite { quantity, step, restored_step }) => {
                    self.diverged(Divergence { quantity: quantity.into(), step, restored_step });
                }
                _ => {}
            }
        }
        // Last, since a log has one line now and then: one of the losses, where there is one.
        self.show_progress();
    }

    fn show_progress(&self) {
        if let Some(Row { step, epoch, metrics, .. }) = &self.last {
            let (real, fake) = (metrics.d_real, metrics.d_fake_before);
            self.progress.set_message(format!("epoch {epoch}  D(x) {real:.2}  D(G(z)) {fake:.2}"));
            self.progress.set_position((step - self.first_step) as u64);
        }
    }

    /// Shows that a number was not finite, so that training ended there.
    pub fn diverged(&mut self, divergence: Divergence) {
        let Divergence { quantity, step, restored_step } = &divergence;
        self.progress.warn(&format!(
            "warning: the run diverged: {quantity} was not finite at step {step}. It stopped, and went back to the weights \
             of step {restored_step}. Lower the learning rates."
        ));
        self.divergence = Some(divergence);
    }

    /// Prints the summary, and returns how the run ended. `wants_steps` says whether any were asked for.
    pub fn close(&self, session: &Session, output: &Output, signal: Option<i32>, wants_steps: bool) -> Result<Ending> {
        let end = match (&self.divergence, signal) {
            (Some(_), _) => End::Diverged,
            (None, Some(_)) if session.step() < session.target() => End::Interrupted,
            _ if session.step() == self.first_step && wants_steps => End::NothingLeft,
            _ => End::Done,
        };
        if self.is_json {
            console::say(&self.json(session, output, end).to_string())?;
        } else {
            console::report(output, &self.summary(session, output, end))?;
        }
        Ok(match (end, signal) {
            (End::Diverged, _) => Ending::Diverged,
            (End::Interrupted, Some(signal)) => Ending::Signal(signal),
            _ => Ending::Done,
        })
    }

    fn json(&self, session: &Session, output: &Output, end: End) -> Value {
        json!({
            "out": output.name(),
            "step": session.step(),
            "end": end,
            "divergence": self.divergence,
            "config": session.config(),
            "last": self.last,
        })
    }

    fn summary(&self, session: &Session, output: &Output, end: End) -> String {
        let (step, epochs) = (session.step(), session.length().epochs);
        let picture = if output.is_file() { ", its picture beside it" } else { "" };
        let saved = format!("saved step {step} to {}{picture}", output.name());
        match end {
            End::Done => saved,
            End::Diverged => format!("diverged: {saved}"),
            End::Interrupted => {
                format!("interrupted before step {}: {saved}; --init goes on from it", session.target())
            }
            End::NothingLeft => {
                format!("all {epochs} epochs were trained already: raise --epochs, or give --steps, to go on; {saved}")
            }
        }
    }
}
