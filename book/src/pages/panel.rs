//! The panel of a step: file, command, prediction, hints and solution, as Markdown and HTML that mdBook renders.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};

use super::{Sources, escape};
use crate::catalogue::{Chapter, Step};
use crate::hints;

/// The sections of a hints file, in the order in which the panel shows them.
const SECTIONS: [&str; 6] = ["Predict", "Answer", "Hint 1", "Hint 2", "Hint 3", "Why"];

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
    let file = format!("solutions/{}/src/{}.rs", chapter.folder, step.name);
    let solution =
        fs::read_to_string(sources.root.join(&file)).with_context(|| format!("cannot read {file}"))?;
    Ok(html(chapter, step, index + 1, &sections, &solution, sources))
}

fn html(
    chapter: &Chapter,
    step: &Step,
    number: usize,
    sections: &[String; 6],
    solution: &str,
    sources: &Sources,
) -> String {
    let [predict, answer, hint_1, hint_2, hint_3, why] = sections;
    let (name, title, minutes) = (&step.name, escape(&step.title), step.minutes);
    let package = &chapter.name;
    let file = file(chapter, step, sources);
    let fence = "`".repeat(longest_run(solution).max(2) + 1);
    let solution = solution.trim_end();
    format!(
        r#"<section class="step" id="step-{name}" data-step="{package}/{name}" data-state="unknown" aria-label="Step {number}: {title}">
<div class="step-head">
<span class="step-title">{number}. {title}</span>
<span class="step-minutes">{minutes} minutes</span>
<span class="step-state"></span>
</div>
<p class="step-file">Edit {file}, then run:</p>

```text,terminal
cargo test -p {package} {name}
```

<div class="step-live" aria-live="polite" hidden></div>
<div class="step-predict">

**Predict first.** {predict}

<details class="step-answer"><summary>Answer</summary>

{answer}

</details>
</div>
<details class="step-hint"><summary>Hint 1</summary>

{hint_1}

<details class="step-hint"><summary>Hint 2</summary>

{hint_2}

<details class="step-hint"><summary>Hint 3</summary>

{hint_3}

</details>
</details>
</details>
<details class="step-solution"><summary>Solution</summary>

{fence}rust
{solution}
{fence}

{why}

</details>
</section>
"#
    )
}

/// The step's file, on a page served beside it as a link that opens it in the editor.
fn file(chapter: &Chapter, step: &Step, sources: &Sources) -> String {
    let file = format!("exercises/{}/src/{}.rs", chapter.folder, step.name);
    if !sources.live {
        return format!("<code>{file}</code>");
    }
    let root = sources.root.to_string_lossy().replace('\\', "/");
    let root = root
        .trim_start_matches('/')
        .replace('%', "%25")
        .replace(' ', "%20")
        .replace('"', "%22");
    format!(r#"<a href="vscode://file/{root}/{file}"><code>{file}</code></a>"#)
}

/// The longest run of backticks in `text`: a fence around it has to be longer.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
