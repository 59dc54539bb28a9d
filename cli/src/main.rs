//! The `gan` command: trains a GAN natively, draws with it and measures what it draws.
#![warn(clippy::unwrap_used)]

mod commands;
mod memory;

fn main() -> anyhow::Result<()> {
    memory::keep();
    commands::run()
}
