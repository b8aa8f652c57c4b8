//! The hints of a step, and how many of them the learner has seen.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::catalogue::{Chapter, Step};
use crate::files;

/// How many hints a step has.
pub const LEVELS: usize = 3;

/// The text of the section `title` of the hints of a step, such as `Predict` or `Hint 1`.
pub fn section(root: &Path, chapter: &Chapter, step: &Step, title: &str) -> Result<String> {
    let file = format!("exercises/{}/hints/{}.md", chapter.folder, step.name);
    let text = fs::read_to_string(root.join(&file)).with_context(|| format!("cannot read {file}"))?;
    let mut lines = text
        .lines()
        .skip_while(|line| line.strip_prefix("## ").map(str::trim) != Some(title));
    lines
        .next()
        .with_context(|| format!("{file} has no section `{title}`"))?;
    let section: Vec<_> = lines.take_while(|line| !line.starts_with("## ")).collect();
    Ok(section.join("\n").trim().to_owned())
}

/// How many hints of a step have been shown, from 0 to [`LEVELS`].
pub fn seen(root: &Path, chapter: &Chapter, step: &Step) -> usize {
    let seen = all_seen(root).get(&step.full_name(chapter)).copied();
    seen.unwrap_or(0).min(LEVELS)
}

/// Remembers in `.workbook/hints.toml` that the hints up to `level` have been shown.
pub fn remember(root: &Path, chapter: &Chapter, step: &Step, level: usize) -> Result<()> {
    let _lock = files::lock_workbook(root)?;
    let mut all = all_seen(root);
    let level = level.max(seen(root, chapter, step));
    all.insert(step.full_name(chapter), level);
    let file = root.join(FILE);
    files::write_own(&file, toml::to_string(&all)?.as_bytes())
        .with_context(|| format!("cannot write {}", file.display()))
}

const FILE: &str = ".workbook/hints.toml";

/// Hints are a comfort: a file that cannot be read means that none has been seen.
fn all_seen(root: &Path) -> BTreeMap<String, usize> {
    fs::read_to_string(root.join(FILE))
        .ok()
        .and_then(|text| toml::from_str(&text).ok())
        .unwrap_or_default()
}
