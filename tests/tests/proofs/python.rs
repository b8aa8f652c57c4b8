//! Python: every session of the book replayed, every fact asked again, every recorded file recorded again, on every CPython
//! from 3.11 on that this machine has.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs, io};

use crate::{must, names, root};

/// Every CPython that was found, by its version. `python3` comes first: of two that are the same, it is the one that stays.
static PYTHONS: LazyLock<BTreeMap<String, Vec<PathBuf>>> = LazyLock::new(|| {
    let mut commands: Vec<Vec<PathBuf>> = vec![
        vec!["python3".into()],
        vec!["python".into()],
        vec!["py".into(), "-3".into()],
    ];
    commands.extend((11..=15).map(|minor| vec![format!("python3.{minor}").into()]));
    let home = env::var_os("HOME")
        .or_else(|| env::var_os("USERPROFILE"))
        .unwrap_or_default();
    let pyenv = fs::read_dir(Path::new(&home).join(".pyenv/versions"))
        .into_iter()
        .flatten()
        .flatten();
    commands.extend(pyenv.map(|version| vec![version.path().join("bin/python3")]));
    let mut found = BTreeMap::new();
    for command in commands {
        if let Some(version) = version(&command) {
            found.entry(version).or_insert(command);
        }
    }
    if found.is_empty() {
        // Not `eprintln!`: the test harness keeps that to itself as long as the test is green.
        let rule = "=".repeat(78);
        let skipped = "NO PYTHON 3.11 OR NEWER WAS FOUND. Skipped: every Python session of the book, every\n\
            fact about CPython, and whether the recorded cases are what CPython answers.";
        let _ = writeln!(io::stderr(), "\n{rule}\n{skipped}\n{rule}");
    }
    found
});

/// `3.13.0`, when the command is a CPython that the book speaks of.
fn version(command: &[PathBuf]) -> Option<String> {
    let ask = "import sys; print(sys.implementation.name, *sys.version_info[:3], sep='.')";
    let output = Command::new(&command[0])
        .args(&command[1..])
        .args(["-c", ask])
        .output()
        .ok()?;
    let version = String::from_utf8(output.stdout)
        .ok()?
        .trim()
        .strip_prefix("cpython.")?
        .to_owned();
    let minor: u32 = version.split('.').nth(1)?.parse().ok()?;
    (version.starts_with("3.") && minor >= 11).then_some(version)
}

/// A command for every Python, by its version.
pub fn commands() -> impl Iterator<Item = (&'static str, Command)> {
    PYTHONS.iter().map(|(version, words)| {
        let mut python = Command::new(&words[0]);
        python
            .args(&words[1..])
            .args(["-X", "utf8", "-B"])
            .env_remove("PYTHONPATH");
        (version.as_str(), python)
    })
}

/// Runs a script on every Python, prints on the real standard error what each says, and gathers what fails.
fn on_every_python(what: &str, script: impl AsRef<OsStr>) -> Vec<String> {
    let mut findings = Vec::new();
    for (version, mut python) in commands() {
        let output = python.arg(&script).output().expect("it ran a moment ago");
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            let last = said.lines().last().unwrap_or_default();
            let _ = writeln!(io::stderr(), "  CPython {version}, {what}: {last}");
        } else {
            findings.push(format!("CPython {version}, {what}:\n{said}"));
        }
    }
    findings
}

#[test]
fn every_session_of_the_book_is_what_cpython_answers() {
    let findings = on_every_python("sessions", root().join("tests/python/replay.py"));
    must("every Python session of the book runs as it is shown", &findings);
}

#[test]
fn every_fact_about_cpython_holds() {
    let findings = on_every_python("facts", root().join("tests/python/facts.py"));
    must("every fact that the book rests on holds", &findings);
}

/// A recorder writes into the tree that it stands in, so it is copied into an empty one, with the scripts beside it.
#[test]
fn every_recorded_file_is_what_its_recorder_writes() {
    let mut findings = Vec::new();
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("recorded");
    let is_folder = |name: &String| root().join("exercises").join(name).is_dir();
    let folders: Vec<_> = names("exercises").into_iter().filter(is_folder).collect();
    for recorder in names("tests/python")
        .into_iter()
        .filter(|name| name.starts_with("record_"))
    {
        for (version, command) in &*PYTHONS {
            let _ = fs::remove_dir_all(&scratch);
            let copy = scratch.join("tests/python").join(&recorder);
            for folder in &folders {
                for below in ["tests/recorded", "data"] {
                    let folder = scratch.join("exercises").join(folder).join(below);
                    fs::create_dir_all(folder).expect("the target folder can be written");
                }
            }
            fs::create_dir_all(scratch.join("tests/python")).expect("the target folder can be written");
            for script in names("tests/python") {
                let from = root().join("tests/python").join(&script);
                fs::copy(from, copy.with_file_name(script)).expect("a script is copied");
            }
            let output = Command::new(&command[0])
                .args(&command[1..])
                .args(["-B".as_ref(), copy.as_os_str()])
                .output();
            let output = output.expect("it ran a moment ago");
            if !output.status.success() {
                findings.push(format!(
                    "{recorder} on {version}: {}",
                    String::from_utf8_lossy(&output.stderr)
                ));
            }
            let files = files(&scratch.join("exercises"));
            if files.is_empty() {
                findings.push(format!("{recorder} on {version} wrote nothing below exercises/"));
            }
            for file in files {
                let place = file.strip_prefix(&scratch).expect("the file is below the folder");
                if fs::read(&file).ok() != fs::read(root().join(place)).ok() {
                    findings.push(format!(
                        "{}: {recorder} writes something else on {version}",
                        place.display()
                    ));
                }
            }
        }
    }
    must(
        "a recorded file is what its recorder writes, to the byte",
        &findings,
    );
}

#[test]
fn every_recorded_file_names_its_recorder() {
    let mut findings = Vec::new();
    for chapter in names("exercises") {
        let folder = format!("exercises/{chapter}/tests/recorded");
        for file in names(&folder) {
            let path = format!("{folder}/{file}");
            let text = crate::text(&path).unwrap_or_default();
            let comments: String = text.lines().take_while(|line| line.starts_with('#')).collect();
            let recorder = comments.split_whitespace().find_map(|word| {
                let name = word
                    .trim_matches(|letter: char| !letter.is_alphanumeric())
                    .strip_prefix("tests/python/")?;
                names("tests/python")
                    .into_iter()
                    .find(|script| name.starts_with(script.as_str()))
            });
            findings.extend(
                recorder
                    .is_none()
                    .then(|| format!("{path}:1: names no script of tests/python")),
            );
        }
    }
    must("a recorded file says which script wrote it", &findings);
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}
