//! The parts of weights, kept while the weights stay the same: within a step, the discriminator's serve four passes and
//! then two, and the generator's two.

use std::cell::RefCell;
use std::sync::Arc;

use super::{Parts, weight_parts};
use crate::ops::flex::conv::Shape;
use crate::ops::flex::direct::channels_last;
use crate::ops::flex::scratch::Scratch;

/// Weights at most: at 32 px those of the inner stages of both networks, and the discriminator's before its update. At 64 px
/// the generator's are made twice a step: more would cost the widest networks too much memory.
const KEPT: usize = 6;

thread_local! {
    /// The last used last.
    static MEMORY: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

struct Entry {
    channels: [usize; 2],
    /// A copy: the weight itself is updated where it lies.
    weight: Scratch,
    parts: Arc<Parts>,
}

/// The parts of a weight `[c_small, c_big, k, k]`: those of before, if it has not changed.
pub(in crate::ops::flex) fn parts_of(shape: &Shape, weight: &[f32]) -> Arc<Parts> {
    MEMORY.with_borrow_mut(|memory| {
        let entry = match memory.iter().position(|entry| entry.is_of(shape, weight)) {
            Some(at) => memory.remove(at),
            None => {
                if memory.len() == KEPT {
                    memory.remove(0); // before the new one is made, which takes its place in memory
                }
                Entry::new(shape, weight)
            }
        };
        let parts = Arc::clone(&entry.parts);
        memory.push(entry);
        parts
    })
}

impl Entry {
    fn new(shape: &Shape, weight: &[f32]) -> Self {
        let mut copy = Scratch::new(weight.len());
        copy.copy_from_slice(weight);
        let parts = Arc::new(weight_parts(shape, &channels_last(shape, weight)));
        Self { channels: [shape.c_small, shape.c_big], weight: copy, parts }
    }

    fn is_of(&self, shape: &Shape, weight: &[f32]) -> bool {
        self.channels == [shape.c_small, shape.c_big] && same(&self.weight, weight)
    }
}

/// Whether two weights of one length are the same to the bit. Compared in blocks, which vectors do, unlike single floats.
fn same(a: &[f32], b: &[f32]) -> bool {
    const BLOCK: usize = 256;
    a.chunks(BLOCK).zip(b.chunks(BLOCK)).all(|(a, b)| {
        let pairs = a.iter().zip(b);
        pairs.fold(0, |different, (a, b)| different | (a.to_bits() ^ b.to_bits())) == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::backend::Geometry;

    fn shape(c_small: usize, c_big: usize) -> Shape {
        let geometry = Geometry { kernel: 4, stride: 2, padding: 1 };
        Shape::of_big([1, 8, 8, c_big], [c_small, c_big, 4, 4], geometry)
    }

    #[test]
    fn parts_are_made_once_for_a_weight_and_anew_when_a_single_tap_has_changed() {
        let shape = shape(4, 8);
        let mut weight = vec![0.5; 4 * 8 * 16];
        let first = parts_of(&shape, &weight);
        assert!(Arc::ptr_eq(&first, &parts_of(&shape, &weight)));
        weight[300] = 0.25;
        let changed = parts_of(&shape, &weight);
        assert!(!Arc::ptr_eq(&first, &changed));
        assert_ne!(first.values[..], changed.values[..]);
    }

    #[test]
    fn weights_of_other_channels_are_told_apart() {
        let weight = vec![0.5; 4 * 8 * 16];
        let [one, other] = [shape(4, 8), shape(8, 4)].map(|shape| parts_of(&shape, &weight));
        assert!(!Arc::ptr_eq(&one, &other));
    }

    #[test]
    fn the_longest_unused_is_forgotten() {
        let shape = shape(4, 4);
        let weights: Vec<_> = (0..=KEPT).map(|value| vec![value as f32; 4 * 4 * 16]).collect();
        let first = parts_of(&shape, &weights[0]);
        let second = parts_of(&shape, &weights[1]);
        weights[2..KEPT].iter().for_each(|weight| drop(parts_of(&shape, weight)));
        assert!(Arc::ptr_eq(&first, &parts_of(&shape, &weights[0])));
        parts_of(&shape, &weights[KEPT]);
        assert!(Arc::ptr_eq(&first, &parts_of(&shape, &weights[0])));
        assert!(!Arc::ptr_eq(&second, &parts_of(&shape, &weights[1])));
    }
}
