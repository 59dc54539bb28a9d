//! One training step in phases. The step works on a copy of the networks, which takes their place when the last phase is
//! done: until then the run stands where it stood, and any other order that trains or changes the run drops the phases.
//! Whoever looks into the networks meanwhile sees the copy.

use burn::tensor::{Tensor, Transaction};

use super::finding::{Finding, PhaseReport};
use super::{Event, Session, State};
use crate::config::CHANNELS;
use crate::error::Result;
use crate::frame::lay_out;
use crate::inside::Verdicts;
use crate::latent::PREVIEW_COLUMNS;
use crate::train::{Made, Phase, PhasedStep};

impl Session {
    /// Runs the next phase of the step under way, or the first one of a new step.
    pub(super) async fn phase(&mut self) -> Result<Vec<Event>> {
        self.data()?;
        let mut events = self.pause();
        let mut phased = match self.phased.take() {
            Some(phased) => phased,
            None => {
                let input = self.step_input()?;
                Box::new(PhasedStep::new(&self.trainer, input))
            }
        };
        let Some(made) = phased.run() else { return Ok(events) };
        let report = self.report_phase(made, phased.next()).await?;
        events.push(Event::Found(Finding::Phase(report)));
        if phased.next().is_some() {
            self.phased = Some(phased);
            return Ok(events);
        }
        let Some((trainer, stats)) = phased.finish() else { return Ok(events) };
        let before = std::mem::replace(&mut self.trainer, trainer);
        let first = self.step;
        (self.step, self.until) = (first + 1, None);
        events.extend(self.settle(first, before, vec![stats]).await?);
        if self.state != State::Paused {
            events.push(self.enter(State::Paused));
        }
        events.push(self.preview(false).await?);
        Ok(events)
    }

    async fn report_phase(&self, made: Made, next: Option<Phase>) -> Result<PhaseReport> {
        let Made { phase, update: [update, updates], real, fakes, logits, learnt } = made;
        let [loss, grad_norm] = learnt.map_or([None, None], |learnt| learnt.map(Some));
        let values = [flat(real), flat(fakes), logits, loss, grad_norm];
        let reads = values.iter().flatten().fold(Transaction::default(), |reads, value| reads.register(value.clone()));
        // The one read-back of a phase.
        let mut data = reads.execute_async().await?.into_iter().map(|data| data.iter().collect::<Vec<f32>>());
        self.device.check()?;
        let [real, fakes, logits, loss, grad_norm] = values.map(|value| value.and_then(|_| data.next()));
        let side = self.config.image_size;
        let mosaic = |values: Vec<f32>| {
            let count = values.len() / (CHANNELS * side * side);
            lay_out(&values, [count, CHANNELS, side], PREVIEW_COLUMNS)
        };
        let single = |values: Vec<f32>| values.first().copied();
        Ok(PhaseReport {
            phase,
            step: self.step,
            update,
            updates,
            next,
            real: real.map(mosaic),
            fakes: fakes.map(mosaic),
            verdicts: logits.map(|logits| Verdicts::of(logits, self.config.loss)),
            loss: loss.and_then(single),
            grad_norm: grad_norm.and_then(single),
        })
    }
}

fn flat(images: Option<Tensor<4>>) -> Option<Tensor<1>> {
    images.map(|images| {
        let length = images.shape().num_elements();
        images.reshape([length])
    })
}
