//! What a file is, by its first bytes. People offer files of all kinds as images or as weights, and a refusal that names
//! the file can say how to go on.

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
pub enum FileKind {
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
    Gzip,
    Bzip2,
    Xz,
    Zstd,
    Lz4,
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
    Idx,
    Safetensors,
    Onnx,
    Gguf,
    Program,
    Html,
    Xml,
    Json,
    LfsPointer,
    AppleDouble,
    Text,
    Unknown,
}

/// How to get images in IDX format from such a file.
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

/// How files of these kinds begin.
const MAGICS: [(&[u8], FileKind); 33] = [
    (b"\x89PNG", FileKind::Png),
    (b"\xff\xd8\xff", FileKind::Jpeg),
    (b"GIF8", FileKind::Gif),
    (b"II*\0", FileKind::Tiff),
    (b"MM\0*", FileKind::Tiff),
    (b"%PDF", FileKind::Pdf),
    (b"PK\x05\x06", FileKind::Zip),
    (b"7z\xbc\xaf\x27\x1c", FileKind::SevenZip),
    (b"Rar!", FileKind::Rar),
    (b"\x1f\x8b", FileKind::Gzip),
    (b"BZh", FileKind::Bzip2),
    (b"\xfd7zXZ\0", FileKind::Xz),
    (b"\x28\xb5\x2f\xfd", FileKind::Zstd),
    (b"\x04\x22\x4d\x18", FileKind::Lz4),
    (b"\0\0\x08\x01", FileKind::Idx),
    (b"\0\0\x08\x03", FileKind::Idx),
    (b"\x08\x07\x12", FileKind::Onnx),
    (b"GGUF", FileKind::Gguf),
    (b"\x7fELF", FileKind::Program),
    (b"\x93NUMPY", FileKind::Npy),
    (b"PAR1", FileKind::Parquet),
    (b"ARROW1", FileKind::Arrow),
    (b"\x89HDF", FileKind::Hdf5),
    (b"MATLAB", FileKind::Matlab),
    (b"\x80\x02", FileKind::Pickle),
    (b"\x80\x03", FileKind::Pickle),
    (b"\x80\x04", FileKind::Pickle),
    (b"\x80\x05", FileKind::Pickle),
    (b"version https://git-lfs", FileKind::LfsPointer),
    (b"\0\x05\x16\x07", FileKind::AppleDouble),
    (b"\0\x05\x16\0", FileKind::AppleDouble),
    (b"\x78\x9c", FileKind::Zlib),
    (b"\x78\xda", FileKind::Zlib),
];

impl FileKind {
    /// Tells a file by its first [`HEAD`] bytes, or all where there are fewer, and by its size in bytes.
    pub fn of(head: &[u8], size: usize) -> Self {
        let known = || MAGICS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind);
        match head {
            [] => Self::Empty,
            [b'P', b'K', 3, 4, ..] => zipped(head),
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Self::Bmp,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Webp,
            _ if head.get(257..262) == Some(b"ustar") => Self::Tar,
            _ if safetensors_header(head).is_some() => Self::Safetensors,
            _ if size > 0 && size.is_multiple_of(CIFAR_RECORD) && head[0] < 10 => Self::Cifar,
            _ => known().or_else(|| text(head)).unwrap_or(Self::Unknown),
        }
    }

    /// The program that packed it, where that is all that is known of it.
    fn packer(self) -> Option<&'static str> {
        match self {
            Self::Gzip => Some("gzip"),
            Self::Bzip2 => Some("bzip2"),
            Self::Xz => Some("xz"),
            Self::Zstd => Some("zstd"),
            Self::Lz4 => Some("lz4"),
            Self::Zlib => Some("zlib without gzip's header"),
            _ => None,
        }
    }

    /// How to get images in IDX format from it.
    pub fn advice(self) -> Advice {
        match self {
            Self::Zip | Self::Tar | Self::SevenZip | Self::Rar => Advice::Unpack,
            Self::Gzip | Self::Bzip2 | Self::Xz | Self::Zstd | Self::Lz4 | Self::Zlib => Advice::Unpack,
            Self::Npz | Self::Npy | Self::Csv | Self::Parquet | Self::Arrow | Self::Hdf5 | Self::Matlab => {
                Advice::Arrays
            }
            Self::Pickle | Self::Pytorch | Self::Cifar => Advice::Arrays,
            Self::Png | Self::Jpeg | Self::Gif | Self::Bmp | Self::Webp | Self::Tiff | Self::Pdf => Advice::Pictures,
            Self::Empty | Self::Html | Self::Xml | Self::Json => Advice::Fetch,
            Self::LfsPointer => Advice::Lfs,
            Self::AppleDouble => Advice::Sibling,
            Self::Safetensors => Advice::Weights,
            Self::Idx | Self::Onnx | Self::Gguf | Self::Program | Self::Text | Self::Unknown => Advice::Choose,
        }
    }
}

/// Bytes before the header of a safetensors file: the header's length.
pub(crate) const SAFETENSORS_LENGTH: usize = 8;

/// The length of a safetensors file's header, if it begins like one: with a length below 2^32, and a JSON object.
pub(crate) fn safetensors_header(head: &[u8]) -> Option<u64> {
    let (length, header) = head.split_first_chunk::<SAFETENSORS_LENGTH>()?;
    let length = u64::from_le_bytes(*length);
    (header.first() == Some(&b'{') && length >> 32 == 0).then_some(length)
}

/// A zip file by the name of the first file in it.
fn zipped(head: &[u8]) -> FileKind {
    let length = head.get(26).map_or(0, |low| usize::from(*low));
    let name = head.get(30..30 + length).unwrap_or_default();
    match name {
        _ if name.ends_with(b".npy") => FileKind::Npz,
        _ if name.ends_with(b"data.pkl") => FileKind::Pytorch,
        _ => FileKind::Zip,
    }
}

/// The kind of a text, by how it starts; `None` where it is no text.
fn text(head: &[u8]) -> Option<FileKind> {
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
        "<!doc" | "<html" | "<head" | "<body" => FileKind::Html,
        other if other.starts_with('<') => FileKind::Xml,
        other if other.starts_with(['{', '[']) => FileKind::Json,
        _ if start.lines().next().is_some_and(|line| line.split([',', ';', '\t']).count() > 2) => FileKind::Csv,
        _ => FileKind::Text,
    })
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(packer) = self.packer() {
            return write!(f, "packed by {packer}");
        }
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
            Self::Gzip | Self::Bzip2 | Self::Xz | Self::Zstd | Self::Lz4 | Self::Zlib => "packed",
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
            Self::Idx => "an IDX file, which holds images or labels",
            Self::Safetensors => "a safetensors file, which holds weights",
            Self::Onnx => "an ONNX model",
            Self::Gguf => "a GGUF file",
            Self::Program => "a program",
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
mod tests;
