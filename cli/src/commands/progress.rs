//! What the commands that train show while they run: a bar on a terminal, a plain line now and then in a log.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::console;

/// Time between two plain lines.
const PLAIN_EVERY: Duration = Duration::from_secs(5);

/// The progress of some steps. Clones show the same.
#[derive(Clone)]
pub struct Progress {
    view: View,
    /// Counts, and is drawn only where the view is a bar.
    bar: ProgressBar,
    last_line: Arc<Mutex<Option<Instant>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    /// A terminal that can move its cursor.
    Bar,
    /// A file, a pipe, or a terminal that cannot.
    Plain,
    /// Warnings only, beside output in JSON.
    Silent,
}

impl Progress {
    /// Progress over `steps`; only warnings are shown where the output is JSON.
    pub fn new(steps: usize, is_json: bool) -> Self {
        let has_cursor = env::var("TERM").is_ok_and(|term| !term.is_empty() && term != "dumb");
        let view = match (is_json, io::stderr().is_terminal() && has_cursor) {
            (true, _) => View::Silent,
            (false, true) => View::Bar,
            (false, false) => View::Plain,
        };
        let bar = if view == View::Bar { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{bar:30} step {pos}/{len}  {per_sec}, {eta} left  {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_length(steps as u64);
        Self { view, bar, last_line: Arc::default() }
    }

    /// Steps done.
    pub fn position(&self) -> u64 {
        self.bar.position()
    }

    /// Sets the steps done.
    pub fn set_position(&self, steps: u64) {
        self.bar.set_position(steps);
        self.tick();
    }

    /// Adds to the steps done.
    pub fn inc(&self, steps: u64) {
        self.bar.inc(steps);
        self.tick();
    }

    /// Sets the words behind the numbers.
    pub fn set_message(&self, message: String) {
        self.bar.set_message(message);
    }

    /// Shows a line of the log: every one on a terminal, elsewhere the first and then one now and then.
    pub fn log(&self, line: &str) {
        match self.view {
            View::Bar => self.bar.println(line),
            View::Plain if self.is_time() => console::complain(line),
            View::Plain | View::Silent => {}
        }
    }

    /// Shows what must be seen, wherever stderr goes.
    pub fn warn(&self, line: &str) {
        match self.view {
            View::Bar => self.bar.println(line),
            View::Plain | View::Silent => console::complain(line),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn tick(&self) {
        if self.view == View::Plain && self.bar.position() > 0 && self.is_time() {
            let (done, all) = (self.bar.position(), self.bar.length().unwrap_or(0));
            let left = indicatif::HumanDuration(left(self.bar.elapsed(), done, all));
            console::complain(&format!("step {done} of {all}, {left} left  {}", self.bar.message()));
        }
    }

    /// Whether a plain line is due, which is then taken for written.
    fn is_time(&self) -> bool {
        let mut last = self.last_line.lock().unwrap_or_else(PoisonError::into_inner);
        let is_time = last.is_none_or(|last| last.elapsed() >= PLAIN_EVERY);
        if is_time {
            *last = Some(Instant::now());
        }
        is_time
    }
}

/// The time that the other steps take if they are as fast as those done so far.
fn left(elapsed: Duration, done: u64, all: u64) -> Duration {
    let a_step = elapsed.as_secs_f64() / done.max(1) as f64;
    // A length of years is no use to anybody, and the longest count of steps would overflow a duration.
    const LONGEST: f64 = 1e9;
    Duration::from_secs_f64((a_step * all.saturating_sub(done) as f64).min(LONGEST))
}
