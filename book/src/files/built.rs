//! Folders that a build has made. Each holds a mark that knows every file by its hash, so that whatever somebody has
//! added or edited is noticed before it would be lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use super::exists;

/// The file by which a build is known. Each line is as `sha256sum` writes it.
const MARK: &str = ".workbook-build";

/// What lies below a folder.
struct Found {
    /// Below the folder, with `/` between its parts.
    name: String,
    is_folder: bool,
    /// None for what is neither a file nor a folder.
    hash: Option<String>,
}

/// Marks `folder` as built, with all that it holds.
pub fn mark(folder: &Path) -> Result<()> {
    let mut lines: Vec<_> = find(folder, "")?
        .into_iter()
        .filter_map(|Found { name, hash, .. }| hash.map(|hash| format!("{hash}  {name}\n")))
        .collect();
    lines.sort_by(|a, b| a[64..].cmp(&b[64..]));
    let mark = folder.join(MARK);
    fs::write(&mark, lines.concat()).with_context(|| format!("cannot write {}", mark.display()))
}

/// Fails unless `folder` is missing, empty, or as a build has left it; `called` is its name for people.
pub fn check(folder: &Path, called: &Path) -> Result<()> {
    if exists(folder) {
        untouched(folder, called)?;
    }
    Ok(())
}

/// Removes what a build has left, and nothing else: a folder goes when it is empty, so what has come into it since it
/// was looked at is left over when this fails.
pub fn remove(folder: &Path) -> Result<()> {
    let found = untouched(folder, folder)?;
    // What lies in a folder comes behind it. The mark goes last: with it, what is left is still known.
    let files = found.iter().rev().filter(|found| found.name != MARK);
    for Found { name, is_folder, .. } in files.chain(found.iter().filter(|found| found.name == MARK)) {
        let path = folder.join(name);
        if *is_folder {
            fs::remove_dir(&path)
        } else {
            fs::remove_file(&path)
        }
        .with_context(|| format!("cannot remove {}", path.display()))?;
    }
    fs::remove_dir(folder).with_context(|| format!("cannot remove {}", folder.display()))
}

/// All that lies in `folder`, each file with the hash that its mark knows; fails when there is anything else.
fn untouched(folder: &Path, called: &Path) -> Result<Vec<Found>> {
    let called = called.display();
    ensure!(
        fs::symlink_metadata(folder)?.is_dir(),
        "{called} is not a folder; name another"
    );
    let found = find(folder, "")?;
    if found.is_empty() {
        return Ok(found);
    }
    let marked = marked(folder).with_context(|| {
        format!("{called} is not empty and no earlier build of this program; name another folder")
    })?;
    for Found {
        name,
        is_folder,
        hash,
    } in &found
    {
        let around = format!("{name}/");
        let ours = match is_folder {
            true => marked.keys().any(|file| file.starts_with(&around)),
            false => name == MARK || marked.contains_key(name),
        };
        ensure!(
            ours,
            "{called} holds `{name}`, which no build has put there; move it away, or name another folder"
        );
        ensure!(
            *is_folder || name == MARK || marked.get(name) == hash.as_ref(),
            "`{name}` in {called} is no longer what the build wrote; move it away, or name another folder"
        );
    }
    Ok(found)
}

/// The files that the mark of `folder` knows, with their hashes.
fn marked(folder: &Path) -> Option<BTreeMap<String, String>> {
    let mark = folder.join(MARK);
    // A pipe of that name would never come to its end.
    fs::symlink_metadata(&mark).ok().filter(fs::Metadata::is_file)?;
    let parse = |line: &str| {
        let (hash, name) = line.split_once("  ")?;
        (hash.len() == 64).then(|| (name.to_owned(), hash.to_owned()))
    };
    fs::read_to_string(mark).ok()?.lines().map(parse).collect()
}

/// All that lies below `folder` and then below `prefix`, a folder before what it holds; links are not followed.
fn find(folder: &Path, prefix: &str) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    let here = folder.join(prefix);
    for entry in fs::read_dir(&here).with_context(|| format!("cannot read {}", here.display()))? {
        let entry = entry?;
        let kind = entry.file_type()?;
        // A name that is no text is not one of ours, and is called by what can be read of it.
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let hash = if kind.is_file() {
            let bytes =
                fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
            Some(hex(&Sha256::digest(bytes)))
        } else {
            None
        };
        let is_folder = kind.is_dir();
        let within = is_folder.then(|| find(folder, &format!("{name}/")));
        all.push(Found {
            name,
            is_folder,
            hash,
        });
        all.extend(within.transpose()?.unwrap_or_default());
    }
    Ok(all)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
