//! Which reader a file of weights needs, and the refusal of files that are none. People meet those under the names of
//! weights: what a server or a repository sent in place of the file, or what another program wrote.

use crate::error::{Error, Result};
use crate::file_kind::{FileKind, HEAD, SAFETENSORS_LENGTH, safetensors_header};

/// What wrote a file of weights, as far as its first bytes tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Safetensors,
    /// A zip file, in which `torch.save` keeps a pickle and the tensors.
    Zip,
}

/// The kind of a file that may be weights.
///
/// # Errors
/// What the file is, if it is something else, or [`Error::CheckpointCut`].
pub(super) fn of(bytes: &[u8]) -> Result<Kind> {
    // First of all, since the length of its header may look like anything.
    if let Some(length) = safetensors_header(bytes) {
        let is_whole = length <= (bytes.len() - SAFETENSORS_LENGTH) as u64;
        return if is_whole { Ok(Kind::Safetensors) } else { Err(Error::CheckpointCut) };
    }
    match FileKind::of(&bytes[..bytes.len().min(HEAD)], bytes.len()) {
        FileKind::Zip | FileKind::Pytorch | FileKind::Npz => Ok(Kind::Zip),
        // Damaged, perhaps: the reader says more.
        FileKind::Safetensors | FileKind::Unknown | FileKind::Text | FileKind::Csv | FileKind::Cifar => {
            Ok(Kind::Safetensors)
        }
        FileKind::Empty => Err(Error::CheckpointFormat { detail: "it is empty".into() }),
        FileKind::LfsPointer => Err(Error::CheckpointLfs),
        FileKind::Html | FileKind::Xml => Err(Error::CheckpointWebPage),
        FileKind::Pickle => Err(Error::CheckpointOldPickle),
        found @ (FileKind::Tar
        | FileKind::SevenZip
        | FileKind::Rar
        | FileKind::Gzip
        | FileKind::Bzip2
        | FileKind::Xz
        | FileKind::Zstd
        | FileKind::Lz4
        | FileKind::Zlib) => Err(Error::CheckpointPacked { found }),
        found => Err(Error::CheckpointOther { found }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_what_they_are() {
        let tar = [&[b'x'; 257][..], b"ustar\x0000"].concat();
        let cases: [(&[u8], &str); 13] = [
            (b"", "it is empty"),
            (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 4\n", "Git LFS"),
            (b"\xef\xbb\xbf\n <!DOCTYPE html><title>404</title>", "a web page"),
            (b"<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "a web page"),
            (b"\x1f\x8b\x08\0", "packed by gzip: unpack it"),
            (&tar, "a tar archive: unpack it"),
            (b"\x28\xb5\x2f\xfd\0", "packed by zstd"),
            (b"\x80\x02\x8a\x0al\xfc", "before version 1.6"),
            (b"\x89HDF\r\n\x1a\n", "this is an HDF5 file"),
            (b"{\"weight_map\": {}}", "this is a JSON text"),
            (b"\xe8\x03\0\0\0\0\0\0{\"gen", "cut short"),
            (b"\x89PNG\r\n\x1a\n", "this is a PNG picture"),
            (b"\0\0\x08\x03\0\0\0\x01", "this is an IDX file"),
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
