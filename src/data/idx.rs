//! The IDX format of the MNIST files: a big-endian header (magic number, then one size per dimension) and the elements,
//! the last dimension fastest. <https://yann.lecun.org/exdb/mnist/index.html>, "The IDX file format".

use std::io::{self, Read};

use super::gzip::{Members, capacity, is_gzip, peel};
use super::note::Note;
use crate::error::{Error, Result};
use crate::file_kind::{FileKind, HEAD};

/// Most bytes of images or labels that are read. EMNIST, the largest dataset of this format, has 547 MB.
const MAX_BYTES: u64 = 600_000_000;
/// Most dimensions of a file that is one; images have four where they name their channels.
const MAX_DIMENSIONS: u8 = 8;
/// Start of the magic number of MNIST's images: unsigned bytes.
const MAGIC_BYTES: [u8; 3] = [0, 0, 8];

/// What a number in a file is, by the third byte of the magic number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    U8 = 0x08,
    I8 = 0x09,
    I16 = 0x0b,
    I32 = 0x0c,
    F32 = 0x0d,
    F64 = 0x0e,
}

/// An IDX file with its numbers as they stand in it.
#[derive(Debug)]
pub(super) struct Idx {
    /// Size of each dimension, e.g. `[60000, 28, 28]`.
    pub dims: Vec<usize>,
    pub element: Element,
    /// Big-endian, the last dimension fastest.
    pub bytes: Vec<u8>,
    pub notes: Vec<Note>,
}

impl Element {
    fn of(code: u8) -> Option<Self> {
        [Self::U8, Self::I8, Self::I16, Self::I32, Self::F32, Self::F64].into_iter().find(|kind| *kind as u8 == code)
    }

    /// Bytes of one number.
    fn size(self) -> usize {
        match self {
            Self::U8 | Self::I8 => 1,
            Self::I16 => 2,
            Self::I32 | Self::F32 => 4,
            Self::F64 => 8,
        }
    }

    /// Its name in messages, as NumPy has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::U8 => "uint8",
            Self::I8 => "int8",
            Self::I16 => "int16",
            Self::I32 => "int32",
            Self::F32 => "float32",
            Self::F64 => "float64",
        }
    }
}

impl Idx {
    /// Reads a file, raw or gzipped, of any element type and number of dimensions. `what` is `images` or `labels`, for
    /// the errors.
    ///
    /// # Errors
    /// [`Error::BadGzip`], [`Error::NotIdx`], [`Error::LittleEndianIdx`], [`Error::TruncatedIdx`], [`Error::LongIdx`],
    /// [`Error::TooLargeIdx`] or [`Error::NoMemory`].
    pub fn read(what: &str, bytes: &[u8]) -> Result<Self> {
        let damaged = |error: io::Error| Error::BadGzip { what: what.into(), detail: error.to_string() };
        let (packed, is_packed_twice) = peel(bytes).map_err(damaged)?;
        let most = capacity(&packed);
        let mut idx = if is_gzip(&packed) {
            read(what, Members::new(&packed), most, None)
        } else {
            read(what, &packed[..], most, Some(most))
        }?;
        if is_packed_twice {
            idx.notes.push(Note::PackedTwice { what: what.into() });
        }
        Ok(idx)
    }

    /// All numbers, in order; integers are exact.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        let element = self.element;
        self.bytes.chunks_exact(element.size()).map(move |bytes| number(element, bytes))
    }

    /// What it holds, in words: `640 x 28 x 28 of uint8`.
    pub fn shape(&self) -> String {
        format!("{} of {}", in_words(&self.dims), self.element.name())
    }
}

fn number(element: Element, bytes: &[u8]) -> f64 {
    let (mut two, mut four, mut eight) = ([0; 2], [0; 4], [0; 8]);
    match element {
        Element::U8 => f64::from(bytes[0]),
        Element::I8 => f64::from(bytes[0] as i8),
        Element::I16 => {
            two.copy_from_slice(bytes);
            f64::from(i16::from_be_bytes(two))
        }
        Element::I32 => {
            four.copy_from_slice(bytes);
            f64::from(i32::from_be_bytes(four))
        }
        Element::F32 => {
            four.copy_from_slice(bytes);
            f64::from(f32::from_be_bytes(four))
        }
        Element::F64 => {
            eight.copy_from_slice(bytes);
            f64::from_be_bytes(eight)
        }
    }
}

/// Writes images `[count, height, width]` in MNIST's own format.
pub fn write_images(dims: [usize; 3], pixels: &[u8]) -> Vec<u8> {
    let sizes = dims.map(|size| size as u32);
    MAGIC_BYTES
        .into_iter()
        .chain([3])
        .chain(sizes.into_iter().flat_map(u32::to_be_bytes))
        .chain(pixels.iter().copied())
        .collect()
}

