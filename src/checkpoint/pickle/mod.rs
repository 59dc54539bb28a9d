//! Reads `.pth` and `.pt` files, as `torch.save` writes them since PyTorch 1.6: a zip archive of a pickle, which says what
//! there is, and one file for the numbers of each tensor.
//!
//! The pickle is not run (see `machine.rs`). Dictionaries in dictionaries give names with points between them, as
//! `state_dict()` has them; of a whole module, which was saved as an object, come the same names.
//!
//! Burn's reader of such files (the crate pytorch-reader) opens an archive by its path only, which a browser does not have.

mod code;
mod machine;
mod rebuild;
mod tensors;
mod value;
mod walk;
mod zip;

use crate::error::{Error, Result};
use crate::file_kind::FileKind;
use crate::tensor_file::Content;

/// File of the archive that holds the pickle; it stands in a folder of any name.
const PICKLE: &str = "data.pkl";
const BYTE_ORDER: &str = "byteorder";

/// The tensors of a file, by name, but not those whose names end in `ignored`.
///
/// # Errors
/// [`Error::CheckpointFormat`], [`Error::CheckpointCut`], [`Error::CheckpointOther`] or [`Error::CheckpointBigEndian`].
pub(super) fn read(bytes: &[u8], ignored: &str) -> Result<Content> {
    let files = zip::files(bytes)?;
    let pickle = files.keys().find(|name| name.rsplit('/').next() == Some(PICKLE)).copied();
    let Some(pickle) = pickle else { return Err(foreign(&files)) };
    let folder = pickle.strip_suffix(PICKLE).unwrap_or_default();
    if files.get(&*format!("{folder}{BYTE_ORDER}")).is_some_and(|order| order.trim_ascii() == b"big") {
        return Err(Error::CheckpointBigEndian);
    }
    let wrong = |detail| Error::CheckpointFormat { detail };
    let (values, root) = machine::read(files[pickle]).map_err(wrong)?;
    let views = walk::tensors(&values, root).map_err(wrong)?;
    let views = views.into_iter().filter(|(name, _)| !name.ends_with(ignored));
    tensors::read(views, |key| files.get(&*format!("{folder}data/{key}")).copied(), bytes.len()).map_err(wrong)
}

/// What a zip archive is that has no pickle.
fn foreign(files: &zip::Files) -> Error {
    let is_numpy = files.keys().any(|name| name.ends_with(".npy"));
    Error::CheckpointOther { found: if is_numpy { FileKind::Npz } else { FileKind::Zip } }
}
