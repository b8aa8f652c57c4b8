//! Python's half: `tests/python/bench.py`, which answers and measures when it is asked to.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::data::Who;
use crate::row::Row;

pub struct Python {
    command: OsString,
    pub about: About,
}

/// What it says of itself.
#[derive(Deserialize)]
pub struct About {
    /// ``CPython 3.13.0 (built without `--enable-optimizations`), NumPy 2.5.5``
    pub python: String,
    pub date: String,
    /// The names of its rows.
    pub rows: Vec<String>,
}

/// The answers of a row, by who gave them.
type Answers = BTreeMap<String, BTreeMap<String, String>>;

/// The samples of each side, by the row.
type Samples = BTreeMap<String, Vec<(Who, Vec<f64>)>>;

impl Python {
    /// The Python that `WORKBOOK_PYTHON` names, or else `python3` or `python`, where there is one.
    pub fn find() -> Result<Option<Self>> {
        let wanted = env::var_os("WORKBOOK_PYTHON");
        let commands = match &wanted {
            Some(command) => vec![command.clone()],
            None => vec!["python3".into(), "python".into()],
        };
        for command in commands {
            match ask(&command, &["about"]) {
                Ok(about) => {
                    let found = Self { command, about };
                    println!("Python's half: {}", found.about.python);
                    return Ok(Some(found));
                }
                Err(error) if wanted.is_some() => bail!("WORKBOOK_PYTHON: {error:#}"),
                Err(_) => {}
            }
        }
        println!("No python3 of 3.11 or newer was found, so its half is missing.");
        Ok(None)
    }

    /// What each of Python's sides answers.
    pub fn answers(&self, rows: &[Row]) -> Result<Answers> {
        let names = rows.iter().map(|row| row.name.as_str());
        ask(
            &self.command,
            &["answers"].into_iter().chain(names).collect::<Vec<_>>(),
        )
    }

    /// How long each of Python's sides of one row takes: none, where the row has none.
    pub fn samples(&self, row: &str) -> Result<Vec<(Who, Vec<f64>)>> {
        let mut found: Samples = ask(&self.command, &["samples", row])?;
        Ok(found.remove(row).unwrap_or_default())
    }
}

/// Runs the script, and reads the JSON that it prints.
fn ask<T: DeserializeOwned>(command: &OsString, words: &[&str]) -> Result<T> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../python/bench.py");
    let shown = command.to_string_lossy();
    let output = Command::new(command)
        .args(["-B", "-X", "utf8", script])
        .args(words)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {shown}"))?;
    ensure!(
        output.status.success(),
        "{shown} tests/python/bench.py {}: {}",
        words[0],
        output.status
    );
    serde_json::from_slice(&output.stdout)
        .with_context(|| format!("what {shown} prints is not what is asked for"))
}
