//! `doctor`: whether this machine is ready for the workbook, a line a check, and what to type where it is not.

mod machine;
mod place;
mod workbook;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anstyle::AnsiColor;
use anyhow::Result;

use crate::catalogue::Chapter;
use crate::say;
use crate::text::visible;

/// What a check has found.
#[derive(Debug, PartialEq, Eq)]
enum Finding {
    Ok(String),
    /// Nothing that has to be there.
    Optional(String),
    /// What is wrong, and what to do.
    Amiss(String, String),
}

impl Finding {
    /// Prints it; says whether the workbook can do with it.
    fn told(&self) -> bool {
        let (word, style, text) = match self {
            Self::Ok(text) => ("ok", AnsiColor::Green.on_default(), text),
            Self::Optional(text) => ("-", AnsiColor::Yellow.on_default(), text),
            Self::Amiss(text, _) => ("FIX", AnsiColor::Red.on_default().bold(), text),
        };
        let lines = |text: &str| visible(text.trim()).replace('\n', "\n     ");
        say!("{style}{word:<4}{style:#} {}", lines(text));
        if let Self::Amiss(_, cure) = self {
            say!("     {}", lines(cure));
        }
        !matches!(self, Self::Amiss(..))
    }
}

/// Checks the machine and the workbook at `root`; the status is 0 when both are ready. To `prepare` compiles the tests of
/// all chapters.
pub async fn run(root: &Path, chapters: &[Chapter], prepare: bool, limit: Duration) -> Result<ExitCode> {
    let version = machine::rust(root).await?;
    let rust = version.told();
    let linker = machine::linker(root).await.told();
    let crates = workbook::crates(root).await?.told();
    let mut ready = rust && linker && crates;
    for finding in [
        place::disk(root),
        place::folder(root),
        machine::port(),
        machine::python().await,
    ] {
        ready &= finding.told();
    }
    if rust && linker && crates {
        say!("     Compiling the tests of one chapter: up to a minute the first time.");
        ready &= workbook::solution(root, &chapters[0]).await?.told();
        ready &= workbook::starters(root, &chapters[0], limit).await.told();
        if prepare {
            for chapter in chapters {
                ready &= workbook::prepared(root, chapter).await.told();
            }
        }
    } else {
        say!("     The tests of a chapter are tried when the lines above are ok.");
    }
    Ok(if ready {
        say!(
            "\n{}\nReady. Bring this laptop.",
            workbook::called(root, &version)
        );
        ExitCode::SUCCESS
    } else {
        say!("\nNot ready yet: do what stands below each FIX, then run `cargo workbook doctor` again.");
        ExitCode::FAILURE
    })
}
