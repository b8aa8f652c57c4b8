//! Which steps hold the reference solution because `solve` has put it there: their tests are green, and not by the
//! learner. A learner who writes the same lines has solved the step.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::catalogue::{Chapter, Step};
use crate::files::{Change, write_own};
use crate::{source, starter};

const FILE: &str = ".workbook/reference.toml";

/// What the file holds.
#[derive(Default, Serialize, Deserialize)]
struct Put {
    steps: BTreeSet<String>,
}

/// A question for the steps of a chapter: was the solution put into a step's file, and does it still stand there?
pub fn in_place<'a>(root: &'a Path, chapter: &'a Chapter) -> impl Fn(&Step) -> bool + use<'a> {
    let put = put(root);
    move |step| {
        let read = |side: &str| {
            let bytes = source::read(&root.join(step.file(side, chapter))).ok()?;
            Some(String::from_utf8(bytes).ok()?.replace("\r\n", "\n"))
        };
        put.steps.contains(&step.full_name(chapter))
            && read("solutions")
                .is_some_and(|solution| read("exercises") == Some(starter::without_marks(&solution)))
    }
}

/// Remembers that the solutions of `steps` are about to be put in by `change`.
pub fn add(root: &Path, change: &Change, chapter: &Chapter, steps: &[&Step]) -> Result<()> {
    write(root, change, |put| {
        put.extend(steps.iter().map(|step| step.full_name(chapter)))
    })
}

/// Forgets it: `change` puts something else in their place.
pub fn remove(root: &Path, change: &Change, chapter: &Chapter, steps: &[&Step]) -> Result<()> {
    write(root, change, |put| {
        put.retain(|name| steps.iter().all(|step| step.full_name(chapter) != *name))
    })
}

/// The lock of a change is held meanwhile.
fn write(root: &Path, _change: &Change, edit: impl Fn(&mut BTreeSet<String>)) -> Result<()> {
    let mut put = put(root);
    let before = put.steps.clone();
    edit(&mut put.steps);
    if put.steps == before {
        return Ok(());
    }
    write_own(&root.join(FILE), toml::to_string(&put)?.as_bytes())
        .with_context(|| format!("cannot write {FILE}; nothing was changed"))
}

/// A file that cannot be read means that nothing was put in.
fn put(root: &Path) -> Put {
    fs::read_to_string(root.join(FILE))
        .ok()
        .and_then(|text| toml::from_str(&text).ok())
        .unwrap_or_default()
}
