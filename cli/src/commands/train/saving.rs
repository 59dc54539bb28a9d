//! What a run leaves: its checkpoint, saved at the end and now and then on the way, and pictures beside it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use gan_playground::Error;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::frame::Mosaic;
use gan_playground::session::{Command, Event, Session};
use pollster::block_on;

use super::divergence::Divergence;
use crate::commands::files;
use crate::commands::output::{self, Output};
use crate::commands::progress::Progress;

/// Pictures at epochs' ends in one run; with more epochs they are spread evenly.
const MOST_PICTURES: usize = 20;
/// Numbers that a checkpoint has for each weight at most: itself, its two moments, and its moving average.
const NUMBERS_EACH: usize = 4;

/// The files of one run.
pub struct Saving {
    output: Output,
    /// The checkpoint's name, from which the pictures have theirs.
    name: PathBuf,
    /// Files that no picture may replace.
    inputs: Vec<PathBuf>,
    /// A picture is written at the end of each of so many epochs.
    stride: usize,
    /// Time between two saves on the way.
    every: Duration,
    last: Instant,
}

impl Saving {
    /// Looks whether all can be written. `data` and `own` are the files that the command reads and must not overwrite; the
    /// checkpoint `init` may be replaced by the one that goes on from it.
    pub fn prepare(name: &Path, data: Vec<PathBuf>, own: &[&Path], init: Option<&Path>, is_json: bool) -> Result<Self> {
        let mut inputs = data;
        inputs.extend(own.iter().map(|path| path.to_path_buf()));
        let read: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        let output = Output::prepare_beside(name, &read, is_json)?;
        inputs.extend(init.map(Path::to_path_buf));
        inputs.push(name.into());
        let saving = Self { output, name: name.into(), inputs, stride: 1, every: Duration::MAX, last: Instant::now() };
        if saving.output.is_file() {
            saving.picture(&saving.final_picture()).with_context(|| {
                format!("the picture of {} would be {}", name.display(), saving.final_picture().display())
            })?;
        }
        Ok(saving)
    }

    /// Plans a run of networks with this many weights to the session's target, saved each `every` on the way. Refuses
    /// where the disk has no room for its checkpoint.
    pub fn plan(&mut self, session: &Session, weights: [usize; 2], every: Duration) -> Result<()> {
        let bytes = weights.iter().sum::<usize>() * NUMBERS_EACH * size_of::<f32>();
        self.output.check_room(bytes as u64)?;
        let epochs = session.target().saturating_sub(session.step()) / session.length().batches_per_epoch.max(1);
        self.stride = epochs.div_ceil(MOST_PICTURES).max(1);
        (self.every, self.last) = (every, Instant::now());
        Ok(())
    }

    /// Where the checkpoint goes.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Saves on the way where that is due. If it fails, the end may still succeed.
    pub fn keep(&mut self, session: &Session, progress: &Progress) -> Result<()> {
        if self.last.elapsed() < self.every || !self.output.is_file() {
            return Ok(());
        }
        let bytes = block_on(session.save())?;
        // A file with a weight that is not a number could not be loaded; the one before it can.
        if Checkpoint::read(&bytes).is_ok()
            && let Err(error) = self.output.write(&bytes)
        {
            progress.warn(&format!("warning: {error:#}; the run goes on"));
        }
        self.last = Instant::now();
        Ok(())
    }

    /// Saves the end of the run and its picture. A checkpoint that cannot be written is kept somewhere else.
    ///
    /// No loss tells of a weight that the last update made infinite or not a number. Then the last good weights are saved,
    /// and that is returned.
    pub fn finish(&self, session: &mut Session, progress: &Progress) -> Result<Option<Divergence>> {
        let mut bytes = block_on(session.save())?;
        let mut divergence = None;
        if let Err(Error::CheckpointNotFinite { name }) = Checkpoint::read(&bytes) {
            let (step, restored_step) = (session.step(), session.go_back());
            divergence = Some(Divergence { quantity: name, step, restored_step });
            bytes = block_on(session.save())?;
        }
        self.write(&bytes, session.step())?;
        for event in block_on(session.handle(Command::Preview))? {
            if let Event::Frame(frame) = event {
                self.draw(&self.final_picture(), &frame.mosaic, progress);
            }
        }
        Ok(divergence)
    }

    fn write(&self, bytes: &[u8], step: usize) -> Result<()> {
        let Err(error) = self.output.write(bytes) else { return Ok(()) };
        match output::rescue(bytes, &format!("-step-{step}.safetensors")) {
            Some(path) => bail!("{error:#}; the run is saved in {} instead: move it from there", path.display()),
            None => Err(error),
        }
    }

    /// Writes the picture of an epoch's end, if this epoch is to have one.
    pub fn epoch_ended(&self, epoch: usize, mosaic: &Mosaic, progress: &Progress) {
        if epoch.is_multiple_of(self.stride) {
            self.draw(&files::beside(&self.name, &format!("-epoch-{epoch:03}.png")), mosaic, progress);
        }
    }

    /// Writes a picture; one that cannot be written is no reason to lose the run.
    fn draw(&self, path: &Path, mosaic: &Mosaic, progress: &Progress) {
        if !self.output.is_file() {
            return;
        }
        let written = self.picture(path).and_then(|output| output.write(&files::png(mosaic)?));
        if let Err(error) = written {
            progress.warn(&format!("warning: {error:#}; the run goes on without this picture"));
        }
    }

    fn picture(&self, path: &Path) -> Result<Output> {
        let read: Vec<&Path> = self.inputs.iter().map(PathBuf::as_path).collect();
        let output = Output::prepare(path, &read)?;
        if !output.is_file() {
            bail!("cannot write {}: it is no regular file", path.display());
        }
        Ok(output)
    }

    fn final_picture(&self) -> PathBuf {
        self.name.with_extension("png")
    }
}
