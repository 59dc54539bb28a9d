//! Images from IDX files of several element types and shapes.

use super::idx::{Element, Idx};
use super::note::Note;
use crate::error::{Error, Result};

const WHAT: &str = "images";
/// Numbers in a row that is an image at the least, 16x16; fewer are a table of something else.
const MIN_FLAT: usize = 256;
/// Sizes of a dimension that are channels of colour: grey with alpha, RGB, RGBA.
const COLOURS: std::ops::RangeInclusive<usize> = 2..=4;

/// Grey images, 8 bits a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Images {
    pub count: usize,
    /// Pixels.
    pub height: usize,
    /// Pixels.
    pub width: usize,
    /// One image after another, row-major.
    pub pixels: Vec<u8>,
    /// What was done to read them.
    pub notes: Vec<Note>,
}

impl Images {
    /// Reads an images file, raw or gzipped: `[count, height, width]`, with one channel before or behind the sides, or
    /// one image a row. Pixels are bytes, or other numbers from 0 to 255, 0 to 1 or -1 to 1.
    ///
    /// # Errors
    /// [`Error::BadGzip`], [`Error::NotIdx`], [`Error::LittleEndianIdx`], [`Error::TruncatedIdx`], [`Error::LongIdx`],
    /// [`Error::TooLargeIdx`], [`Error::NoMemory`], [`Error::WrongIdxKind`], [`Error::SwappedIdx`],
    /// [`Error::ColourImages`] or [`Error::PixelRange`].
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut idx = Idx::read(WHAT, bytes)?;
        let mut notes = std::mem::take(&mut idx.notes);
        let [count, height, width] = sides(&idx)?;
        if idx.dims.len() == 2 {
            notes.push(Note::Flat { side: width });
        }
        let pixels = to_bytes(idx, &mut notes)?;
        Ok(Self { count, height, width, pixels, notes })
    }
}

/// `[count, height, width]`.
fn sides(idx: &Idx) -> Result<[usize; 3]> {
    let colour = |channels| Err(Error::ColourImages { channels, found: idx.shape() });
    match idx.dims[..] {
        [count, height, width] | [count, 1, height, width] | [count, height, width, 1] => Ok([count, height, width]),
        [_, channels, ..] if idx.dims.len() == 4 && COLOURS.contains(&channels) => colour(channels),
        [.., channels] if idx.dims.len() == 4 && COLOURS.contains(&channels) => colour(channels),
        [count, area] if area >= MIN_FLAT && area.isqrt().pow(2) == area => Ok([count, area.isqrt(), area.isqrt()]),
        [_] | [_, _] => Err(Error::SwappedIdx { what: WHAT.into(), found: idx.shape() }),
        _ => Err(Error::WrongIdxKind { what: WHAT.into(), found: idx.shape() }),
    }
}

/// Pixels as bytes.
fn to_bytes(idx: Idx, notes: &mut Vec<Note>) -> Result<Vec<u8>> {
    let (mut min, mut max) = (f64::INFINITY, f64::NEG_INFINITY);
    if idx.element == Element::U8 {
        max = f64::from(idx.bytes.iter().copied().max().unwrap_or_default());
        // An image whose brightest pixel is 1 of 255 is black; one of 0 and 1 is meant to be black and white.
        if max != 1.0 {
            return Ok(idx.bytes);
        }
        min = 0.0;
    } else {
        for value in idx.numbers() {
            if !value.is_finite() {
                return Err(Error::PixelRange { min: value.to_string(), max: value.to_string() });
            }
            (min, max) = (min.min(value), max.max(value));
        }
    }
    let low = match (min, max) {
        (0.0.., ..=1.0) => 0,
        (-1.0.., ..=1.0) => -1,
        (0.0.., ..=255.0) => return Ok(idx.numbers().map(|value| value.round() as u8).collect()),
        _ => return Err(Error::PixelRange { min: min.to_string(), max: max.to_string() }),
    };
    notes.push(Note::Scaled { low, high: 1 });
    let (low, scale) = (f64::from(low), 255.0 / f64::from(1 - low));
    Ok(idx.numbers().map(|value| ((value - low) * scale).round() as u8).collect())
}
