//! What the workbook has to be on this machine: all crates are there, and a chapter's tests say what they should.

use std::env;
use std::path::Path;
use std::process::Output;
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::Finding;
use super::machine::{ask, first_error};
use crate::catalogue::Chapter;
use crate::commands::pack;
use crate::engine::{self, State};
use crate::{begun, session};

async fn cargo(root: &Path, args: &[&str]) -> Result<Output> {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    ask(root, &cargo, args).await.context("cannot start cargo")
}

/// Whether everything can be compiled without a network.
pub async fn crates(root: &Path) -> Result<Finding> {
    let rustc = ask(root, "rustc", &["-vV"]).await;
    let said = rustc.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned());
    let said = said.unwrap_or_default();
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    let mut args = vec!["metadata", "--offline", "--locked", "--format-version=1"];
    args.extend(host.map(|_| "--filter-platform").into_iter().chain(host));
    let answer = cargo(root, &args).await?;
    if answer.status.success() {
        return Ok(Finding::Ok(
            "all crates are here: no network is needed".to_owned(),
        ));
    }
    let said = String::from_utf8_lossy(&answer.stderr).into_owned();
    Ok(Finding::Amiss(
        format!(
            "a crate is missing, or the lock file is not as it was: {}",
            first_error(&said)
        ),
        "Type, with a network: cargo fetch --locked".to_owned(),
    ))
}

/// Whether the tests of a chapter are green with its solution.
pub async fn solution(root: &Path, chapter: &Chapter) -> Result<Finding> {
    let package = format!("{}-solution", chapter.name);
    let args = [
        "test",
        "--offline",
        "--locked",
        "--package",
        &package,
        "--test",
        "steps",
        "--color=never",
    ];
    let answer = cargo(root, &args).await?;
    let said = String::from_utf8_lossy(&answer.stdout).into_owned();
    let passed = said
        .rsplit_once("test result: ok. ")
        .and_then(|(_, rest)| rest.split(' ').next()?.parse::<u32>().ok())
        .filter(|passed| answer.status.success() && *passed > 0);
    Ok(match passed {
        Some(passed) => Finding::Ok(format!(
            "the solution of {} is green: {passed} tests",
            chapter.name
        )),
        None => {
            let red = said.lines().find(|line| line.ends_with("FAILED"));
            let stderr = String::from_utf8_lossy(&answer.stderr).into_owned();
            let why = red.map_or_else(|| first_error(&stderr), str::to_owned);
            changed(format!("the solution of {} is not green: {why}", chapter.name))
        }
    })
}

/// Whether each step of a chapter that nobody has begun waits for its learner.
pub async fn starters(root: &Path, chapter: &Chapter, limit: Duration) -> Finding {
    let report = session::once(root, chapter, limit, |_| ()).await;
    let steps = || chapter.steps.iter().zip(&report.steps);
    let untouched = || steps().filter(|(step, _)| !begun::is_begun(root, chapter, step));
    let wrong = untouched().find(|(_, report)| report.state != State::Todo);
    let begun = chapter.steps.len() - untouched().count();
    match wrong {
        // What is the learner's may be in any state, and keep the others from running.
        Some((_, report)) if begun > 0 && report.state == State::Unknown => Finding::Optional(format!(
            "{begun} steps of {} are begun and do not compile now: the others wait",
            chapter.name
        )),
        Some((step, report)) => {
            let why = report
                .error
                .as_deref()
                .map_or("its tests are not red by `todo!`".to_owned(), first_error);
            changed(format!(
                "the starter of {}/{} is not as it should be: {why}",
                chapter.name, step.name
            ))
        }
        None if begun == 0 => Finding::Ok(format!(
            "the starters of {} are red, as they should be",
            chapter.name
        )),
        None => Finding::Ok(format!(
            "the starters of {} are red, and {begun} of its steps are begun",
            chapter.name
        )),
    }
}

/// Compiles the tests of a chapter.
pub async fn prepared(root: &Path, chapter: &Chapter) -> Finding {
    match engine::compile(root, chapter).await {
        Ok(()) => Finding::Ok(format!("the tests of {} are compiled", chapter.name)),
        Err(why) => changed(format!(
            "the tests of {} do not compile: {}",
            chapter.name,
            first_error(&why)
        )),
    }
}

fn changed(what: String) -> Finding {
    let cure = "A file of the workbook may have been changed. Type: git status\n\
                A new clone is as it should be; `cargo workbook reset` brings starters back and keeps what is there.";
    Finding::Amiss(what, cure.to_owned())
}

/// What a trainer compares between machines: the workbook's tag or commit, the version of Rust, and the system.
pub fn called(root: &Path, rust: &Finding) -> String {
    let commit = pack::version(root).unwrap_or_else(|| "no commit".to_owned());
    let version = match rust {
        Finding::Ok(version) | Finding::Optional(version) | Finding::Amiss(version, _) => version,
    };
    format!(
        "Workbook {commit} · {version} · {} {}",
        env::consts::OS,
        env::consts::ARCH
    )
}
