//! Files that the commands write. Each is looked at before the work starts, takes its name only when it is whole, and
//! never replaces a file that the same command reads or writes otherwise. Devices, pipes and links are written through,
//! as `cp` does.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, IsTerminal, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::{Builder, NamedTempFile};

/// The name that stands for stdout.
const STDOUT: &str = "-";
/// Permissions of a new file, of which the user's mask takes some away.
const NEW_FILE: u32 = 0o666;
/// Links that are followed before they are taken for a circle; Linux follows 40.
const MOST_LINKS: usize = 40;

/// A file to write.
#[derive(Debug)]
pub struct Output {
    name: PathBuf,
    target: Target,
}

#[derive(Debug)]
enum Target {
    Stdout,
    /// A device or a named pipe.
    Special,
    /// A regular file, there or not yet, at this path: not a link.
    File(PathBuf),
    /// A regular file in a folder where no other file can be made.
    InPlace(PathBuf),
}

impl Output {
    /// Looks whether `name` can be written, makes its folder if there is none, and refuses a file among `inputs`.
    pub fn prepare(name: &Path, inputs: &[&Path]) -> Result<Self> {
        let target = target(name).with_context(|| format!("cannot write {}", name.display()))?;
        let output = Self { name: name.into(), target };
        match inputs.iter().find(|input| output.is(input)) {
            Some(input) => bail!(
                "{} would overwrite {}, which this command reads: choose another name",
                name.display(),
                input.display()
            ),
            None => Ok(output),
        }
    }

    /// The same for a file that cannot go to stdout where a result is printed there.
    pub fn prepare_beside(name: &Path, inputs: &[&Path], is_result_printed: bool) -> Result<Self> {
        let output = Self::prepare(name, inputs)?;
        if is_result_printed && output.is_stdout() {
            bail!("the result is printed on stdout, where the file would go as well: give the file a name");
        }
        Ok(output)
    }

    /// Whether the file goes to stdout, so that nothing else may.
    pub fn is_stdout(&self) -> bool {
        matches!(self.target, Target::Stdout)
    }

    /// Whether it is a file with a name, so that others can lie beside it.
    pub fn is_file(&self) -> bool {
        matches!(self.target, Target::File(_) | Target::InPlace(_))
    }

    /// Whether this is that file, perhaps by another name.
    pub fn is(&self, other: &Path) -> bool {
        let (Target::File(path) | Target::InPlace(path)) = &self.target else { return false };
        resolve(other).is_ok_and(|other| other == *path) || same_file::is_same_file(path, other).unwrap_or(false)
    }

    /// How messages call it.
    pub fn name(&self) -> String {
        if self.is_stdout() { "stdout".into() } else { self.name.display().to_string() }
    }

    /// Refuses where the disk has no room for `bytes` more.
    pub fn check_room(&self, bytes: u64) -> Result<()> {
        let Target::File(path) = &self.target else { return Ok(()) };
        // A system that does not say how much is free says so when it is full.
        let Ok(disk) = nix::sys::statvfs::statvfs(folder_of(path)) else { return Ok(()) };
        let free = disk.blocks_available().saturating_mul(disk.fragment_size());
        if free < bytes {
            let [needed, free] = [bytes, free].map(|bytes| indicatif::HumanBytes(bytes).to_string());
            bail!("cannot write {}: it needs {needed}, and {free} are free there", self.name());
        }
        Ok(())
    }

    /// Writes the file, whole or not at all where it is a regular one.
    pub fn write(&self, bytes: &[u8]) -> Result<()> {
        let written = match &self.target {
            Target::Stdout => write_all(io::stdout().lock(), bytes),
            Target::Special => OpenOptions::new().write(true).open(&self.name).and_then(|file| write_all(file, bytes)),
            Target::InPlace(path) => File::create(path).and_then(|file| write_all(file, bytes)),
            Target::File(path) => replace(path, bytes),
        };
        written.with_context(|| format!("cannot write {}", self.name()))
    }
}

/// The ending of a file's name in lower case, without the dot.
pub fn ending(name: &Path) -> String {
    name.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase()
}

