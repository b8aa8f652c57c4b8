//! Compiles the tests of a chapter, and says in whose words why they do not compile.

use std::env;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};
use tokio::process::Command;

use super::process;
use crate::catalogue::{Chapter, Step};
use crate::files::remedy;
use crate::source;
use crate::text::shorten;

/// What came of it.
pub enum Compiled {
    /// The test program.
    Binary(PathBuf),
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

/// Compiles what `cargo test -p NAME` would run.
pub async fn tests(root: &Path, chapter: &Chapter) -> Result<Compiled> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["test", "--package", &chapter.name, "--test", "steps", "--no-run"])
        .args(["--message-format=json", "--color=never"])
        .current_dir(root);
    let finished = process::run(command, LIMIT, KEEP)
        .await
        .context("cannot start cargo")?;
    let (mut binary, mut errors) = (None, Vec::new());
    for message in Message::parse_stream(Cursor::new(finished.stdout.text())) {
        match message {
            Ok(Message::CompilerMessage(message)) if is_error(&message.message) => {
                errors.push(compile_error(chapter, message.message));
            }
            Ok(Message::CompilerArtifact(artifact)) if artifact.target.name == "steps" => {
                binary = artifact.executable.map(PathBuf::from);
            }
            _ => {}
        }
    }
    match binary {
        _ if !errors.is_empty() => Ok(Compiled::Errors(errors)),
        Some(binary) if finished.status.is_some_and(|status| status.success()) => {
            Ok(Compiled::Binary(binary))
        }
        _ => bail!("{}", cargos_own(&finished.stderr.text())),
    }
}

/// A step whose file cannot be read as text, and why. rustc would blame the line `mod step;` of `lib.rs`.
pub fn unreadable(root: &Path, chapter: &Chapter) -> Option<(String, String)> {
    chapter
        .steps
        .iter()
        .find_map(|step| Some((step.name.clone(), trouble(root, chapter, step)?)))
}

fn trouble(root: &Path, chapter: &Chapter, step: &Step) -> Option<String> {
    let file = format!("exercises/{}/src/{}.rs", chapter.folder, step.name);
    let reset = format!(
        "`cargo workbook reset {}/{}` brings the starter back",
        chapter.name, step.name
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
