//! Files as they are in the world: what is read, what is said of it, and what is refused with which words.

use std::io::Write;

use super::idx::Idx;
use super::*;
use crate::error::Error;
use crate::file_kind::{Advice, FileKind};

/// A file of this element code, sizes and bytes.
fn idx(code: u8, dims: &[u32], bytes: &[u8]) -> Vec<u8> {
    let sizes = dims.iter().flat_map(|size| size.to_be_bytes());
    [0, 0, code, dims.len() as u8].into_iter().chain(sizes).chain(bytes.iter().copied()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Two images of 2x3 pixels, as the format's description lays them out.
fn two_images() -> Vec<u8> {
    idx(8, &[2, 2, 3], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    Images::read(bytes).unwrap().pixels
}

fn refused(bytes: &[u8]) -> Error {
    Images::read(bytes).unwrap_err()
}

/// The classes that a labels file gives to images, and what is said of them.
fn classes(labels: &[u8], count: usize) -> crate::Result<(Vec<u8>, Vec<Note>)> {
    let mut images = vec![0; count * 28 * 28];
    images[0] = 200; // all alike would be said, too
    let images = write_images([count, 28, 28], &images);
    let set = Dataset::from_idx(&images, Some(labels))?;
    Ok((set.labels().unwrap().to_vec(), set.notes().to_vec()))
}

#[test]
fn gzip_of_any_packing_gives_the_same_images() {
    let (raw, whole) = (two_images(), Images::read(&two_images()).unwrap());
    assert_eq!((whole.count, whole.height, whole.width, whole.pixels.len()), (2, 2, 3, 12));
    assert_eq!(write_images([2, 2, 3], &whole.pixels), raw);
    let members = [gzip(&raw[..7]), gzip(&raw[7..16]), gzip(&[]), gzip(&raw[16..])].concat();
    let padded = [gzip(&raw), vec![0; 512]].concat();
    for packed in [gzip(&raw), members, padded] {
        assert_eq!(Images::read(&packed).unwrap(), whole);
    }
    let twice = Images::read(&gzip(&gzip(&raw))).unwrap();
    assert_eq!((twice.pixels, twice.notes), (whole.pixels, vec![Note::PackedTwice { what: "images".into() }]));
    let deep = (0..5).fold(raw, |inner, _| gzip(&inner));
    assert!(matches!(refused(&deep), Error::BadGzip { .. }));
}

#[test]
fn says_what_is_wrong_with_a_bad_file() {
    let raw = two_images();
    let truncated = |expected, actual| Error::TruncatedIdx { what: "images".into(), expected, actual };
    let not_idx = |found: FileKind| Error::NotIdx { what: "images".into(), found, advice: found.advice() };
    assert_eq!(refused(b""), not_idx(FileKind::Empty));
    assert_eq!(refused(b"<!doctype html>"), not_idx(FileKind::Html));
    assert_eq!(refused(&gzip(b"a,b,c\n1,2,3\n")), not_idx(FileKind::Csv));
    assert_eq!(refused(&raw[..20]), truncated(28, 20));
    assert_eq!(refused(&raw[..9]), truncated(16, 9));
    assert_eq!(refused(&gzip(&raw[..20])), truncated(28, 20));
    let long = Error::LongIdx { what: "images".into(), expected: 28, actual: 29 };
    assert_eq!(refused(&[&raw[..], b"\n"].concat()), long);
    assert!(long.to_string().contains("longer than its header says"));
    let cut = gzip(&raw);
    assert!(matches!(refused(&cut[..cut.len() - 9]), Error::BadGzip { .. }));
    assert!(matches!(refused(&idx(8, &[3], &[1, 2, 3])), Error::SwappedIdx { .. }));
    assert!(matches!(refused(&idx(8, &[1, 5, 2, 7], &[0; 70])), Error::WrongIdxKind { .. }));
    assert_eq!(FileKind::Zip.advice(), Advice::Unpack);
}

#[test]
fn a_header_that_announces_too_much_is_refused_before_memory_is_taken() {
    let huge = refused(&idx(8, &[u32::MAX, u32::MAX, u32::MAX], &[]));
    let Error::TooLargeIdx { dims, limit_mb: 600, .. } = &huge else { panic!("{huge}") };
    assert_eq!(dims, "4294967295 x 4294967295 x 4294967295");
    // A header may promise what is allowed and a small file cannot hold.
    assert!(matches!(refused(&idx(8, &[700_000, 28, 28], &[0; 10])), Error::TruncatedIdx { actual: 26, .. }));
    // Gzip members of zeros: more than is allowed behind two images.
    let zeros = gzip(&vec![0; 50_000_000]);
    let bomb = [gzip(&two_images())].into_iter().chain((0..13).map(|_| zeros.clone())).collect::<Vec<_>>().concat();
    assert!(bomb.len() < 5_000_000, "{}", bomb.len());
    assert!(matches!(refused(&bomb), Error::LongIdx { actual: 600_000_028, .. }));
}

#[test]
fn little_endian_headers_are_named() {
    let little = |magic: [u8; 4], sizes: [u32; 3], pixels: usize| {
        let sizes = sizes.into_iter().flat_map(u32::to_le_bytes);
        magic.into_iter().chain(sizes).chain(vec![0; pixels]).collect::<Vec<u8>>()
    };
    for file in [little([0, 0, 8, 3], [640, 28, 28], 640 * 784), gzip(&little([0, 0, 8, 3], [640, 28, 28], 640 * 784))]
    {
        let Error::LittleEndianIdx { dims, .. } = refused(&file) else { panic!() };
        assert_eq!(dims, "640 x 28 x 28");
    }
    let Error::LittleEndianIdx { dims, .. } = refused(&little([3, 8, 0, 0], [640, 28, 28], 0)) else { panic!() };
    assert_eq!(dims, "640 x 28 x 28");
    let labels = [&[0, 0, 8, 1, 4, 0, 0, 0][..], &[1; 4]].concat();
    assert!(matches!(Idx::read("labels", &labels), Err(Error::LittleEndianIdx { .. })));
}

#[test]
fn numbers_of_any_type_become_bytes() {
    let f32s = |values: &[f32]| values.iter().flat_map(|value| value.to_be_bytes()).collect::<Vec<u8>>();
    let unit = Images::read(&idx(13, &[1, 2, 2], &f32s(&[0.0, 0.2, 0.5, 1.0]))).unwrap();
    assert_eq!((unit.pixels, unit.notes), (vec![0, 51, 128, 255], vec![Note::Scaled { low: 0, high: 1 }]));
    assert_eq!(pixels(&idx(13, &[1, 1, 3], &f32s(&[-1.0, 0.0, 1.0]))), [0, 128, 255]);
    assert_eq!(pixels(&idx(13, &[1, 1, 3], &f32s(&[0.0, 99.6, 255.0]))), [0, 100, 255]);
    let f64s: Vec<u8> = [0.0, 1.0f64].iter().flat_map(|value| value.to_be_bytes()).collect();
    assert_eq!(pixels(&idx(14, &[1, 1, 2], &f64s)), [0, 255]);
    assert_eq!(pixels(&idx(11, &[1, 1, 2], &[0, 7, 0, 255])), [7, 255]);
    assert_eq!(pixels(&idx(12, &[1, 1, 1], &[0, 0, 0, 9])), [9]);
    assert_eq!(pixels(&idx(8, &[1, 1, 3], &[0, 1, 1])), [0, 255, 255], "black and white as bits");
    assert!(matches!(refused(&idx(13, &[1, 1, 2], &f32s(&[-3.0, 7.0]))), Error::PixelRange { .. }));
    assert!(matches!(refused(&idx(13, &[1, 1, 1], &f32s(&[f32::NAN]))), Error::PixelRange { .. }));
}

#[test]
fn one_channel_and_flat_rows_are_images_and_colours_are_not() {
    let values: Vec<u8> = (0..=255).collect();
    for dims in [&[1, 16, 16][..], &[1, 1, 16, 16], &[1, 16, 16, 1], &[1, 256]] {
        let images = Images::read(&idx(8, dims, &values)).unwrap();
        assert_eq!((images.count, images.height, images.width), (1, 16, 16), "{dims:?}");
    }
    for dims in [&[1, 3, 8, 8][..], &[1, 8, 8, 3]] {
        let error = refused(&idx(8, dims, &[0; 192]));
        assert!(matches!(error, Error::ColourImages { channels: 3, .. }), "{error}");
    }
}

#[test]
fn labels_of_other_datasets_are_counted_from_0() {
    assert_eq!(classes(&idx(8, &[3], &[5, 0, 9]), 3).unwrap(), (vec![5, 0, 9], vec![]));
    // A digit keeps its number although no 0 is there.
    assert_eq!(classes(&idx(8, &[2], &[1, 9]), 2).unwrap(), (vec![1, 9], vec![]));
    let shifted = Note::LabelsShifted { first: 1, last: 26 };
    assert_eq!(classes(&idx(8, &[2], &[1, 26]), 2).unwrap(), (vec![0, 25], vec![shifted]));
    assert_eq!(classes(&idx(8, &[2], &[0, 48]), 2).unwrap(), (vec![0, 48], vec![]));
    let qmnist: Vec<u8> =
        [4, 0, 1234, 5, 42, 0, 0, 0, 7, 0, 9, 9, 9, 9, 9, 9i32].iter().flat_map(|x| x.to_be_bytes()).collect();
    assert_eq!(classes(&idx(12, &[2, 8], &qmnist), 2).unwrap(), (vec![4, 7], vec![Note::LabelColumn { columns: 8 }]));
    let one_hot = idx(8, &[2, 3], &[0, 0, 1, 1, 0, 0]);
    assert_eq!(classes(&one_hot, 2).unwrap(), (vec![2, 0], vec![Note::OneHot { columns: 3 }]));
    for bad in [idx(9, &[1], &[255]), idx(13, &[1], &0.5f32.to_be_bytes()), idx(11, &[2], &[0, 0, 1, 0])] {
        assert!(matches!(classes(&bad, bad.len() / 8), Err(Error::BadLabel { .. } | Error::LabelCount { .. })));
    }
    assert!(matches!(classes(&two_images(), 2), Err(Error::SwappedIdx { .. })));
}

#[test]
fn emnist_is_turned_and_light_paper_is_told() {
    // White paper with a black line down its left side, one pixel from the border.
    let image: Vec<u8> = (0..28 * 28).map(|at| if at % 28 == 1 { 0 } else { 250 }).collect();
    let file = write_images([2, 28, 28], &[&image[..], &vec![250; 784]].concat());
    let read = |reading: &Reading| Dataset::read(&file, None, reading).unwrap();
    let plain = read(&Reading::default());
    assert_eq!(plain.notes(), [Note::DarkOnLight]);
    let corner = plain.batch(&[0], 32)[0];
    assert!((corner - (250.0 / 127.5 - 1.0)).abs() < 1e-6 && plain.background() == corner, "{corner}");

    let emnist = Reading { file: Some("EMNIST-letters-train-images-idx3-ubyte.gz".into()), ..Reading::default() };
    let turned = read(&emnist);
    assert!(turned.notes().contains(&Note::Transposed { by_name: true }));
    assert!((0..28).all(|x| turned.pixels()[28 + x] == 0), "the line lies");
    assert_eq!(read(&Reading { transpose: Transpose::Off, ..emnist.clone() }).pixels(), plain.pixels());
    let asked = read(&Reading { transpose: Transpose::On, ..Reading::default() });
    assert_eq!(asked.pixels(), turned.pixels());

    let inverted = read(&Reading { invert: true, ..Reading::default() });
    assert_eq!((inverted.notes(), inverted.pixels()[1], inverted.pixels()[0]), (&[Note::Inverted][..], 255, 5));
    let same = Dataset::from_idx(&write_images([2, 28, 28], &[7; 2 * 784]), None).unwrap();
    assert_eq!(same.notes(), [Note::AllAlike]);
}

#[test]
fn more_classes_than_networks_know_are_counted() {
    let images = write_images([3, 28, 28], &[0; 3 * 784]);
    let labelled = |labels: &[u8]| Dataset::from_idx(&images, Some(&idx(8, &[3], labels))).unwrap();
    assert_eq!(labelled(&[0, 9, 9]).labels_below(10), Ok(&[0, 9, 9][..]));
    let many = Error::TooManyClasses { classes: 2, largest: 25, limit: 10 };
    assert_eq!(labelled(&[1, 26, 1]).labels_below(10), Err(many));
    assert_eq!(Dataset::from_idx(&images, None).unwrap().labels_below(10), Err(Error::NoLabels));
}
