//! The state machine that the page and the CLI drive: [`Command`] in, [`Event`]s out. No JavaScript, no clock, no
//! threads: whoever drives it decides when to train and for how many steps.

mod evaluation;
mod message;
mod pictures;
mod position;

pub use evaluation::EVALUATION_SAMPLES;
use evaluation::Evaluation;
pub use message::{Command, Event, Finish, Frame, FrameKind, Row, State, Warning};
use position::Position;

use crate::checkpoint::{self, Checkpoint};
use crate::config::{Change, Config};
use crate::data::{Dataset, EpochOrder};
use crate::device::ComputeDevice;
use crate::error::{Error, Result};
use crate::metrics::Evaluator;
use crate::train::{Metrics, RealBatch, StepInput, Trainer, read_stats};

/// Besides each epoch's end, steps at which a picture is kept to look back at.
const MILESTONE_STEPS: usize = 250;
/// The lesson's log prints every 100 batches.
const LOG_BATCHES: usize = 100;

/// One run: its settings, data, networks and state.
pub struct Session {
    device: ComputeDevice,
    config: Config,
    data: Option<Data>,
    trainer: Trainer,
    step: usize,
    state: State,
    until: Option<usize>,
    /// Where the last slice of training that ended well began: its weights gave finite losses.
    last_good: (usize, Trainer),
    evaluator: Option<Evaluator>,
    evaluation: Option<Evaluation>,
}

struct Data {
    dataset: Dataset,
    order: EpochOrder,
}

