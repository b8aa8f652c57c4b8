//! `update`: a newer version of the workbook, in which every step that a learner has written in stays as it is.
//!
//! No text is merged, so nothing can conflict: each file is taken whole, from the learner or from the update. What comes out
//! is a commit that is made without touching a file. Git then moves on to it as to any later one: all of it or, where it
//! finds something in its way, nothing.

pub(super) mod git;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::cli::Update;
use crate::files::Change;
use crate::say;
use git::Git;

/// Fetches a version and takes it, but for what the learner has written.
pub fn run(root: &Path, options: &Update) -> Result<()> {
    let git = Git::find(root)?.with_context(|| without_git(root))?;
    git.is_at_rest()?;
    let mut change = Change::begin(root)?;
    git.say(&["fetch", "--quiet", &options.from, &options.version])?;
    let new = git.say(&["rev-parse", "FETCH_HEAD^{commit}"])?;
    let base = git.say(&["merge-base", "HEAD", &new]).with_context(|| {
        format!(
            "that version has no common past with this clone. Clone it beside this one, and type there: cargo workbook \
             restore \"{}\"",
            root.display()
        )
    })?;
    let called = git.say(&["log", "-1", "--format=%h of %cs", &new])?;
    if base == new {
        say!("The workbook is at {called}, or newer.");
        return Ok(());
    }
    let merged = Merged::of(&git, &base, &new)?;
    merged.put(&git, &mut change)?;
    change.end_backup();
    say!("The workbook is now at {called}.");
    if !merged.kept.is_empty() {
        say!("\nThese files stay as you have written them, and the update has others in their place:");
        merged.kept.iter().for_each(|file| say!("  {file}"));
        say!(
            "`cargo workbook check` says how they do; `cargo workbook reset` takes a new starter, and keeps yours."
        );
    }
    if !merged.replaced.is_empty() {
        say!(
            "\nThese files are the update's now; what you had committed is in git, and these lines show it:"
        );
        merged
            .replaced
            .iter()
            .for_each(|file| say!("  git show HEAD^1:{file}"));
    }
    Ok(())
}

/// What to do without git.
fn without_git(root: &Path) -> String {
    format!(
        "this folder is no clone that git could update. Unpack the newer workbook beside it, and type in that folder:\n\
         cargo workbook restore \"{}\"\n\
         It puts every step there that was begun here",
        root.display()
    )
}

/// A version with what the learner has written, as a commit.
struct Merged {
    commit: String,
    /// Files of the learner's that the update has changed too, and that stay.
    kept: BTreeSet<String>,
    /// Other files that the learner has committed changes of, and that do not.
    replaced: BTreeSet<String>,
}

impl Merged {
    /// The version `new` and what has been written here since `base`.
    fn of(git: &Git<'_>, base: &str, new: &str) -> Result<Self> {
        let differ =
            |args: &[&str]| git.names(&[&["diff", "-z", "--name-only", "--no-renames"], args].concat());
        // On the disk, whether it was committed or not.
        let (written, others) = (differ(&[base])?, differ(&[new])?);
        let (committed, tracked) = (differ(&[base, "HEAD"])?, git.names(&["ls-files", "-z"])?);
        let (mut kept, mut replaced, mut entries) = (BTreeSet::new(), BTreeSet::new(), String::new());
        for difference in git.differences(base, new)? {
            let file = difference.file;
            let is_new_here = !tracked.contains(&file) && is_there(git, &file);
            let is_changed = is_new_here || written.contains(&file) && others.contains(&file);
            if is_changed && is_learners(&file) {
                kept.insert(file);
                continue;
            }
            entries.push_str(&difference.entry);
            if is_changed && committed.contains(&file) {
                replaced.insert(file);
            }
        }
        let tree = git.tree("HEAD", &entries)?;
        let is_new = tree == git.say(&["rev-parse", &format!("{new}^{{tree}}")])?;
        let commit = if is_new && base == git.say(&["rev-parse", "HEAD"])? {
            new.to_owned()
        } else {
            let message = "Update the workbook, and keep what was written";
            git.say(&["commit-tree", &tree, "-p", "HEAD", "-p", new, "-m", message])?
        };
        Ok(Self {
            commit,
            kept,
            replaced,
        })
    }

    /// Has git move on to it. What is not committed and in its way goes into the backup of `change` before.
    fn put(&self, git: &Git<'_>, change: &mut Change) -> Result<()> {
        let names = |args: &[&str]| {
            git.names(&[&["diff", "-z", "--name-only", "--no-renames", "HEAD"], args].concat())
        };
        let (moving, open) = (names(&[&self.commit])?, names(&[])?);
        let tracked = git.names(&["ls-files", "-z"])?;
        let is_in_the_way =
            |file: &&String| open.contains(*file) || !tracked.contains(*file) && is_there(git, file);
        let in_the_way: Vec<_> = moving.iter().filter(is_in_the_way).collect();
        let foreign: Vec<_> = in_the_way
            .iter()
            .filter(|file| !file.starts_with("exercises/"))
            .map(|file| file.as_str())
            .collect();
        ensure!(
            foreign.is_empty(),
            "{} changed here and in the update, and nothing was updated. Commit what you have changed, with `git add .` and \
             `git commit -m mine`, and type this again: then the update's takes its place, and yours stays in git",
            foreign.join(" and ")
        );
        for file in in_the_way {
            change.set_aside(Path::new(file))?;
            if tracked.contains(file) {
                git.say(&["reset", "--quiet", "--", file])?;
            }
        }
        git.say(&["merge", "--ff-only", "--quiet", &self.commit])?;
        Ok(())
    }
}

/// Whether a file is one that a learner writes in.
fn is_learners(file: &str) -> bool {
    let parts: Vec<_> = file.split('/').collect();
    matches!(parts[..], ["exercises", _, "src", _, ..]) && !file.ends_with("/src/lib.rs")
}

fn is_there(git: &Git<'_>, file: &str) -> bool {
    fs::symlink_metadata(git.root.join(file)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_learners;

    #[test]
    fn what_is_written_in_is_a_learners() {
        for (file, expected) in [
            ("exercises/01-views/src/open.rs", true),
            ("exercises/01-views/src/of/mine.rs", true),
            ("exercises/01-views/src/lib.rs", false),
            ("exercises/01-views/tests/steps/open.rs", false),
            ("solutions/01-views/src/open.rs", false),
            ("book/src/main.rs", false),
        ] {
            assert_eq!(is_learners(file), expected, "{file}");
        }
    }
}
