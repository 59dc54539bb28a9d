//! A long run with pictures, evaluations and saving, natively: `cargo bench --workspace --bench soak` prints how much memory the
//! process holds meanwhile, and fails where that has grown by more than 5% from step 500 to the end. It takes about ten
//! minutes on two cores; `-- --steps N` makes it shorter. Linux only, where the kernel tells a process its size.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Parser;
use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::session::{Command, Event, Session, State};
use pollster::block_on;

/// The same allocator as that of the command line.
#[path = "../src/memory.rs"]
mod memory;

/// The page evaluates as often, and draws and saves at least as often.
const STEPS_BETWEEN_JOBS: usize = 250;
/// Where the first measurement is taken: every buffer has been used by then.
const WARM: usize = 500;
const MAX_GROWTH: f64 = 1.05;

#[derive(Parser)]
struct Options {
    #[arg(long, default_value_t = 10_000)]
    steps: usize,
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/mnist/train-images-idx3-ubyte"))]
    digits: PathBuf,
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/public/weights/classifier-mnist.safetensors"))]
    classifier: PathBuf,
    /// Ignored: `cargo bench` passes it.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    memory::keep();
    let options = Options::parse();
    ensure!(options.steps > WARM, "the first {WARM} steps warm up: give more");
    let mut session = Session::new(device::cpu(), Config::default())?;
    session.load_dataset(&read(&options.digits)?, None, None)?;
    session.load_classifier(&read(&options.classifier)?)?;
    let mut warm = 0;
    for until in (STEPS_BETWEEN_JOBS..=options.steps).step_by(STEPS_BETWEEN_JOBS) {
        train(&mut session, until)?;
        let file = jobs(&mut session)?;
        let resident = resident_bytes()?;
        if until == WARM {
            warm = resident;
        }
        println!("step {until}: {:.1} MB resident, checkpoint of {:.1} MB", megabytes(resident), megabytes(file));
    }
    let growth = resident_bytes()? as f64 / warm as f64;
    println!("memory after {} steps: {growth:.3} of that after {WARM}", options.steps);
    if growth > MAX_GROWTH {
        bail!("memory grew by more than {:.0}%", (MAX_GROWTH - 1.0) * 100.0);
    }
    Ok(())
}

fn train(session: &mut Session, until: usize) -> anyhow::Result<()> {
    block_on(session.handle(Command::Train { until: Some(until) }))?;
    while session.state() == State::Training {
        for event in block_on(session.train(STEPS_BETWEEN_JOBS))? {
            if let Event::Warning(warning) = event {
                bail!("training went wrong: {warning:?}");
            }
        }
    }
    Ok(())
}

/// What the page does beside training: a preview, a walk, an evaluation, a save. Returns the bytes of the checkpoint.
fn jobs(session: &mut Session) -> anyhow::Result<usize> {
    block_on(session.handle(Command::Preview))?;
    block_on(session.handle(Command::Nearest))?;
    finish_evaluation(session)?;
    block_on(session.handle(Command::Evaluate))?;
    finish_evaluation(session)?;
    Ok(block_on(session.save())?.len())
}

fn finish_evaluation(session: &mut Session) -> anyhow::Result<()> {
    while session.is_evaluating() {
        block_on(session.evaluate_slice())?;
    }
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// How much memory the process holds (VmRSS of proc(5)).
fn resident_bytes() -> anyhow::Result<usize> {
    let status = std::fs::read_to_string("/proc/self/status").context("only Linux tells the size of a process so")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<usize>()? * 1024)
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
