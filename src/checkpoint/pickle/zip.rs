//! Finds the files in a zip archive as `torch.save` writes it: not compressed, with or without Zip64. The archive may come
//! from anywhere, so every place and length is checked against its bytes, and nothing is allocated but the names.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

/// Most files that are read of an archive; PyTorch writes one for each tensor.
const MAX_FILES: usize = 20_000;
/// Longest comment at an archive's end.
const MAX_COMMENT: usize = 0xffff;

const END: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const END_64: &[u8] = b"PK\x06\x06";
const LOCATOR_64: &[u8] = b"PK\x06\x07";
const LOCATOR_64_BYTES: usize = 20;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_BYTES: usize = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_BYTES: usize = 30;
/// Stands for a number that a Zip64 field has.
const IN_EXTRA: u64 = 0xffff_ffff;
/// Mark of the field with sizes and places of 64 bits.
const EXTRA_64: u64 = 1;

/// The files of an archive by name.
pub(super) type Files<'a> = BTreeMap<&'a str, &'a [u8]>;

/// The files of an archive.
///
/// # Errors
/// [`Error::CheckpointCut`] where its end is missing, or [`Error::CheckpointFormat`].
pub(super) fn files(bytes: &[u8]) -> Result<Files<'_>> {
    let (mut at, count) = directory(bytes)?;
    if count > MAX_FILES {
        return Err(wrong(format!("it has {count} files, more than any checkpoint needs")));
    }
    let mut files = Files::new();
    for _ in 0..count {
        let (name, content, length) = entry(bytes, at).ok_or_else(damaged)??;
        files.insert(name, content);
        at += length;
    }
    Ok(files)
}

/// Place of the list of files, and how many there are.
fn directory(bytes: &[u8]) -> Result<(usize, usize)> {
    let last = bytes.len().checked_sub(END_BYTES).ok_or(Error::CheckpointCut)?;
    let first = last.saturating_sub(MAX_COMMENT);
    let end = (first..=last).rev().find(|at| bytes[*at..].starts_with(END)).ok_or(Error::CheckpointCut)?;
    let locator = end.checked_sub(LOCATOR_64_BYTES).filter(|at| bytes[*at..].starts_with(LOCATOR_64));
    let found = match locator {
        Some(locator) => place(bytes, locator + 8, 8)
            .filter(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(END_64)))
            .and_then(|at| Some((place(bytes, at.checked_add(48)?, 8)?, place(bytes, at.checked_add(32)?, 8)?))),
        None => place(bytes, end + 16, 4).zip(place(bytes, end + 10, 2)),
    };
    found.ok_or_else(damaged)
}

/// The entry of the list at a place: a file's name and content, and the entry's length. `None` where it is damaged.
fn entry(bytes: &[u8], at: usize) -> Option<Result<(&str, &[u8], usize)>> {
    let head = bytes.get(at..)?.get(..ENTRY_BYTES)?;
    let [name, extra, comment] = [28, 30, 32].map(|field| number(head, field, 2).unwrap_or(0) as usize);
    let rest = &bytes[at + ENTRY_BYTES..];
    let length = ENTRY_BYTES + name + extra + comment;
    let (name, extra) = (str::from_utf8(rest.get(..name)?).ok()?, rest.get(name..name + extra)?);
    if !head.starts_with(ENTRY) {
        return None;
    }
    let (flags, method) = (number(head, 8, 2)?, number(head, 10, 2)?);
    if flags & 1 != 0 || method != 0 {
        let detail = format!("its file {name} is compressed or encrypted, which torch.save does not do: save it again");
        return Some(Err(wrong(detail)));
    }
    let mut wide = wide(extra);
    // The field has, in this order, those of the numbers that do not fit.
    let mut real = |number: u64| if number == IN_EXTRA { wide.next() } else { Some(number) };
    let unpacked = real(number(head, 24, 4)?)?;
    let packed = real(number(head, 20, 4)?)?;
    let local = usize::try_from(real(number(head, 42, 4)?)?).ok()?;
    let content = content(bytes, local, usize::try_from(packed).ok()?).filter(|_| packed == unpacked)?;
    Some(Ok((name, content, length)))
}

/// The numbers of the Zip64 field, if there is one.
fn wide(mut extra: &[u8]) -> impl Iterator<Item = u64> {
    let mut field: &[u8] = &[];
    while let (Some(mark), Some(length)) = (number(extra, 0, 2), place(extra, 2, 2)) {
        let Some((content, rest)) = extra[4..].split_at_checked(length) else { break };
        if mark == EXTRA_64 {
            field = content;
        }
        extra = rest;
    }
    field.as_chunks().0.iter().map(|bytes| u64::from_le_bytes(*bytes))
}

/// The content behind a local header, which has lengths of its own: PyTorch pads it so that tensors are aligned.
fn content(bytes: &[u8], local: usize, length: usize) -> Option<&[u8]> {
    let head = bytes.get(local..)?;
    let start = LOCAL_BYTES + place(head, 26, 2)? + place(head, 28, 2)?;
    head.starts_with(LOCAL).then_some(())?;
    head.get(start..)?.get(..length)
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let field = bytes.get(at..)?.get(..length)?;
    Some(field.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

fn place(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    number(bytes, at, length).and_then(|number| usize::try_from(number).ok())
}

fn damaged() -> Error {
    wrong("its zip archive is damaged")
}

fn wrong(detail: impl ToString) -> Error {
    Error::CheckpointFormat { detail: detail.to_string() }
}
