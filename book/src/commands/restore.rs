//! `restore`: lists the backups, puts the files of one back, or brings what was begun in another workbook.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::put;
use crate::catalogue::{self, Chapter};
use crate::files::{Change, backups, find_backup, remedy};
use crate::{begun, root, say, say_error, source};

/// Puts the files of the backup called `name` back, or brings those of the workbook in the folder `name`; without a name,
/// lists all backups.
pub fn run(root: &Path, chapters: &[Chapter], name: Option<&str>) -> Result<()> {
    let Some(name) = name else { return list(root) };
    if root::is_workbook(Path::new(name)) {
        return bring(root, chapters, Path::new(name));
    }
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

/// Puts in place what is no starter any more in the workbook at `other`.
fn bring(root: &Path, chapters: &[Chapter], other: &Path) -> Result<()> {
    let mut files = Vec::new();
    for chapter in catalogue::read(other)? {
        for step in chapter
            .steps
            .iter()
            .filter(|step| begun::is_begun(other, &chapter, step))
        {
            let file = step.file("exercises", &chapter);
            let here = chapters.iter().find(|known| known.folder == chapter.folder);
            if here.is_none_or(|here| here.steps.iter().all(|known| known.name != step.name)) {
                say!(
                    "There is no {} here: {file} stays where it is.",
                    step.full_name(&chapter)
                );
                continue;
            }
            let written = source::read(&other.join(&file)).with_context(|| format!("cannot read {file}"))?;
            files.push((PathBuf::from(file), written));
        }
    }
    put::retain_changed(root, &mut files);
    if files.is_empty() {
        say!("Nothing was begun in {} that is not here.", other.display());
        return Ok(());
    }
    put::all(Change::begin(root)?, &files, "as it is there")
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
