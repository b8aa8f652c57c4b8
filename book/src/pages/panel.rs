//! The panel of a step: file, command, prediction, hints and solution, as Markdown and HTML that mdBook renders.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Answers, Sources, escape, opened_by, rules, teaching};
use crate::catalogue::{Chapter, Step};
use crate::{hints, starter};

/// The sections of a hints file, in the order in which the panel shows them.
const SECTIONS: [&str; 6] = ["Predict", "Answer", "Hint 1", "Hint 2", "Hint 3", "Why"];

/// What has another meaning in an address, or none.
const OUTSIDE_A_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b':')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The panel of the step `step` of the chapter whose page is `page`.
pub fn render(page: &str, step: &str, sources: &Sources) -> Result<String> {
    let Some(chapter) = sources.chapter_of(page) else {
        bail!("{page} is not the page of a chapter: no folder of its name lies below exercises/");
    };
    let Some(index) = chapter.steps.iter().position(|known| known.name == step) else {
        let known: Vec<_> = chapter.steps.iter().map(|step| step.name.as_str()).collect();
        bail!(
            "chapter `{}` has no step `{step}`; it has {}",
            chapter.name,
            known.join(", ")
        );
    };
    let step = &chapter.steps[index];
    let mut sections = SECTIONS.map(|_| String::new());
    for (title, text) in SECTIONS.into_iter().zip(&mut sections) {
        *text = hints::section(&sources.root, chapter, step, title)?;
        ensure!(
            !text.is_empty(),
            "section `{title}` of the hints of `{}` is empty",
            step.name
        );
    }
    let [predict, answer, hint_1, hint_2, hint_3, why] = &sections;
    let head = head(chapter, step, index + 1);
    let predict = opened_by("Predict first.", predict);
    let guess = guess(step);
    let answers = sources.shown.answers;
    let fold = |kind: &str, summary: &str, markdown: &str| fold(answers, kind, summary, markdown);
    let answer = fold("answer", "Answer", answer);
    let hints = fold("hint", "Hint 3", hint_3);
    let hints = fold("hint", "Hint 2", &format!("{hint_2}\n\n{hints}"));
    let hints = fold("hint", "Hint 1", &format!("{hint_1}\n\n{hints}"));
    let solution = match answers {
        Answers::NoSolutions => String::new(),
        _ => fold(
            "solution",
            "Solution",
            &format!("{}\n\n{why}", solution(chapter, step, sources)?),
        ),
    };
    let wrong = match answers {
        Answers::Open => teaching::wrong_answers(sources, chapter, step)?,
        _ => String::new(),
    };
    let wrong = match wrong.as_str() {
        "" => wrong,
        list => fold("wrong", "Wrong answers that the tests know", list),
    };
    let work = work(chapter, index, sources)?;
    if answers == Answers::None {
        return Ok(format!("{head}{work}</section>\n"));
    }
    Ok(format!(
        "{head}<div class=\"step-predict\">\n\n{predict}\n\n{guess}{answer}</div>\n{work}{hints}{solution}{wrong}</section>\n"
    ))
}

/// The panel's beginning: which step it is, how long it takes, and its state.
fn head(chapter: &Chapter, step: &Step, number: usize) -> String {
    let (package, name, minutes) = (&chapter.name, &step.name, step.minutes);
    let (title, steps) = (escape(&step.title), chapter.steps.len());
    format!(
        r#"<section class="step" id="step-{name}" data-step="{package}/{name}" data-state="unknown" aria-label="Step {number}: {title}">
<div class="step-head">
<span class="step-title">Step {number} of {steps}</span>
<span class="step-minutes">{minutes} minutes</span>
<span class="step-state"></span>
</div>
"#
    )
}

/// The field for a prediction, which is room to write on paper too.
fn guess(step: &Step) -> String {
    let name = &step.name;
    format!(
        "<div class=\"step-guess\"><label for=\"guess-{name}\">Your prediction</label>\n\
         <textarea id=\"guess-{name}\" rows=\"2\"></textarea></div>\n\n"
    )
}

/// What to edit and what to run, up to where the live page shows the tests.
fn work(chapter: &Chapter, index: usize, sources: &Sources) -> Result<String> {
    let step = &chapter.steps[index];
    let (package, name) = (&chapter.name, &step.name);
    let command = format!("```text,terminal\ncargo test -p {package} {name}\n```\n\n");
    let file = step.file("exercises", chapter);
    if !sources.shown.live {
        // Once a chapter is enough.
        let live = if index == 0 {
            "<p class=\"step-file\">While <code>cargo run</code> goes on, the panels of its pages do this at each save.</p>\n"
        } else {
            ""
        };
        let edit = format!("<p class=\"step-file\">Edit <code>{file}</code>, then run:</p>\n\n");
        return Ok(format!("{edit}{command}{live}\n"));
    }
    let tests = format!("exercises/{}/tests/steps/{name}.rs", chapter.folder);
    let tests = fs::read_to_string(sources.root.join(tests)).unwrap_or_default();
    let rules = escape(&serde_json::to_string(&rules::read(&tests))?);
    let path = sources.root.join(&file).to_string_lossy().replace('\\', "/");
    let (path, link) = (escape(&path), in_an_editor(&path));
    Ok(format!(
        r#"<p class="step-file">Edit <a href="{link}" data-path="{path}"><code>{file}</code></a> and save it.</p>

<details class="step-command"><summary>In a terminal, or another editor</summary>

{command}
</details>
<div class="step-live" data-rules="{rules}" hidden></div>
"#
    ))
}

/// Markdown behind a fold, or in front of it.
fn fold(answers: Answers, kind: &str, summary: &str, markdown: &str) -> String {
    let open = answers.open();
    format!("<details{open} class=\"step-{kind}\"><summary>{summary}</summary>\n\n{markdown}\n\n</details>\n")
}

/// The reference solution as a block of code.
fn solution(chapter: &Chapter, step: &Step, sources: &Sources) -> Result<String> {
    let file = step.file("solutions", chapter);
    let code = fs::read_to_string(sources.root.join(&file)).with_context(|| format!("cannot read {file}"))?;
    let code = starter::without_marks(&code);
    let fence = "`".repeat(longest_run(&code).max(2) + 1);
    Ok(format!("{fence}rust\n{}\n{fence}", code.trim_end()))
}

/// The address that opens a file in VS Code; `theme/editor.js` makes those of other editors from the path.
fn in_an_editor(path: &str) -> String {
    let path = utf8_percent_encode(path.trim_start_matches('/'), OUTSIDE_A_PATH);
    format!("vscode://file/{path}")
}

/// The longest run of backticks in `text`: a fence around it has to be longer.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::in_an_editor;

    #[test]
    fn the_link_to_the_file_survives_every_name_of_a_folder() {
        assert_eq!(
            in_an_editor("/home/a b/c#1?/100%/<\"&'>/caf\u{e9}/open.rs"),
            "vscode://file/home/a%20b/c%231%3F/100%25/%3C%22%26%27%3E/caf%C3%A9/open.rs"
        );
        assert_eq!(
            in_an_editor("C:/work_book/v1.0/open.rs"),
            "vscode://file/C:/work_book/v1.0/open.rs"
        );
    }
}
