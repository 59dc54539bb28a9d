//! Reads settings from a JSON file: an object of settings, or what `--json` prints, which holds one as `config`.

use std::path::Path;

use anyhow::{Context, Result, bail};
use gan_playground::config::Config;
use serde_json::{Map, Value};

use super::files;

/// The settings of a file on top of others.
pub fn read(path: &Path, base: Config) -> Result<Config> {
    let bytes = files::read(path)?;
    parse(&bytes, base).with_context(|| format!("{} does not hold settings", path.display()))
}

fn parse(bytes: &[u8], mut config: Config) -> Result<Config> {
    for (name, value) in settings(serde_json::from_slice(bytes)?)? {
        // Numbers may stand as text, too, as they do in a link.
        let text = match value {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            other => bail!("{name} = {other} is neither a number nor text"),
        };
        config.set(&name, &text)?;
    }
    Ok(config)
}

fn settings(json: Value) -> Result<Map<String, Value>> {
    match json {
        Value::Object(mut fields) => match fields.remove("config") {
            Some(Value::Object(config)) => Ok(config),
            Some(_) => bail!("its config is no object"),
            None => Ok(fields),
        },
        _ => bail!(r#"it is no JSON object like {{"epochs": 3}}"#),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_default(bytes: &[u8]) -> Result<Config> {
        parse(bytes, Config::default())
    }

    #[test]
    fn settings_are_read_from_each_form_that_the_product_writes() {
        let expected = Config { image_size: 64, lr_g: 1e-3, ..Config::default() };
        for text in [
            r#"{"image_size": 64, "lr_g": 0.001}"#,
            r#"{"image_size": "64", "lr_g": "1e-3"}"#,
            r#"{"out": "r.safetensors", "step": 1, "config": {"image_size": 64, "lr_g": 0.001}, "last": null}"#,
        ] {
            assert_eq!(on_default(text.as_bytes()).unwrap(), expected, "{text}");
        }
        assert_eq!(on_default(&serde_json::to_vec(&expected).unwrap()).unwrap(), expected);
        let base = Config { z_dim: 8, ..Config::default() };
        assert_eq!(parse(br#"{"epochs": 3}"#, base.clone()).unwrap(), Config { epochs: 3, ..base });
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, message) in [
            (r#"{"colour": 1}"#, "there is no setting named \"colour\""),
            (r#"{"epochs": 0}"#, "epochs = 0 is out of range: choose 1 to 1000"),
            (r#"{"epochs": null}"#, "epochs = null is neither a number nor text"),
            (r#"{"config": 3}"#, "its config is no object"),
            ("[1]", "it is no JSON object like"),
            ("epochs = 3", "expected"),
        ] {
            let error = format!("{:#}", on_default(text.as_bytes()).unwrap_err());
            assert!(error.contains(message), "{text}: {error}");
        }
    }
}
