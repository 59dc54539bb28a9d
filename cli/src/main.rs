//! The `gan` command: trains a GAN natively, draws with it and measures what it draws.
#![warn(clippy::unwrap_used)]
// They panic where nobody reads any more; `commands::console` does not.
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod commands;
mod memory;

fn main() -> std::process::ExitCode {
    memory::keep();
    commands::run()
}
