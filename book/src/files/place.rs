//! Where a book may be built: the folder that is meant, whatever links and `..` lead to it, and whether it may be that.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use super::exists;

/// The folders of the workbook that hold its sources, beside the hidden ones.
const SOURCES: [&str; 4] = ["book", "exercises", "solutions", "tests"];

/// The folder that `path` names, without links and `..`, and makes the folders around it. Fails when the book of the
/// workbook at `root` has no business there; then nothing has been made.
pub fn prepare(root: &Path, path: &Path) -> Result<PathBuf> {
    let place = resolve(path)?;
    refuse(root, &place)?;
    let parent = place
        .parent()
        .with_context(|| format!("{} has no folder around it", place.display()))?;
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    ensure!(
        resolve(&place)? == place,
        "{} has become another folder meanwhile; nothing was built",
        place.display()
    );
    // Windows writes a resolved path in a way that neither people nor all programs can read.
    Ok(dunce::simplified(&place).to_owned())
}

/// What exists of `path` is asked where it really is. What does not exist cannot be left again with `..`: once it is
/// made, that would lead to a place nobody has looked at.
fn resolve(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path).with_context(|| format!("{} is no path", path.display()))?;
    let there = path
        .ancestors()
        .find(|ancestor| exists(ancestor))
        .with_context(|| format!("nothing of {} exists", path.display()))?;
    let rest = path.strip_prefix(there).unwrap_or(Path::new(""));
    let real = there
        .canonicalize()
        .with_context(|| format!("cannot follow {}", there.display()))?;
    ensure!(
        rest.components().all(|part| matches!(part, Component::Normal(_))),
        "{} leaves a folder that does not exist; write the path without `..`",
        path.display()
    );
    // Without a rest nothing is joined: it would end in a separator.
    Ok(if rest.as_os_str().is_empty() {
        real
    } else {
        real.join(rest)
    })
}

/// Fails when `place`, which is resolved, is the workbook, is around it, or is one of its own folders.
fn refuse(root: &Path, place: &Path) -> Result<()> {
    let root = root
        .canonicalize()
        .with_context(|| format!("cannot follow {}", root.display()))?;
    if root.starts_with(place) {
        bail!(
            "{} holds the workbook itself; name a folder for the book alone, such as `site`",
            place.display()
        );
    }
    if let Ok(below) = place.strip_prefix(&root)
        && let Some(first) = below.iter().next().and_then(|name| name.to_str())
        && (first.starts_with('.') || SOURCES.contains(&first))
    {
        bail!(
            "{} belongs to the workbook's own `{first}`; name a folder for the book alone, such as `site`",
            place.display()
        );
    }
    Ok(())
}
