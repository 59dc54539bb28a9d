//! The state machine that the page and the CLI drive: [`Command`] in, [`Event`]s out. No JavaScript, no clock, no
//! threads: whoever drives it decides when to train and for how many steps.

mod answer;
mod command;
mod data;
mod edit;
mod evaluation;
mod event;
mod exploration;
mod finding;
mod inspection;
mod length;
mod loading;
mod measurement;
mod moments;
mod network;
mod phases;
mod pictures;
mod position;
mod resolving;
mod run;
mod subject;
mod training;

pub use answer::{Edited, Settings};
pub use command::{Command, SettingsText};
use data::Data;
pub use event::{Event, Finish, Frame, FrameKind, LogEntry, Row, State, Warning};
pub use finding::{Finding, PhaseReport};
pub use measurement::EVALUATION_SAMPLES;
use measurement::Evaluation;
use moments::Moments;
pub use network::Network;
pub use position::Length;
pub use subject::{Latent, Picture, Subject};

use crate::checkpoint::DataMark;
use crate::config::{self, Config};
use crate::device::ComputeDevice;
use crate::error::{Problem, Result};
use crate::inside::Inversion;
use crate::metrics::Evaluator;
use crate::train::{PhasedStep, Trainer};

/// One run: its settings, data, networks and state.
pub struct Session {
    device: ComputeDevice,
    config: Config,
    /// What was wrong with the settings that it was opened with.
    problems: Vec<Problem>,
    data: Option<Data>,
    /// The images that the run is trained on, and since when; none before it has any.
    mark: Option<DataMark>,
    trainer: Trainer,
    step: usize,
    state: State,
    until: Option<usize>,
    /// Where the last slice of training that ended well began: its weights gave finite losses.
    last_good: (usize, Trainer),
    evaluator: Option<Evaluator>,
    evaluation: Option<Evaluation>,
    /// Generators of the run's way so far.
    moments: Moments,
    /// The search for a picture's latent.
    inversion: Option<Inversion>,
    /// The step that is trained in phases.
    phased: Option<Box<PhasedStep>>,
}

impl Session {
    /// A session with new networks and no data.
    ///
    /// # Errors
    /// [`crate::Error::SettingRange`].
    pub fn new(device: ComputeDevice, config: Config) -> Result<Self> {
        config.validate()?;
        let trainer = Trainer::new(&config, device.burn());
        let last_good = (0, trainer.snapshot());
        let moments = Moments::new(0, trainer.generator());
        Ok(Self {
            device,
            config,
            problems: Vec::new(),
            data: None,
            mark: None,
            trainer,
            step: 0,
            state: State::Loading,
            until: None,
            last_good,
            evaluator: None,
            evaluation: None,
            moments,
            inversion: None,
            phased: None,
        })
    }

    /// The same from settings given as text: what cannot be used has its default, and [`Session::settings`] says so.
    ///
    /// # Errors
    /// As [`Session::new`]; none in practice.
    pub fn open(device: ComputeDevice, settings: &SettingsText) -> Result<Self> {
        let (config, errors) = Config::from_pairs(pairs(settings));
        let mut session = Self::new(device, config)?;
        session.problems = errors.iter().map(Problem::from).collect();
        Ok(session)
    }

    /// All that a form for the settings is made from.
    pub fn settings(&self) -> Settings {
        Settings {
            schema: config::schema(),
            presets: config::presets(),
            config: self.config.clone(),
            problems: self.problems.clone(),
        }
    }

    /// Its settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Steps trained.
    pub fn step(&self) -> usize {
        self.step
    }

    /// Where it is.
    pub fn state(&self) -> State {
        self.state
    }

    /// Carries out one order.
    ///
    /// # Errors
    /// What the order names; the session then is as it was.
    pub async fn handle(&mut self, command: Command) -> Result<Vec<Event>> {
        match command {
            Command::Configure { settings } => self.configure(&settings).await,
            Command::Reset => self.begin_run(self.config.clone()).await,
            Command::Train { until } => self.start(until),
            Command::Pause => Ok(self.pause()),
            Command::Step => self.single_step().await,
            Command::StepOnly { network } => self.step_only(network).await,
            Command::Phase => self.phase().await,
            Command::Preview => Ok(vec![self.preview(false).await?]),
            Command::Real => Ok(vec![self.real().await?]),
            Command::Evaluate => self.begin_evaluation(),
            Command::Nearest => self.begin_nearest().await,
            Command::Interpolate { from, to, path, points } => Ok(vec![self.walk([&from, &to], path, points).await?]),
            Command::Activations { subject } => Ok(vec![self.activations(&subject).await?]),
            Command::Verdicts => Ok(vec![self.verdicts().await?]),
            Command::Attribution { picture, loss } => Ok(vec![self.attribution(&picture, loss).await?]),
            Command::PrincipalDirections { count, seed, class } => {
                Ok(vec![self.principal_directions(count, seed, class).await?])
            }
            Command::DrawLatents { latents, classes, truncation, columns, step } => {
                Ok(vec![self.draw_latents((&latents, &classes.unwrap_or_default()), truncation, columns, step).await?])
            }
            Command::Latent { latent } => Ok(vec![self.find_latent(&latent)?]),
            Command::Moments => Ok(vec![Event::Found(Finding::Moments { steps: self.moments.steps() })]),
            Command::Invert { picture, class, seed } => Ok(vec![self.invert(&picture, class, seed).await?]),
            Command::InvertOn { iterations } => Ok(vec![self.invert_on(iterations).await?]),
            Command::Write { seed, classes } => Ok(vec![self.write(seed, &classes).await?]),
        }
    }

    fn enter(&mut self, state: State) -> Event {
        self.state = state;
        Event::State { state }
    }
}

fn pairs(settings: &SettingsText) -> impl Iterator<Item = (&str, &str)> {
    settings.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}
