//! Names files that are not weights, by how they begin. People meet them under the names of weights: what a server or a
//! repository sent in place of the file, or what another program wrote.

use crate::error::{Error, Result};

/// What a file is, as far as its first bytes tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Safetensors,
    /// A zip file, in which `torch.save` keeps a pickle and the tensors.
    Zip,
}

/// How files begin that are packed, and by what.
const PACKERS: [(&[u8], &str); 7] = [
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x04\x22\x4d\x18", "lz4"),
];
/// How files begin that hold something else, and what.
const FORMATS: [(&[u8], &str); 12] = [
    (b"\x89HDF\r\n\x1a\n", "HDF5 (Keras)"),
    (b"\x93NUMPY", "NumPy"),
    (b"GGUF", "GGUF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"RIFF", "RIFF"),
    (b"\0\0\x08\x03", "IDX"),
    (b"\0\0\x08\x01", "IDX"),
    (b"\x08\x07\x12", "ONNX"),
    (b"\x7fELF", "ELF"),
];
const LFS: &[u8] = b"version https://git-lfs.github.com/spec/";
const ZIP: &[u8] = b"PK\x03\x04";
/// A pickle's first opcode, which is followed by the number of its protocol.
const PICKLE: u8 = 0x80;
/// Bytes before the header of a safetensors file: the header's length.
const LENGTH_BYTES: usize = 8;
/// Place of the word `ustar` in a tar file.
const TAR: usize = 257;

/// The kind of a file that may be weights.
///
/// # Errors
/// What the file is, if it is something else, or [`Error::CheckpointCut`].
pub(super) fn of(bytes: &[u8]) -> Result<Kind> {
    // First of all, since the length of its header may look like anything.
    if let Some(length) = header_length(bytes) {
        let is_whole = length <= (bytes.len() - LENGTH_BYTES) as u64;
        return if is_whole { Ok(Kind::Safetensors) } else { Err(Error::CheckpointCut) };
    }
    if bytes.starts_with(ZIP) {
        return Ok(Kind::Zip);
    }
    let known = |list: &[(&[u8], &str)]| {
        list.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| String::from(*name))
    };
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start(); // without a byte order mark
    match bytes {
        [] => Err(Error::CheckpointFormat { detail: "it is empty".into() }),
        _ if text.starts_with(LFS) => Err(Error::CheckpointLfs),
        _ if is_page(text) => Err(Error::CheckpointWebPage),
        [PICKLE, 2..=5, ..] => Err(Error::CheckpointOldPickle),
        _ if bytes.get(TAR..).is_some_and(|rest| rest.starts_with(b"ustar")) => {
            Err(Error::CheckpointPacked { packer: "tar".into() })
        }
        _ => match (known(&PACKERS), known(&FORMATS)) {
            (Some(packer), _) => Err(Error::CheckpointPacked { packer }),
            (_, Some(format)) => Err(Error::CheckpointOther { format }),
            _ if matches!(text, [b'{' | b'[', ..]) => Err(Error::CheckpointOther { format: "JSON".into() }),
            _ => Ok(Kind::Safetensors),
        },
    }
}

fn is_page(text: &[u8]) -> bool {
    let starts = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()));
    ["<!doctype", "<html", "<?xml", "<head", "<body", "<!--", "<error"].into_iter().any(starts)
}

/// The length of a safetensors file's header, if it begins like one: with a length below 2^32, and a JSON object.
fn header_length(bytes: &[u8]) -> Option<u64> {
    let (length, header) = bytes.split_first_chunk::<LENGTH_BYTES>()?;
    let length = u64::from_le_bytes(*length);
    (header.first() == Some(&b'{') && length >> 32 == 0).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_what_they_are() {
        let tar = [&[b'x'; TAR][..], b"ustar\x0000"].concat();
        let cases: [(&[u8], &str); 12] = [
            (b"", "it is empty"),
            (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 4\n", "Git LFS"),
            (b"\xef\xbb\xbf\n <!DOCTYPE html><title>404</title>", "a web page"),
            (b"<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "a web page"),
            (b"\x1f\x8b\x08\0", "packed by gzip: unpack it"),
            (&tar, "packed by tar"),
            (b"\x28\xb5\x2f\xfd\0", "packed by zstd"),
            (b"\x80\x02\x8a\x0al\xfc", "before version 1.6"),
            (b"\x89HDF\r\n\x1a\n", "a HDF5 (Keras) file"),
            (b"{\"weight_map\": {}}", "a JSON file"),
            (b"\xe8\x03\0\0\0\0\0\0{\"gen", "cut short"),
            (b"\x89PNG\r\n\x1a\n", "a PNG file"),
        ];
        for (bytes, words) in cases {
            let said = of(bytes).unwrap_err().to_string();
            assert!(said.contains(words), "{said}");
        }
        // A header of 123 bytes begins with the byte of a brace.
        let braced = [&b"\x7b\0\0\0\0\0\0\0{"[..], &[b' '; 121], b"}"].concat();
        assert_eq!(of(&braced), Ok(Kind::Safetensors));
        assert_eq!(of(b"PK\x03\x04"), Ok(Kind::Zip));
    }
}
