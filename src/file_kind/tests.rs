use super::*;

#[test]
fn tells_files_by_how_they_begin() {
    let tar = [&[b'a'; 257][..], b"ustar", &[0; 250]].concat();
    let cifar = [&[3u8][..], &[200; 511]].concat();
    let cases: [(&[u8], usize, FileKind); 17] = [
        (b"", 0, FileKind::Empty),
        (b"\x89PNG\r\n\x1a\n", 8, FileKind::Png),
        (b"\xff\xd8\xff\xe0", 4, FileKind::Jpeg),
        (b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x0b\0\0\0x_train.npy", 41, FileKind::Npz),
        (b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0a.png", 35, FileKind::Zip),
        (&tar, tar.len(), FileKind::Tar),
        (&cifar, 3073 * 20, FileKind::Cifar),
        (b"label,pixel0,pixel1\n5,0,0\n", 26, FileKind::Csv),
        (b"PAR1\0\0", 6, FileKind::Parquet),
        (b"\n<!DOCTYPE html>", 16, FileKind::Html),
        (b"<?xml version='1.0'?>", 21, FileKind::Xml),
        (b"{\"message\": \"Not Found\"}", 24, FileKind::Json),
        (b"version https://git-lfs.github.com/spec/v1\noid", 46, FileKind::LfsPointer),
        (b"\x10\0\0\0\0\0\0\0{\"w\":1}", 15, FileKind::Safetensors),
        (b"\0\x05\x16\x07\0\0", 6, FileKind::AppleDouble),
        ("Zahlen für Übungen".as_bytes(), 20, FileKind::Text),
        (b"\x12\x34\0\xff\xfe", 5, FileKind::Unknown),
    ];
    for (head, size, kind) in cases {
        assert_eq!(FileKind::of(head, size), kind, "{head:?}");
    }
}
