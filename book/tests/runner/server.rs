//! The live workbook: where it listens, and what happens on a save.

use std::io::{BufRead as _, BufReader, Lines, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::scratch::{SOLVED, Scratch};

/// A running `read`, ended when dropped.
pub struct Server {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub fn start(scratch: &Scratch, port: u16) -> Self {
        Self::start_with_limit(scratch, port, "60")
    }

    pub fn start_with_limit(scratch: &Scratch, port: u16, limit: &str) -> Self {
        Self::begin(scratch, &["--port", &port.to_string(), "--time-limit", limit])
    }

    /// With arguments of its own, on a port that is free.
    pub fn start_with(scratch: &Scratch, args: &[&str]) -> Self {
        Self::begin(scratch, &[&["--port", "0", "--time-limit", "60"], args].concat())
    }

    fn begin(scratch: &Scratch, args: &[&str]) -> Self {
        let mut command = scratch.command(&[&["read", "--no-open"], args].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = said.by_ref().map(Result::unwrap).find_map(|line| {
            let (_, rest) = line.split_once("http://127.0.0.1:")?;
            Some(rest.split(' ').next()?.parse().unwrap())
        });
        Self {
            child,
            said,
            port: address.expect("the server says where it is"),
        }
    }

    /// The next line that it says.
    pub fn line(&mut self) -> String {
        self.said.next().expect("it says more").unwrap()
    }

    /// Presses Ctrl-C, and says how the server ended.
    #[cfg(unix)]
    pub fn interrupt(&mut self) -> std::process::ExitStatus {
        let pid = self.child.id().to_string();
        let status = std::process::Command::new("kill").args(["-INT", &pid]).status();
        assert!(status.unwrap().success());
        self.child.wait().unwrap()
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Sends a request as it is typed; gives the whole answer.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> String {
        let mut answer = Vec::new();
        self.send(method, path, headers).read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn status(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> u16 {
        self.ask(method, path, headers)
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap()
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"
        )
        .unwrap();
        stream
    }

    /// Waits for an event in which `found` is true.
    pub fn event(&self, found: impl Fn(&str) -> bool) -> String {
        let stream = self.send("GET", "/live/events", &[("Host", &self.host())]);
        let mut seen = String::new();
        for line in BufReader::new(stream).lines() {
            match line {
                Ok(line) if line.starts_with("data: ") && found(&line) => return line,
                Ok(line) => seen = if line.starts_with("data: ") { line } else { seen },
                Err(_) => break,
            }
        }
        panic!("the event never came; the last one was {seen}");
    }
}

/// Whether an event says that a step is in a state.
pub fn is(step: &str, state: &str) -> impl Fn(&str) -> bool {
    let title = format!("{}{}", step[..1].to_uppercase(), &step[1..]);
    let words = format!(r#""name":"{step}","title":"{title}","state":"{state}""#);
    move |event| event.contains(&words)
}

#[test]
fn a_script_that_a_test_prints_stays_text() {
    let scratch = Scratch::new();
    scratch.edit(
        "open",
        "pub fn answer() -> u32 {\n    panic!(\"<script>alert(1)</script>\")\n}\n",
    );
    let server = Server::start(&scratch, 0);
    let event = server.event(is("open", "red"));
    assert!(
        event.contains("<script>alert(1)</script>"),
        "it comes as the text that it is: {event}"
    );
    let page = server.ask("GET", "/01-first.html", &[("Host", &server.host())]);
    assert!(!page.contains("alert(1)"), "no output of a test is in a page");
}

#[test]
fn a_save_turns_the_panel_and_the_newest_save_wins() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    server.event(is("open", "todo"));
    scratch.edit("open", "pub fn answer() -> u32 {\n    loop {}\n}\n");
    thread::sleep(Duration::from_millis(1500));
    let saved = Instant::now();
    scratch.edit("open", SOLVED);
    server.event(is("open", "green"));
    assert!(
        saved.elapsed() < Duration::from_secs(30),
        "the loop of the save before is not waited for"
    );
}

#[test]
fn an_error_in_the_prose_leaves_the_pages_and_the_server_as_they_were() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let page = fs::read_to_string(scratch.path().join("book/chapters/01-first.md")).unwrap();
    scratch.write(
        "book/chapters/01-first.md",
        page.replace("{{#step open}}", "{{#step opne}}"),
    );
    let event = server.event(|event| !event.contains(r#""book_error":null"#));
    assert!(event.contains("opne"), "{event}");
    assert_eq!(
        server.status("GET", "/01-first.html", &[("Host", &server.host())]),
        200
    );
    scratch.write("book/chapters/01-first.md", page + "\nMended.\n");
    server.event(|event| event.contains(r#""book_error":null"#));
    assert!(
        server
            .ask("GET", "/01-first.html", &[("Host", &server.host())])
            .contains("Mended.")
    );
}

#[test]
fn a_page_says_which_build_it_is_of_and_is_never_older_than_the_news_of_it() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let now = [
        ("Host", server.host()),
        // In the same second, a browser has the page of the build before.
        ("If-Modified-Since", "Fri, 31 Dec 2100 23:59:59 GMT".to_owned()),
    ];
    let now = now.each_ref().map(|(name, value)| (*name, value.as_str()));
    let revision = |event: &str| {
        let (_, rest) = event.split_once(r#""revision":"#).unwrap();
        rest[..rest.find(',').unwrap()].to_owned()
    };
    let mut last = revision(&server.event(|_| true));
    for number in 0..3 {
        let page = fs::read_to_string(scratch.path().join("book/chapters/01-first.md")).unwrap();
        scratch.write("book/chapters/01-first.md", format!("{page}\nNumber {number}.\n"));
        let told = revision(&server.event(|event| revision(event) != last));
        let page = server.ask("GET", "/01-first.html", &now);
        assert!(page.contains(&format!("Number {number}.")), "{page}");
        assert!(
            page.contains(&format!("server-timing: revision;desc={told}\r\n")),
            "{page}"
        );
        last = told;
    }
}

#[test]
fn a_manifest_that_breaks_is_said_and_the_server_lives_on() {
    let scratch = Scratch::new();
    let server = Server::start(&scratch, 0);
    let manifest = "exercises/01-first/Cargo.toml";
    let text = fs::read_to_string(scratch.path().join(manifest)).unwrap();
    scratch.write(manifest, "[package\n");
    let event = server.event(is("open", "broken"));
    assert!(
        event.contains("Cargo.toml"),
        "cargo's own words name the file: {event}"
    );
    scratch.write(manifest, text);
    server.event(is("open", "todo"));
}

#[test]
#[cfg(unix)]
fn ctrl_c_leaves_no_process_and_no_file() {
    let scratch = Scratch::new();
    scratch.edit(
        "open",
        "pub fn answer() -> u32 {\n    std::fs::write(\"pid\", std::process::id().to_string()).unwrap();\n    loop {}\n}\n",
    );
    let mut server = Server::start(&scratch, 0);
    let pid = scratch.path().join("exercises/01-first/pid");
    while !pid.is_file() {
        thread::sleep(Duration::from_millis(20));
    }
    thread::sleep(Duration::from_millis(50));
    assert!(server.interrupt().success(), "Ctrl-C is a good end");
    assert!(server.said.all(|line| line.is_ok()));
    let test = fs::read_to_string(pid).unwrap();
    assert!(
        !crate::learners_code::is_running(&test),
        "the test program outlived the server"
    );
    let left = fs::read_dir(scratch.path().join("tmp")).unwrap().count();
    assert_eq!(left, 0, "the built pages are gone");
}
