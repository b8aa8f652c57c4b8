//! The built pages: each build goes into a folder of its own, which takes the place of the one before when it is whole.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context as _, Result, anyhow};
use axum::http::HeaderValue;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};
use tokio::sync::Mutex;

use crate::files::{Stage, remedy};
use crate::pages::{self, Shown};
use crate::session::Session;
use crate::snapshot::milliseconds;

/// One build of the book. Its folder goes when nobody reads from it any more.
pub struct Site {
    stage: Stage,
    /// The content security policy of its pages.
    pub policy: HeaderValue,
    /// When it was built, in milliseconds; no two builds of a session have the same.
    pub revision: u64,
    /// What it consists of.
    files: Vec<PathBuf>,
}

impl Site {
    /// Builds the pages of the workbook at `root`.
    fn build(root: &Path, shown: Shown, revision: u64) -> Result<Self> {
        let stage = stage()?;
        pages::build(root, &stage.book(), Shown { live: true, ..shown })?;
        Self::of(stage, revision)
    }

    fn of(stage: Stage, revision: u64) -> Result<Self> {
        let (policy, files) = policy(&stage.book())?;
        Ok(Self {
            stage,
            policy,
            revision,
            files,
        })
    }

    /// A page that says why there is no book yet, and looks again every two seconds.
    fn sorry(error: &str) -> Result<Self> {
        let stage = stage()?;
        let folder = stage.book();
        fs::create_dir(&folder)?;
        let error = error.replace('&', "&amp;").replace('<', "&lt;");
        let page = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><meta http-equiv=refresh content=2>\
             <title>The book cannot be built</title><h1>The book cannot be built</h1><pre>{error}</pre></html>"
        );
        fs::write(folder.join("index.html"), &page)?;
        fs::write(folder.join("404.html"), &page)?;
        Self::of(stage, 0)
    }

    pub fn folder(&self) -> PathBuf {
        self.stage.book()
    }

    /// Whether all of its files are still there.
    pub fn is_whole(&self) -> bool {
        self.files.iter().all(|file| file.is_file())
    }
}

fn stage() -> Result<Stage> {
    let temporary = env::temp_dir();
    Stage::new_in(&temporary, "workbook-").with_context(|| format!("cannot write to {}", temporary.display()))
}

/// The build that is served now.
pub struct Shelf {
    site: RwLock<Arc<Site>>,
    /// What its pages show.
    shown: Shown,
    /// Held by the task that builds.
    building: Mutex<()>,
}

impl Shelf {
    /// Builds the book for the first time; when that fails, its place is taken by a page that says so.
    pub async fn new(session: &Session, shown: Shown) -> Result<Self> {
        let (site, error) = match build(session, &shown).await {
            Ok(site) => (site, None),
            Err(error) => (Site::sorry(&error)?, Some(error)),
        };
        tell(session, site.revision, error);
        Ok(Self {
            site: RwLock::new(Arc::new(site)),
            shown,
            building: Mutex::default(),
        })
    }

    pub fn current(&self) -> Arc<Site> {
        self.site.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Builds the book again. When that fails, the pages stay as they were and show the error.
    pub async fn rebuild(&self, session: &Session) {
        let _alone = self.building.lock().await;
        self.build(session).await;
    }

    /// Builds the book again because `gone` has lost files, unless somebody else has done so meanwhile.
    pub async fn replace(&self, gone: &Arc<Site>, session: &Session) {
        let _alone = self.building.lock().await;
        if Arc::ptr_eq(gone, &self.current()) {
            self.build(session).await;
        }
    }

    async fn build(&self, session: &Session) {
        let error = match build(session, &self.shown).await {
            Ok(site) => {
                *self.site.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
                None
            }
            Err(error) => Some(error),
        };
        // Not before its pages are there: a page that hears of a build asks for it at once.
        tell(session, self.current().revision, error);
    }
}

/// Builds the book; the error is its text.
async fn build(session: &Session, shown: &Shown) -> Result<Site, String> {
    let (root, shown) = (session.root.clone(), shown.clone());
    let revision = milliseconds().max(session.state.borrow().revision + 1);
    let built = tokio::task::spawn_blocking(move || Site::build(&root, shown, revision))
        .await
        .unwrap_or_else(|panic| Err(anyhow!("building the book panicked: {panic}")))
        .map_err(|error| remedy::told(&error));
    if let Err(error) = &built {
        crate::say_error!("the book cannot be built: {error}");
    }
    built
}

/// Lets every open page hear which build there is, and why there is no newer one.
fn tell(session: &Session, revision: u64, error: Option<String>) {
    session.state.send_modify(|state| {
        state.revision = revision;
        state.book_error = error;
    });
}

/// A policy under which only the scripts of the book run: its files, and what stands in its pages, by their hashes.
/// The files that were gone through come with it.
fn policy(folder: &Path) -> Result<(HeaderValue, Vec<PathBuf>)> {
    let (mut hashes, mut files) = (BTreeSet::new(), Vec::new());
    hash_scripts(folder, &mut hashes, &mut files)?;
    let scripts: Vec<_> = hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect();
    let policy = format!(
        "default-src 'none'; script-src 'self'{}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; \
         form-action 'none'",
        scripts.concat()
    );
    let policy = HeaderValue::try_from(policy).context("hashes are plain text")?;
    Ok((policy, files))
}

/// Adds all files below `folder`, and the hashes of all scripts that stand in pages.
fn hash_scripts(folder: &Path, hashes: &mut BTreeSet<String>, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            hash_scripts(&path, hashes, files)?;
            continue;
        }
        if path.extension().is_some_and(|extension| extension == "html") {
            // A browser hashes what it has read, with the line ends of HTML.
            let page = fs::read_to_string(&path)?.replace("\r\n", "\n");
            hashes.extend(inline_scripts(&page).map(|script| BASE64_STANDARD.encode(Sha256::digest(script))));
        }
        files.push(path);
    }
    Ok(())
}

/// The scripts that stand in a page.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=") && !script.is_empty()).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::inline_scripts;

    #[test]
    fn only_scripts_that_stand_in_the_page_are_hashed() {
        let page = r#"<script>a()</script><script src="b.js"></script><script type="module">c()</script>"#;
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["a()", "c()"]);
    }
}
