//! How runs begin, end up in checkpoints and go on from them.

use super::moments::Moments;
use super::{Event, Session, SettingsText, Warning, pairs};
use crate::checkpoint::{self, Checkpoint, DataMark};
use crate::config::Config;
use crate::error::Result;
use crate::train::Trainer;

impl Session {
    /// The events with which the first run begins, that of a session that was just opened.
    ///
    /// # Errors
    /// [`crate::Error::DeviceFailed`].
    pub async fn begin(&self) -> Result<Vec<Event>> {
        let state = Event::State { state: self.state };
        Ok(vec![
            Event::Begun { step: self.step, from_checkpoint: false },
            self.configured(),
            state,
            self.preview(false).await?,
        ])
    }

    /// The run as a checkpoint file.
    ///
    /// # Errors
    /// [`crate::Error::DeviceFailed`].
    pub async fn save(&self) -> Result<Vec<u8>> {
        checkpoint::save_marked(&self.config, self.step, self.mark, &self.trainer).await
    }

    /// Begins another run from a checkpoint file: its settings, networks, optimisers and step.
    ///
    /// # Errors
    /// As [`Checkpoint::read`] and [`Checkpoint::trainer`]; the session then is as it was.
    pub async fn load(&mut self, bytes: &[u8]) -> Result<Vec<Event>> {
        self.resume(Checkpoint::read(bytes)?).await
    }

    /// Begins another run from a checkpoint already read.
    ///
    /// # Errors
    /// As [`Checkpoint::trainer`]; the session then is as it was.
    pub async fn resume(&mut self, checkpoint: Checkpoint) -> Result<Vec<Event>> {
        let begun = Event::Begun { step: checkpoint.step, from_checkpoint: true };
        let names = checkpoint.left_out.join(", ");
        let mut events = self.take(checkpoint, begun).await?;
        if !names.is_empty() {
            events.push(Event::Warning(Warning::LeftOut { names }));
        }
        Ok(events)
    }

    /// Goes on with the same run from its checkpoint file, after a failure or on another device.
    ///
    /// # Errors
    /// As [`Session::load`]; the session then is as it was.
    pub async fn restore(&mut self, bytes: &[u8]) -> Result<Vec<Event>> {
        let checkpoint = Checkpoint::read(bytes)?;
        let restored = Event::Restored { step: checkpoint.step };
        self.take(checkpoint, restored).await
    }

    /// Begins a run with settings given as text.
    pub(super) async fn configure(&mut self, settings: &SettingsText) -> Result<Vec<Event>> {
        let (config, problems) = Config::from_pairs(pairs(settings));
        match problems.into_iter().next() {
            Some(problem) => Err(problem),
            None => self.begin_run(config).await,
        }
    }

    /// Begins a run with new networks.
    pub(super) async fn begin_run(&mut self, config: Config) -> Result<Vec<Event>> {
        config.validate()?;
        let trainer = Trainer::new(&config, self.device.burn());
        self.restart(config, trainer, Event::Begun { step: 0, from_checkpoint: false }, (0, None)).await
    }

    async fn take(&mut self, checkpoint: Checkpoint, first: Event) -> Result<Vec<Event>> {
        let trainer = checkpoint.trainer(self.device.burn())?;
        self.restart(checkpoint.config, trainer, first, (checkpoint.step, checkpoint.data)).await
    }

    /// Goes on with these networks at a step, to which they were trained on some images; `first` is the event that says
    /// why.
    async fn restart(
        &mut self,
        config: Config,
        trainer: Trainer,
        first: Event,
        (step, mark): (usize, Option<DataMark>),
    ) -> Result<Vec<Event>> {
        if let Some(data) = &mut self.data {
            data.check(&config)?;
            data.reorder(&config);
        }
        self.last_good = (step, trainer.snapshot());
        self.moments = Moments::new(step, trainer.generator());
        (self.evaluation, self.inversion, self.phased) = (None, None, None);
        (self.config, self.step, self.trainer, self.until) = (config, step, trainer, None);
        self.mark = mark;
        self.mark_data();
        let state = self.state_at_rest();
        let mut events = vec![first, self.configured(), self.enter(state), self.preview(false).await?];
        events.extend(self.said_of_batches());
        Ok(events)
    }

    pub(super) fn configured(&self) -> Event {
        Event::Configured {
            config: self.config.clone(),
            parameters_g: crate::model::weights(&self.trainer.generator),
            parameters_d: crate::model::weights(&self.trainer.discriminator),
            length: self.length(),
        }
    }
}
