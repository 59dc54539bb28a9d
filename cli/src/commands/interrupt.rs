//! Ctrl-C, SIGTERM (sent by `timeout`, `docker stop` and batch queues) and SIGHUP (a closed terminal): the first ends the
//! work at its next safe point, the second ends the program at once.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;

use anyhow::{Context, Result};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::exit;
use super::progress::Progress;

/// No signal has this number.
const NONE: i32 = 0;

/// The signal that came first.
pub struct Interrupt(Arc<AtomicI32>);

impl Interrupt {
    /// Listens from now on. `promise` says what happens next when a signal comes.
    pub fn watch(progress: &Progress, promise: &'static str) -> Result<Self> {
        let listened = if is_hangup_ignored() { vec![SIGINT, SIGTERM] } else { vec![SIGINT, SIGTERM, SIGHUP] };
        let mut signals = Signals::new(listened).context("cannot listen for Ctrl-C")?;
        let first = Arc::new(AtomicI32::new(NONE));
        let (seen, progress) = (Arc::clone(&first), progress.clone());
        thread::spawn(move || {
            for signal in signals.forever() {
                if seen.swap(signal, Ordering::Relaxed) != NONE {
                    low_level::exit(exit::code_of(signal).into());
                }
                progress.warn(&format!("{}: {promise}; a second one ends at once", name(signal)));
            }
        });
        Ok(Self(first))
    }

    /// The signal that came, if one did.
    pub fn signal(&self) -> Option<i32> {
        Some(self.0.load(Ordering::Relaxed)).filter(|signal| *signal != NONE)
    }
}

fn name(signal: i32) -> &'static str {
    match signal {
        SIGTERM => "SIGTERM",
        SIGHUP => "SIGHUP",
        _ => "Ctrl-C",
    }
}

/// Whether the program was started by `nohup`, which wants it to outlive its terminal. Linux tells; elsewhere `nohup`
/// is not noticed, and a closed terminal saves the run and ends it.
fn is_hangup_ignored() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    ignored.is_some_and(|signals| signals & (1 << (SIGHUP - 1)) != 0)
}
