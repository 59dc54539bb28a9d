//! The IDX format of the MNIST files: a big-endian header (magic number, then one size per dimension) and raw
//! bytes. <https://yann.lecun.org/exdb/mnist/index.html>, "The IDX file format".

use std::io::{self, Read};

use flate2::read::GzDecoder;

use crate::error::{Error, Result};

/// Magic number of unsigned bytes in one dimension: labels.
const MAGIC_LABELS: u32 = 0x0000_0801;
/// Magic number of unsigned bytes in three dimensions: images.
const MAGIC_IMAGES: u32 = 0x0000_0803;
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
/// Most bytes of images or labels that are read. EMNIST, the largest dataset of this format, has 547 MB.
const MAX_BYTES: u64 = 600_000_000;

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
    /// [`Error::BadGzip`], [`Error::NotIdx`], [`Error::WrongIdxKind`], [`Error::TruncatedIdx`] or
    /// [`Error::TooLargeIdx`].
    pub fn labels(bytes: &[u8]) -> Result<Self> {
        parse("labels", MAGIC_LABELS, bytes)
    }
}

impl Idx<3> {
    /// Reads an images file `[count, height, width]`, raw or gzipped.
    ///
    /// # Errors
    /// The same as [`Idx::labels`].
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
    if bytes.starts_with(&GZIP_MAGIC) {
        let unpacked = GzDecoder::new(bytes);
        read(what, magic, unpacked)
    } else {
        read(what, magic, bytes)
    }
}

/// Reads as much as the header announces and no more, so that neither a wrong header nor a small gzip file that unpacks
/// to gigabytes can exhaust memory.
fn read<const D: usize>(what: &str, magic: u32, mut source: impl Read) -> Result<Idx<D>> {
    let damaged = |error: io::Error| Error::BadGzip { what: what.into(), detail: error.to_string() };
    let header_len = 4 * (D as u64 + 1);
    let mut header = Vec::new();
    source.by_ref().take(header_len).read_to_end(&mut header).map_err(damaged)?;
    check_magic(what, magic, &header)?;
    let truncated = |expected, actual| Error::TruncatedIdx { what: what.into(), expected, actual };
    if (header.len() as u64) < header_len {
        return Err(truncated(header_len, header.len() as u64));
    }
    let (sizes, _) = header[4..].as_chunks();
    let dims: [usize; D] = std::array::from_fn(|at| u32::from_be_bytes(sizes[at]) as usize);
    // The product is saturating, because the header may announce more elements than a u64 counts.
    let elements = dims.iter().fold(1u64, |product, &size| product.saturating_mul(size as u64));
    let mut values = Vec::new();
    source.by_ref().take(elements.min(MAX_BYTES)).read_to_end(&mut values).map_err(damaged)?;
    let surplus = io::copy(&mut source.take(MAX_BYTES), &mut io::sink()).map_err(damaged)?;
    match values.len() as u64 + surplus {
        actual if actual > MAX_BYTES => Err(Error::TooLargeIdx { what: what.into(), limit_mb: MAX_BYTES / 1_000_000 }),
        actual if actual != elements => {
            Err(truncated(elements.saturating_add(header_len), actual.saturating_add(header_len)))
        }
        _ => Ok(Idx { dims, values }),
    }
}

fn check_magic(what: &str, expected: u32, header: &[u8]) -> Result<()> {
    let found = header.first_chunk().map(|bytes| u32::from_be_bytes(*bytes));
    match found {
        Some(found) if found == expected => Ok(()),
        Some(found) if found >> 16 == 0 => Err(Error::WrongIdxKind { what: what.into(), expected, actual: found }),
        _ => Err(Error::NotIdx { what: what.into() }),
    }
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
        let long = gzip(&[TWO_IMAGES, &[0; 100]].concat());
        assert_eq!(Idx::images(&long).unwrap_err(), truncated(28, 128));
    }
    #[test]
    fn a_small_file_that_unpacks_to_gigabytes_is_refused_early() {
        // Gzip members may follow each other, but only the first is read: the bomb is one long member.
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&TWO_IMAGES[..16]).unwrap();
        let zeros = vec![0; 1_000_000];
        (0..700).for_each(|_| encoder.write_all(&zeros).unwrap());
        let bomb = encoder.finish().unwrap();
        assert!(bomb.len() < 5_000_000, "{}", bomb.len());
        assert_eq!(Idx::images(&bomb).unwrap_err(), Error::TooLargeIdx { what: "images".into(), limit_mb: 600 });
    }
}
