//! One module for each command, and what they share: [`dataset`], [`files`], [`progress`] and [`settings`].

mod classifier;
mod dataset;
mod evaluate;
mod export;
mod files;
mod generate;
mod progress;
mod settings;
mod study;
mod train;

use clap::{Args, Command, FromArgMatches};

/// Parses the command line and runs its command.
pub fn run() -> anyhow::Result<()> {
    let matches = Command::new("gan")
        .about("Train a DCGAN, draw with it and measure what it draws, natively")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .subcommand(settings::augment(train::Train::augment_args(Command::new("train"))))
        .subcommand(generate::Generate::augment_args(Command::new("generate")))
        .subcommand(classifier::TrainClassifier::augment_args(Command::new("classifier").alias("judge")))
        .subcommand(evaluate::Evaluate::augment_args(Command::new("evaluate")))
        .subcommand(export::Export::augment_args(Command::new("export")))
        .subcommand(study::Study::augment_args(Command::new("study")))
        .get_matches();
    match matches.subcommand() {
        Some(("train", given)) => train::Train::from_arg_matches(given)?.run(&settings::given(given)),
        Some(("generate", given)) => generate::Generate::from_arg_matches(given)?.run(),
        Some(("classifier", given)) => classifier::TrainClassifier::from_arg_matches(given)?.run(),
        Some(("evaluate", given)) => evaluate::Evaluate::from_arg_matches(given)?.run(),
        Some(("export", given)) => export::Export::from_arg_matches(given)?.run(),
        Some(("study", given)) => study::Study::from_arg_matches(given)?.run(),
        _ => unreachable!("clap requires one of the subcommands above"),
    }
}
