//! How the pages reach the browser: compressed, without a pause, and when their files have gone.

use std::fs;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::scratch::Scratch;
use crate::server::Server;

/// Every file below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// The folder that the pages were built into.
fn built(scratch: &Scratch) -> PathBuf {
    let mut indices = files(&scratch.path().join("tmp"));
    indices.retain(|file| file.ends_with("01-first.html"));
    assert_eq!(indices.len(), 1, "there is one build: {indices:?}");
    indices[0].parent().unwrap().to_owned()
}

#[test]
fn text_is_compressed_where_the_browser_takes_it_and_nothing_else_is() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let host = server.host();
    let gzip = [("Host", host.as_str()), ("Accept-Encoding", "gzip, br")];
    let plain = server.ask("GET", "/01-first.html", &[("Host", &host)]);
    let packed = server.ask("GET", "/01-first.html", &gzip);
    assert!(
        packed.contains("content-encoding: gzip") && packed.contains("content-security-policy: "),
        "{packed}"
    );
    assert!(!plain.contains("content-encoding"), "nobody asked for it");
    assert!(
        packed.len() < plain.len() / 2,
        "{} bytes became {}",
        plain.len(),
        packed.len()
    );
    let folder = built(&scratch);
    let fonts = files(&folder);
    let font = fonts
        .iter()
        .find(|file| file.extension().is_some_and(|kind| kind == "woff2"));
    let font = font
        .unwrap()
        .strip_prefix(&folder)
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/");
    let font = server.ask("GET", &format!("/{font}"), &gzip);
    assert!(
        font.starts_with("HTTP/1.1 200") && !font.contains("content-encoding"),
        "a font is compressed already"
    );
    let events = server.send("GET", "/live/events", &gzip);
    let mut lines = BufReader::new(events).lines().map(Result::unwrap);
    assert!(
        lines.any(|line| line.starts_with("data: {\"revision\"")),
        "events come as they are"
    );
}

fn line(answers: &mut impl BufRead) -> String {
    let mut line = String::new();
    answers.read_line(&mut line).unwrap();
    line.trim_end().to_owned()
}

/// How long each of some requests takes on one connection, once it has warmed up.
fn times_on_one_connection(server: &Server, path: &str) -> Vec<Duration> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port)).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    // In one piece, as a browser sends it.
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: gzip\r\n\r\n",
        server.host()
    );
    let mut ask = || {
        let asked = Instant::now();
        (&stream).write_all(request.as_bytes()).unwrap();
        assert_eq!(line(&mut answers), "HTTP/1.1 200 OK");
        while !line(&mut answers).is_empty() {}
        // The body comes in pieces, each behind its length; the last one is empty.
        loop {
            let length = usize::from_str_radix(&line(&mut answers), 16).unwrap();
            answers.read_exact(&mut vec![0; length + 2]).unwrap();
            if length == 0 {
                return asked.elapsed();
            }
        }
    };
    // A system confirms the first packets of a connection at once.
    (0..90).map(|_| ask()).skip(30).collect()
}

#[test]
fn a_page_is_sent_without_waiting_for_the_browser_to_confirm() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    // With the wait, some answers on every connection take 40 ms or more. A busy machine gets more than one chance.
    let rounds: Vec<_> = (0..5)
        .map(|_| times_on_one_connection(&server, "/01-first.html"))
        .map(|times| {
            times
                .into_iter()
                .filter(|time| *time >= Duration::from_millis(38))
                .count()
        })
        .take_while(|slow| *slow > 0)
        .collect();
    assert!(
        rounds.len() < 5,
        "of 60 answers so many were slow, in each round: {rounds:?}"
    );
}

#[test]
fn pages_that_something_has_cleared_away_are_built_again() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let host = [("Host", server.host())];
    let host = host.each_ref().map(|(name, value)| (*name, value.as_str()));
    let old = built(&scratch);
    fs::remove_file(old.join("01-first.html")).unwrap();
    assert_eq!(
        server.status("GET", "/01-first.html", &host),
        200,
        "one file of it"
    );
    let folder = built(&scratch);
    assert_ne!(folder, old, "that was another build");
    fs::remove_dir_all(folder).unwrap();
    let page = server.ask("GET", "/", &host);
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("<h1"),
        "all of it: {page}"
    );
    assert_eq!(server.status("GET", "/no-such-page.html", &host), 404);
    // In one step, whatever the compiler puts there meanwhile.
    fs::rename(scratch.path().join("tmp"), scratch.path().join("gone")).unwrap();
    let sorry = server.ask("GET", "/01-first.html", &host);
    assert!(
        sorry.starts_with("HTTP/1.1 503") && sorry.contains("cannot be built again"),
        "without a temporary folder: {sorry}"
    );
    fs::create_dir(scratch.path().join("tmp")).unwrap();
    assert_eq!(
        server.status("GET", "/01-first.html", &host),
        200,
        "with one again"
    );
}
