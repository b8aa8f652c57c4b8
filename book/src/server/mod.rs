//! Serves the book on this machine alone, with the state of the tests as a stream of events.

mod guard;
mod page;
mod picture;

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::middleware;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::{get, post};
use axum::serve::ListenerExt as _;
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};

use crate::session::{Order, Session};
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
    // What is compressed already stays as it is; so does the stream of events, which must not wait in a buffer.
    let compresses = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let router = Router::new()
        .route("/live/events", get(events))
        .route("/live/run", post(run))
        .route("/live/made/{picture}", get(picture::answer))
        .fallback(page::answer)
        .layer(CompressionLayer::new().compress_when(compresses))
        .layer(middleware::from_fn_with_state(served.clone(), guard::guard))
        .with_state(served);
    // An answer is written in two parts. Without this the second waits for the browser to confirm the first, 40 ms.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
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
    served.session.order(Order::Asked(index));
    StatusCode::ACCEPTED
}
