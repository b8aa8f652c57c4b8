//! Serves the book on this machine alone, with the state of the tests as a stream of events.

mod guard;

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use axum::middleware;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};
use tower_http::services::{ServeDir, ServeFile};

use crate::session::Session;
use crate::site::Shelf;

/// What the server hands out.
#[derive(Clone)]
pub struct Served {
    pub session: Arc<Session>,
    pub shelf: Arc<Shelf>,
    pub port: u16,
}

/// Listens on `port` of the loopback address, or on the next one that is free.
pub async fn listen(port: u16) -> Result<TcpListener> {
    let mut last_error = None;
    for port in port..=port.saturating_add(100) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => last_error = Some(error),
        }
    }
    Err(last_error.context("no port was tried")?)
        .with_context(|| format!("cannot listen on port {port} or the next 100"))
}

/// Answers requests for as long as the future lives.
pub async fn serve(listener: TcpListener, served: Served) -> Result<()> {
    let router = Router::new()
        .route("/live/events", get(events))
        .route("/live/run", post(run))
        .fallback(page)
        .layer(middleware::from_fn_with_state(served.clone(), guard::guard))
        .with_state(served);
    axum::serve(listener, router).await.context("the server stopped")
}

/// The state of everything, at once and after each change.
async fn events(State(served): State<Served>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = WatchStream::new(served.session.state.subscribe());
    let events = states.map(|state| {
        let json = serde_json::to_string(&state).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"));
        Ok(Event::default().data(json))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

#[derive(Deserialize)]
struct Run {
    chapter: String,
}

/// Runs the tests of a chapter again.
async fn run(State(served): State<Served>, Query(asked): Query<Run>) -> StatusCode {
    let Some(index) = served
        .session
        .chapters
        .iter()
        .position(|chapter| chapter.name == asked.chapter)
    else {
        return StatusCode::NOT_FOUND;
    };
    served.session.order(index);
    StatusCode::ACCEPTED
}

/// A file of the book.
async fn page(State(served): State<Served>, request: Request) -> Response {
    // Kept until the file has been opened, so that a new build does not take the folder away in between.
    let site = served.shelf.current();
    let missing: PathBuf = site.folder().join("404.html");
    let mut files = ServeDir::new(site.folder()).not_found_service(ServeFile::new(missing));
    match files.try_call(request).await {
        Ok(response) => response.into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
