//! The panel of a step: file, command, prediction, hints and solution, as Markdown and HTML that mdBook renders.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Sources, escape, opened_by};
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
    let answer = fold("answer", "Answer", answer);
    let hints = fold("hint", "Hint 3", hint_3);
    let hints = fold("hint", "Hint 2", &format!("{hint_2}\n\n{hints}"));
    let hints = fold("hint", "Hint 1", &format!("{hint_1}\n\n{hints}"));
    let solution = solution(chapter, step, sources)?;
    let solution = fold("solution", "Solution", &format!("{solution}\n\n{why}"));
    let work = work(chapter, step, sources);
    if !sources.made.answers {
        return Ok(format!("{head}{work}</section>\n"));
    }
    Ok(format!(
        "{head}<div class=\"step-predict\">\n\n{predict}\n\n{answer}</div>\n{work}{hints}{solution}</section>\n"
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

/// What to edit and what to run, up to where the live page shows the tests.
fn work(chapter: &Chapter, step: &Step, sources: &Sources) -> String {
    let (package, name, file) = (&chapter.name, &step.name, file(chapter, step, sources));
    format!(
        r#"<p class="step-file">Edit {file}, then run:</p>

```text,terminal
cargo test -p {package} {name}
```

<div class="step-live" hidden></div>
"#
    )
}

/// Markdown behind a fold.
fn fold(kind: &str, summary: &str, markdown: &str) -> String {
    format!("<details class=\"step-{kind}\"><summary>{summary}</summary>\n\n{markdown}\n\n</details>\n")
}

/// The reference solution as a block of code.
fn solution(chapter: &Chapter, step: &Step, sources: &Sources) -> Result<String> {
    let file = format!("solutions/{}/src/{}.rs", chapter.folder, step.name);
    let code = fs::read_to_string(sources.root.join(&file)).with_context(|| format!("cannot read {file}"))?;
    let code = starter::without_marks(&code);
    let fence = "`".repeat(longest_run(&code).max(2) + 1);
    Ok(format!("{fence}rust\n{}\n{fence}", code.trim_end()))
}

/// The step's file, on a page served beside it as a link that opens it in the editor.
fn file(chapter: &Chapter, step: &Step, sources: &Sources) -> String {
    let file = format!("exercises/{}/src/{}.rs", chapter.folder, step.name);
    if !sources.made.live {
        return format!("<code>{file}</code>");
    }
    let root = sources.root.to_string_lossy().replace('\\', "/");
    let root = utf8_percent_encode(root.trim_start_matches('/'), OUTSIDE_A_PATH);
    format!(r#"<a href="vscode://file/{root}/{file}"><code>{file}</code></a>"#)
}

/// The longest run of backticks in `text`: a fence around it has to be longer.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Chapter, Sources, Step, file};
    use crate::pages::Workbook;

    #[test]
    fn the_link_to_the_file_survives_every_name_of_a_folder() {
        let step = Step {
            name: "open".to_owned(),
            title: "Open".to_owned(),
            minutes: 5,
        };
        let chapter = Chapter {
            folder: "01-first".to_owned(),
            name: "first".to_owned(),
            title: "First".to_owned(),
            steps: vec![step.clone()],
        };
        let link = |root: &str| {
            let sources = Sources {
                root: root.into(),
                chapters: Vec::new(),
                made: Workbook {
                    live: true,
                    answers: true,
                },
            };
            let html = file(&chapter, &step, &sources);
            html.split('"').nth(1).unwrap().to_owned()
        };
        assert_eq!(
            link("/home/a b/c#1?/100%/<\"&'>/caf\u{e9}"),
            "vscode://file/home/a%20b/c%231%3F/100%25/%3C%22%26%27%3E/caf%C3%A9/exercises/01-first/src/open.rs"
        );
        assert_eq!(
            link("C:\\work_book\\v1.0"),
            "vscode://file/C:/work_book/v1.0/exercises/01-first/src/open.rs"
        );
    }
}
