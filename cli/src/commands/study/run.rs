//! One run of a study.

use anyhow::Result;
use gan_playground::config::Config;
use gan_playground::data::Dataset;
use gan_playground::device;
use gan_playground::session::{Command, Event, Session, State};
use pollster::block_on;
use serde::{Deserialize, Serialize};

use crate::commands::dataset::{self, Part};
use crate::commands::progress::Progress;

/// Steps between two evaluations by the classifier.
const EVALUATED_EVERY: usize = 100;
/// Steps in one call of the session; between calls the command looks for Ctrl-C.
const SLICE: usize = 10;

/// The training data of every run of a study, and the classifier that measures it.
pub struct Data {
    dataset: Dataset,
    classifier: Vec<u8>,
}

impl Data {
    pub fn read(data: &dataset::Data, classifier: Vec<u8>) -> Result<Self> {
        Ok(Self { dataset: data.read_aloud(Part::Train)?, classifier })
    }
}

/// One evaluation of 1,000 fakes by the classifier.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Look {
    pub step: usize,
    pub modes: usize,
    /// Share of the fakes whose class has a probability above 0.9, 0..1.
    pub sure: f64,
    pub distance: f64,
}

/// The result of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    pub technique: String,
    pub seed: u32,
    pub looks: Vec<Look>,
    /// The step at which a measurement was not finite.
    pub diverged: Option<usize>,
}

impl Outcome {
    /// The first step at which the classifier found all ten classes.
    pub fn ten_modes(&self) -> Option<usize> {
        self.looks.iter().find(|look| look.modes == 10).map(|look| look.step)
    }

    /// Whether it diverged, or ended with fewer than eight classes.
    pub fn collapsed(&self) -> bool {
        self.diverged.is_some() || self.looks.last().is_none_or(|look| look.modes < 8)
    }

    /// The last evaluation at or before a step.
    pub fn at(&self, step: usize) -> Option<&Look> {
        self.looks.iter().rev().find(|look| look.step <= step)
    }
}

/// A run that is to be made.
pub struct Run {
    pub technique: &'static str,
    pub config: Config,
    pub steps: usize,
}

impl Run {
    /// Trains, and has the classifier look at the fakes every [`EVALUATED_EVERY`] steps; `None` where it was stopped.
    pub fn train(&self, data: &Data, progress: &Progress, stop: impl Fn() -> bool) -> Result<Option<Outcome>> {
        let Self { technique, config, steps } = self;
        let mut outcome =
            Outcome { technique: (*technique).into(), seed: config.seed, looks: Vec::new(), diverged: None };
        let mut session = Session::new(device::cpu(), config.clone())?;
        session.use_dataset(data.dataset.clone(), None)?;
        session.load_classifier(&data.classifier)?;
        let start = progress.position();
        while session.step() < *steps && outcome.diverged.is_none() {
            let until = (session.step() + EVALUATED_EVERY).min(*steps);
            block_on(session.handle(Command::Train { until: Some(until) }))?;
            while session.state() == State::Training {
                if stop() {
                    return Ok(None);
                }
                let events = block_on(session.train(SLICE))?;
                if events.iter().any(|event| matches!(event, Event::Warning(_))) {
                    outcome.diverged = Some(session.step());
                }
                progress.set_position(start + session.step() as u64);
            }
            outcome.looks.extend(look(&mut session)?);
        }
        progress.set_position(start + *steps as u64);
        Ok(Some(outcome))
    }
}

/// Measures 1,000 fakes of the generator as it is now.
fn look(session: &mut Session) -> Result<Option<Look>> {
    block_on(session.handle(Command::Evaluate))?;
    let mut seen = None;
    while session.is_evaluating() {
        for event in block_on(session.evaluate_slice())? {
            if let Event::Evaluated { step, histogram, distance, .. } = event {
                seen = Some(Look { step, modes: histogram.modes, sure: histogram.sure, distance });
            }
        }
    }
    Ok(seen)
}
