//! `gan study`: trains techniques from several seeds and compares what the classifier sees.

mod plot;
mod report;
mod run;
mod techniques;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use anyhow::{Context, Result, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{files, train};
use run::Outcome;
use techniques::{TECHNIQUES, Technique};

/// Train techniques from several seeds and compare them; finished runs are kept, so that it can be stopped and resumed
#[derive(Args)]
pub struct Study {
    /// Folder with the training images and labels, raw or .gz
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
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
    /// Runs what is not there yet, then writes the table and the plot of all.
    pub fn run(&self) -> Result<()> {
        let techniques = self.chosen()?;
        let folder = self.out.join("runs");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let data = run::Data::read(&self.data, &self.classifier)?;
        let interrupted = train::watch_for_ctrl_c()?;
        let progress = ProgressBar::new((techniques.len() * self.seeds.len() * self.steps) as u64);
        let style = ProgressStyle::with_template("{bar:30} step {pos}/{len}  {per_sec}, {eta} left  {msg}");
        progress.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let mut outcomes = Vec::new();
        for technique in &techniques {
            for &seed in &self.seeds {
                let path = folder.join(format!("{}-{seed}-{}.json", technique.name, self.steps));
                progress.set_message(format!("{} from seed {seed}", technique.name));
                let outcome = match fs::read(&path) {
                    Ok(bytes) => {
                        progress.inc(self.steps as u64);
                        serde_json::from_slice(&bytes).with_context(|| format!("{} is no result", path.display()))?
                    }
                    Err(_) => {
                        let config = technique.config(seed)?;
                        let stop = || interrupted.load(Ordering::Relaxed);
                        let outcome = run::train(technique.name, config, self.steps, &data, &progress, stop)?;
                        let Some(outcome) = outcome else {
                            progress.finish_and_clear();
                            println!("stopped: the runs that ended are kept, the same command goes on");
                            return Ok(());
                        };
                        files::write(&path, &serde_json::to_vec_pretty(&outcome)?)?;
                        outcome
                    }
                };
                outcomes.push(outcome);
            }
        }
        progress.finish_and_clear();
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
