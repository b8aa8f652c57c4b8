//! A change of a learner's files: what they wrote is moved into a dated backup before anything takes its place.
//!
//! Whenever it is killed, each file is whole, in its place or in the backup. A learner's file is moved in one rename, so
//! that a save under way goes where the file goes; and what takes its place does so under a name that is free, so that a
//! save which comes between the two stays.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result, anyhow, bail, ensure};

use super::lock::Lock;
use super::{OWN, across, exists, holds, moment, move_new, sync, tidy, written_in};

/// One command's change of files below `exercises/`.
pub struct Change {
    root: PathBuf,
    backup: Option<PathBuf>,
    /// One change at a time.
    lock: Lock,
}

/// Takes the lock of the workbook at `root`: what lies under a temporary name there is from now on a dead command's.
pub fn lock_workbook(root: &Path) -> Result<Lock> {
    let own = root.join(OWN);
    fs::create_dir_all(&own)
        .with_context(|| format!("cannot make {}; nothing was changed", own.display()))?;
    let lock = own.join("lock");
    let waiting = || crate::say!("Another command is at work here; this one waits for it.");
    Lock::wait(&lock, waiting).with_context(|| format!("cannot lock {}; nothing was changed", lock.display()))
}

/// Where the backups lie, below the workbook's root.
pub fn backups_of(root: &Path) -> PathBuf {
    root.join(OWN).join("backups")
}

impl Change {
    /// Waits for another command that changes files, and clears away what a dead one has left.
    pub fn begin(root: &Path) -> Result<Self> {
        let lock = lock_workbook(root)?;
        let mut change = Self {
            root: root.to_owned(),
            backup: None,
            lock,
        };
        if change.lock.held {
            tidy::under(root, &mut change);
        }
        Ok(change)
    }

    /// Says where the backup is and how it comes back, if anything was kept; what is kept from now on gets another.
    pub fn end_backup(&mut self) {
        let Some(backup) = self.backup.take() else { return };
        if !remove_empty(&backup) {
            let backup = backup.strip_prefix(&self.root).unwrap_or(&backup);
            crate::say!("Your files are kept in {}", backup.display());
            if let Some(name) = backup.file_name() {
                crate::say!("`cargo workbook restore {}` brings them back.", name.display());
            }
        }
    }

    /// Moves what lies at `file`, a path below the workbook's root, into the backup and puts `bytes` in its place. Says
    /// whether there was anything to do.
    pub fn replace(&mut self, file: &Path, bytes: &[u8]) -> Result<bool> {
        let place = self.root.join(file);
        if holds(&place, bytes) {
            return Ok(false);
        }
        let folder = place.parent().context("a file lies in a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let new = written_in(folder, bytes)
            .with_context(|| format!("cannot write beside {}, which is as it was", file.display()))?;
        let kept = exists(&place)
            .then(|| self.keep(&place, &place))
            .transpose()?
            .flatten();
        let Err(error) = new.persist_noclobber(&place) else {
            sync(folder);
            return Ok(true);
        };
        let error = error.error;
        if error.kind() == io::ErrorKind::AlreadyExists {
            bail!(
                "{} was saved while this was replacing it: that save is in its place; run this again to replace it",
                file.display()
            );
        }
        let back = kept.is_none_or(|kept| move_new(&kept, &place).is_ok());
        let whither = if back { "is as it was" } else { "is in the backup" };
        Err(anyhow!(error).context(format!("cannot replace {}, which {whither}", file.display())))
    }

    /// Moves what lies at `file`, a path below the workbook's root, into the backup; another program fills its place.
    pub fn set_aside(&mut self, file: &Path) -> Result<()> {
        let place = self.root.join(file);
        self.keep(&place, &place).map(drop)
    }

    /// Moves the file `from` into the backup, under the name it has at `place`, and says where to; none when it is gone
    /// by now.
    pub(super) fn keep(&mut self, from: &Path, place: &Path) -> Result<Option<PathBuf>> {
        let below = place.strip_prefix(self.root.join("exercises"))?;
        let cannot = || format!("cannot keep {}, which is as it was", place.display());
        let kept = self.folder().with_context(cannot)?.join(below);
        let folder = kept.parent().context("a file lies in a folder")?;
        fs::create_dir_all(folder).with_context(cannot)?;
        ensure!(
            !exists(&kept),
            "{} is in the backup already; run this again",
            below.display()
        );
        match fs::rename(from, &kept) {
            Ok(()) => {
                let is_file = fs::symlink_metadata(&kept).is_ok_and(|kept| kept.is_file());
                // Not every system lets a file that is open for reading be written down.
                if is_file && let Ok(file) = File::open(&kept) {
                    let _ = file.sync_all();
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => across::move_file(from, &kept)?,
            Err(error) => return Err(error).with_context(cannot),
        }
        kept.ancestors().skip(1).take(4).for_each(sync);
        Ok(Some(kept))
    }

    /// The folder of this change's backup, named after the moment in which it is needed first.
    fn folder(&mut self) -> io::Result<PathBuf> {
        if let Some(folder) = &self.backup {
            return Ok(folder.clone());
        }
        let parent = backups_of(&self.root);
        fs::create_dir_all(&parent)?;
        let now = moment::name(SystemTime::now());
        let mut name = now.clone();
        for number in 2.. {
            match fs::create_dir(parent.join(&name)) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    name = format!("{now}_{number}");
                }
                made => {
                    made?;
                    break;
                }
            }
        }
        Ok(self.backup.insert(parent.join(name)).clone())
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        self.end_backup();
    }
}

/// Removes a folder of folders in which nothing else is, and says whether it could.
fn remove_empty(folder: &Path) -> bool {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty(&entry.path());
        }
    }
    // One that holds something cannot be removed.
    fs::remove_dir(folder).is_ok()
}
