//! What was done to files so that they could be used, for whoever gave them.

use std::fmt;

use serde::Serialize;

/// Something about a dataset that its user should know; the page translates by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "DatasetNote"))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Note {
    /// A file was a gzip file in a gzip file.
    PackedTwice { what: String },
    /// Pixels from `low` to `high` were scaled to 0..=255.
    Scaled { low: i32, high: i32 },
    /// Each image was a row of numbers.
    Flat { side: usize },
    /// Rows and columns were exchanged, because of the file's name or because it was asked for.
    Transposed { by_name: bool },
    /// Dark and light were exchanged, as was asked for.
    Inverted,
    /// The paper is light: images are padded with its colour.
    DarkOnLight,
    /// All images are the same.
    AllAlike,
    /// The labels counted from `first`; now they count from 0.
    LabelsShifted { first: u32, last: u32 },
    /// The labels are the first column of a table.
    LabelColumn { columns: usize },
    /// Each label was a row with a 1 in its column.
    OneHot { columns: usize },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PackedTwice { what } => write!(f, "the {what} file was gzipped twice; both layers were unpacked"),
            Self::Scaled { low, high } => write!(f, "pixels from {low} to {high} were scaled to 0 to 255"),
            Self::Flat { side } => write!(f, "each row of {} numbers was taken as an image of {side}x{side}", side * side),
            Self::Transposed { by_name: true } => f.write_str(
                "EMNIST stores its images with rows and columns exchanged: they were turned back (transpose = off keeps them)",
            ),
            Self::Transposed { by_name: false } => f.write_str("rows and columns of the images were exchanged"),
            Self::Inverted => f.write_str("dark and light were exchanged"),
            Self::DarkOnLight => f.write_str(
                "these images are dark on light: padding takes the paper's colour (invert = on makes them light on dark)",
            ),
            Self::AllAlike => f.write_str("all images are the same: a generator can learn only that one"),
            Self::LabelsShifted { first, last } => {
                write!(f, "labels {first} to {last} were shifted to 0 to {}", last - first)
            }
            Self::LabelColumn { columns } => {
                write!(f, "the labels file is a table of {columns} columns: the first one was taken")
            }
            Self::OneHot { columns } => {
                write!(f, "the labels file has {columns} columns with a single 1 in each row: its place is the label")
            }
        }
    }
}
