//! Notices saves: a learner's file has its chapter's tests run, a file of the prose has the book built.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use notify::event::EventKind;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::session::{Order, Session};

/// What a save is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The code or the tests of the chapter in this folder below `exercises/`.
    Code(String),
    /// A manifest: no chapter can run while it is broken.
    Manifest,
    /// Something the pages are made from.
    Prose,
}

/// An editor writes a file in several steps; what follows within this time belongs to the same save.
const SAVE: Duration = Duration::from_millis(25);

/// Watches the files of the workbook.
pub struct Watcher {
    // Watches as long as it lives.
    _watcher: RecommendedWatcher,
    changes: mpsc::UnboundedReceiver<Change>,
}

impl Watcher {
    pub fn new(root: &Path) -> Result<Self> {
        let (sender, changes) = mpsc::unbounded_channel();
        // Some systems name files by their real path.
        let roots = [
            root.to_owned(),
            root.canonicalize().unwrap_or_else(|_| root.to_owned()),
        ];
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            // Reading a file is an event too: without this line each run would start the next.
            if matches!(event.kind, EventKind::Access(_)) {
                return;
            }
            for change in event.paths.iter().filter_map(|path| classify(&roots, path)) {
                let _ = sender.send(change);
            }
        })?;
        for folder in
            ["exercises", "book/chapters", "book/data", "book/theme"].map(|folder| root.join(folder))
        {
            if folder.is_dir() {
                watcher
                    .watch(&folder, RecursiveMode::Recursive)
                    .with_context(|| format!("cannot watch {}", folder.display()))?;
            }
        }
        Ok(Self {
            _watcher: watcher,
            changes,
        })
    }

    /// The changes of the next save, each once.
    pub async fn next(&mut self) -> BTreeSet<Change> {
        let mut changes = BTreeSet::new();
        changes.extend(self.changes.recv().await);
        while let Ok(Some(change)) = timeout(SAVE, self.changes.recv()).await {
            changes.insert(change);
        }
        changes
    }
}

impl Session {
    /// Has the tests run that `changes` concern, and says whether the pages have to be built again.
    pub fn follow(&self, changes: &BTreeSet<Change>) -> bool {
        for (index, chapter) in self.chapters.iter().enumerate() {
            if changes.contains(&Change::Manifest) || changes.contains(&Change::Code(chapter.folder.clone()))
            {
                self.order(Order::Saved(index));
            }
        }
        changes.contains(&Change::Prose) || changes.contains(&Change::Manifest)
    }
}

fn classify(roots: &[PathBuf], path: &Path) -> Option<Change> {
    let path = roots.iter().find_map(|root| path.strip_prefix(root).ok())?;
    let parts: Vec<_> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    let file = parts.last()?;
    // Editors keep their own files beside the ones they edit.
    if file.starts_with(['.', '#']) || file.ends_with('~') {
        return None;
    }
    let has = |extensions: &[&str]| {
        file.rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    };
    match parts.as_slice() {
        ["exercises", _, "Cargo.toml"] => Some(Change::Manifest),
        ["exercises", folder, "src" | "tests", ..] if has(&["rs", "snap", "tsv"]) => {
            Some(Change::Code((*folder).to_owned()))
        }
        ["exercises", _, "hints", ..] if has(&["md"]) => Some(Change::Prose),
        ["book", "chapters" | "data" | "theme", ..] if file.contains('.') => Some(Change::Prose),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Change, classify};

    #[test]
    fn a_save_is_about_code_manifests_or_prose() {
        let about = |path: &str| classify(&["/w".into()], Path::new(path));
        assert_eq!(
            about("/w/exercises/01-views/src/open.rs"),
            Some(Change::Code("01-views".to_owned()))
        );
        assert_eq!(about("/w/exercises/01-views/Cargo.toml"), Some(Change::Manifest));
        assert_eq!(about("/w/exercises/01-views/hints/open.md"), Some(Change::Prose));
        assert_eq!(about("/w/book/chapters/01-views.md"), Some(Change::Prose));
        assert_eq!(about("/w/book/data/yours.toml"), Some(Change::Prose));
        assert_eq!(about("/w/exercises/01-views/src/.#open.rs"), None);
        assert_eq!(about("/w/exercises/01-views/src/open.rs~"), None);
        assert_eq!(about("/elsewhere/exercises/01-views/src/open.rs"), None);
    }
}
