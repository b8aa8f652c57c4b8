//! Asks rustc about one small program, and nothing else of the chapter.

use std::env;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// An error of rustc.
#[derive(Debug)]
pub struct Complaint {
    /// The line of the program, from 1.
    pub line: usize,
    /// `E0597`, or `error` where it has no code.
    pub code: String,
    /// The message as a terminal shows it.
    pub text: String,
}

/// Has rustc check a program, and gives its errors. It writes no file.
pub fn check(program: &str) -> Vec<Complaint> {
    // Beside the cargo that runs this test; a rustc found by its name may be rustup's, which is slower.
    let beside = env::var_os("CARGO")
        .map(|cargo| PathBuf::from(cargo).with_file_name(format!("rustc{}", env::consts::EXE_SUFFIX)));
    let rustc = beside
        .filter(|rustc| rustc.is_file())
        .unwrap_or_else(|| "rustc".into());
    let options = [
        "--edition=2024",
        "--crate-type=lib",
        "--crate-name=puzzle",
        "--emit=metadata=-",
        "--cap-lints=allow",
    ];
    let mut child = Command::new(rustc)
        .args(options)
        .args(["--color=never", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("rustc is there, since it built this test");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin
        .write_all(program.as_bytes())
        .expect("rustc reads the program");
    drop(stdin);
    let output = child.wait_with_output().expect("rustc ends");
    let said = String::from_utf8_lossy(&output.stderr).replace("\r\n", "\n");
    let complaints: Vec<_> = said.split("\n\n").filter_map(complaint).collect();
    assert!(
        output.status.success() || !complaints.is_empty(),
        "rustc says something else:\n{said}"
    );
    complaints
}

/// `error[E0597]: …`, and on the next line ` --> <anon>:5:111`.
fn complaint(text: &str) -> Option<Complaint> {
    let (code, rest) = text.strip_prefix("error")?.split_once(':')?;
    let (_, place) = rest.split_once("--> ")?;
    let line = place.lines().next()?.rsplit(':').nth(1)?.parse().ok()?;
    let code = if code.is_empty() {
        "error"
    } else {
        code.trim_matches(['[', ']'])
    };
    let (code, text) = (code.to_owned(), text.to_owned());
    Some(Complaint { line, code, text })
}
