//! One training step, natively. `cargo bench --workspace --bench step` prints its time.
//!
//! `make bench` drives it with `--serve`. It then prints `{ parameters }`, reads numbers of steps from its input and
//! answers each with `{ ms, losses }`; every message is one line of JSON.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;
use clap::Parser;
use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::session::{Command, Event, Session};
use serde_json::json;

/// The same allocator as that of the command line.
#[path = "../src/memory.rs"]
mod memory;

/// Rounds and steps of each when nobody drives; the first round warms up.
const ROUNDS: usize = 6;
const STEPS: usize = 10;

#[derive(Parser)]
struct Options {
    #[arg(long, default_value_t = 64)]
    batch: usize,
    #[arg(long, default_value_t = 16)]
    features: usize,
    #[arg(long, default_value_t = 100)]
    z: usize,
    #[arg(long, default_value_t = 42)]
    seed: u32,
    /// Recorded only: RAYON_NUM_THREADS sets the number of threads.
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// MNIST's training images, an IDX file.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/mnist/train-images-idx3-ubyte"))]
    digits: PathBuf,
    /// Their labels, an IDX file; read only where the networks are told the class.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/mnist/train-labels-idx1-ubyte"))]
    labels: PathBuf,
    /// Any other setting; may be given several times.
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = name_and_value)]
    settings: Vec<(String, String)>,
    /// Take numbers of steps from standard input.
    #[arg(long)]
    serve: bool,
    /// Ignored: `cargo bench` passes it.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    memory::keep();
    let options = Options::parse();
    let (mut session, configured) = start(&options)?;
    if options.serve {
        return serve(&mut session, &configured);
    }
    for round in 0..ROUNDS {
        let (ms, _) = train(&mut session, STEPS)?;
        println!("round {round}: {:.1} ms/step", ms / STEPS as f64);
    }
    Ok(())
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("give NAME=VALUE")?;
    Ok((name.into(), value.into()))
}

/// The lesson's settings with the given sizes, then the settings of `--set`.
fn config(options: &Options) -> anyhow::Result<Config> {
    let mut config = Config {
        batch_size: options.batch,
        features_g: options.features,
        features_d: options.features,
        z_dim: options.z,
        seed: options.seed,
        ..Config::lesson()
    };
    options.settings.iter().try_for_each(|(name, value)| config.set(name, value))?;
    Ok(config)
}

/// A session in training, and the number of weights as `{ parameters: { g, d } }`.
fn start(options: &Options) -> anyhow::Result<(Session, serde_json::Value)> {
    let read = |path: &Path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let config = config(options)?;
    let labels = config.conditional.is_on().then(|| read(&options.labels)).transpose()?;
    let mut session = Session::new(device::cpu(), config)?;
    let events = session.load_dataset(&read(&options.digits)?, labels.as_deref(), None)?;
    let configured = events.iter().find_map(|event| match event {
        Event::Configured { parameters_g, parameters_d, .. } => {
            Some(json!({ "parameters": { "g": parameters_g, "d": parameters_d } }))
        }
        _ => None,
    });
    pollster::block_on(session.handle(Command::Train { until: None }))?;
    Ok((session, configured.unwrap_or_default()))
}

fn serve(session: &mut Session, configured: &serde_json::Value) -> anyhow::Result<()> {
    println!("{configured}");
    for line in io::stdin().lock().lines() {
        let (ms, losses) = train(session, line?.trim().parse()?)?;
        println!("{}", json!({ "ms": ms, "losses": losses }));
    }
    Ok(())
}

/// Time in ms, and D's and G's loss of each step.
fn train(session: &mut Session, steps: usize) -> anyhow::Result<(f64, Vec<[f32; 2]>)> {
    let start = Instant::now();
    let mut losses = Vec::new();
    // A call ends early at a step whose picture is kept.
    while losses.len() < steps {
        for event in pollster::block_on(session.train(steps - losses.len()))? {
            match event {
                Event::Metrics { rows } => {
                    losses.extend(rows.iter().map(|row| [row.metrics.loss_d, row.metrics.loss_g]))
                }
                Event::Warning(warning) => anyhow::bail!("training went wrong: {warning:?}"),
                _ => {}
            }
        }
    }
    Ok((start.elapsed().as_secs_f64() * 1000.0, losses))
}
