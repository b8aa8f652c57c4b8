//! `restore`: lists the backups, or puts the files of one back.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::files::{Change, backups, find_backup, remedy};
use crate::{say, say_error};

/// Puts the files of the backup called `name` back; without a name, lists all of them.
pub fn run(root: &Path, name: Option<&str>) -> Result<()> {
    let Some(name) = name else { return list(root) };
    let backup = find_backup(root, name)?;
    let mut change = Change::begin(root)?;
    let mut all = true;
    for file in &backup.files {
        match change.put_back(root, &backup, file) {
            Ok((place, true)) => say!("{} is back.", place.display()),
            Ok((place, false)) => say!("{} is there already.", place.display()),
            Err(error) => {
                say_error!("{}", remedy::told(&error));
                all = false;
            }
        }
    }
    change.end_backup();
    ensure!(all, "not every file of {} is back", backup.name);
    Ok(())
}

fn list(root: &Path) -> Result<()> {
    let backups = backups(root)?;
    for backup in &backups {
        say!("{}", backup.name);
        for file in &backup.files {
            say!("  exercises/{}", file.display());
        }
    }
    match backups.last() {
        Some(last) => say!(
            "\n`cargo workbook restore {}` puts the last one back, and keeps what is there now.",
            last.name
        ),
        None => say!("There is no backup: nothing was ever replaced."),
    }
    Ok(())
}
