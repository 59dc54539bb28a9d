//! The engine's command line: trains a GAN natively, draws with it and measures what it draws.

mod commands;
mod memory;

fn main() -> anyhow::Result<()> {
    memory::keep();
    commands::run()
}
