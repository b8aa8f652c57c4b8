//! Moves a learner's file to another file system, where a rename cannot.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

use super::{exists, move_new, write_own};

/// How the name of a file begins that is on its way into a backup; its own name and a number follow.
pub const KEPT: &str = ".workbook-kept-";

/// Editors open, write and close a file within milliseconds.
const QUIET: Duration = Duration::from_millis(250);
/// How often a file that is still being written to is looked at again.
const LOOKS: u32 = 40;

/// Moves the file `from` to `to`, a new name on another file system.
///
/// It is copied first, so that a kill at any time leaves a whole copy. Then it gets a hidden name beside its own: a save
/// that goes by the name makes a new file and is none of ours. A save that had opened the file before still writes into
/// it, so it is copied again until it has stood still for [`QUIET`], and only then removed. What a program writes later
/// into a file that it has kept open for longer than that is lost; nothing but one rename can do better, and that is
/// what happens where both lie on one file system.
pub fn move_file(from: &Path, to: &Path) -> Result<()> {
    ensure!(
        fs::symlink_metadata(from)?.is_file(),
        "{} is not a file, and cannot be moved to another file system; move it away yourself",
        from.display()
    );
    let copied = fs::read(from).and_then(|bytes| write_own(to, &bytes));
    copied.with_context(|| {
        format!(
            "cannot copy {} to {}; it is where it was",
            from.display(),
            to.display()
        )
    })?;
    let aside = set_aside(from).with_context(|| format!("cannot rename {}", from.display()))?;
    follow(&aside, to)
        .and_then(|()| Ok(fs::remove_file(&aside)?))
        .map_err(|error| {
            // It stays under one name or the other.
            let _ = move_new(&aside, from);
            error.context(format!("{} cannot be kept; it stays", from.display()))
        })
}

/// Gives a file a hidden name in its own folder.
fn set_aside(from: &Path) -> io::Result<PathBuf> {
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with(KEPT) {
        return Ok(from.to_owned());
    }
    for number in 0.. {
        let aside = from.with_file_name(format!("{KEPT}{name}-{number}"));
        if !exists(&aside) {
            return fs::rename(from, &aside).map(|()| aside);
        }
    }
    unreachable!("some number is free")
}

/// Waits until the copy is what the file holds, and goes on to be.
fn follow(aside: &Path, copy: &Path) -> Result<()> {
    for _ in 0..LOOKS {
        thread::sleep(QUIET);
        let bytes = fs::read(aside)?;
        if fs::read(copy)? == bytes {
            return Ok(());
        }
        write_own(copy, &bytes)?;
    }
    bail!("something writes to it all the time")
}
