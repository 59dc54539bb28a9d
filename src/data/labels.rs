//! Labels from IDX files: bytes as MNIST has them, or other whole numbers, one a row or in the first column of a table.

use super::idx::Idx;
use super::note::Note;
use crate::error::{Error, Result};

const WHAT: &str = "labels";
/// Columns of a table at most; QMNIST has eight, a row of classes some dozens. More are images.
const MAX_COLUMNS: usize = 255;
/// Labels that need no shift stay as they are: one from 1 to 9 may be a digit.
const DIGITS: u32 = 10;

/// The class of each image, and what was done to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labels {
    /// Counted from 0.
    pub classes: Vec<u8>,
    pub notes: Vec<Note>,
}

impl Labels {
    /// Reads a labels file, raw or gzipped.
    ///
    /// # Errors
    /// As [`Idx::read`]; [`Error::SwappedIdx`] or [`Error::BadLabel`].
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut idx = Idx::read(WHAT, bytes)?;
        let mut notes = std::mem::take(&mut idx.notes);
        let columns = match idx.dims[..] {
            [_] => 1,
            [_, columns] if (1..=MAX_COLUMNS).contains(&columns) => columns,
            _ => return Err(Error::SwappedIdx { what: WHAT.into(), found: idx.shape() }),
        };
        let values = column(&idx, columns, &mut notes);
        Ok(Self { classes: classes(&values, &mut notes)?, notes })
    }
}

/// One number a row.
fn column(idx: &Idx, columns: usize, notes: &mut Vec<Note>) -> Vec<f64> {
    let numbers: Vec<f64> = idx.numbers().collect();
    if columns == 1 {
        return numbers;
    }
    let places: Option<Vec<_>> = numbers.chunks_exact(columns).map(place_of_one).collect();
    if let Some(places) = places {
        notes.push(Note::OneHot { columns });
        return places;
    }
    notes.push(Note::LabelColumn { columns });
    numbers.into_iter().step_by(columns).collect()
}

/// The place of the only 1 among zeros.
fn place_of_one(row: &[f64]) -> Option<f64> {
    let place = row.iter().position(|value| *value == 1.0)?;
    let is_only_one = row.iter().enumerate().all(|(at, value)| at == place || *value == 0.0);
    is_only_one.then_some(place as f64)
}

fn classes(values: &[f64], notes: &mut Vec<Note>) -> Result<Vec<u8>> {
    let is_label = |value: &f64| value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(value);
    let bad = |value: f64| Error::BadLabel { label: value.to_string() };
    if let Some(value) = values.iter().find(|value| !is_label(value)) {
        return Err(bad(*value));
    }
    let labels = || values.iter().map(|value| *value as u32);
    let (first, last) = (labels().min().unwrap_or_default(), labels().max().unwrap_or_default());
    let shift = if first > 0 && last >= DIGITS { first } else { 0 };
    if last - shift > u32::from(u8::MAX) {
        return Err(bad(f64::from(last)));
    }
    if shift > 0 {
        notes.push(Note::LabelsShifted { first, last });
    }
    Ok(labels().map(|label| (label - shift) as u8).collect())
}
