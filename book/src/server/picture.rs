//! A picture that the program at the end of a chapter has made.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;

use super::Served;
use crate::engine;

/// How large a picture may be that is shown.
const LARGEST: u64 = 1 << 20;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Answers with the file, if it is a PNG of a plain name.
pub async fn answer(State(served): State<Served>, Path(name): Path<String>) -> Response {
    let missing = || (StatusCode::NOT_FOUND, "no program has made such a picture\n").into_response();
    if !engine::is_picture(&name) {
        return missing();
    }
    let file = served.session.root.join(engine::FOLDER).join(name);
    // A link or a pipe of that name is nothing that a program here has made.
    let is_file = tokio::fs::symlink_metadata(&file)
        .await
        .is_ok_and(|found| found.is_file());
    match File::open(file).await {
        Ok(file) if is_file => {
            let mut png = Vec::new();
            let read = file.take(LARGEST + 1).read_to_end(&mut png).await;
            if read.is_err() || png.len() as u64 > LARGEST || !png.starts_with(SIGNATURE) {
                return missing();
            }
            ([(CONTENT_TYPE, "image/png")], png).into_response()
        }
        _ => missing(),
    }
}
