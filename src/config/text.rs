//! Settings given as text and checked: what the URL's hash, the command line and the page's form hand in.

use super::conflicts;
use super::schema::declaration;
use super::settings::{Config, SETTINGS};
use crate::error::{Error, Result};

impl Config {
    /// Sets one setting from text, as the URL hash and the CLI give it.
    ///
    /// # Errors
    /// [`Error::UnknownSetting`], [`Error::SettingValue`] or [`Error::SettingRange`]; the config is then unchanged.
    pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
        let setting = declaration(name).ok_or_else(|| Error::UnknownSetting {
            name: name.into(),
            known: SETTINGS.iter().map(|setting| setting.name).collect::<Vec<_>>().join(", "),
        })?;
        setting.kind.check(name, value)?;
        self.put(name, value).ok_or_else(|| setting.kind.wrong_value(name, value))
    }

    /// Checks every setting against its range, and whether they work together.
    ///
    /// # Errors
    /// The first [`Error::SettingRange`] or [`Error::SettingConflict`] found.
    pub fn validate(&self) -> Result<()> {
        let value = |name| self.get(name).unwrap_or_default();
        SETTINGS.iter().try_for_each(|setting| setting.kind.check(setting.name, &value(setting.name)))?;
        conflicts::find(self).map_or(Ok(()), Err)
    }

    /// Reads settings given as text. A setting that cannot be used stays at its default and is reported; the others
    /// apply.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Error>) {
        let (mut config, usual) = (Self::default(), Self::default());
        let mut problems: Vec<_> =
            pairs.into_iter().filter_map(|(name, value)| config.set(name, value).err()).collect();
        while let Some(conflict) = conflicts::find(&config) {
            let Error::SettingConflict { name, .. } = &conflict else { break };
            let Ok(()) = config.set(name, &usual.get(name).unwrap_or_default()) else { break };
            problems.push(conflict);
        }
        (config, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::kind::Kind;
    use crate::config::schema::schema;

    #[test]
    fn every_setting_is_written_and_read_as_in_json() {
        let default = Config::default();
        default.validate().unwrap();
        let json = serde_json::to_value(&default).unwrap();
        let fields = json.as_object().unwrap();
        assert_eq!(fields.len(), SETTINGS.len());
        for (name, value) in fields {
            let text = default.get(name).unwrap();
            assert_eq!(text, value.as_str().map_or_else(|| value.to_string(), Into::into), "{name}");
            let mut config = default.clone();
            config.set(name, &text).unwrap();
            assert_eq!(config, default, "{name}");
        }
        assert_eq!(default.get("colour"), None);
    }

    #[test]
    fn every_choice_can_be_set_and_comes_back() {
        for setting in schema() {
            let Kind::Choice { choices } = setting.kind else { continue };
            for choice in choices {
                let mut config = Config::default();
                config.set(setting.name, choice).unwrap();
                assert_eq!(config.get(setting.name).as_deref(), Some(*choice));
                let json = serde_json::to_string(&config).unwrap();
                assert_eq!(serde_json::from_str::<Config>(&json).unwrap(), config);
            }
        }
    }

    #[test]
    fn each_kind_of_setting_can_be_set_from_text() {
        let pairs =
            [("image_size", "64"), ("lr_g", "0.001"), ("lr_d", "1e-3"), ("seed", "4294967295"), ("dataset", "mnist")];
        let (config, problems) = Config::from_pairs(pairs);
        assert_eq!(problems, []);
        assert_eq!((config.image_size, config.lr_g, config.lr_d, config.seed), (64, 1e-3, 1e-3, u32::MAX));
    }

    #[test]
    fn bad_settings_are_named_with_their_range_and_the_others_apply() {
        let pairs = [
            ("batch_size", "0"),
            ("colour", "red"),
            ("lr_g", "fast"),
            ("lr_d", "NaN"),
            ("image_size", "48"),
            ("z_dim", "-3"),
            ("epochs", "3"),
        ];
        let (config, problems) = Config::from_pairs(pairs);
        let expected = Config { epochs: 3, ..Config::default() };
        assert_eq!(config, expected);
        let messages: Vec<_> = problems.iter().map(Error::to_string).collect();
        assert_eq!(messages.len(), 6);
        assert_eq!(messages[0], "batch_size = 0 is out of range: choose 2 to 256");
        assert!(messages[1].starts_with("there is no setting named \"colour\": the settings are dataset, image_size"));
        assert_eq!(messages[2], "lr_g = \"fast\" is not a number (0.000001 to 0.1)");
        assert_eq!(messages[3], "lr_d = NaN is out of range: choose 0.000001 to 0.1");
        assert_eq!(messages[4], "image_size = 48 is out of range: choose 32 or 64");
        assert_eq!(messages[5], "z_dim = \"-3\" is not a whole number (1 to 512)");
    }

    #[test]
    fn a_config_of_unknown_fields_is_refused() {
        assert!(serde_json::from_str::<Config>(r#"{"z_dimension": 3}"#).is_err());
        assert_eq!(serde_json::from_str::<Config>(r#"{"z_dim": 3}"#).unwrap().z_dim, 3);
    }
}
