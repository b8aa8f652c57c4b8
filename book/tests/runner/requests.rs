//! Where the server listens, who may ask it, and what is answered.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;

use crate::scratch::Scratch;
use crate::server::Server;

#[test]
fn only_its_own_pages_are_answered() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let (host, run) = (server.host(), "/live/run?chapter=first");
    let own = format!("http://{host}");
    let localhost = format!("localhost:{}", server.port);
    assert_eq!(server.status("GET", "/", &[("Host", &host)]), 200);
    assert_eq!(server.status("GET", "/", &[("Host", &localhost)]), 200);
    for wrong in [
        "evil.example",
        "127.0.0.1",
        &format!("evil.example:{}", server.port),
        "127.0.0.1:1",
    ] {
        assert_eq!(
            server.status("GET", "/", &[("Host", wrong)]),
            421,
            "Host: {wrong}"
        );
    }
    assert!(
        server.status("GET", "/", &[]) >= 400,
        "a request without a Host is refused"
    );
    assert_eq!(
        server.status("POST", run, &[("Host", &host), ("Origin", &own)]),
        202
    );
    assert_eq!(server.status("POST", run, &[("Host", &host)]), 403, "no Origin");
    for foreign in [
        "http://evil.example",
        "null",
        &format!("https://{host}"),
        &format!("http://{localhost}"),
    ] {
        assert_eq!(
            server.status("POST", run, &[("Host", &host), ("Origin", foreign)]),
            403,
            "Origin: {foreign}"
        );
    }
    let events = [("Host", host.as_str()), ("Origin", "http://evil.example")];
    assert_eq!(
        server.status("GET", "/live/events", &events),
        403,
        "another page may not listen"
    );
    assert_eq!(
        server.status("GET", run, &[("Host", &host)]),
        405,
        "a link changes nothing"
    );
    let unknown = "/live/run?chapter=second";
    assert_eq!(
        server.status("POST", unknown, &[("Host", &host), ("Origin", &own)]),
        404
    );
}

#[test]
fn nothing_outside_the_book_is_served() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let host = server.host();
    let up = "../".repeat(12);
    for path in [
        format!("/{up}etc/hostname"),
        format!("/{}etc/hostname", up.replace("..", "%2e%2e")),
        format!("/{}etc/hostname", up.replace('/', "%2f")),
        format!("/{}windows/win.ini", up.replace('/', "%5c")),
        "//etc/hostname".to_owned(),
        "/theme/../../Cargo.toml".to_owned(),
        "/exercises/01-first/src/open.rs".to_owned(),
    ] {
        let status = server.status("GET", &path, &[("Host", &host)]);
        assert!(status >= 400, "GET {path} is answered with {status}");
    }
}

#[test]
fn the_policy_lets_no_script_in() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let answer = server.ask("GET", "/01-first.html", &[("Host", &server.host())]);
    let policy = answer
        .lines()
        .find_map(|line| line.strip_prefix("content-security-policy: "))
        .unwrap();
    let scripts = policy
        .split("; ")
        .find(|rule| rule.starts_with("script-src"))
        .unwrap();
    assert!(
        scripts.contains("'self' 'sha256-") && !scripts.contains("unsafe"),
        "{scripts}"
    );
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("http"),
        "{policy}"
    );
    assert!(answer.contains("x-content-type-options: nosniff"), "{answer}");
}

#[test]
fn a_path_that_no_file_can_have_is_not_found() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    for (path, expected) in [
        (format!("/{}", "a".repeat(300)), 404),
        (format!("/{}.html", "a/".repeat(3_000)), 404),
        (format!("/{}", "%20".repeat(300)), 404),
        (format!("/{}", "a".repeat(100_000)), 414),
        ("/%00".to_owned(), 404),
        ("/01-first.html/more".to_owned(), 404),
    ] {
        let status = server.status("GET", &path, &[("Host", &server.host())]);
        assert_eq!(status, expected, "GET {}", &path[..path.len().min(40)]);
    }
}

#[test]
fn a_taken_port_moves_on_to_the_next_and_says_so() {
    let scratch = Scratch::new();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let mut command = scratch.command(&["read", "--no-open", "--port", &port.to_string()]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let first = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .next()
        .unwrap()
        .unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        first.starts_with(&format!("Port {port} is taken; the workbook moves on to ")),
        "{first}"
    );
}
