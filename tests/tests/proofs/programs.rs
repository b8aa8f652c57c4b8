//! The program at the end of each chapter: with the solutions it prints what the page shows, and on the starters it says
//! which step it waits for.
//!
//! A comment in front of a block of the page says which: `<!-- printed by cargo run -p views --example dump -->`. The
//! block holds the first lines of the output, and `…` for a time. An author renews them with
//! `WORKBOOK_UPDATE=1 cargo test -p workbook-tests --test proofs programs`.

use std::process::{Command, Output, Stdio};
use std::{env, fs};

use crate::catalogue::Chapter;
use crate::markdown::{Fence, Page};
use crate::scratch::{Built, Workspace};
use crate::{chapters, must, root};

/// What a page has of the chapter's program.
pub struct Shown {
    /// How many words of prose its section has.
    pub words: usize,
    /// The block that shows what the program prints.
    fence: Fence,
}

pub fn shown(chapter: &Chapter, page: &Page) -> Option<Shown> {
    let mark = format!("<!-- printed by {} -->", chapter.program_command()?);
    let start = page.text.find(" {#what-you-made}\n")?;
    let start = page.text[..start].rfind('\n')?;
    let below = &page.text[start + 1..];
    let end = below.find("\n## ").map_or(page.text.len(), |end| start + 1 + end);
    let fences = page
        .fences()
        .into_iter()
        .filter(|fence| (start..end).contains(&fence.span.start));
    let before = |fence: &Fence| page.text[..fence.span.start].trim_end();
    let fence = fences.into_iter().find(|fence| before(fence).ends_with(&mark))?;
    let words = page.words(end) - page.words(start);
    Some(Shown { words, fence })
}

/// Runs a program where a learner would, without an argument.
fn run(workspace: &Workspace, built: &Built, program: &str) -> Result<Output, String> {
    let binary = built
        .examples
        .get(program)
        .ok_or(format!("{program} does not compile"))?;
    let output = Command::new(binary)
        .current_dir(workspace.path())
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .output();
    output.map_err(|error| format!("{program}: {error}"))
}

/// What a program printed, with `…` in place of a time at the end of a line.
fn printed(output: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(output).into_owned();
    let is_time = |word: &str| {
        let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        unit.len() < word.len() && ["ns", "µs", "ms", "s"].contains(&unit)
    };
    let line = |line: &str| match line.rsplit_once(" in ") {
        Some((before, time)) if is_time(time) => format!("{before} in …"),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect()
}

#[test]
fn on_the_starters_each_program_says_which_step_it_waits_for() {
    let workspace = Workspace::new("programs-begun");
    let built = workspace.cargo_on_exercises(&["build", "--examples", "--keep-going"]);
    let mut findings = Vec::new();
    for chapter in chapters() {
        let program = chapter.program.as_deref().unwrap_or_default();
        let place = format!("exercises/{}/examples/{program}.rs", chapter.folder);
        match run(&workspace, &built, program) {
            Err(reason) => findings.push(format!("{place}: {reason}")),
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                let sentence = |name: &str| {
                    let package = &chapter.name;
                    format!(
                        "This program waits for the step {package}/{name}: `cargo test -p {package} {name}` says what it asks.\n"
                    )
                };
                let waits = chapter.steps.iter().any(|step| said == sentence(&step.name));
                if !waits || !output.stdout.is_empty() || output.status.code() != Some(1) {
                    let printed = String::from_utf8_lossy(&output.stdout);
                    findings.push(format!("{place}: {}\n{printed}{said}", output.status));
                }
            }
        }
    }
    must(
        "a program says in a sentence which step it waits for, prints nothing else and fails",
        &findings,
    );
}

#[test]
fn with_all_steps_done_each_program_prints_what_the_page_shows() {
    let (workspace, chapters) = (Workspace::new("programs"), chapters());
    for Chapter { folder, .. } in &chapters {
        workspace.put(
            &format!("solutions/{folder}/src"),
            &format!("exercises/{folder}/src"),
        );
    }
    let built = workspace.cargo(&["build", "--workspace", "--examples", "--keep-going"]);
    let mut findings = Vec::new();
    for chapter in chapters {
        let program = chapter.program.as_deref().unwrap_or_default();
        let mut page = Page::read(format!("book/chapters/{}.md", chapter.folder));
        let runs = [program.to_owned(), format!("{program}_solution")]
            .map(|program| run(&workspace, &built, &program));
        let [Ok(theirs), Ok(reference)] = runs else {
            findings.extend(runs.into_iter().filter_map(Result::err));
            continue;
        };
        let (lines, mounted) = (printed(&theirs.stdout), printed(&reference.stdout));
        if !theirs.status.success() || lines != mounted {
            let said = String::from_utf8_lossy(&theirs.stderr).into_owned();
            findings.push(format!(
                "exercises/{}/examples/{program}.rs: {}\n{said}{}\nwhere its solution prints\n{}",
                chapter.folder,
                theirs.status,
                lines.join("\n"),
                mounted.join("\n")
            ));
        }
        let Some(Shown { fence, .. }) = shown(&chapter, &page) else {
            findings.push(format!(
                "{}:1: no block shows what `{}` prints",
                page.path,
                chapter.program_command().unwrap_or_default()
            ));
            continue;
        };
        let block: Vec<_> = lines
            .iter()
            .take(fence.code.lines().count())
            .map(|line| line.trim_end())
            .collect();
        let block = block.join("\n") + "\n";
        if block == fence.code {
            continue;
        }
        if env::var_os("WORKBOOK_UPDATE").is_some() {
            page.text
                .replace_range(fence.span, &format!("```text\n{block}```"));
            fs::write(root().join(&page.path), &page.text).expect("the page can be written");
        } else {
            findings.push(format!(
                "{}:{}: the program prints otherwise:\n{block}",
                page.path, fence.line
            ));
        }
    }
    must("a page shows what its program really prints", &findings);
}

#[test]
fn a_time_at_the_end_of_a_line_is_left_out() {
    let lines = "  as numbers: 7 in 20.9µs\nrain in 3 bays\nfog in ns";
    assert_eq!(
        printed(lines.as_bytes()),
        ["  as numbers: 7 in …", "rain in 3 bays", "fog in ns"]
    );
}
