//! The files that a command reads from a folder, so that no output replaces one of them.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Folders inside folders that are looked into: torchvision's files lie two deep.
const DEPTH: usize = 3;
/// Entries of a folder that are looked at; a folder with more of them holds other things than a dataset.
const MOST: usize = 1000;

/// The files in a folder that may be training data: those that begin as IDX or gzip files do.
pub fn data_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, DEPTH, &mut found);
    found
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    // What cannot be read is reported by whoever reads the data.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().take(MOST) {
        let path = entry.path();
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() && depth > 1 => collect(&path, depth - 1, found),
            Ok(there) if there.is_file() && is_data(&path) => found.push(path),
            _ => {}
        }
    }
}

fn is_data(path: &Path) -> bool {
    let mut start = [0; 3];
    let is_read = File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok();
    // IDX: two zeros and the type of its elements, 8 to 14.
    is_read && (start.starts_with(&[0x1f, 0x8b]) || matches!(start, [0, 0, 8..=14]))
}
