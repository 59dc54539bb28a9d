//! `gan study`: trains with each technique from several seeds and compares the runs by the classifier.

mod plot;
mod report;
mod run;
mod techniques;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::dataset::Data;
use super::exit::Ending;
use super::interrupt::Interrupt;
use super::output::Output;
use super::progress::Progress;
use super::{builtin, console, numbers};
use run::Outcome;
use techniques::{TECHNIQUES, Technique};

/// Train techniques from several seeds and compare them; finished runs are kept, so that it can be stopped and resumed
#[derive(Args)]
pub struct Study {
    #[command(flatten)]
    data: Data,
    /// Folder for the runs' results, the table (study.md) and the plot (study.svg)
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Techniques to compare [default: all]
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    techniques: Vec<String>,
    /// Seeds to train each from
    #[arg(long, value_name = "S,...", value_delimiter = ',', default_values_t = [1, 2, 3])]
    #[arg(allow_negative_numbers = true, value_parser = numbers::seed)]
    seeds: Vec<u32>,
    /// Steps of a run; the classifier looks every 100
    #[arg(long, value_name = "N", default_value_t = 1000, allow_negative_numbers = true)]
    #[arg(value_parser = numbers::whole::<usize>(1, numbers::MOST))]
    steps: usize,
    /// Classifier to measure with [default: the built-in one of MNIST]
    #[arg(long, alias = "judge", value_name = "C.safetensors")]
    classifier: Option<PathBuf>,
}

impl Study {
    /// Makes the runs that are not there yet, then writes the table and the plot of all.
    pub fn run(&self) -> Result<Ending> {
        let techniques = self.chosen()?;
        let folder = self.out.join("runs");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let [table, plot] = ["study.md", "study.svg"].map(|name| Output::prepare(&self.out.join(name), &[]));
        let outputs = [table?, plot?];
        let classifier = builtin::classifier_bytes(self.classifier.as_deref(), "mnist")?;
        let data = run::Data::read(&self.data, classifier)?;
        let progress = Progress::new(techniques.len() * self.seeds.len() * self.steps, false);
        let interrupt = Interrupt::watch(&progress, "stopping after the steps under way; finished runs are kept")?;
        let mut outcomes = Vec::new();
        for technique in &techniques {
            for &seed in &self.seeds {
                progress.set_message(format!("{} from seed {seed}", technique.name));
                let path = folder.join(format!("{}-{seed}-{}.json", technique.name, self.steps));
                let config = technique.config(seed)?;
                let run = run::Run { technique: technique.name, config, steps: self.steps };
                let outcome = kept_or_made(&run, &path, &data, &progress, || interrupt.signal().is_some())?;
                let (Some(outcome), None) = (outcome, interrupt.signal()) else {
                    progress.finish();
                    console::say("stopped: finished runs are kept, and the same command continues with the others")?;
                    return Ok(interrupt.signal().map_or(Ending::Done, Ending::Signal));
                };
                outcomes.push(outcome);
            }
        }
        progress.finish();
        self.publish(&techniques, &outcomes, &outputs)?;
        Ok(Ending::Done)
    }

    fn chosen(&self) -> Result<Vec<&'static Technique>> {
        if self.techniques.is_empty() {
            return Ok(TECHNIQUES.iter().collect());
        }
        let find = |name: &String| match TECHNIQUES.iter().find(|technique| technique.name == name) {
            Some(technique) => Ok(technique),
            None => {
                let known: Vec<_> = TECHNIQUES.iter().map(|technique| technique.name).collect();
                bail!("there is no technique named {name:?}: the techniques are {}", known.join(", "))
            }
        };
        self.techniques.iter().map(find).collect()
    }

    fn publish(&self, techniques: &[&Technique], outcomes: &[Outcome], [table, plot]: &[Output; 2]) -> Result<()> {
        let text = report::table(techniques, outcomes, self.steps);
        table.write(text.as_bytes())?;
        plot.write(plot::draw(techniques, outcomes)?.as_bytes())?;
        console::say(&text)
    }
}

/// The outcome of a run: from its file, or by training, which writes the file; `None` where it was stopped.
fn kept_or_made(
    run: &run::Run,
    path: &Path,
    data: &run::Data,
    progress: &Progress,
    stop: impl Fn() -> bool,
) -> Result<Option<Outcome>> {
    let output = Output::prepare(path, &[])?;
    if let Ok(bytes) = fs::read(path) {
        progress.inc(run.steps as u64);
        return serde_json::from_slice(&bytes).with_context(|| format!("{} is no result", path.display()));
    }
    let outcome = run.train(data, progress, stop)?;
    if let Some(outcome) = &outcome {
        output.write(&serde_json::to_vec_pretty(outcome)?)?;
    }
    Ok(outcome)
}
