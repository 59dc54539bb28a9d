//! One module for each command, and what they share.

mod builtin;
mod classifier;
mod config_file;
mod console;
mod dataset;
mod evaluate;
mod exit;
mod export;
mod files;
mod generate;
mod inputs;
mod interrupt;
mod limits;
mod numbers;
mod output;
mod progress;
mod settings;
mod study;
mod train;

use std::process::ExitCode;

use anyhow::Result;
use clap::{ArgMatches, Args, Command, FromArgMatches};

use exit::Ending;

const EXAMPLES: &str = "\
A first run, on MNIST's four files in data/mnist (`make setup` fetches them):
  gan train --data data/mnist --steps 1000 --out run.safetensors     train, some minutes
  gan train --data data/mnist --init run.safetensors --steps 1000 --out run.safetensors     go on
  gan train --data data/mnist --config settings.json --out run.safetensors 2> run.log     settings from a file, e.g. {\"epochs\": 3}
  gan generate --weights run.safetensors --count 100 --out digits.png     draw
  gan generate --weights run.safetensors --seed 1 --walk-to 2 --count 16 --out walk.png     from one digit to another
  gan evaluate --weights run.safetensors --data data/mnist     measure
  gan export --weights run.safetensors --format onnx --out run.onnx     use elsewhere

`gan COMMAND --help` lists a command's options. The same seed and settings give the same run. Progress and warnings go to
stderr and results to stdout: `2> log` keeps the progress, as a plain line now and then. `--out -` writes to stdout.";

/// Parses the command line, runs its command and returns the program's exit code.
pub fn run() -> ExitCode {
    let matches = command().get_matches();
    let Some((name, given)) = matches.subcommand() else { unreachable!("clap requires a subcommand") };
    match dispatch(name, given) {
        Ok(ending) => ending.into(),
        Err(error) => exit::failed(&error, is_json(given)),
    }
}

fn command() -> Command {
    Command::new("gan")
        .about("Train a DCGAN, draw with it and measure what it draws, natively")
        .after_help(format!("{EXAMPLES}\n\n{}", exit::CODES))
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .subcommand(settings::augment(train::Train::augment_args(Command::new("train"))).after_help(exit::CODES))
        .subcommand(generate::Generate::augment_args(Command::new("generate")))
        .subcommand(classifier::TrainClassifier::augment_args(Command::new("classifier").alias("judge")))
        .subcommand(evaluate::Evaluate::augment_args(Command::new("evaluate")))
        .subcommand(export::Export::augment_args(Command::new("export")))
        .subcommand(study::Study::augment_args(Command::new("study")))
}

fn dispatch(name: &str, given: &ArgMatches) -> Result<Ending> {
    match name {
        "train" => return train::Train::from_arg_matches(given)?.run(&settings::given(given)),
        "study" => return study::Study::from_arg_matches(given)?.run(),
        "generate" => generate::Generate::from_arg_matches(given)?.run(),
        "classifier" => classifier::TrainClassifier::from_arg_matches(given)?.run(),
        "evaluate" => evaluate::Evaluate::from_arg_matches(given)?.run(),
        "export" => export::Export::from_arg_matches(given)?.run(),
        _ => unreachable!("clap requires one of the subcommands above"),
    }?;
    Ok(Ending::Done)
}

/// Whether the command was to print JSON; not all can.
fn is_json(given: &ArgMatches) -> bool {
    given.try_get_one::<bool>("json").ok().flatten().copied().unwrap_or(false)
}
