//! `pack`: a folder for a stick, from which the workbook is built and its pages are read without a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use super::update::git::Git;
use super::{build, put};
use crate::catalogue::Chapter;
use crate::pages::Shown;
use crate::{pages, say, starter};

/// The workbook in the packed folder, beside its pages and the instructions.
const WORKBOOK: &str = "views-not-copies";
const VENDOR: &str = "vendor";
/// Says in a packed workbook, which has no git, of which tag or commit it was made.
const VERSION: &str = ".packed-version";
const INSTRUCTIONS: &str = include_str!("pack.txt");

/// Where cargo finds the crates, as the configuration of a packed workbook says it.
const SOURCES: &str = "\n# All crates are in this folder: nothing is fetched.\n\
                       [source.crates-io]\nreplace-with = \"vendored\"\n\n\
                       [source.vendored]\ndirectory = \"vendor\"\n";

/// Packs the workbook at `root`, with its starters, into the folder `out`.
pub async fn run(root: PathBuf, chapters: Vec<Chapter>, out: PathBuf) -> Result<()> {
    let made = root.clone();
    let out = build::into(root, out, move |folder| pack(&made, &chapters, folder)).await?;
    say!(
        "Packed into {}. README.txt in it says how to use it; Rust itself is installed before.",
        out.display()
    );
    Ok(())
}

fn pack(root: &Path, chapters: &[Chapter], folder: &Path) -> Result<()> {
    let workbook = folder.join(WORKBOOK);
    copy(root, Path::new(""), &workbook)?;
    for chapter in chapters {
        for (file, starter) in put::of_chapter(root, chapter, starter::of)? {
            write(&workbook.join(file), &starter)?;
        }
    }
    if let Some(version) = version(root) {
        write(&workbook.join(VERSION), version.as_bytes())?;
    }
    // What is packed once more has its crates already.
    if !workbook.join(VENDOR).is_dir() {
        vendor(root, &workbook)?;
    }
    pages::build(root, &folder.join("book"), Shown::default())?;
    write(&folder.join("README.txt"), INSTRUCTIONS.as_bytes())
}

/// The tag or the commit that the workbook at `root` is, or was packed from.
pub fn version(root: &Path) -> Option<String> {
    let git = Git::find(root).ok().flatten();
    let described = git.and_then(|git| git.say(&["describe", "--tags", "--always"]).ok());
    described.or_else(|| {
        let packed = fs::read_to_string(root.join(VERSION)).ok()?;
        Some(packed.trim().to_owned())
    })
}

/// Has cargo put the sources of all crates into the packed workbook, and says there that they are.
fn vendor(root: &Path, workbook: &Path) -> Result<()> {
    let folder = workbook.join(VENDOR);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let vendored = Command::new(cargo)
        .args(["vendor", "--locked", "--quiet"])
        .arg(&folder)
        .current_dir(root)
        .stdin(Stdio::null())
        .output()
        .context("cannot start cargo")?;
    ensure!(
        vendored.status.success(),
        "the crates cannot be packed; `cargo fetch --locked`, with a network, gets those that are missing:\n{}",
        String::from_utf8_lossy(&vendored.stderr).trim()
    );
    // A folder without a file in it would not be known for a pack's.
    if fs::remove_dir(&folder).is_ok() {
        return Ok(());
    }
    let file = workbook.join(".cargo/config.toml");
    let mut config = fs::read_to_string(&file).unwrap_or_default();
    config.push_str(SOURCES);
    write(&file, config.as_bytes())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || format!("cannot write {}", file.display());
    fs::create_dir_all(file.parent().context("a file lies in a folder")?).with_context(cannot)?;
    fs::write(file, bytes).with_context(cannot)
}

/// Copies what lies in the folder `below` of the workbook: its own files, and nothing that was built or is a learner's.
fn copy(root: &Path, below: &Path, to: &Path) -> Result<()> {
    let from = root.join(below);
    let cannot = |path: &Path| format!("cannot copy {}", path.display());
    for entry in fs::read_dir(&from).with_context(|| cannot(&from))? {
        let entry = entry.with_context(|| cannot(&from))?;
        let (path, name) = (entry.path(), below.join(entry.file_name()));
        let kind = entry.file_type().with_context(|| cannot(&path))?;
        if kind.is_dir() && !is_left_out(&path, &name) {
            copy(root, &name, to)?;
        } else if kind.is_file() && !is_left_out(&path, &name) {
            let copied = fs::create_dir_all(to.join(below)).and_then(|()| fs::copy(&path, to.join(&name)));
            copied.with_context(|| cannot(&path))?;
        }
    }
    Ok(())
}

/// Whether what lies at `path`, called `name` below the workbook's root, is not packed.
fn is_left_out(path: &Path, name: &Path) -> bool {
    let parts: Vec<_> = name.iter().filter_map(|part| part.to_str()).collect();
    match parts.as_slice() {
        [".git" | ".workbook" | "target"] => true,
        // What was measured on this machine.
        ["book", "data", "yours.toml"] => true,
        // The starters take their place.
        ["exercises", _, "src"] => true,
        [.., "node_modules" | "__pycache__"] => true,
        [.., last] if last.starts_with(".workbook-") => true,
        // Cargo marks its target folders, and a build of this program has its own mark.
        _ => path.join("CACHEDIR.TAG").is_file() || path.join(".workbook-build").is_file(),
    }
}
