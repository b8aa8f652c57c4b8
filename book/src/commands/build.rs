//! `build`: the book as static files. What is built is whole before it takes the place of an earlier build.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

use crate::cli::Build;
use crate::files::{Stage, built, place};
use crate::pages::{Answers, Shown};
use crate::{catalogue, pages, say};

/// Builds the pages of the workbook at `root` into `out`. When the future is dropped, the pages are still finished, but
/// put nowhere.
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
    let (done, outcome) = oneshot::channel();
    spawn_blocking(move || {
        let built = build(&root, &options.out, shown, || done.is_closed());
        // Nobody listens any more when the program was asked to end.
        let _ = done.send(built);
    });
    let out = outcome.await.context("building the book panicked")??;
    say!("The book is in {}", out.display());
    Ok(())
}

fn build(root: &Path, out: &Path, shown: Shown, stopped: impl Fn() -> bool) -> Result<PathBuf> {
    let out = place::prepare(root, out)?;
    let parent = out.parent().context("a folder lies in a folder")?;
    let stage = Stage::new_in(parent, ".workbook-new-")
        .with_context(|| format!("cannot write to {}", parent.display()))?;
    // Not earlier, for a build that was stopped may have been put back. It is asked again after the work.
    built::check(&out, &out)?;
    pages::build(root, &stage.book(), shown)?;
    built::mark(&stage.book())?;
    ensure!(!stopped(), "stopped");
    stage.publish(&out)?;
    Ok(out)
}
