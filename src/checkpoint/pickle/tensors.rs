//! The numbers of tensors, out of the archive's files.

use safetensors::Dtype;

use super::value::View;
use crate::error::{Error, Result as Read};
use crate::tensor_file::{self, Content};

/// Tensors may share their numbers, as a moving average shares those of its model at first: together they may have this
/// many times the bytes of the file.
const MAX_SHARED: usize = 4;

/// The tensors with their numbers. `file` finds a storage's bytes, and `length` is the whole archive's.
///
/// # Errors
/// A tensor that reaches beyond its storage, or more numbers than the archive can have.
pub(super) fn read<'a, 'v: 'a>(
    views: impl Iterator<Item = (String, &'v View<'v>)>,
    file: impl Fn(&str) -> Option<&'a [u8]>,
    length: usize,
) -> Result<Content, String> {
    let mut content = Content::default();
    let mut left = length.saturating_mul(MAX_SHARED);
    for (name, view) in views {
        let values = match dtype(view.storage.class) {
            Some(dtype) => {
                let storage = file(view.storage.key)
                    .ok_or_else(|| format!("the archive lacks the numbers of tensor {name}: it is damaged"))?;
                let bytes = gathered(view, storage, dtype.bitsize() / 8, &mut left)
                    .ok_or_else(|| format!("tensor {name} reaches beyond its numbers: the file is damaged"))?;
                tensor_file::floats(&name, dtype, &bytes)
            }
            None => {
                let dtype = view.storage.class.trim_end_matches("Storage").into();
                Read::Err(Error::CheckpointDtype { name: name.clone(), dtype })
            }
        };
        content.keep(&name, view.shape.clone(), values);
    }
    Ok(content)
}

/// The type of numbers in a storage of one of PyTorch's classes, where it is read.
fn dtype(class: &str) -> Option<Dtype> {
    match class {
        "DoubleStorage" => Some(Dtype::F64),
        "FloatStorage" => Some(Dtype::F32),
        "HalfStorage" => Some(Dtype::F16),
        "BFloat16Storage" => Some(Dtype::BF16),
        _ => None,
    }
}

/// A tensor's bytes in the order of its indices. `None` where they are not in the storage, or more than are `left`.
fn gathered(view: &View, storage: &[u8], size: usize, left: &mut usize) -> Option<Vec<u8>> {
    let elements = view.shape.iter().try_fold(1usize, |product, axis| product.checked_mul(*axis))?;
    let bytes = elements.checked_mul(size)?;
    if elements == 0 {
        return Some(vec![]);
    }
    let steps = view.shape.iter().zip(&view.strides);
    let last = steps
        .clone()
        .try_fold(view.offset, |last, (axis, stride)| last.checked_add((axis - 1).checked_mul(*stride)?))?;
    if last >= storage.len() / size || bytes > storage.len() {
        return None; // of a tensor that was expanded over its own numbers, too: no network has one
    }
    *left = left.checked_sub(bytes)?;
    let mut gathered = Vec::with_capacity(bytes);
    let mut index = vec![0; view.shape.len()];
    let mut at = view.offset;
    for _ in 0..elements {
        gathered.extend_from_slice(&storage[at * size..(at + 1) * size]);
        // To the next index, the last axis first.
        for (axis, (length, stride)) in steps.clone().enumerate().rev() {
            index[axis] += 1;
            at = at.wrapping_add(*stride); // an axis of length 1 may have any stride
            if index[axis] < *length {
                break;
            }
            at = at.wrapping_sub(index[axis].wrapping_mul(*stride));
            index[axis] = 0;
        }
    }
    Some(gathered)
}

#[cfg(test)]
mod tests {
    use super::super::value::Storage;
    use super::*;

    fn view(offset: usize, shape: &[usize], strides: &[usize]) -> View<'static> {
        let storage = Storage { class: "FloatStorage", key: "0" };
        View { storage, offset, shape: shape.into(), strides: strides.into() }
    }

    #[test]
    fn strides_turn_tensors_round() {
        let storage: Vec<u8> = (0..12).collect();
        let cases = [
            (view(0, &[3, 4], &[4, 1]), "0 1 2 3 4 5 6 7 8 9 10 11"),
            (view(0, &[4, 3], &[1, 4]), "0 4 8 1 5 9 2 6 10 3 7 11"), // transposed
            (view(5, &[2, 2], &[4, 2]), "5 7 9 11"),
            (view(7, &[], &[]), "7"),
            (view(99, &[0, 2], &[2, 1]), ""),
        ];
        for (view, expected) in cases {
            let bytes = gathered(&view, &storage, 1, &mut 100).unwrap();
            assert_eq!(bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(" "), expected);
        }
    }

    #[test]
    fn tensors_stay_in_their_storages() {
        let cases = [
            view(0, &[3, 5], &[5, 1]),
            view(12, &[1], &[1]),
            view(0, &[1 << 30], &[0]),
            view(0, &[13], &[0]),
            view(usize::MAX, &[2], &[1]),
            view(0, &[2], &[usize::MAX]),
            view(0, &[usize::MAX, usize::MAX], &[0, 0]),
        ];
        for view in cases {
            assert_eq!(gathered(&view, &[0; 12], 1, &mut 100), None, "{view:?}");
        }
        assert_eq!(gathered(&view(0, &[12], &[1]), &[0; 12], 1, &mut 11), None);
    }
}
