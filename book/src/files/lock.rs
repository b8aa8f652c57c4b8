//! Locks that the system takes back when their process ends, however it ends.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use fs4::{FileExt, TryLockError};

/// A lock, until it is dropped.
pub struct Lock {
    /// Whether it keeps others out: a file system that knows no locks is worked on without.
    pub held: bool,
    // The lock lasts as long as its file is open.
    _file: File,
}

impl Lock {
    /// Takes the lock of the file `path`, which is made if need be; `waiting` is called when another process has it.
    pub fn wait(path: &Path, waiting: impl FnOnce()) -> io::Result<Self> {
        let file = open(path, OpenOptions::new().create(true))?;
        let held = match FileExt::try_lock(&file) {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                waiting();
                FileExt::lock(&file).is_ok()
            }
            Err(TryLockError::Error(_)) => false,
        };
        Ok(Self { held, _file: file })
    }

    /// Takes the lock of a new file.
    pub fn new(path: &Path) -> io::Result<Self> {
        Self::attempt(open(path, OpenOptions::new().create_new(true))?)
    }

    /// Takes a lock that no living process has.
    pub fn of_the_dead(path: &Path) -> io::Result<Self> {
        let lock = Self::attempt(open(path, &mut OpenOptions::new())?)?;
        // Without locks nobody can be known to be dead.
        if lock.held {
            Ok(lock)
        } else {
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    fn attempt(file: File) -> io::Result<Self> {
        let held = match FileExt::try_lock(&file) {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(_)) => false,
        };
        Ok(Self { held, _file: file })
    }
}

fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    options.write(true).truncate(false).open(path)
}
