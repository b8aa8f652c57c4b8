//! `build`: the book as static files. What is built is whole before it takes the place of an earlier build.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

use crate::cli::Build;
use crate::files::{Stage, built, place};
use crate::pages::{Answers, Shown};
use crate::{catalogue, pages, say};

/// The pages that a learners' handout does without.
const FOR_TRAINERS: [&str; 2] = ["teaching", "talks"];

/// Builds the pages of the workbook at `root`.
pub async fn run(root: PathBuf, options: Build) -> Result<()> {
    let mut shown = match options.only.only.as_slice() {
        [] => Shown::default(),
        names => Shown::only(&catalogue::read(&root)?, names)?,
    };
    shown.answers = match () {
        () if options.no_solutions => Answers::NoSolutions,
        () if options.with_answers => Answers::Open,
        () => Answers::Folded,
    };
    if options.no_solutions {
        shown.without.extend(FOR_TRAINERS.map(str::to_owned));
    }
    let made = root.clone();
    let out = into(root, options.out, move |folder| {
        pages::build(&made, folder, shown)
    })
    .await?;
    say!("The book is in {}", out.display());
    Ok(())
}

/// Has `make` fill a new folder, which then takes the place of `out`, and says where that is. When the future is dropped,
/// the work is still finished, but put nowhere.
pub async fn into(
    root: PathBuf,
    out: PathBuf,
    make: impl FnOnce(&Path) -> Result<()> + Send + 'static,
) -> Result<PathBuf> {
    let (done, outcome) = oneshot::channel();
    spawn_blocking(move || {
        let built = build(&root, &out, make, || done.is_closed());
        // Nobody listens any more when the program was asked to end.
        let _ = done.send(built);
    });
    outcome.await.context("building panicked")?
}

fn build(
    root: &Path,
    out: &Path,
    make: impl FnOnce(&Path) -> Result<()>,
    stopped: impl Fn() -> bool,
) -> Result<PathBuf> {
    let out = place::prepare(root, out)?;
    let parent = out.parent().context("a folder lies in a folder")?;
    let stage = Stage::new_in(parent, ".workbook-new-")
        .with_context(|| format!("cannot write to {}", parent.display()))?;
    // Not earlier, for a build that was stopped may have been put back. It is asked again after the work.
    built::check(&out, &out)?;
    make(&stage.book())?;
    built::mark(&stage.book())?;
    ensure!(!stopped(), "stopped");
    stage.publish(&out)?;
    Ok(out)
}
