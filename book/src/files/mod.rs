//! All that deletes, moves or overwrites a file which is not this program's alone. A path is resolved first and refused
//! second, and what is removed is asked again about what it holds.

mod across;
mod backups;
pub mod built;
mod change;
mod lock;
mod moment;
pub mod place;
pub mod remedy;
mod stage;
mod tidy;

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

pub use backups::{backups, find_backup};
pub use change::{Change, lock_workbook};
pub use stage::Stage;
pub use tidy::tidy;

/// Where the program keeps what it knows about a learner, below the workbook's root.
const OWN: &str = ".workbook";

/// How the name of a file begins that is about to take another's place. Cargo, editors and the watcher pass over it.
const NEW: &str = ".workbook-new-";

/// Whether `path` holds `bytes` and nothing else. What is no file, or cannot be read, does not.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    // A pipe or a device might never come to its end; the length spares a long file the reading.
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Whether anything is called `path`, be it a link to nothing.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Puts `bytes` at `path`, which is this program's own, whole or not at all.
pub fn write_own(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    written_in(folder, bytes)?.persist(path)?;
    sync(folder);
    Ok(())
}

/// A new file in `folder` that holds `bytes`, down to the disk; it goes when it is dropped.
fn written_in(folder: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    // Made by the standard library, so that it gets the permissions that every new file gets.
    let mut file: NamedTempFile = tempfile::Builder::new()
        .prefix(NEW)
        .make_in(folder, |path| File::create_new(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

/// Gives a file another name, on the same file system; fails when the name is taken.
fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut moving = TempPath::try_from_path(from)?;
    moving.disable_cleanup(true);
    moving.persist_noclobber(to)?;
    Ok(())
}

/// Has a folder's names written down, on systems where a folder can be opened for that.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
