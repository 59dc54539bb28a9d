//! One training step taken apart: the same operations in the same order as [`Trainer::step`], one phase at a time.

use std::vec::IntoIter;

use burn::tensor::Tensor;
use serde::Serialize;

use super::input::{DiscriminatorInput, GeneratorInput, StepInput};
use super::stats::{StepStats, VALUES};
use super::trainer::{Fakes, Round, Trainer};

/// A part of a training step. The first four are one update of the discriminator and come again for each of its updates;
/// the last one is an update of the generator, and comes again for each of those.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The generator draws a batch of fakes, and a batch of real images is taken.
    Draw,
    /// The discriminator judges the real images.
    JudgeReal,
    /// The discriminator judges the fakes.
    JudgeFakes,
    /// The discriminator learns from both.
    DiscriminatorLearns,
    /// The discriminator judges the fakes again, and the generator learns from that. Its first update is on the fakes of
    /// the discriminator's last one, each further one on new fakes.
    GeneratorLearns,
}

/// What a phase made, on the device.
#[derive(Debug)]
pub struct Made {
    pub phase: Phase,
    /// Which update of its network it belongs to, from 1, and how many there are.
    pub update: [usize; 2],
    /// The real images as the discriminator sees them, `[batch, 1, side, side]`, where they are drawn.
    pub real: Option<Tensor<4>>,
    /// The fakes as the discriminator sees them, where they are drawn or judged anew.
    pub fakes: Option<Tensor<4>>,
    /// The discriminator's outputs, `[batch]`, where it judges.
    pub logits: Option<Tensor<1>>,
    /// Loss and norm of the gradient, `[1]` each, where a network learns.
    pub learnt: Option<[Tensor<1>; 2]>,
}

/// A step on its way: a copy of the networks, and what the phases so far have left for the next ones.
#[derive(Debug)]
pub struct PhasedStep {
    trainer: Trainer,
    discriminator: IntoIter<DiscriminatorInput>,
    generator: IntoIter<GeneratorInput>,
    rate: f64,
    /// Updates of each network in the whole step.
    updates: [usize; 2],
    next: Option<Phase>,
    round: Option<Round>,
    logits: [Option<Tensor<1>>; 2],
    fakes: Option<Fakes>,
    /// Measurements of the discriminator's last update, and of the generator's.
    seen: Option<[Tensor<1>; 4]>,
    drawn: Option<[Tensor<1>; 3]>,
}

impl PhasedStep {
    /// A step of these networks, which stay as they are: it goes on with a copy.
    pub fn new(trainer: &Trainer, input: StepInput) -> Self {
        Self {
            trainer: trainer.snapshot(),
            updates: [input.discriminator.len(), input.generator.len()],
            discriminator: input.discriminator.into_iter(),
            generator: input.generator.into_iter(),
            rate: input.rate,
            next: Some(Phase::Draw),
            round: None,
            logits: [None, None],
            fakes: None,
            seen: None,
            drawn: None,
        }
    }

    /// The networks as the phases so far have left them.
    pub fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// The next phase; none after the last.
    pub fn next(&self) -> Option<Phase> {
        self.next
    }

    /// The trainer after the step and the step's measurements, if all phases are done.
    pub fn finish(self) -> Option<(Trainer, StepStats)> {
        let ([loss_d, d_real, d_fake_before, norm_d], [loss_g, d_fake_after, norm_g]) = (self.seen?, self.drawn?);
        let values: [Tensor<1>; VALUES] = [loss_d, loss_g, d_real, d_fake_before, d_fake_after, norm_d, norm_g];
        self.next.is_none().then(|| (self.trainer, StepStats::of(values)))
    }

    /// Runs the next phase; none is left after the last.
    pub fn run(&mut self) -> Option<Made> {
        match self.next? {
            Phase::Draw => self.draw(),
            Phase::JudgeReal => self.judge(0),
            Phase::JudgeFakes => self.judge(1),
            Phase::DiscriminatorLearns => self.discriminator_learns(),
            Phase::GeneratorLearns => self.generator_learns(),
        }
    }

    fn draw(&mut self) -> Option<Made> {
        let round = self.trainer.draw(self.discriminator.next()?);
        let [real, fakes] = round.seen.clone().map(Tensor::without_autodiff);
        self.round = Some(round);
        self.next = Some(Phase::JudgeReal);
        Some(Made { real: Some(real), fakes: Some(fakes), ..self.made(Phase::Draw) })
    }

    /// Half 0 are the real images, half 1 are the fakes.
    fn judge(&mut self, half: usize) -> Option<Made> {
        let logits = self.round.as_ref()?.judged(&self.trainer.discriminator, half);
        self.logits[half] = Some(logits.clone());
        let [phase, next] =
            [[Phase::JudgeReal, Phase::JudgeFakes], [Phase::JudgeFakes, Phase::DiscriminatorLearns]][half];
        self.next = Some(next);
        Some(Made { logits: Some(logits.without_autodiff()), ..self.made(phase) })
    }

    fn discriminator_learns(&mut self) -> Option<Made> {
        let made = self.made(Phase::DiscriminatorLearns);
        let (round, [Some(real), Some(fake)]) = (self.round.take()?, std::mem::take(&mut self.logits)) else {
            return None;
        };
        let (measured, fakes) = self.trainer.train_discriminator(round, [real, fake], self.rate, true);
        let measured = measured.map(Tensor::without_autodiff);
        let [loss, _, _, norm] = measured.clone();
        (self.seen, self.fakes) = (Some(measured), Some(fakes));
        self.next = Some(if self.discriminator.len() > 0 { Phase::Draw } else { Phase::GeneratorLearns });
        Some(Made { learnt: Some([loss, norm]), ..made })
    }

    fn generator_learns(&mut self) -> Option<Made> {
        let made = self.made(Phase::GeneratorLearns);
        let update = self.generator.next()?;
        let fakes = self.trainer.fakes_for(update.z, &mut self.fakes)?;
        let images = fakes.images.clone().without_autodiff();
        let (measured, logits) = self.trainer.train_generator(fakes, update.noise, self.rate, true);
        let measured = measured.map(Tensor::without_autodiff);
        let [loss, _, norm] = measured.clone();
        self.drawn = Some(measured);
        self.next = (self.generator.len() > 0).then_some(Phase::GeneratorLearns);
        let logits = Some(logits.without_autodiff());
        Some(Made { fakes: Some(images), logits, learnt: Some([loss, norm]), ..made })
    }

    /// An empty result of a phase whose input has been taken, or is about to be.
    fn made(&self, phase: Phase) -> Made {
        let [d, g] = self.updates;
        let update = match phase {
            Phase::GeneratorLearns => [g - self.generator.len() + 1, g],
            _ => [d - self.discriminator.len(), d],
        };
        Made { phase, update, real: None, fakes: None, logits: None, learnt: None }
    }
}
