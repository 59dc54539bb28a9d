//! Zip archives as `torch.save` writes them, with whatever pickle.

/// An archive of these files, which are not compressed. Checksums are 0: nothing here reads them.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let sizes = [content.len(), content.len()].map(|size| (size as u32).to_le_bytes()).concat();
        let place = (archive.len() as u32).to_le_bytes();
        let lengths = [name.len() as u16, 0].map(u16::to_le_bytes).concat();
        archive.extend([b"PK\x03\x04", &[0; 14][..], &sizes, &lengths, name.as_bytes(), content].concat());
        list.extend([b"PK\x01\x02", &[0; 16][..], &sizes, &lengths, &[0; 10], &place, name.as_bytes()].concat());
    }
    let counts = [files.len() as u16; 2].map(u16::to_le_bytes).concat();
    let (length, start) = ((list.len() as u32).to_le_bytes(), (archive.len() as u32).to_le_bytes());
    [&archive, &list, &b"PK\x05\x06"[..], &[0; 4], &counts, &length, &start, &[0; 2]].concat()
}

/// A file of PyTorch's with this pickle and storages of zeros, `0` to `3`.
pub fn pytorch(pickle: &[u8], storage_bytes: usize) -> Vec<u8> {
    let zeros = vec![0; storage_bytes];
    let storages = ["a/data/0", "a/data/1", "a/data/2", "a/data/3"].map(|name| (name, &zeros[..]));
    archive(&[&[("a/data.pkl", pickle), ("a/byteorder", b"little")][..], &storages].concat())
}
