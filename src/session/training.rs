//! Training, a slice of steps at a time.

use super::position::{Length, Position};
use super::{Event, Finish, LogEntry, Network, Row, Session, State, Warning};
use crate::config::Config;
use crate::error::Result;
use crate::train::{Learners, Metrics, StepInput, StepStats, Trainer, read_stats};

/// Besides each epoch's end, steps at which a picture is kept to look back at.
const MILESTONE_STEPS: usize = 250;
/// The lesson's log prints every 100 batches.
const LOG_BATCHES: usize = 100;

impl Session {
    /// Trains up to `steps` steps, stopping early at a picture to keep, at the step asked for and at the run's end.
    /// Nothing happens unless the session is training.
    ///
    /// # Errors
    /// [`crate::Error::DeviceFailed`].
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
        self.settle(first, before, stats).await
    }

    /// What follows the steps from `first` on, before which the networks were as in `before`: their measurements, or the
    /// way back where one is not finite.
    pub(super) async fn settle(&mut self, first: usize, before: Trainer, stats: Vec<StepStats>) -> Result<Vec<Event>> {
        let metrics = read_stats(stats).await?;
        self.device.check()?;
        if let Some(recovery) = self.recover(first, &metrics) {
            return Ok(recovery);
        }
        self.last_good = (first, before);
        if self.moments.is_due(self.step) {
            self.moments.keep(self.step, self.trainer.generator());
        }
        self.report(first, metrics).await
    }

    pub(super) fn start(&mut self, until: Option<usize>) -> Result<Vec<Event>> {
        self.data()?;
        self.phased = None;
        self.until = until;
        if self.step >= self.target() {
            return Ok(self.finish());
        }
        Ok(vec![self.enter(State::Training)])
    }

    pub(super) fn pause(&mut self) -> Vec<Event> {
        if self.state == State::Training { vec![self.enter(State::Paused)] } else { Vec::new() }
    }

    pub(super) async fn single_step(&mut self) -> Result<Vec<Event>> {
        let mut events = self.start(Some(self.step + 1))?;
        events.extend(self.train(1).await?);
        events.extend(self.pause());
        events.push(self.preview(false).await?);
        Ok(events)
    }

    /// One step in which only one network learns: the other one's weights stay. It counts as a step, with its own batch
    /// and latents, and is measured as every step; the log says that it was not an ordinary one.
    pub(super) async fn step_only(&mut self, network: Network) -> Result<Vec<Event>> {
        self.data()?;
        let mut events = self.pause();
        (self.phased, self.until) = (None, None);
        let (first, before) = (self.step, self.trainer.snapshot());
        let input = self.step_input()?;
        let learners =
            Learners { generator: network == Network::Generator, discriminator: network == Network::Discriminator };
        let stats = self.trainer.step_of(input, learners);
        self.step += 1;
        events.extend(self.settle(first, before, vec![stats]).await?);
        if self.step > first {
            let line = format!("Step {}: only the {} learnt", self.step, network.name());
            events.push(Event::Log { line, entry: LogEntry::Only { step: self.step, network } });
        }
        if self.state != State::Paused {
            events.push(self.enter(State::Paused));
        }
        events.push(self.preview(false).await?);
        Ok(events)
    }

    /// One step on the next batch; the run must have data.
    fn train_one(&mut self) -> Result<StepStats> {
        let input = self.step_input()?;
        let stats = self.trainer.step(input);
        self.step += 1;
        Ok(stats)
    }

    /// The input of the next step; the run must have data.
    pub(super) fn step_input(&mut self) -> Result<StepInput> {
        let Position { epoch, batch } = self.position(self.step);
        let real = self.real_batches(epoch, batch * self.config.d_steps)?;
        let rate = self.config.lr_decay.powi(epoch as i32);
        let config = Config { batch_size: self.batch_size(), ..self.config.clone() };
        Ok(StepInput::draw(&config, self.step, real, rate, self.device.burn()))
    }

    /// Puts the last good weights back if a measurement is not finite.
    fn recover(&mut self, first: usize, metrics: &[Metrics]) -> Option<Vec<Event>> {
        let bad = metrics.iter().zip(first + 1..).find_map(|(row, step)| Some((row.not_finite()?, step)));
        let (quantity, step) = bad?;
        let restored_step = self.go_back();
        let warning = Event::Warning(Warning::NotFinite { quantity, step, restored_step });
        Some(vec![warning, self.enter(State::Paused)])
    }

    /// Puts back the last weights that are known to have given finite losses, and returns their step.
    pub fn go_back(&mut self) -> usize {
        let (step, good) = (self.last_good.0, self.last_good.1.snapshot());
        self.phased = None;
        self.moments.truncate(step);
        (self.step, self.trainer) = (step, good);
        step
    }

    /// The events of the steps from `first` on.
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
        let &Row { epoch, batch, metrics: Metrics { loss_d, loss_g, .. }, .. } = row;
        let Length { epochs, batches_per_epoch: batches, .. } = self.length();
        let line = format!("Epoch [{epoch}/{epochs}] Batch {batch}/{batches} Loss D: {loss_d:.4}, loss G: {loss_g:.4}");
        Event::Log { line, entry: LogEntry::Losses { epoch, epochs, batch, batches, loss_d, loss_g } }
    }

    pub(super) fn finish(&mut self) -> Vec<Event> {
        let reason = if self.until.is_some() { Finish::Until } else { Finish::Epochs };
        vec![Event::Finished { reason, step: self.step }, self.enter(State::Paused)]
    }

    /// The step at which training stops: the one asked for, else the end of the last epoch.
    pub fn target(&self) -> usize {
        self.until.unwrap_or_else(|| self.length().total_steps)
    }

    fn at_milestone(&self) -> bool {
        let in_epochs = self.step.saturating_sub(self.epochs_from());
        self.step.is_multiple_of(MILESTONE_STEPS) || in_epochs.is_multiple_of(self.batches_per_epoch().max(1))
    }

    pub(super) fn position(&self, step: usize) -> Position {
        // A recovery may have gone back to before the images changed.
        Position::new(step.saturating_sub(self.epochs_from()), self.batches_per_epoch())
    }
}
