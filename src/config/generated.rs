//! What is written from the settings' table for readers outside Rust: README's tables, and the schema for the page's
//! tests.

use std::fmt::Write;
use std::{env, fs};

use super::kind::{Group, Kind};
use super::presets::presets;
use super::schema::{Setting, schema};

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
const BEGIN: &str = "<!-- settings:begin -->";
const END: &str = "<!-- settings:end -->";

/// `mnist` as code, a range as it is.
fn values(setting: &Setting) -> String {
    match &setting.kind {
        Kind::Choice { choices } => choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", "),
        numbers => numbers.range(),
    }
}

fn default(setting: &Setting) -> String {
    match (&setting.kind, setting.default.parse::<f64>()) {
        (Kind::Choice { .. }, _) | (_, Err(_)) => format!("`{}`", setting.default),
        (_, Ok(number)) => number.to_string(),
    }
}

fn table(settings: &[Setting], title: &str, group: Group) -> String {
    let mut table = format!("{title}:\n\n| setting | values | default | meaning |\n| --- | --- | --- | --- |\n");
    for setting in settings.iter().filter(|setting| setting.group == group) {
        let mark = if setting.live { "*" } else { "" };
        let (values, default) = (values(setting), default(setting));
        writeln!(table, "| `{}`{mark} | {values} | {default} | {} |", setting.name, setting.help).unwrap();
    }
    table
}

fn tables() -> String {
    let settings = schema();
    let titles = [
        ("The images", Group::Data),
        ("The networks", Group::Network),
        ("The game", Group::Game),
        ("The training", Group::Training),
    ];
    titles.map(|(title, group)| table(&settings, title, group)).join("\n")
}

/// README's text with these tables in place of its own.
fn with_tables(readme: &str, tables: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{tables}{END}{after}"))
}

#[test]
fn readme_lists_the_settings() {
    let readme = fs::read_to_string(README).unwrap();
    let fresh = with_tables(&readme, &tables()).expect("README.md has the two marks of the settings' tables");
    if env::var_os("UPDATE").is_some() {
        return fs::write(README, fresh).unwrap();
    }
    assert!(readme == fresh, "README.md lists other settings: UPDATE=1 cargo test --release --workspace --lib readme");
}

/// Beside the types that ts-rs writes, where `scripts/generate-types.sh` asks for them.
#[test]
fn export_bindings_settings() {
    let Some(folder) = env::var_os("TS_RS_EXPORT_DIR") else { return };
    let settings = serde_json::json!({ "schema": schema(), "presets": presets() });
    fs::create_dir_all(&folder).unwrap();
    fs::write(std::path::Path::new(&folder).join("settings.json"), format!("{settings:#}\n")).unwrap();
}
