//! `reset`: the starters again, and what the learner wrote in a dated backup.
//!
//! Whenever it is killed, every file is whole: a backup is on the disk before its file is touched, and a starter takes
//! the place of a file in one rename.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use jiff::Zoned;

use crate::target::Target;
use crate::{say, starter};

/// A file that differs from its starter.
struct Changed {
    /// Below `src/`.
    file: PathBuf,
    starter: Vec<u8>,
    /// What the learner has, if there is such a file.
    yours: Option<Vec<u8>>,
}

/// Puts the starters of a chapter or a step back.
pub fn run(root: &Path, target: Target<'_>) -> Result<()> {
    let folder = &target.chapter.folder;
    let name = match target.step {
        Some(step) => format!("{}/{}", target.chapter.name, step.name),
        None => target.chapter.name.clone(),
    };
    let changed = changed(root, target)?;
    if changed.is_empty() {
        say!("{name} is as it was at the start; there is nothing to reset.");
        return Ok(());
    }
    if changed.iter().any(|file| file.yours.is_some()) {
        let backup = back_up(root, folder, &changed)?;
        say!(
            "Your files are kept in {}",
            backup.strip_prefix(root).unwrap_or(&backup).display()
        );
    }
    let source = root.join("exercises").join(folder).join("src");
    for Changed { file, starter, .. } in &changed {
        restore(root, &source.join(file), starter)?;
        say!("exercises/{folder}/src/{} is the starter again.", file.display());
    }
    Ok(())
}

fn changed(root: &Path, target: Target<'_>) -> Result<Vec<Changed>> {
    let solutions = root.join("solutions").join(&target.chapter.folder).join("src");
    let source = root.join("exercises").join(&target.chapter.folder).join("src");
    let files = match target.step {
        Some(step) => vec![PathBuf::from(format!("{}.rs", step.name))],
        None => files_below(&solutions, Path::new(""))
            .with_context(|| format!("cannot read {}", solutions.display()))?,
    };
    let mut changed = Vec::new();
    for file in files {
        let path = solutions.join(&file);
        let solution =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let starter = starter::of(&solution).into_bytes();
        let yours = match fs::read(source.join(&file)) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
        };
        if yours.as_ref() != Some(&starter) {
            changed.push(Changed { file, starter, yours });
        }
    }
    Ok(changed)
}

fn files_below(folder: &Path, prefix: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder.join(prefix))? {
        let entry = entry?;
        let name = prefix.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            files.extend(files_below(folder, &name)?);
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// Copies the learner's files into a new folder and waits until they are on the disk.
fn back_up(root: &Path, folder: &str, changed: &[Changed]) -> Result<PathBuf> {
    let backup =
        new_folder(&root.join(".workbook/backups")).context("cannot make a folder for the backup")?;
    for Changed { file, yours, .. } in changed {
        let Some(yours) = yours else { continue };
        let copy = backup.join(folder).join("src").join(file);
        write(&copy, yours).with_context(|| format!("cannot write {}; nothing was reset", copy.display()))?;
        ensure!(
            fs::read(&copy)? == *yours,
            "{} differs from your file; nothing was reset",
            copy.display()
        );
    }
    Ok(backup)
}

/// A folder named after this moment, which nobody else has.
fn new_folder(parent: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(parent)?;
    let now = Zoned::now().strftime("%Y-%m-%d_%H-%M-%S").to_string();
    let mut name = now.clone();
    for number in 2.. {
        match fs::create_dir(parent.join(&name)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => name = format!("{now}_{number}"),
            made => return made.map(|()| parent.join(&name)),
        }
    }
    unreachable!("some number is free")
}

/// Puts `starter` in the place of `path` in one move.
fn restore(root: &Path, path: &Path, starter: &[u8]) -> Result<()> {
    let folder = path.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    // Written where neither cargo nor an editor looks.
    let new = root
        .join(".workbook")
        .join(format!("starter-{}.rs", std::process::id()));
    // One that a killed reset of the same number has left.
    let _ = fs::remove_file(&new);
    write(&new, starter).with_context(|| format!("cannot write {}", new.display()))?;
    fs::rename(&new, path).with_context(|| format!("cannot write {}", path.display()))?;
    sync(folder);
    Ok(())
}

/// Writes a file that does not exist yet, and its folders, down to the disk.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    path.ancestors().skip(1).take(4).for_each(sync);
    Ok(())
}

/// Has a folder's new names written down, on systems where a folder can be opened for that.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
