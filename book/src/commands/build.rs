//! `build`: the book as static files. What is built is whole before it takes the place of an earlier build.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::{pages, say};

/// The file by which a build is known; it lists what the build has put beside it.
const MARK: &str = ".workbook-build";

/// Builds the pages of the workbook at `root` into `out`.
pub fn run(root: &Path, out: &Path) -> Result<()> {
    let out = std::path::absolute(out).with_context(|| format!("{} is not a folder", out.display()))?;
    refuse_foreign(&out)?;
    let parent = out
        .parent()
        .with_context(|| format!("{} has no folder around it", out.display()))?;
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let new = tempfile::Builder::new()
        .prefix(".workbook-new-")
        .tempdir_in(parent)
        .with_context(|| format!("cannot write to {}", parent.display()))?;
    let built = new.path().join("book");
    pages::build(root, &built, false)?;
    fs::write(built.join(MARK), entries(&built)?.join("\n"))?;
    // The temporary folder takes the old build away with it.
    if out.exists() {
        fs::rename(&out, new.path().join("old"))
            .with_context(|| format!("cannot replace {}", out.display()))?;
    }
    fs::rename(&built, &out).with_context(|| format!("cannot write {}", out.display()))?;
    say!("The book is in {}", out.display());
    Ok(())
}

/// Fails unless `out` is missing, empty, or an earlier build to which nobody has added anything.
fn refuse_foreign(out: &Path) -> Result<()> {
    let found: BTreeSet<String> = match entries(out) {
        Ok(found) => found.into_iter().collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", out.display())),
    };
    if found.is_empty() {
        return Ok(());
    }
    let Ok(listed) = fs::read_to_string(out.join(MARK)) else {
        bail!(
            "{} is not empty and no earlier build; name another folder",
            out.display()
        );
    };
    let listed: BTreeSet<&str> = listed.lines().chain([MARK]).collect();
    match found.iter().find(|name| !listed.contains(name.as_str())) {
        Some(name) => bail!(
            "{} holds `{name}`, which no build has put there; move it away first",
            out.display()
        ),
        None => Ok(()),
    }
}

/// The names of what lies in a folder.
fn entries(folder: &Path) -> io::Result<Vec<String>> {
    let names: io::Result<Vec<OsString>> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name()))
        .collect();
    let mut names: Vec<_> = names?
        .into_iter()
        .map(|name| PathBuf::from(name).display().to_string())
        .collect();
    names.sort();
    Ok(names)
}
