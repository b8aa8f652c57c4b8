//! What a page shows as the output of a red test is what that test prints: a comment in front of the block says which
//! test, and which answer in place of the solution, or `its starter`,
//! `<!-- printed by item::the_error_speaks_cpythons_words, with tests/wrong/01-views/item/own_words.patch -->`.
//! The block holds the first lines of the output, from behind the line that names the thread.
//!
//! An author renews them with `WORKBOOK_UPDATE=1 cargo test -p workbook-tests --test proofs printed`.

use std::{env, fs};

use crate::markdown::{Fence, Page, pages};
use crate::scratch::Workspace;
use crate::{answers, chapters, libtest, must, root, starter, text};

/// The test and the answer that the comment before a block names.
fn source<'a>(page: &'a Page, fence: &Fence) -> Option<(&'a str, &'a str)> {
    let before = page.text[..fence.span.start].trim_end().strip_suffix("-->")?;
    let (_, comment) = before.rsplit_once("<!--")?;
    comment.trim().strip_prefix("printed by ")?.split_once(", with ")
}

/// What `test` prints with `answer` to its step and the chapter otherwise solved: a patch, or `the starter of 01-views`.
fn printed(workspace: &Workspace, test: &str, answer: &str) -> Result<String, String> {
    let step = test.split("::").next().unwrap_or_default();
    let starter = answer.strip_prefix("the starter of ");
    let folder = starter.or_else(|| answer.split('/').nth(2)).unwrap_or_default();
    let chapters = chapters();
    let chapter = chapters.iter().find(|chapter| chapter.folder == folder);
    let chapter = chapter.ok_or(format!("{answer} belongs to no chapter"))?;
    let src = format!("exercises/{folder}/src");
    let file = match starter {
        Some(_) => starter::of(&text(&format!("solutions/{folder}/src/{step}.rs"))?),
        None => answers::apply(chapter, answer, &["Wrong"])?.source,
    };
    workspace.put(&format!("solutions/{folder}/src"), &src);
    workspace.write(&format!("{src}/{step}.rs"), file);
    let built = workspace.cargo_on_exercises(&["build", "--tests"]);
    let binary = built
        .tests
        .get(folder)
        .ok_or(format!("{answer} does not compile"))?;
    let run = libtest::run(binary, &workspace.path().join("exercises").join(folder), test);
    let (_, printed) = run
        .red()
        .find(|(name, _)| *name == test)
        .ok_or(format!("{test} is not red with {answer}"))?;
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
            let Some((test, answer)) = source(&page, fence) else {
                continue;
            };
            let place = format!("{}:{}", page.path, fence.line);
            match printed(&workspace, test, answer) {
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
