//! Gzip as it is met: of several members, packed twice, with padding behind it.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::bufread::GzDecoder;

const MAGIC: [u8; 2] = [0x1f, 0x8b];
/// Layers of gzip that are taken off; more are no accident.
const MAX_LAYERS: usize = 3;
/// Deflate packs no tighter than this (258 bytes in two bits).
const MAX_RATIO: u64 = 1032;
/// Most bytes of a gzip file inside another one; more than any dataset of this format has when packed.
const MAX_INNER: u64 = 300_000_000;

/// Whether bytes begin like a gzip file.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// The members of a gzip file, one after the other. What follows them and is no gzip is left alone, as `gzip -d` does:
/// tapes and some transfers pad files with zeros.
pub(super) struct Members<'a> {
    decoder: Option<GzDecoder<&'a [u8]>>,
}

impl<'a> Members<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { decoder: Some(GzDecoder::new(bytes)) }
    }
}

impl Read for Members<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = self.decoder.as_mut().filter(|_| !buffer.is_empty()) {
            let count = decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            let rest = self.decoder.take().map(GzDecoder::into_inner);
            self.decoder = rest.filter(|rest| is_gzip(rest)).map(GzDecoder::new);
        }
        Ok(0)
    }
}

/// Takes off the outer layers of a file that was packed several times: what is left is raw or packed once. Also says
/// whether there were such layers.
///
/// # Errors
/// If an outer layer is damaged, too large, or one of too many.
pub(super) fn peel(bytes: &[u8]) -> io::Result<(Cow<'_, [u8]>, bool)> {
    let mut inner = Cow::Borrowed(bytes);
    for layer in 0..MAX_LAYERS {
        match unpacked_gzip(&inner)? {
            Some(next) => inner = next.into(),
            None => return Ok((inner, layer > 0)),
        }
    }
    Err(io::Error::other(format!("gzip within gzip, more than {MAX_LAYERS} times")))
}

/// What a gzip file holds, if that is a gzip file itself.
fn unpacked_gzip(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    if !is_gzip(bytes) {
        return Ok(None);
    }
    let mut members = Members::new(bytes);
    let mut inner = Vec::new();
    members.by_ref().take(MAGIC.len() as u64).read_to_end(&mut inner)?;
    if !is_gzip(&inner) {
        return Ok(None);
    }
    members.take(MAX_INNER).read_to_end(&mut inner)?;
    if inner.len() as u64 >= MAX_INNER {
        return Err(io::Error::other("the gzip file inside it is too large"));
    }
    Ok(Some(inner))
}

/// Most bytes that a file of this size can hold.
pub(super) fn capacity(bytes: &[u8]) -> u64 {
    let size = bytes.len() as u64;
    if is_gzip(bytes) { size.saturating_mul(MAX_RATIO) } else { size }
}
