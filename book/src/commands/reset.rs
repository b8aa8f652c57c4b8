//! `reset`: the starters again, and what the learner wrote in a dated backup.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::files::{Change, holds, remedy};
use crate::target::Target;
use crate::{say, say_error, starter};

/// Puts the starters of a chapter or a step back.
pub fn run(root: &Path, target: Target<'_>) -> Result<()> {
    let source = Path::new("exercises").join(&target.chapter.folder).join("src");
    let mut changed = starters(root, target)?;
    changed.retain(|(file, starter)| !holds(&root.join(&source).join(file), starter));
    if changed.is_empty() {
        let name = match target.step {
            Some(step) => format!("{}/{}", target.chapter.name, step.name),
            None => target.chapter.name.clone(),
        };
        say!("{name} is as it was at the start; there is nothing to reset.");
        return Ok(());
    }
    let mut change = Change::begin(root)?;
    let mut all = true;
    for (file, starter) in &changed {
        let file = source.join(file);
        match change.replace(&file, starter) {
            Ok(true) => say!("{} is the starter again.", file.display()),
            // Another reset was faster.
            Ok(false) => {}
            Err(error) => {
                say_error!("{}", remedy::told(&error));
                all = false;
            }
        }
    }
    change.end_backup();
    ensure!(all, "not every file is the starter again");
    Ok(())
}

/// The starters of what is to be reset, each by its name below `src/`.
fn starters(root: &Path, target: Target<'_>) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let solutions = root.join("solutions").join(&target.chapter.folder).join("src");
    let files = match target.step {
        Some(step) => vec![PathBuf::from(format!("{}.rs", step.name))],
        None => files_below(&solutions, Path::new(""))
            .with_context(|| format!("cannot read {}", solutions.display()))?,
    };
    let read = |file: PathBuf| {
        let path = solutions.join(&file);
        let solution =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok((file, starter::of(&solution).into_bytes()))
    };
    files.into_iter().map(read).collect()
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
