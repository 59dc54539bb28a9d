//! Looking into the networks as they stand, between steps, without touching training.

use super::subject::{Picture, Subject};
use super::{Event, Finding, Session};
use crate::config::Loss;
use crate::error::Result;
use crate::inside::{attribution, read_layers, verdicts};
use crate::train::Trainer;

impl Session {
    /// The networks as they stand: in the middle of a step in phases, as those have left them.
    pub(super) fn networks(&self) -> &Trainer {
        self.phased.as_ref().map_or(&self.trainer, |phased| phased.trainer())
    }

    pub(super) async fn activations(&self, subject: &Subject) -> Result<Event> {
        let layers = match subject {
            Subject::Generator { latent } => {
                let latent = self.latent(latent)?.to_tensor(self.device.burn());
                self.networks().generator().layers(latent)
            }
            Subject::Discriminator { picture } => {
                let (pictures, at) = self.picture(picture)?;
                self.networks().discriminator().layers(pictures.images.narrow(0, at, 1))
            }
        };
        let layers = read_layers(layers).await?;
        self.device.check()?;
        Ok(Event::Found(Finding::Activations { step: self.step, layers }))
    }

    pub(super) async fn verdicts(&self) -> Result<Event> {
        let reals = self.shown_real().and_then(|shown| self.reals(&shown)).ok();
        let sets = [Some(self.fakes()), reals].into_iter().flatten().collect();
        let mut verdicts = verdicts(&self.networks().discriminator(), self.config.loss, sets).await?.into_iter();
        self.device.check()?;
        // There is one for each set, and the fakes are always there.
        let fakes = verdicts.next().unwrap_or_default();
        Ok(Event::Found(Finding::Verdicts { step: self.step, fakes, reals: verdicts.next() }))
    }

    /// By the run's loss where none is given.
    pub(super) async fn attribution(&self, picture: &Picture, loss: Option<Loss>) -> Result<Event> {
        let (pictures, at) = self.picture(picture)?;
        let loss = loss.unwrap_or(self.config.loss);
        let attribution = attribution(&self.networks().discriminator(), loss, pictures, at).await?;
        self.device.check()?;
        Ok(Event::Found(Finding::Attribution { step: self.step, attribution }))
    }
}
