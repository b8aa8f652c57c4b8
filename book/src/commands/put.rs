//! What `reset` and `solve` have in common: files made of the solutions take the place of a learner's.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::catalogue::{Chapter, Step};
use crate::files::{Change, holds, remedy};
use crate::{say, say_error};

/// Files to be put in place, each by its path below the workbook's root.
pub type Files = Vec<(PathBuf, Vec<u8>)>;

/// What `make` makes of the solutions of `steps`.
pub fn of_steps(root: &Path, chapter: &Chapter, steps: &[&Step], make: fn(&str) -> String) -> Result<Files> {
    let names = steps
        .iter()
        .map(|step| PathBuf::from(format!("{}.rs", step.name)));
    names.map(|file| made(root, chapter, &file, make)).collect()
}

/// What `make` makes of all sources of the solution of `chapter`.
pub fn of_chapter(root: &Path, chapter: &Chapter, make: fn(&str) -> String) -> Result<Files> {
    let solutions = root.join("solutions").join(&chapter.folder).join("src");
    let files =
        below(&solutions, Path::new("")).with_context(|| format!("cannot read {}", solutions.display()))?;
    files.iter().map(|file| made(root, chapter, file, make)).collect()
}

fn made(root: &Path, chapter: &Chapter, file: &Path, make: fn(&str) -> String) -> Result<(PathBuf, Vec<u8>)> {
    let source = Path::new(&chapter.folder).join("src").join(file);
    let path = root.join("solutions").join(&source);
    let solution = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok((Path::new("exercises").join(source), make(&solution).into_bytes()))
}

/// Takes out what is in place already.
pub fn retain_changed(root: &Path, files: &mut Files) {
    files.retain(|(file, bytes)| !holds(&root.join(file), bytes));
}

/// Puts all of `files` in place, says of each what it `becomes`, and where those are that they replaced.
pub fn all(mut change: Change, files: &Files, becomes: &str) -> Result<()> {
    let mut whole = true;
    for (file, bytes) in files {
        match change.replace(file, bytes) {
            Ok(true) => say!("{} is {becomes}.", file.display()),
            // Another command was faster.
            Ok(false) => {}
            Err(error) => {
                say_error!("{}", remedy::told(&error));
                whole = false;
            }
        }
    }
    change.end_backup();
    ensure!(whole, "not every file is {becomes}");
    Ok(())
}

fn below(folder: &Path, prefix: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder.join(prefix))? {
        let entry = entry?;
        let name = prefix.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            files.extend(below(folder, &name)?);
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}
