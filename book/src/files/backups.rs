//! The backups that earlier changes have made, and how one is put back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, ensure};

use super::change::backups_of;
use super::{Change, NEW};

/// What a change has kept.
pub struct Backup {
    /// The folder's name, which is the moment of the change.
    pub name: String,
    /// Below its folder, and below `exercises/` at their place, in order.
    pub files: Vec<PathBuf>,
    folder: PathBuf,
}

/// All backups of the workbook at `root`, the oldest first.
pub fn backups(root: &Path) -> Result<Vec<Backup>> {
    let parent = backups_of(root);
    let cannot = || format!("cannot read {}", parent.display());
    let entries = match fs::read_dir(&parent) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(cannot)?,
    };
    let mut backups = Vec::new();
    for entry in entries {
        let folder = entry.with_context(cannot)?.path();
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if folder.is_dir() {
            let mut files = Vec::new();
            list(&folder, Path::new(""), &mut files).with_context(cannot)?;
            files.sort();
            let name = name.to_owned();
            backups.push(Backup { name, files, folder });
        }
    }
    backups.sort_by_key(|backup| {
        (
            backup.name.get(..19).map(str::to_owned),
            backup.name.len(),
            backup.name.clone(),
        )
    });
    Ok(backups)
}

/// The backup called `name`, which may also be given as the path of its folder.
pub fn find_backup(root: &Path, name: &str) -> Result<Backup> {
    let last = Path::new(name).file_name().and_then(|name| name.to_str());
    backups(root)?
        .into_iter()
        .find(|backup| Some(backup.name.as_str()) == last)
        .ok_or_else(|| anyhow!("there is no backup `{name}`; `cargo workbook restore` lists them"))
}

fn list(folder: &Path, prefix: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(prefix))? {
        let entry = entry?;
        let name = prefix.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(folder, &name, files)?;
        } else if !entry.file_name().to_string_lossy().starts_with(NEW) {
            files.push(name);
        }
    }
    Ok(())
}

impl Change {
    /// Puts a file of `backup` in its place again, after what is there was kept. Says its path below the workbook's
    /// root, and whether there was anything to do.
    pub fn put_back(&mut self, root: &Path, backup: &Backup, file: &Path) -> Result<(PathBuf, bool)> {
        let kept = backup.folder.join(file);
        ensure!(
            fs::symlink_metadata(&kept)?.is_file(),
            "{} is a link or a pipe; put it back by hand",
            kept.display()
        );
        let bytes = fs::read(&kept).with_context(|| format!("cannot read {}", kept.display()))?;
        let place = Path::new("exercises").join(file);
        let chapter = place.iter().take(2).collect::<PathBuf>();
        ensure!(
            root.join(&chapter).is_dir(),
            "there is no {}; put {} back by hand",
            chapter.display(),
            kept.display()
        );
        let replaced = self.replace(&place, &bytes)?;
        Ok((place, replaced))
    }
}
