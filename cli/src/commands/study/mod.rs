//! `gan study`: trains with each technique from several seeds and compares the runs by the classifier.

mod plot;
mod report;
mod run;
mod techniques;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use anyhow::{Context, Result, bail};
use clap::Args;
use indicatif::ProgressBar;

use super::dataset::Data;
use super::{files, progress};
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
    seeds: Vec<u32>,
    /// Steps of a run; the classifier looks every 100
    #[arg(long, value_name = "N", default_value_t = 1000)]
    steps: usize,
    /// Classifier to measure with
    #[arg(
        long,
        alias = "judge",
        value_name = "C.safetensors",
        default_value = "www/public/weights/classifier-mnist.safetensors"
    )]
    classifier: PathBuf,
}

impl Study {
    /// Makes the runs that are not there yet, then writes the table and the plot of all.
    pub fn run(&self) -> Result<()> {
        let techniques = self.chosen()?;
        let folder = self.out.join("runs");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let data = run::Data::read(&self.data, &self.classifier)?;
        let interrupted = progress::watch_for_ctrl_c()?;
        let bar = progress::bar(techniques.len() * self.seeds.len() * self.steps, false);
        let mut outcomes = Vec::new();
        for technique in &techniques {
            for &seed in &self.seeds {
                bar.set_message(format!("{} from seed {seed}", technique.name));
                let path = folder.join(format!("{}-{seed}-{}.json", technique.name, self.steps));
                let config = technique.config(seed)?;
                let stop = || interrupted.load(Ordering::Relaxed);
                let run = run::Run { technique: technique.name, config, steps: self.steps };
                let Some(outcome) = kept_or_made(&run, &path, &data, &bar, stop)? else {
                    bar.finish_and_clear();
                    println!("stopped: finished runs are kept, and the same command continues with the others");
                    return Ok(());
                };
                outcomes.push(outcome);
            }
        }
        bar.finish_and_clear();
        self.publish(&techniques, &outcomes)
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

    fn publish(&self, techniques: &[&Technique], outcomes: &[Outcome]) -> Result<()> {
        let table = report::table(techniques, outcomes, self.steps);
        files::write(&self.out.join("study.md"), table.as_bytes())?;
        plot::draw(&self.out.join("study.svg"), techniques, outcomes)?;
        println!("{table}");
        Ok(())
    }
}

/// The outcome of a run: from its file, or by training, which writes the file; `None` where it was stopped.
fn kept_or_made(
    run: &run::Run,
    path: &Path,
    data: &run::Data,
    bar: &ProgressBar,
    stop: impl Fn() -> bool,
) -> Result<Option<Outcome>> {
    if let Ok(bytes) = fs::read(path) {
        bar.inc(run.steps as u64);
        return serde_json::from_slice(&bytes).with_context(|| format!("{} is no result", path.display()));
    }
    let outcome = run.train(data, bar, stop)?;
    if let Some(outcome) = &outcome {
        files::write(path, &serde_json::to_vec_pretty(outcome)?)?;
    }
    Ok(outcome)
}
