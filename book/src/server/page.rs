//! A file of the book, also when something has cleared the built pages away.

use std::io;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, IF_MODIFIED_SINCE};
use axum::response::{IntoResponse as _, Response};
use tower_http::services::{ServeDir, ServeFile};

use super::Served;
use crate::site::Site;

/// Answers with the file that is asked for.
pub async fn answer(State(served): State<Served>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    // A browser asks for what is newer than a second, and two builds of one second have different pages.
    parts.headers.remove(IF_MODIFIED_SINCE);
    let asked = || Request::from_parts(parts.clone(), Body::empty());
    // Kept until the file has been opened, so that a new build does not take the folder away in between.
    let site = served.shelf.current();
    let response = file(&site, asked()).await;
    if response.status() != StatusCode::NOT_FOUND || site.is_whole() {
        return response;
    }
    // Systems clear their temporary folders, file by file: nothing that is missing now can be told from what never was.
    served.shelf.replace(&site, &served.session).await;
    let site = served.shelf.current();
    if site.is_whole() {
        return file(&site, asked()).await;
    }
    let sorry = "the built pages are gone, and cannot be built again; the terminal says why\n";
    (StatusCode::SERVICE_UNAVAILABLE, sorry).into_response()
}

async fn file(site: &Site, request: Request) -> Response {
    let missing = ServeFile::new(site.folder().join("404.html"));
    let mut files = ServeDir::new(site.folder()).not_found_service(missing);
    let mut response = match files.try_call(request).await {
        Ok(response) => response.into_response(),
        // A name longer than the system allows is the name of nothing.
        Err(error) if error.kind() == io::ErrorKind::InvalidFilename => {
            (StatusCode::NOT_FOUND, "no page has so long a name\n").into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, site.policy.clone());
    // A script can read nothing else of what its page came with.
    let revision = format!("revision;desc={}", site.revision);
    headers.insert("server-timing", revision.parse().expect("a number is plain text"));
    response
}
