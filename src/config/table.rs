//! The macro behind `settings.rs`: from one entry a setting it makes the field of [`Config`], its default, its place in
//! the schema, and the way it is read and written as text. The page's controls and types, the URL's hash, the command
//! line's flags and README's table are made from the schema in turn.
//!
//! An entry reads
//!
//! ```text
//! /// What the setting does: the help text, and the field's documentation.
//! name: type = default => what it may hold, marks;
//! ```
//!
//! and stands in the block of its [`Group`]. The order of the entries is the order on the page and in the help.
//!
//! [`Config`]: super::settings::Config

use super::kind::{Group, Kind, Scale};

/// One entry of the table.
pub(super) struct Declaration {
    pub name: &'static str,
    pub group: Group,
    pub kind: Kind,
    /// The documentation's lines in one, after a space.
    pub help: &'static str,
    pub marks: &'static [Mark],
}

/// A property that some settings have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The run under way can take a new value, because each step reads it anew. The other settings are built into the
    /// networks, the optimisers or the order of the data.
    Live,
    /// A first run may want to change it, so that the page always shows it. The others are folded away.
    Essential,
}

impl Declaration {
    pub fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

/// A whole number in `min..=max`.
pub(super) const fn whole(min: u32, max: u32, scale: Scale) -> Kind {
    Kind::Integer { min, max, scale }
}

/// A real number in `min..=max`.
pub(super) const fn real(min: f64, max: f64, scale: Scale) -> Kind {
    Kind::Number { min, max, scale }
}

/// One of these words or numbers.
pub(super) const fn one_of(choices: &'static [&'static str]) -> Kind {
    Kind::Choice { choices }
}

/// One of the words of an enum of `choices.rs`.
pub(super) const fn word<T: Words>() -> Kind {
    Kind::Choice { choices: T::WORDS }
}

/// An enum whose variants have a word each.
pub(super) trait Words {
    const WORDS: &'static [&'static str];
}

/// What a field of a config holds, as text.
pub(super) trait Text: Sized {
    /// The value in the form that [`Text::read`] takes, the same as in JSON.
    fn text(&self) -> String;
    /// The value of a text, if it is one.
    fn read(text: &str) -> Option<Self>;
}

impl Text for String {
    fn text(&self) -> String {
        self.clone()
    }

    fn read(text: &str) -> Option<Self> {
        Some(text.into())
    }
}

/// Numbers read as Rust's and are written as JSON's.
macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Text for $number {
            fn text(&self) -> String {
                serde_json::Value::from(*self).to_string()
            }

            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )+};
}
numbers!(u32, usize, f64);

/// Makes the config and its table; the module's documentation shows an entry.
macro_rules! settings {
    (
        $(#[$about:meta])*
        pub struct $Config:ident
        $($group:ident {
            $($(#[doc = $help:literal])+ $name:ident: $type:ty = $default:expr => $kind:expr $(, $mark:ident)*;)+
        })+
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export))]
        pub struct $Config {
            $($($(#[doc = $help])+ pub $name: $type,)+)+
        }

        impl Default for $Config {
            fn default() -> Self {
                Self { $($($name: $default,)+)+ }
            }
        }

        /// Every setting, in the order that the page shows them.
        pub(super) const SETTINGS: &[Declaration] = &[$($(Declaration {
            name: stringify!($name),
            group: Group::$group,
            kind: $kind,
            help: concat!($($help),+).trim_ascii_start(),
            marks: &[$(Mark::$mark),*],
        },)+)+];

        impl $Config {
            /// The value of a setting as text; `None` for a name that does not exist.
            pub fn get(&self, name: &str) -> Option<String> {
                match name {
                    $($(stringify!($name) => Some(Text::text(&self.$name)),)+)+
                    _ => None,
                }
            }

            /// Sets a field from text, whatever its range; `None` where the text is no value of its type.
            pub(super) fn put(&mut self, name: &str, text: &str) -> Option<()> {
                match name {
                    $($(stringify!($name) => self.$name = Text::read(text)?,)+)+
                    _ => return None,
                }
                Some(())
            }
        }
    };
}
pub(super) use settings;
