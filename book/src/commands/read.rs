//! `read`: the book in the browser, beside the state of the tests.

use std::env;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio::sync::Notify;

use crate::catalogue::Chapter;
use crate::cli::Read;
use crate::pages::Shown;
use crate::server::{self, Served};
use crate::session::Session;
use crate::site::Shelf;
use crate::watcher::Watcher;
use crate::{say, say_error, target, terminal};

/// Serves the book, then runs the tests of all chapters, then those of each chapter that is saved.
pub async fn run(root: PathBuf, chapters: Vec<Chapter>, options: &Read, limit: Duration) -> Result<()> {
    let only = Shown::only(&chapters, &options.only.only)?;
    let chapters = target::only(chapters, &options.only.only)?;
    let (mut session, orders) = Session::new(root, chapters, limit);
    session.programs = true;
    let session = Arc::new(session);
    // Watches before the first build, so that no save is missed.
    let watcher = Watcher::new(&session.root);
    let shelf = Arc::new(Shelf::new(&session, only).await?);
    let listener = server::listen(options.port).await?;
    let port = listener.local_addr()?.port();
    if port != options.port && options.port != 0 {
        say!("Port {} is taken; the workbook moves on to {port}.", options.port);
    }
    let address = format!("http://127.0.0.1:{port}");
    say!("The workbook is open at {address} (Ctrl-C closes it).");
    if !options.no_open && has_browser() && open::that_detached(&address).is_err() {
        say!("No browser could be opened; type the address into one.");
    }
    let served = Served {
        session: session.clone(),
        shelf: shelf.clone(),
        port,
    };
    let prose = Notify::new();
    tokio::select! {
        served = server::serve(listener, served) => served,
        () = session.work(orders, terminal::show_chapter) => Ok(()),
        () = follow(watcher, &session, &prose) => Ok(()),
        () = rebuild(&prose, &session, &shelf) => Ok(()),
    }
}

/// Builds the book again whenever its prose has changed; the tests need not wait for that.
async fn rebuild(prose: &Notify, session: &Session, shelf: &Shelf) {
    loop {
        prose.notified().await;
        shelf.rebuild(session).await;
    }
}

/// Follows every save for as long as the future lives.
async fn follow(watcher: Result<Watcher>, session: &Session, prose: &Notify) {
    match watcher {
        Ok(mut watcher) => loop {
            if session.follow(&watcher.next().await) {
                prose.notify_one();
            }
        },
        Err(error) => {
            say_error!("saves go unnoticed, `Run again` in a page still works: {error:#}");
            std::future::pending::<()>().await;
        }
    }
}

/// Whether there is a screen to open a browser on, and somebody in front of it.
fn has_browser() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let screen = !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"]
            .into_iter()
            .any(is_set);
    screen && !is_set("CI")
}
