//! What a page shows as the output of a red test is what that test prints: a comment in front of the block says which
//! test, and which file in place of the step's own,
//! `<!-- printed by item::the_error_speaks_cpythons_words, with tests/wrong/01-views/item/own_words.rs -->`.
//! The block holds the first lines of the output, from behind the line that names the thread.
//!
//! An author renews them with `WORKBOOK_UPDATE=1 cargo test -p workbook-tests --test proofs printed`.

use std::{env, fs};

use crate::markdown::{Fence, Page, pages};
use crate::scratch::Workspace;
use crate::{libtest, must, root};

/// The test and the file that the comment before a block names.
fn source<'a>(page: &'a Page, fence: &Fence) -> Option<(&'a str, &'a str)> {
    let before = page.text[..fence.span.start].trim_end().strip_suffix("-->")?;
    let (_, comment) = before.rsplit_once("<!--")?;
    comment.trim().strip_prefix("printed by ")?.split_once(", with ")
}

/// What `test` prints with `file` in place of the file of its step and the chapter otherwise solved.
fn printed(workspace: &Workspace, test: &str, file: &str) -> Result<String, String> {
    // tests/starters/01-views/open.rs or tests/wrong/01-views/item/off_by_one.rs
    let chapter = file
        .split('/')
        .nth(2)
        .ok_or(format!("{file} belongs to no chapter"))?;
    let step = test.split("::").next().unwrap_or_default();
    if !root().join(file).is_file() {
        return Err(format!("there is no file {file}"));
    }
    let src = format!("exercises/{chapter}/src");
    workspace.put(&format!("solutions/{chapter}/src"), &src);
    workspace.put(file, &format!("{src}/{step}.rs"));
    let built = workspace.cargo_on_exercises(&["build", "--tests"]);
    let binary = built
        .tests
        .get(chapter)
        .ok_or(format!("{file} does not compile"))?;
    let run = libtest::run(binary, &workspace.path().join("exercises").join(chapter), test);
    let (_, printed) = run
        .red()
        .find(|(name, _)| *name == test)
        .ok_or(format!("{test} is not red with {file}"))?;
    let lines = printed
        .trim()
        .lines()
        .filter(|line| !line.starts_with("thread '"));
    Ok(without_colours(&lines.collect::<Vec<_>>().join("\n")))
}

fn without_colours(text: &str) -> String {
    let mut pieces = text.split("\x1b[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + piece.split_once('m').map_or("", |(_, rest)| rest)
    })
}

#[test]
fn the_output_in_a_page_is_what_the_test_prints() {
    let (workspace, mut findings) = (Workspace::new("printed"), Vec::new());
    for mut page in pages() {
        // From the last to the first, so that a renewed block moves none that is still to be looked at.
        for fence in page.fences().iter().rev() {
            let Some((test, file)) = source(&page, fence) else {
                continue;
            };
            let place = format!("{}:{}", page.path, fence.line);
            match printed(&workspace, test, file) {
                Err(reason) => findings.push(format!("{place}: {reason}")),
                Ok(printed) => {
                    let shown = printed
                        .lines()
                        .take(fence.code.lines().count())
                        .map(str::trim_end);
                    let shown = shown.collect::<Vec<_>>().join("\n") + "\n";
                    if shown == fence.code {
                        continue;
                    }
                    if env::var_os("WORKBOOK_UPDATE").is_some() {
                        page.text
                            .replace_range(fence.span.clone(), &format!("```text\n{shown}```"));
                        fs::write(root().join(&page.path), &page.text).expect("the page can be written");
                    } else {
                        findings.push(format!("{place}: {test} prints otherwise:\n{shown}"));
                    }
                }
            }
        }
    }
    must("a page shows what a red test really prints", &findings);
}
