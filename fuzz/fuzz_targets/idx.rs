//! Takes any bytes as IDX files, raw or gzipped. The first two bytes are the length of the images file; the labels
//! follow it.
#![no_main]

use gan_playground::data::{Dataset, Reading, Transpose};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((length, files)) = bytes.split_first_chunk() else { return };
    let length = usize::from(u16::from_le_bytes(*length)).min(files.len());
    let (images, labels) = files.split_at(length);
    let turned = Reading { transpose: Transpose::On, invert: true, ..Reading::default() };
    for (labels, reading) in [(None, Reading::default()), (Some(labels), turned)] {
        let Ok(dataset) = Dataset::read(images, labels, &reading) else { continue };
        let last = dataset.len() as u32 - 1;
        for side in [32, 64] {
            let batch = dataset.batch(&[0, last], side);
            assert!(batch.iter().all(|pixel| (-1.0..=1.0).contains(pixel)));
        }
        assert!(dataset.class_counts().is_none_or(|counts| counts.iter().sum::<usize>() == dataset.len()));
        let _ = dataset.labels_below(10); // refused where there are others
    }
});
