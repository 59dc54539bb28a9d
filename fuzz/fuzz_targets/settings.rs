//! Takes any text as settings: as the JSON of a config file or of a checkpoint's metadata, and as `name=value` lines, as
//! the page's links and its form send them. Whatever it is must be taken or refused without a panic, and what was taken
//! must be within range and read back from its own JSON.
#![no_main]

use gan_playground::config::{Config, schema};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(config) = serde_json::from_str::<Config>(text) {
        let _ = config.validate().map_err(|error| error.to_string());
        assert_reads_back(&config);
    }
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    let (config, errors) = Config::from_pairs(pairs.clone());
    config.validate().expect("settings that cannot be used have their defaults");
    errors.iter().for_each(|error| assert!(!error.to_string().is_empty()));
    assert_reads_back(&config);
    // An edit of a run under way takes what it can and names the rest.
    let edit = Config::default().edit(pairs, true);
    edit.config.validate().expect("an edit never leaves settings that cannot be used");
});

/// Numbers may differ in their last bit: `serde_json` reads them so, unless its feature `float_roundtrip` is on.
fn assert_reads_back(config: &Config) {
    let json = serde_json::to_string(config).expect("a config has a form in JSON");
    let read: Config = serde_json::from_str(&json).expect("what was written can be read");
    for setting in schema() {
        let [before, after] = [config, &read].map(|config| config.get(setting.name).expect("the setting exists"));
        assert!(before == after || is_near(&before, &after), "{}: {before} became {after}", setting.name);
    }
}

fn is_near(before: &str, after: &str) -> bool {
    let [Ok(before), Ok(after)] = [before, after].map(str::parse::<f64>) else { return false };
    (before - after).abs() <= f64::EPSILON * before.abs()
}
