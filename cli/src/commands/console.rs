//! Lines for stdout and stderr. Rust's own `println!` panics where the reader has gone away, as with `| head -1`.

use std::io::{self, Write};

use anyhow::{Context, Result};

use super::output::Output;

/// Prints a result on stdout. A reader that has gone away does not matter: the work is done.
///
/// # Errors
/// Where stdout cannot be written to, a full disk for example.
pub fn say(line: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{line}").and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context("cannot write to stdout"),
        _ => Ok(()),
    }
}

/// Prints a line on stderr. If that fails there is nowhere left to say so, and a run must not be lost for it.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Prints a summary of what was written: on stderr where the file itself went to stdout.
pub fn report(output: &Output, line: &str) -> Result<()> {
    if output.is_stdout() {
        complain(line);
        return Ok(());
    }
    say(line)
}

/// Prints a line on stdout as `println!` does, but by [`say()`], and returns its error.
macro_rules! sayln {
    ($($text:tt)*) => { $crate::commands::console::say(&format!($($text)*))? };
}
pub(super) use sayln;
