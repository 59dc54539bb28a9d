//! What a file is that is offered as data and is not: told by its first bytes, so that the refusal can say how to go on.

use std::fmt;

use serde::Serialize;

/// Bytes from the start of a file that are enough to tell what it is.
pub const HEAD: usize = 512;
/// One image of CIFAR-10's binary files: a label and 32x32 pixels in three colours.
const CIFAR_RECORD: usize = 1 + 3 * 32 * 32;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Foreign {
    Empty,
    Png,
    Jpeg,
    Gif,
    Bmp,
    Webp,
    Tiff,
    Pdf,
    Zip,
    Tar,
    SevenZip,
    Rar,
    Bzip2,
    Xz,
    Zstd,
    Zlib,
    Npz,
    Npy,
    Csv,
    Parquet,
    Arrow,
    Hdf5,
    Matlab,
    Pickle,
    Pytorch,
    Cifar,
    Safetensors,
    Html,
    Xml,
    Json,
    LfsPointer,
    AppleDouble,
    Text,
    Unknown,
}

/// How to get images in IDX format from a file of another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// It may be packed around an IDX file.
    Unpack,
    /// It holds numbers that Python can read and write as IDX.
    Arrays,
    /// It is a picture.
    Pictures,
    /// It came in place of the file that was asked for.
    Fetch,
    /// Git has the file elsewhere.
    Lfs,
    /// macOS put it beside the file that is meant.
    Sibling,
    /// It belongs where weights are chosen.
    Weights,
    /// Nothing is known of it.
    Choose,
}

impl Foreign {
    /// Tells a file by its first [`HEAD`] bytes, or all where there are fewer, and by its size in bytes.
    pub fn of(head: &[u8], size: usize) -> Self {
        const MAGICS: [(&[u8], Foreign); 26] = [
            (b"\x89PNG", Foreign::Png),
            (b"\xff\xd8\xff", Foreign::Jpeg),
            (b"GIF8", Foreign::Gif),
            (b"II*\0", Foreign::Tiff),
            (b"MM\0*", Foreign::Tiff),
            (b"%PDF", Foreign::Pdf),
            (b"PK\x05\x06", Foreign::Zip),
            (b"7z\xbc\xaf\x27\x1c", Foreign::SevenZip),
            (b"Rar!", Foreign::Rar),
            (b"BZh", Foreign::Bzip2),
            (b"\xfd7zXZ\0", Foreign::Xz),
            (b"\x28\xb5\x2f\xfd", Foreign::Zstd),
            (b"\x93NUMPY", Foreign::Npy),
            (b"PAR1", Foreign::Parquet),
            (b"ARROW1", Foreign::Arrow),
            (b"\x89HDF", Foreign::Hdf5),
            (b"MATLAB", Foreign::Matlab),
            (b"\x80\x02", Foreign::Pickle),
            (b"\x80\x03", Foreign::Pickle),
            (b"\x80\x04", Foreign::Pickle),
            (b"\x80\x05", Foreign::Pickle),
            (b"version https://git-lfs", Foreign::LfsPointer),
            (b"\0\x05\x16\x07", Foreign::AppleDouble),
            (b"\0\x05\x16\0", Foreign::AppleDouble),
            (b"\x78\x9c", Foreign::Zlib),
            (b"\x78\xda", Foreign::Zlib),
        ];
        let known = || MAGICS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind);
        match head {
            [] => Self::Empty,
            [b'P', b'K', 3, 4, ..] => zipped(head),
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Self::Bmp,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Webp,
            _ if head.get(257..262) == Some(b"ustar") => Self::Tar,
            _ if head.get(8..10) == Some(b"{\"") => Self::Safetensors,
            _ if size > 0 && size.is_multiple_of(CIFAR_RECORD) && head[0] < 10 => Self::Cifar,
            _ => known().or_else(|| text(head)).unwrap_or(Self::Unknown),
        }
    }

    /// How to get images in IDX format from it.
    pub fn advice(self) -> Advice {
        match self {
            Self::Zip | Self::Tar | Self::SevenZip | Self::Rar | Self::Bzip2 | Self::Xz | Self::Zstd | Self::Zlib => {
                Advice::Unpack
            }
            Self::Npz | Self::Npy | Self::Csv | Self::Parquet | Self::Arrow | Self::Hdf5 | Self::Matlab => {
                Advice::Arrays
            }
            Self::Pickle | Self::Pytorch | Self::Cifar => Advice::Arrays,
            Self::Png | Self::Jpeg | Self::Gif | Self::Bmp | Self::Webp | Self::Tiff | Self::Pdf => Advice::Pictures,
            Self::Empty | Self::Html | Self::Xml | Self::Json => Advice::Fetch,
            Self::LfsPointer => Advice::Lfs,
            Self::AppleDouble => Advice::Sibling,
            Self::Safetensors => Advice::Weights,
            Self::Text | Self::Unknown => Advice::Choose,
        }
    }
}

/// A zip file by the name of the first file in it.
fn zipped(head: &[u8]) -> Foreign {
    let length = head.get(26).map_or(0, |low| usize::from(*low));
    let name = head.get(30..30 + length).unwrap_or_default();
    match name {
        _ if name.ends_with(b".npy") => Foreign::Npz,
        _ if name.ends_with(b"data.pkl") => Foreign::Pytorch,
        _ => Foreign::Zip,
    }
}

