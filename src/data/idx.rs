//! The IDX format of the MNIST files: a big-endian header (magic number, then one size per dimension) and raw
//! bytes. <https://yann.lecun.org/exdb/mnist/index.html>, "The IDX file format".

use std::borrow::Cow;
use std::io::Read;

use crate::error::{Error, Result};

/// Magic number of unsigned bytes in one dimension: labels.
const MAGIC_LABELS: u32 = 0x0000_0801;
/// Magic number of unsigned bytes in three dimensions: images.
const MAGIC_IMAGES: u32 = 0x0000_0803;
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A decoded IDX file of unsigned bytes with `D` dimensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idx<const D: usize> {
    /// Size of each dimension, e.g. `[60000, 28, 28]`.
    pub dims: [usize; D],
    /// The elements, last dimension fastest.
    pub values: Vec<u8>,
}

impl Idx<1> {
    /// Reads a labels file, raw or gzipped.
    ///
    /// # Errors
    /// [`Error::BadGzip`], [`Error::NotIdx`], [`Error::WrongIdxKind`] or [`Error::TruncatedIdx`].
    pub fn labels(bytes: &[u8]) -> Result<Self> {
        parse("labels", MAGIC_LABELS, bytes)
    }
}

impl Idx<3> {
    /// Reads an images file `[count, height, width]`, raw or gzipped.
    ///
    /// # Errors
    /// As [`Idx::labels`].
    pub fn images(bytes: &[u8]) -> Result<Self> {
        parse("images", MAGIC_IMAGES, bytes)
    }
}

/// Writes images `[count, height, width]` in MNIST's own format.
pub fn write_images(dims: [usize; 3], pixels: &[u8]) -> Vec<u8> {
    let header = std::iter::once(MAGIC_IMAGES).chain(dims.map(|size| size as u32));
    header.flat_map(u32::to_be_bytes).chain(pixels.iter().copied()).collect()
}

fn parse<const D: usize>(what: &str, magic: u32, bytes: &[u8]) -> Result<Idx<D>> {
    let bytes = gunzip(what, bytes)?;
    let not_idx = || Error::NotIdx { what: what.into() };
    let (found, rest) = split_u32(&bytes).ok_or_else(not_idx)?;
    if found >> 16 != 0 {
        return Err(not_idx());
    }
    if found != magic {
        return Err(Error::WrongIdxKind { what: what.into(), expected: magic, actual: found });
    }
    let header_len = 4 * (D + 1);
    let truncated = |expected: u64| Error::TruncatedIdx { what: what.into(), expected, actual: bytes.len() as u64 };

    let mut dims = [0; D];
    let mut rest = rest;
    for dim in &mut dims {
        let (size, tail) = split_u32(rest).ok_or_else(|| truncated(header_len as u64))?;
        (*dim, rest) = (size as usize, tail);
    }
    // A header that lies may promise more than any memory holds: count in u64 and saturate.
    let elements = dims.iter().fold(1u64, |product, &size| product.saturating_mul(size as u64));
    if elements != rest.len() as u64 {
        return Err(truncated(elements.saturating_add(header_len as u64)));
    }
    Ok(Idx { dims, values: rest.to_vec() })
}

fn split_u32(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (head, tail) = bytes.split_first_chunk()?;
    Some((u32::from_be_bytes(*head), tail))
}

fn gunzip<'a>(what: &str, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>> {
    if !bytes.starts_with(&GZIP_MAGIC) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes)
        .read_to_end(&mut unpacked)
        .map_err(|error| Error::BadGzip { what: what.into(), detail: error.to_string() })?;
    Ok(Cow::Owned(unpacked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// Two images of 2x3 pixels, as the format's description lays them out.
    const TWO_IMAGES: &[u8] =
        b"\x00\x00\x08\x03\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x00\x03\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b";
    const THREE_LABELS: &[u8] = b"\x00\x00\x08\x01\x00\x00\x00\x03\x05\x00\x09";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn reads_raw_and_gzipped_files_alike() {
        let images = Idx::images(TWO_IMAGES).unwrap();
        assert_eq!((images.dims, images.values.len()), ([2, 2, 3], 12));
        assert_eq!(Idx::images(&gzip(TWO_IMAGES)).unwrap(), images);
        assert_eq!(Idx::labels(THREE_LABELS).unwrap().values, [5, 0, 9]);
        assert_eq!(write_images(images.dims, &images.values), TWO_IMAGES);
    }

    #[test]
    fn says_what_is_wrong_with_a_bad_file() {
        let truncated = |expected, actual| Error::TruncatedIdx { what: "images".into(), expected, actual };
        let cases: [(&[u8], Error); 6] = [
            (b"", Error::NotIdx { what: "images".into() }),
            (b"<!doctype html>", Error::NotIdx { what: "images".into() }),
            (THREE_LABELS, Error::WrongIdxKind { what: "images".into(), expected: 0x803, actual: 0x801 }),
            (&TWO_IMAGES[..20], truncated(28, 20)),
            (&TWO_IMAGES[..9], truncated(16, 9)),
            (b"\x00\x00\x08\x03\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", truncated(u64::MAX, 16)),
        ];
        for (bytes, error) in cases {
            assert_eq!(Idx::images(bytes).unwrap_err(), error);
        }
        let cut = gzip(TWO_IMAGES);
        assert!(matches!(Idx::images(&cut[..cut.len() - 9]), Err(Error::BadGzip { .. })));
    }
}
