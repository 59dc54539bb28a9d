//! Finds a data set's files in the folders in which people have them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use gan_playground::file_kind::{FileKind, HEAD};

use super::names::{Content, Name, Part};

/// Folders below the one given that are looked into: torchvision's root has MNIST/raw in it.
const MAX_DEPTH: usize = 3;
/// Folders that are looked into at most, where somebody gives the root of a disk.
const MAX_FOLDERS: usize = 500;
/// Names of other files that an error tells.
const TOLD: usize = 6;

/// Copies of the images and of the labels of one part, the best first; there are always images.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub images: Vec<PathBuf>,
    pub labels: Vec<PathBuf>,
}

/// The sets of a part in some folders, by folder and name.
type Sets = BTreeMap<(PathBuf, String), Found>;

/// The files of one part of the data set at `data`: a folder, or a folder with the name of one of its sets behind it.
pub(super) fn find(data: &Path, part: Part) -> Result<Found> {
    let (root, set) = place(data)?;
    let mut level = vec![root.clone()];
    for _ in 0..=MAX_DEPTH {
        let mut sets = Sets::new();
        let mut next = Vec::new();
        for folder in level.iter().take(MAX_FOLDERS) {
            match look_into(folder, part, &mut sets) {
                Ok(folders) => next.extend(folders),
                Err(error) if *folder == root => return Err(error),
                Err(_) => {} // somebody else's folder beside the data
            }
        }
        sets.retain(|(_, name), found| !found.images.is_empty() && set.as_ref().is_none_or(|set| set == name));
        if !sets.is_empty() {
            return choose(sets);
        }
        level = next;
    }
    bail!(nothing(&root, part))
}

/// The folder, and the name of a set in it where one is given.
fn place(data: &Path) -> Result<(PathBuf, Option<String>)> {
    if data.is_dir() {
        return Ok((data.into(), None));
    }
    let parent = data.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if data.exists() {
        bail!("{} is a file: give the folder that it is in, {}", data.display(), parent.display());
    }
    let set = data.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_set = |name: String| Name::read(&name).is_some_and(|name| name.set == set);
    if entries(parent).unwrap_or_default().into_iter().any(|(_, name)| is_set(name)) {
        return Ok((parent.into(), Some(set)));
    }
    bail!(
        "there is no folder {}: give the folder with the data set's IDX files; `make setup` fetches MNIST into data/mnist",
        data.display()
    )
}

/// Adds the files of a folder to the sets, and gives the folders in it.
fn look_into(folder: &Path, part: Part, sets: &mut Sets) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    let mut files = Vec::new();
    for (path, name) in entries(folder)? {
        if !path.is_dir() {
            files.push((path, name));
        } else if Name::read(&name).is_some() {
            // Kaggle's archive unpacks each file into a folder of the file's name.
            files.extend(entries(&path)?.into_iter().filter(|(path, _)| !path.is_dir()));
        } else if !name.starts_with('.') {
            folders.push(path);
        }
    }
    let mut named: Vec<_> = files.into_iter().filter_map(|(path, name)| Some((Name::read(&name)?, path))).collect();
    named.sort_by_key(|(name, path)| (name.is_gzip, path.clone()));
    for (name, path) in named.into_iter().filter(|(name, _)| name.part == part) {
        let found = sets.entry((folder.into(), name.set)).or_default();
        match name.content {
            Content::Images => found.images.push(path),
            Content::Labels => found.labels.push(path),
        }
    }
    Ok(folders)
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot look into {}", folder.display()))?;
    let mut entries: Vec<_> =
        entries.flatten().map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned())).collect();
    entries.sort();
    Ok(entries)
}

/// The only set, or the one whose name all the others extend: `qmnist` beside `qmnist-test50k`.
fn choose(mut sets: Sets) -> Result<Found> {
    let shortest = sets.keys().min_by_key(|(_, name)| name.len()).cloned();
    if let Some((folder, name)) = shortest
        && sets.keys().all(|(other, longer)| *other == folder && longer.starts_with(&name))
        && let Some(found) = sets.remove(&(folder, name))
    {
        return Ok(found);
    }
    let names: Vec<_> = sets.keys().map(|(folder, name)| folder.join(name).display().to_string()).collect();
    bail!("there are several data sets: choose one by --data {}", names.join(" or --data "))
}

/// Why a folder will not do.
fn nothing(root: &Path, part: Part) -> String {
    let wanted = format!("{}-images-idx3-ubyte", part.word());
    let there: Vec<_> = entries(root).unwrap_or_default();
    let names: Vec<_> = there.iter().take(TOLD).map(|(_, name)| name.as_str()).collect();
    let kind = |path: &Path| {
        let mut head = Vec::new();
        let file = fs::File::open(path).ok()?;
        let size = file.metadata().ok()?.len() as usize;
        file.take(HEAD as u64).read_to_end(&mut head).ok()?;
        let kind = FileKind::of(&head, size);
        let says_little = [FileKind::Text, FileKind::Unknown, FileKind::Json, FileKind::Gzip, FileKind::Idx];
        (!says_little.contains(&kind)).then_some(kind)
    };
    let files = there.iter().filter(|(path, name)| path.is_file() && !name.starts_with('.')).take(TOLD);
    let foreign = files.filter_map(|(path, name)| Some((name, kind(path)?))).next();
    let holds = match names[..] {
        [] => "it is empty".into(),
        _ => format!("it has {}{}", names.join(", "), if there.len() > names.len() { " and more" } else { "" }),
    };
    let advice = match foreign {
        Some((name, kind)) => format!("{name} is {kind}: {}", kind.advice()),
        None => "`make setup` fetches MNIST into data/mnist".into(),
    };
    format!("{} has neither {wanted} nor {wanted}.gz, nor has a folder in it; {holds}. {advice}", root.display())
}