/// Reads as much as the header announces and no more, so that neither a wrong header nor a small gzip file that unpacks
/// to gigabytes can exhaust memory. `most` is how many bytes the source can have, `exact` how many it has where that is
/// known.
fn read(what: &str, mut source: impl Read, most: u64, exact: Option<u64>) -> Result<Idx> {
    let damaged = |error: io::Error| Error::BadGzip { what: what.into(), detail: error.to_string() };
    let mut head = Vec::new();
    source.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(damaged)?;
    let Header { dims, element, length } = Header::read(what, &head, exact)?;
    let size = bytes_of(&dims, element);
    if size > MAX_BYTES {
        let (dims, mb) = (in_words(&dims), size.div_ceil(1_000_000));
        return Err(Error::TooLargeIdx { what: what.into(), dims, mb, limit_mb: MAX_BYTES / 1_000_000 });
    }
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(size.min(most) as usize)
        .map_err(|_| Error::NoMemory { what: what.into(), mb: size.div_ceil(1_000_000) })?;
    let mut rest = head[length..].chain(source);
    rest.by_ref().take(size).read_to_end(&mut bytes).map_err(damaged)?;
    let surplus = io::copy(&mut rest.take(MAX_BYTES), &mut io::sink()).map_err(damaged)?;
    let (expected, actual) = (size + length as u64, bytes.len() as u64 + surplus + length as u64);
    match actual {
        _ if actual < expected => Err(Error::TruncatedIdx { what: what.into(), expected, actual }),
        _ if actual > expected => Err(Error::LongIdx { what: what.into(), expected, actual }),
        _ => Ok(Idx { dims, element, bytes, notes: Vec::new() }),
    }
}

/// What the header says.
struct Header {
    dims: Vec<usize>,
    element: Element,
    /// Its own bytes.
    length: usize,
}

impl Header {
    fn read(what: &str, head: &[u8], exact: Option<u64>) -> Result<Self> {
        let (element, dimensions) = match *head {
            [0, 0, code, dimensions @ 1..=MAX_DIMENSIONS, ..] => (Element::of(code), dimensions),
            // The magic number itself is little-endian.
            [dimensions @ 1..=MAX_DIMENSIONS, code, 0, 0, ..] if Element::of(code).is_some() => {
                let (sizes, _) = head[4..].as_chunks();
                let sizes = sizes.iter().take(dimensions.into());
                let dims: Vec<_> = sizes.map(|size| u32::from_le_bytes(*size) as usize).collect();
                return Err(Error::LittleEndianIdx { what: what.into(), dims: in_words(&dims) });
            }
            _ => (None, 0),
        };
        let Some(element) = element else {
            let found = FileKind::of(head, exact.unwrap_or_default() as usize);
            return Err(Error::NotIdx { what: what.into(), found, advice: found.advice() });
        };
        let length = 4 * (usize::from(dimensions) + 1);
        let Some(sizes) = head.get(4..length) else {
            let (expected, actual) = (length as u64, head.len() as u64);
            return Err(Error::TruncatedIdx { what: what.into(), expected, actual });
        };
        let (sizes, _) = sizes.as_chunks();
        let big = sizes.iter().map(|size| u32::from_be_bytes(*size) as usize).collect::<Vec<_>>();
        let little = sizes.iter().map(|size| u32::from_le_bytes(*size) as usize).collect::<Vec<_>>();
        let header = Self { dims: big, element, length };
        if header.is_reversed(&little, exact) {
            return Err(Error::LittleEndianIdx { what: what.into(), dims: in_words(&little) });
        }
        Ok(header)
    }

    /// Whether its sizes make sense only when they are read as little-endian numbers.
    fn is_reversed(&self, little: &[usize], exact: Option<u64>) -> bool {
        let [big, little] = [&self.dims, little].map(|dims| bytes_of(dims, self.element));
        let is_exact = |size: u64| exact.is_some_and(|exact| exact == size.saturating_add(self.length as u64));
        (is_exact(little) && !is_exact(big)) || (big > MAX_BYTES && little <= MAX_BYTES)
    }
}

/// Saturating, because a header may announce more than a u64 counts.
fn bytes_of(dims: &[usize], element: Element) -> u64 {
    dims.iter().fold(element.size() as u64, |product, &size| product.saturating_mul(size as u64))
}

fn in_words(dims: &[usize]) -> String {
    dims.iter().map(usize::to_string).collect::<Vec<_>>().join(" x ")
}
