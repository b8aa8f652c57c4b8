//! A temporary folder to build in. It goes when it is dropped; one whose process has died is cleared away by the next
//! that is made beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::lock::Lock;
use super::{built, exists};
use crate::say_error;

/// A folder in which this process alone works.
pub struct Stage {
    folder: PathBuf,
    /// Held as long as the process lives.
    lock: Option<Lock>,
}

/// A folder with this file in it is one of ours, and dead when nobody holds its lock.
const LOCK: &str = ".workbook-lock";

impl Stage {
    /// A new folder in `parent`, whose name begins with `prefix`. Others of that kind are cleared away when they are
    /// dead.
    pub fn new_in(parent: &Path, prefix: &str) -> io::Result<Self> {
        sweep(parent, prefix);
        loop {
            let folder = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?.keep();
            let lock = folder.join(LOCK);
            match Lock::new(&lock) {
                // A sweep that came between the making and the locking has taken the folder away.
                Ok(_) if !exists(&lock) => {}
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::NotFound) => {
                }
                Ok(lock) => {
                    return Ok(Self {
                        folder,
                        lock: Some(lock),
                    });
                }
                Err(error) => {
                    let _ = fs::remove_file(lock);
                    let _ = fs::remove_dir(folder);
                    return Err(error);
                }
            }
        }
    }

    /// Where to build.
    pub fn book(&self) -> PathBuf {
        self.folder.join("book")
    }

    /// Gives what was built its place, beside this folder: what is there has to be an earlier build, in the place and
    /// once more when it is out of reach for everybody who goes by its name.
    pub fn publish(self, place: &Path) -> Result<()> {
        let cannot = || format!("cannot replace {}; nothing was built", place.display());
        if exists(place) {
            let old = self.folder.join("old");
            let name = place.file_name().context("a folder has a name")?;
            fs::create_dir(&old).with_context(cannot)?;
            fs::rename(place, old.join(name)).with_context(cannot)?;
            // When it is refused, dropping this puts it back.
            built::check(&old.join(name), place)?;
        }
        fs::rename(self.book(), place).with_context(cannot)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(lock) = self.lock.take() {
            clear(&self.folder, lock);
        }
    }
}

/// Clears away the folders in `parent` that dead processes have left.
fn sweep(parent: &Path, prefix: &str) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(prefix)
            && entry.file_type().is_ok_and(|kind| kind.is_dir());
        // A folder of somebody else, or of a living process, cannot be locked.
        if ours && let Ok(lock) = Lock::of_the_dead(&entry.path().join(LOCK)) {
            clear(&entry.path(), lock);
        }
    }
}

/// Removes a folder whose lock is held: what was being built, and an earlier build that was on its way out.
fn clear(folder: &Path, lock: Lock) {
    let _ = fs::remove_dir_all(folder.join("book"));
    let old = folder.join("old");
    for entry in fs::read_dir(&old).into_iter().flatten().flatten() {
        if let Err(error) = settle(folder, &entry.path()) {
            say_error!("{} is left over: {error:#}", entry.path().display());
        }
    }
    // With something left in it, the folder stays, and so does its lock: the next sweep tries again.
    if exists(&old) && fs::remove_dir(old).is_err() {
        return;
    }
    let _ = fs::remove_file(folder.join(LOCK));
    // Not earlier, or somebody might take the folder for a dead one; not later, or Windows keeps it.
    drop(lock);
    let _ = fs::remove_dir(folder);
}

/// Puts a build back whose place is empty, and removes it when another has taken that.
fn settle(stage: &Path, old: &Path) -> Result<()> {
    let place = stage
        .parent()
        .zip(old.file_name())
        .map(|(parent, name)| parent.join(name))
        .context("a stage lies beside the place")?;
    if exists(&place) {
        built::remove(old)
    } else {
        fs::rename(old, &place).with_context(|| format!("cannot put {} back", place.display()))
    }
}