impl Session {
    /// A session with new networks and no data.
    ///
    /// # Errors
    /// [`Error::SettingRange`].
    pub fn new(device: ComputeDevice, config: Config) -> Result<Self> {
        config.validate()?;
        let trainer = Trainer::new(&config, device.burn());
        let last_good = (0, trainer.snapshot());
        Ok(Self {
            device,
            config,
            data: None,
            trainer,
            step: 0,
            state: State::Loading,
            until: None,
            last_good,
            evaluator: None,
            evaluation: None,
        })
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

    /// Takes training images in IDX form, raw or gzipped. A run under way pauses, and goes on with them.
    ///
    /// # Errors
    /// As [`Dataset::from_idx`], and [`Error::TooFewImages`]. What was loaded before stays.
    pub fn load_dataset(&mut self, images: &[u8], labels: Option<&[u8]>) -> Result<Vec<Event>> {
        let dataset = Dataset::from_idx(images, labels)?;
        check(&self.config, &dataset)?;
        let event = Event::Dataset {
            images: dataset.len(),
            width: dataset.side(),
            height: dataset.side(),
            class_counts: dataset.class_counts(),
        };
        let order = EpochOrder::new(self.config.seed, dataset.len());
        self.evaluation = None;
        self.data = Some(Data { dataset, order });
        let mut events = vec![event];
        let restart = if self.step > 0 { State::Paused } else { State::Ready };
        events.push(self.configured());
        events.push(self.enter(restart));
        Ok(events)
    }

    /// Carries out one order.
    ///
    /// # Errors
    /// What the order names; the session then is as it was.
    pub async fn handle(&mut self, command: Command) -> Result<Vec<Event>> {
        match command {
            Command::Configure { config } => self.configure(config).await,
            Command::Reset => self.configure(self.config.clone()).await,
            Command::Train { until } => self.start(until),
            Command::Pause => Ok(self.pause()),
            Command::Step => self.single_step().await,
            Command::Preview => Ok(vec![self.preview(false).await?]),
            Command::Real => Ok(vec![self.real().await?]),
            Command::Evaluate => self.begin_evaluation(),
            Command::Nearest => self.begin_nearest().await,
            Command::Adjust { config } => self.adjust(config),
            Command::Interpolate { from, to, path, points, from_class, to_class } => {
                Ok(vec![self.walk([(from, from_class), (to, to_class)], path, points).await?])
            }
            Command::Write { seed, classes } => Ok(vec![self.write(seed, &classes).await?]),
        }
    }

    /// Trains up to `steps` steps, stopping early at a picture to keep, at the step asked for and at the run's end.
    /// Nothing happens unless the session is training.
    ///
    /// # Errors
    /// [`Error::DeviceFailed`].
    pub async fn train(&mut self, steps: usize) -> Result<Vec<Event>> {
        let target = self.target();
        let first = self.step;
        let before = self.trainer.snapshot();
        let mut stats = Vec::new();
        while self.state == State::Training && stats.len() < steps && self.step < target {
            stats.push(self.train_one()?);
            if self.at_milestone() {
                break;
            }
        }
        if stats.is_empty() {
            return Ok(Vec::new());
        }
        let metrics = read_stats(stats).await?;
        self.device.check()?;
        if let Some(recovery) = self.recover(first, &metrics) {
            return Ok(recovery);
        }
        self.last_good = (first, before);
        self.report(first, metrics).await
    }

    /// The run as a checkpoint file.
    ///
    /// # Errors
    /// [`Error::DeviceFailed`].
    pub async fn save(&self) -> Result<Vec<u8>> {
        checkpoint::save(&self.config, self.step, &self.trainer).await
    }

    /// Goes on from a checkpoint file: its settings, networks, optimisers and step.
    ///
    /// # Errors
    /// As [`Checkpoint::read`] and [`Checkpoint::trainer`]; the session then is as it was.
    pub async fn load(&mut self, bytes: &[u8]) -> Result<Vec<Event>> {
        self.resume(Checkpoint::read(bytes)?).await
    }

    /// Goes on from a checkpoint already read.
    ///
    /// # Errors
    /// As [`Checkpoint::trainer`]; the session then is as it was.
    pub async fn resume(&mut self, checkpoint: Checkpoint) -> Result<Vec<Event>> {
        let trainer = checkpoint.trainer(self.device.burn())?;
        self.restart(checkpoint.config, checkpoint.step, trainer).await
    }

    async fn configure(&mut self, config: Config) -> Result<Vec<Event>> {
        config.validate()?;
        let trainer = Trainer::new(&config, self.device.burn());
        self.restart(config, 0, trainer).await
    }

    /// Begins a run at `step` with these networks.
    async fn restart(&mut self, config: Config, step: usize, trainer: Trainer) -> Result<Vec<Event>> {
        if let Some(data) = &mut self.data {
            check(&config, &data.dataset)?;
            data.order = EpochOrder::new(config.seed, data.dataset.len());
        }
        self.last_good = (step, trainer.snapshot());
        self.evaluation = None;
        (self.config, self.step, self.trainer, self.until) = (config, step, trainer, None);
        let state = match (&self.data, step) {
            (None, _) => State::Loading,
            (Some(_), 0) => State::Ready,
            (Some(_), _) => State::Paused,
        };
        Ok(vec![self.configured(), self.enter(state), self.preview(false).await?])
    }

    /// Goes on with other live settings.
    fn adjust(&mut self, config: Config) -> Result<Vec<Event>> {
        let changes = self.config.changes_to(&config)?;
        if let Some(data) = &self.data {
            check(&config, &data.dataset)?;
        }
        self.trainer.adjust(&config);
        // What a recovery puts back shall have them, too.
        self.last_good.1.adjust(&config);
        self.config = config.clone();
        let batches_per_epoch = self.batches_per_epoch();
        let total_steps = batches_per_epoch * config.epochs;
        let words: Vec<_> = changes.iter().map(|Change { name, from, to }| format!("{name} {from} -> {to}")).collect();
        let line = format!("Step {}: {}", self.step, words.join(", "));
        let mut events = vec![Event::Adjusted { step: self.step, config, changes, batches_per_epoch, total_steps }];
        if !words.is_empty() {
            events.push(Event::Log { line });
        }
        // Fewer epochs may be over already.
        if self.state == State::Training && self.step >= self.target() {
            events.extend(self.finish());
        }
        Ok(events)
    }

    fn start(&mut self, until: Option<usize>) -> Result<Vec<Event>> {
        self.data.as_ref().ok_or(Error::NoDataset)?;
        self.until = until;
        if self.step >= self.target() {
            return Ok(self.finish());
        }
        Ok(vec![self.enter(State::Training)])
    }

    fn pause(&mut self) -> Vec<Event> {
        if self.state == State::Training { vec![self.enter(State::Paused)] } else { Vec::new() }
    }

    async fn single_step(&mut self) -> Result<Vec<Event>> {
        let mut events = self.start(Some(self.step + 1))?;
        events.extend(self.train(1).await?);
        events.extend(self.pause());
        events.push(self.preview(false).await?);
        Ok(events)
    }

    /// One step on the next batch; the run must have data.
    fn train_one(&mut self) -> Result<crate::train::StepStats> {
        let place = self.position(self.step);
        let Config { batch_size, image_size, d_steps, lr_decay, .. } = self.config;
        let data = self.data.as_mut().ok_or(Error::NoDataset)?;
        let first = place.batch * d_steps;
        let real = (first..first + d_steps).map(|batch| data.batch(place.epoch, batch, [batch_size, image_size]));
        let rate = lr_decay.powi(place.epoch as i32);
        let input = StepInput::draw(&self.config, self.step, real.collect(), rate, self.device.burn());
        let stats = self.trainer.step(input);
        self.step += 1;
        Ok(stats)
    }

    /// Puts the last good weights back if a measurement is not finite.
    fn recover(&mut self, first: usize, metrics: &[Metrics]) -> Option<Vec<Event>> {
        let bad = metrics.iter().zip(first + 1..).find_map(|(row, step)| Some((row.not_finite()?, step)));
        let (quantity, step) = bad?;
        let (restored_step, good) = (self.last_good.0, self.last_good.1.snapshot());
        (self.step, self.trainer) = (restored_step, good);
        let warning = Event::Warning(Warning::NotFinite { quantity, step, restored_step });
        Some(vec![warning, self.enter(State::Paused)])
    }

    /// What the steps from `first` on have to tell.
    async fn report(&mut self, first: usize, metrics: Vec<Metrics>) -> Result<Vec<Event>> {
        let rows: Vec<Row> = metrics.into_iter().zip(first..).map(|(metrics, at)| self.row(at, metrics)).collect();
        let lines: Vec<_> = rows.iter().filter(|row| row.batch % LOG_BATCHES == 0).map(|row| self.log(row)).collect();
        let mut events = vec![Event::Metrics { rows }];
        events.extend(lines);
        if self.at_milestone() {
            events.push(self.preview(true).await?);
        }
        if self.step >= self.target() {
            events.extend(self.finish());
        }
        Ok(events)
    }

    fn row(&self, at: usize, metrics: Metrics) -> Row {
        let Position { epoch, batch } = self.position(at);
        Row { step: at + 1, epoch, batch, metrics }
    }

    /// A line in the lesson's format.
    fn log(&self, row: &Row) -> Event {
        let Row { epoch, batch, metrics: Metrics { loss_d, loss_g, .. }, .. } = row;
        let (epochs, batches) = (self.config.epochs, self.batches_per_epoch());
        let line = format!("Epoch [{epoch}/{epochs}] Batch {batch}/{batches} Loss D: {loss_d:.4}, loss G: {loss_g:.4}");
        Event::Log { line }
    }

    fn configured(&self) -> Event {
        Event::Configured {
            config: self.config.clone(),
            parameters_g: crate::model::weights(&self.trainer.generator),
            parameters_d: crate::model::weights(&self.trainer.discriminator),
            batches_per_epoch: self.batches_per_epoch(),
            total_steps: self.batches_per_epoch() * self.config.epochs,
        }
    }

    fn enter(&mut self, state: State) -> Event {
        self.state = state;
        Event::State { state }
    }

    fn finish(&mut self) -> Vec<Event> {
        let reason = if self.until.is_some() { Finish::Until } else { Finish::Epochs };
        vec![Event::Finished { reason, step: self.step }, self.enter(State::Paused)]
    }

    /// The step at which training stops: the one asked for, else the end of the last epoch.
    fn target(&self) -> usize {
        self.until.unwrap_or(self.batches_per_epoch() * self.config.epochs)
    }

    fn at_milestone(&self) -> bool {
        self.step.is_multiple_of(MILESTONE_STEPS) || self.step.is_multiple_of(self.batches_per_epoch().max(1))
    }

    fn position(&self, step: usize) -> Position {
        Position::new(step, self.batches_per_epoch())
    }

    /// Steps of an epoch: each takes a batch for every update of the discriminator.
    fn batches_per_epoch(&self) -> usize {
        let Config { batch_size, d_steps, .. } = self.config;
        self.data.as_ref().map_or(0, |data| data.dataset.len() / (batch_size * d_steps))
    }
}

impl Data {
    /// A batch of an epoch, for networks of this batch size and image size.
    fn batch(&mut self, epoch: usize, batch: usize, [batch_size, image_size]: [usize; 2]) -> RealBatch {
        let indices = self.order.batch(epoch, batch, batch_size);
        let labels = self.dataset.labels();
        let classes = labels.map(|labels| indices.iter().map(|index| labels[*index as usize]).collect());
        RealBatch { pixels: self.dataset.batch(indices, image_size), classes }
    }
}

/// Whether a run can have these images.
fn check(config: &Config, dataset: &Dataset) -> Result<()> {
    let (images, batch_size) = (dataset.len(), config.batch_size * config.d_steps);
    if images < batch_size {
        return Err(Error::TooFewImages { images, batch_size });
    }
    if config.conditional.is_on() && dataset.class_counts().is_none() {
        return Err(Error::NoLabels);
    }
    Ok(())
}