/// The kind of a text, by how it starts; `None` where it is no text.
fn text(head: &[u8]) -> Option<Foreign> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    // The head may end within a character.
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    if text.chars().any(|character| character.is_control() && !character.is_ascii_whitespace()) {
        return None;
    }
    let start = text.trim_start().to_ascii_lowercase();
    Some(match start.get(..5).unwrap_or(&start) {
        "<!doc" | "<html" | "<head" | "<body" => Foreign::Html,
        other if other.starts_with('<') => Foreign::Xml,
        other if other.starts_with(['{', '[']) => Foreign::Json,
        _ if start.lines().next().is_some_and(|line| line.split([',', ';', '\t']).count() > 2) => Foreign::Csv,
        _ => Foreign::Text,
    })
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "empty",
            Self::Png => "a PNG picture",
            Self::Jpeg => "a JPEG picture",
            Self::Gif => "a GIF picture",
            Self::Bmp => "a BMP picture",
            Self::Webp => "a WebP picture",
            Self::Tiff => "a TIFF picture",
            Self::Pdf => "a PDF document",
            Self::Zip => "a zip archive",
            Self::Tar => "a tar archive",
            Self::SevenZip => "a 7z archive",
            Self::Rar => "a RAR archive",
            Self::Bzip2 => "packed by bzip2",
            Self::Xz => "packed by xz",
            Self::Zstd => "packed by zstd",
            Self::Zlib => "packed by zlib without gzip's header",
            Self::Npz => "an npz archive of NumPy arrays",
            Self::Npy => "an npy file, a NumPy array",
            Self::Csv => "a CSV table",
            Self::Parquet => "a parquet table",
            Self::Arrow => "an Arrow table",
            Self::Hdf5 => "an HDF5 file",
            Self::Matlab => "a MATLAB file",
            Self::Pickle => "a Python pickle",
            Self::Pytorch => "a PyTorch file",
            Self::Cifar => "a binary file of CIFAR-10, whose images are 32x32 in three colours",
            Self::Safetensors => "a safetensors file, which holds weights",
            Self::Html => "an HTML page",
            Self::Xml => "an XML document",
            Self::Json => "a JSON text",
            Self::LfsPointer => "a Git LFS pointer, a text of three lines that stands for the file",
            Self::AppleDouble => "a macOS resource file",
            Self::Text => "a text",
            Self::Unknown => "of an unknown kind",
        })
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WRITE: &str = "f.write(struct.pack('>4I', 0x803, *x.shape) + x.tobytes())";
        match self {
            Self::Unpack => f.write_str("unpack it and choose the IDX file in it (train-images-idx3-ubyte)"),
            Self::Arrays => write!(f, "load it in Python as a uint8 array x of shape [n, 28, 28], and write IDX: {WRITE}"),
            Self::Pictures => write!(
                f,
                "put all pictures into one uint8 array x of shape [n, 28, 28] in Python (numpy and Pillow), and write IDX: {WRITE}"
            ),
            Self::Fetch => f.write_str("it came in place of the data; download the file again, or from another address"),
            Self::Lfs => f.write_str("run `git lfs pull` where it came from"),
            Self::Sibling => f.write_str("choose the file whose name lacks the leading \"._\""),
            Self::Weights => f.write_str("load it as weights; as data, choose MNIST's own format"),
            Self::Choose => f.write_str(
                "choose a file in MNIST's own format, raw or gzipped (train-images-idx3-ubyte or train-labels-idx1-ubyte)",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_files_by_how_they_begin() {
        let tar = [&[b'a'; 257][..], b"ustar", &[0; 250]].concat();
        let cifar = [&[3u8][..], &[200; 511]].concat();
        let cases: [(&[u8], usize, Foreign); 17] = [
            (b"", 0, Foreign::Empty),
            (b"\x89PNG\r\n\x1a\n", 8, Foreign::Png),
            (b"\xff\xd8\xff\xe0", 4, Foreign::Jpeg),
            (b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x0b\0\0\0x_train.npy", 41, Foreign::Npz),
            (b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0a.png", 35, Foreign::Zip),
            (&tar, tar.len(), Foreign::Tar),
            (&cifar, 3073 * 20, Foreign::Cifar),
            (b"label,pixel0,pixel1\n5,0,0\n", 26, Foreign::Csv),
            (b"PAR1\0\0", 6, Foreign::Parquet),
            (b"\n<!DOCTYPE html>", 16, Foreign::Html),
            (b"<?xml version='1.0'?>", 21, Foreign::Xml),
            (b"{\"message\": \"Not Found\"}", 24, Foreign::Json),
            (b"version https://git-lfs.github.com/spec/v1\noid", 46, Foreign::LfsPointer),
            (b"\x10\0\0\0\0\0\0\0{\"w\":1}", 15, Foreign::Safetensors),
            (b"\0\x05\x16\x07\0\0", 6, Foreign::AppleDouble),
            ("Zahlen für Übungen".as_bytes(), 20, Foreign::Text),
            (b"\x12\x34\0\xff\xfe", 5, Foreign::Unknown),
        ];
        for (head, size, kind) in cases {
            assert_eq!(Foreign::of(head, size), kind, "{head:?}");
        }
    }
}
