//! Compiles the tests of a chapter, and says in whose words why they do not compile.

use std::collections::BTreeSet;
use std::env;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};
use cargo_metadata::{Artifact, Message};
use tokio::process::Command;

use super::built::{self, Contents};
use super::process::{self, Finished};
use crate::catalogue::{Chapter, Step};
use crate::files::remedy;
use crate::source;
use crate::text::shorten;

/// What came of it.
pub enum Compiled {
    /// The test program, and the sources of the exercise that it was built from.
    Binary(PathBuf, Contents),
    /// What rustc said.
    Errors(Vec<CompileError>),
}

/// An error of rustc, as rustc prints it.
pub struct CompileError {
    /// The step in whose file the error is, where it is in one.
    pub step: Option<String>,
    pub rendered: String,
}

/// Compiling has no limit of its own, and its messages are long.
const LIMIT: Duration = Duration::from_secs(60 * 60);
const KEEP: usize = 64 << 20;

/// How often it is built anew when the files change under the build.
const ATTEMPTS: u32 = 4;

/// Compiles what `cargo test -p NAME` would run, from the bytes that are on the disk.
pub async fn tests(root: &Path, chapter: &Chapter) -> Result<Compiled> {
    let folder = root.join("exercises").join(&chapter.folder);
    for _ in 0..ATTEMPTS {
        let before = built::contents(
            ["src", "tests"]
                .iter()
                .flat_map(|part| built::below(&folder.join(part))),
        );
        let (binary, artifacts) = match build(root, chapter).await? {
            Build::Errors(errors) => return Ok(Compiled::Errors(errors)),
            Build::Done(binary, artifacts) => (binary, artifacts),
        };
        let checked = built::check(root, &artifacts, &before);
        if checked.doubtful.is_empty() {
            return Ok(Compiled::Binary(binary, checked.inputs));
        }
        forget(root, &checked.doubtful).await?;
    }
    bail!(
        "the files of this chapter changed each time they were compiled; run its tests again when nothing writes to them"
    )
}

/// Has cargo forget what it built of `packages`: it would take it for fresh.
async fn forget(root: &Path, packages: &BTreeSet<String>) -> Result<()> {
    let mut clean = cargo(root);
    clean.arg("clean");
    for package in packages {
        clean.args(["--package", package]);
    }
    let cleaned = process::run(clean, None, LIMIT, KEEP)
        .await
        .context("cannot start cargo")?;
    ensure!(
        cleaned.status.is_some_and(|status| status.success()),
        "{}",
        cargos_own(&cleaned.stderr.text())
    );
    Ok(())
}

enum Build {
    Done(PathBuf, Vec<Artifact>),
    Errors(Vec<CompileError>),
}

async fn build(root: &Path, chapter: &Chapter) -> Result<Build> {
    let what = ["test", "--package", &chapter.name, "--test", "steps", "--no-run"];
    let (messages, finished) = messages(root, &what, "json").await?;
    let (mut artifacts, mut errors) = (Vec::new(), Vec::new());
    for message in messages {
        match message {
            Message::CompilerMessage(message) if is_error(&message.message) => {
                errors.push(compile_error(chapter, message.message));
            }
            Message::CompilerArtifact(artifact) => artifacts.push(artifact),
            _ => {}
        }
    }
    if !errors.is_empty() {
        return Ok(Build::Errors(errors));
    }
    Ok(Build::Done(
        executable(&artifacts, "steps", &finished)?,
        artifacts,
    ))
}

/// Builds a program of the reader's code, an example of its chapter; the error is rustc's and cargo's.
pub async fn program(root: &Path, chapter: &Chapter, program: &str) -> Result<PathBuf> {
    let what = ["build", "--package", &chapter.name, "--example", program];
    let (messages, finished) = messages(root, &what, "json-render-diagnostics").await?;
    let artifacts = messages.into_iter().filter_map(|message| match message {
        Message::CompilerArtifact(artifact) => Some(artifact),
        _ => None,
    });
    executable(&artifacts.collect::<Vec<_>>(), program, &finished)
}

/// What cargo says when it does `what`, in this format.
async fn messages(root: &Path, what: &[&str], format: &str) -> Result<(Vec<Message>, Finished)> {
    let mut command = cargo(root);
    command
        .args(what)
        .args([&format!("--message-format={format}"), "--color=never"]);
    let finished = process::run(command, None, LIMIT, KEEP)
        .await
        .context("cannot start cargo")?;
    let messages = Message::parse_stream(Cursor::new(finished.stdout.text()));
    Ok((messages.filter_map(Result::ok).collect(), finished))
}

/// The program called `name` among what was built; without one, the error is what cargo says.
fn executable(artifacts: &[Artifact], name: &str, finished: &Finished) -> Result<PathBuf> {
    let mut named = artifacts.iter().filter(|artifact| artifact.target.name == name);
    match named.find_map(|artifact| artifact.executable.as_ref()) {
        Some(binary) if finished.status.is_some_and(|status| status.success()) => Ok(binary.into()),
        _ => bail!("{}", cargos_own(&finished.stderr.text())),
    }
}

fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// A step whose file cannot be read as text, and why. rustc would blame the line `mod step;` of `lib.rs`.
pub fn unreadable(root: &Path, chapter: &Chapter) -> Option<(String, String)> {
    chapter
        .steps
        .iter()
        .find_map(|step| Some((step.name.clone(), trouble(root, chapter, step)?)))
}

fn trouble(root: &Path, chapter: &Chapter, step: &Step) -> Option<String> {
    let file = step.file("exercises", chapter);
    let reset = format!(
        "`cargo workbook reset {}` brings the starter back",
        step.full_name(chapter)
    );
    let bytes = match source::read(&root.join(&file)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let missing = error.kind() == io::ErrorKind::NotFound;
            let remedy = if missing {
                Some(reset.as_str())
            } else {
                remedy::of_io(&error)
            };
            let remedy = remedy.map(|remedy| format!("\n{remedy}")).unwrap_or_default();
            return Some(format!("{file} cannot be read: {error}{remedy}"));
        }
    };
    let valid = std::str::from_utf8(&bytes).err()?.valid_up_to();
    let line = bytes[..valid].split(|byte| *byte == b'\n').count();
    Some(format!(
        "{file} is not UTF-8: line {line} holds the byte 0x{:02x}\nSave the file as UTF-8 in your editor, or {reset}",
        bytes[valid]
    ))
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    // "aborting due to 2 previous errors" has no place and says nothing new.
    matches!(diagnostic.level, DiagnosticLevel::Error | DiagnosticLevel::Ice)
        && !diagnostic.message.starts_with("aborting due to")
}

fn compile_error(chapter: &Chapter, diagnostic: Diagnostic) -> CompileError {
    let place = diagnostic
        .spans
        .iter()
        .find(|span| span.is_primary)
        .map(|span| span.file_name.clone());
    let step = chapter.steps.iter().find(|step| {
        let file = Path::new(&chapter.folder)
            .join("src")
            .join(format!("{}.rs", step.name));
        place
            .as_ref()
            .is_some_and(|place| Path::new(place).ends_with(&file))
    });
    CompileError {
        step: step.map(|step| step.name.clone()),
        rendered: shorten(diagnostic.rendered.unwrap_or(diagnostic.message).trim_end()),
    }
}

/// What cargo says when it does not come to compiling, without the lines about its progress.
fn cargos_own(stderr: &str) -> String {
    let from = stderr.find("error").unwrap_or(0);
    let text = stderr[from..].trim();
    if text.is_empty() {
        "cargo could not build the tests, and gave no reason".to_owned()
    } else {
        shorten(text)
    }
}
