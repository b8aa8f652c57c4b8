//! Clears away what a command has left that was killed while it changed a learner's files.

use std::fs;
use std::path::{Path, PathBuf};

use super::across::KEPT;
use super::{Change, NEW, OWN, exists, move_new};
use crate::say_error;

/// Clears away what dead commands have left in the workbook at `root`, unless another command is at work there or it
/// cannot be done: then the next command that changes files says why.
pub fn tidy(root: &Path) {
    // Most often there is nothing, and then nothing is locked.
    if !left_over(root).is_empty() {
        let _ = Change::begin(root);
    }
}

/// Does so under the lock of `change`: the command that made these files is dead.
pub fn under(root: &Path, change: &mut Change) {
    for path in left_over(root) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let kept = name.strip_prefix(KEPT).and_then(|rest| rest.rsplit_once('-'));
        let Some((name, _)) = kept else {
            // What was to be put in place: nobody but a command wrote it.
            let _ = fs::remove_file(&path);
            continue;
        };
        let place = path.with_file_name(name);
        if exists(&place) || move_new(&path, &place).is_err() {
            match change.keep(&path, &place) {
                // A backup of its own: the change itself may keep a file of the same name.
                Ok(_) => change.end_backup(),
                Err(error) => say_error!("{} is left over: {error:#}", path.display()),
            }
        }
    }
}

/// The files of that kind, which lie beside the learner's and in the program's own folder.
fn left_over(root: &Path) -> Vec<PathBuf> {
    let chapters = fs::read_dir(root.join("exercises")).into_iter().flatten();
    let sources = chapters.flatten().map(|chapter| chapter.path().join("src"));
    let mut folders: Vec<_> = sources.chain([root.join(OWN)]).collect();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder {
                folders.push(entry.path());
            } else if !is_folder && (name.starts_with(NEW) || name.starts_with(KEPT)) {
                found.push(entry.path());
            }
        }
    }
    found
}