/// Refuses a name whose ending promises another format than `right`. Endings that nobody reads anything into may stand.
pub fn check_ending(name: &Path, right: &str) -> Result<()> {
    const KNOWN: [&str; 22] = [
        "safetensors",
        "onnx",
        "png",
        "idx",
        "jpg",
        "jpeg",
        "gif",
        "bmp",
        "webp",
        "svg",
        "pth",
        "pt",
        "pkl",
        "npy",
        "npz",
        "gz",
        "zip",
        "json",
        "csv",
        "txt",
        "log",
        "md",
    ];
    let ending = ending(name);
    if ending != right && KNOWN.contains(&ending.as_str()) {
        bail!(
            "{} would hold {right}, and its name ends in .{ending}, by which programs would take it for something else: \
             call it {}",
            name.display(),
            name.with_extension(right).display()
        );
    }
    Ok(())
}

/// Keeps `bytes` that could not be written where they should go, in the first other folder that takes them.
pub fn rescue(bytes: &[u8], suffix: &str) -> Option<PathBuf> {
    let folders = [std::env::temp_dir(), PathBuf::from(".")];
    folders.iter().find_map(|folder| {
        let mut file = Builder::new().prefix("gan-").suffix(suffix).tempfile_in(folder).ok()?;
        file.write_all(bytes).ok()?;
        Some(file.keep().ok()?.1)
    })
}

fn target(name: &Path) -> io::Result<Target> {
    if name == Path::new(STDOUT) {
        return stdout();
    }
    if name.as_os_str().as_encoded_bytes().ends_with(b"/") || name.file_name().is_none() {
        return refused("it is a folder: add a file's name");
    }
    match fs::metadata(name) {
        Ok(there) if there.is_dir() => refused("it is a folder: add a file's name"),
        Ok(there) if is_own_stdout(&there) => stdout(),
        Ok(there) if there.is_file() => existing(resolve(name)?),
        Ok(there) if there.file_type().is_socket() => refused("it is a socket: give a file's name"),
        Ok(_) => Ok(Target::Special),
        Err(error) if error.kind() == io::ErrorKind::NotFound => new(resolve(name)?),
        Err(error) => Err(error),
    }
}

fn refused<T>(reason: &str) -> io::Result<T> {
    Err(io::Error::other(reason))
}

fn stdout() -> io::Result<Target> {
    if io::stdout().is_terminal() {
        return refused("stdout is a terminal: add `> FILE` or `| PROGRAM`");
    }
    Ok(Target::Stdout)
}

/// Whether a name like /dev/stdout leads to where stdout goes. Nobody reads what comes to /dev/null.
fn is_own_stdout(there: &Metadata) -> bool {
    let is_null = fs::metadata("/dev/null").is_ok_and(|null| (null.dev(), null.ino()) == (there.dev(), there.ino()));
    let is_stdout =
        nix::sys::stat::fstat(io::stdout()).is_ok_and(|own| (own.st_dev, own.st_ino) == (there.dev(), there.ino()));
    is_stdout && !is_null
}

/// A file that is there.
fn existing(path: PathBuf) -> io::Result<Target> {
    OpenOptions::new().write(true).open(&path)?;
    Ok(if part(&path).is_ok() { Target::File(path) } else { Target::InPlace(path) })
}

/// A file that is not there yet: its folder is made, and tried.
fn new(path: PathBuf) -> io::Result<Target> {
    fs::create_dir_all(folder_of(&path))?;
    part(&path)?;
    Ok(Target::File(path))
}

/// A temporary file beside `path`, which goes when it is dropped.
fn part(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".gan-").suffix(".part").permissions(Permissions::from_mode(NEW_FILE));
    let folder = folder_of(path);
    // Without the temporary name that tempfile's own error has.
    let reason = |error: io::Error| format!("no file can be made in {} ({})", folder.display(), error.kind());
    builder.tempfile_in(folder).map_err(|error| io::Error::new(error.kind(), reason(error)))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = part(path)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    if let Ok(old) = fs::metadata(path) {
        part.as_file().set_permissions(old.permissions())?;
    }
    part.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn write_all(mut file: impl Write, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.flush()
}

/// The folder of a path that has been resolved.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where a name leads through links, also where nothing is there yet.
fn resolve(name: &Path) -> io::Result<PathBuf> {
    let mut path = name.to_path_buf();
    for _ in 0..MOST_LINKS {
        let folder = folder_of(&path);
        let Ok(link) = fs::read_link(&path) else {
            let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.into());
            return Ok(folder.join(path.file_name().unwrap_or_default()));
        };
        path = folder.join(link);
    }
    Err(io::Error::other("its links lead round in a circle"))
}
