//! How the program ends: its exit codes, and what it says when it fails.

use std::io;
use std::process::ExitCode;

use serde_json::json;

use super::console;

/// The table of exit codes in `gan --help`; README has the same.
pub const CODES: &str = "\
Exit codes:
  0    done
  1    failed; the message says why and what to do
  2    the command line is wrong
  3    training diverged: stopped at a loss that was not finite; the last good weights are saved
  129, 130, 143
       stopped by SIGHUP, Ctrl-C or SIGTERM; what there was is saved
  141  whoever read the output of `--out -` stopped reading";

const FAILED: u8 = 1;
const DIVERGED: u8 = 3;
/// A shell's exit codes for signals are this and the signal's number.
const SIGNALLED: i32 = 128;
/// The number of SIGPIPE, which ends other programs when their reader goes away.
const SIGPIPE: i32 = 13;

/// How a command ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Done,
    /// Training met a measurement that was not finite.
    Diverged,
    /// A signal of this number stopped it, after it saved.
    Signal(i32),
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => ExitCode::SUCCESS,
            Ending::Diverged => ExitCode::from(DIVERGED),
            Ending::Signal(signal) => ExitCode::from(code_of(signal)),
        }
    }
}

/// The exit code of a program that this signal ended.
pub fn code_of(signal: i32) -> u8 {
    u8::try_from(SIGNALLED + signal).unwrap_or(FAILED)
}

/// Says why a command failed: on stderr, and as JSON where that was asked for. A closed pipe is no news to anybody.
pub fn failed(error: &anyhow::Error, is_json: bool) -> ExitCode {
    if is_closed_pipe(error) {
        return ExitCode::from(code_of(SIGPIPE));
    }
    console::complain(&format!("error: {error:#}"));
    if is_json {
        // The message has been given already, so a stdout that cannot be written to needs no second one.
        let _ = console::say(&json!({ "error": format!("{error:#}") }).to_string());
    }
    ExitCode::from(FAILED)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    kinds.into_iter().any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
