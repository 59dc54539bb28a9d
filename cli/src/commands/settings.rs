//! The command line's flags for settings and presets, made from the engine's own lists.

use clap::{Arg, ArgMatches, Command};
use gan_playground::config;

/// The command with one flag a setting.
pub fn augment(command: Command) -> Command {
    config::schema().into_iter().fold(command, |command, setting| {
        command.arg(
            Arg::new(setting.name)
                .long(setting.name)
                // Other programs join the words of an option by dashes.
                .alias(setting.name.replace('_', "-"))
                .value_name(setting.kind.range())
                .help(format!("{} [default: {}]", setting.help, setting.default))
                .help_heading("Settings")
                .allow_negative_numbers(true),
        )
    })
}

/// The settings that were given, with their text.
pub fn given(matches: &ArgMatches) -> Vec<(&'static str, String)> {
    let value = |name| matches.get_one::<String>(name).cloned();
    config::schema().iter().filter_map(|setting| Some((setting.name, value(setting.name)?))).collect()
}

/// The help of the flag that chooses a preset.
pub fn about_presets() -> String {
    let names: Vec<_> = config::presets().iter().map(|preset| preset.name).collect();
    format!("Ready-made settings ({}); flags come on top", names.join(", "))
}
