//! Answers that are kept: patches on the solutions, below `tests/wrong/CHAPTER/STEP` and `tests/right/CHAPTER/STEP`.
//!
//! A patch begins with a few lines of header, `Wrong: what it does`, and holds the difference and nothing else, as
//! `git diff -U1` writes its hunks.

use diffy::Patch;

use crate::catalogue::Chapter;
use crate::{chapters, names, text};

/// One answer, and what its header says.
pub struct Answer {
    pub chapter: Chapter,
    pub step: String,
    /// Where its patch is.
    pub path: String,
    /// What stands behind each of the words that its header must have.
    pub header: Vec<String>,
    /// The file of the step with the patch applied.
    pub source: String,
}

/// Every answer below `tests/KIND`, whose headers have a line for each of `words`, and what is amiss with their files.
/// `WORKBOOK_ONLY=02-slicing/resolve` leaves the others out.
pub fn read(kind: &str, words: &[&str]) -> (Vec<Answer>, Vec<String>) {
    let only = std::env::var("WORKBOOK_ONLY").unwrap_or_default();
    let (mut answers, mut findings) = (Vec::new(), Vec::new());
    for chapter in chapters() {
        let below = format!("tests/{kind}/{}", chapter.folder);
        for step in names(&below) {
            if !chapter.steps.iter().any(|known| known.name == step) {
                findings.push(format!("{below}/{step}: the chapter has no such step"));
            }
        }
        for step in &chapter.steps {
            let folder = format!("{below}/{}", step.name);
            for path in names(&folder).iter().map(|file| format!("{folder}/{file}")) {
                if !path.contains(&only) {
                    continue;
                }
                match apply(&chapter, &path, words) {
                    Ok(answer) => answers.push(answer),
                    Err(reason) => findings.push(format!("{path}: {reason}")),
                }
            }
        }
    }
    (answers, findings)
}

/// The answer at `path`, a patch of `chapter`.
pub fn apply(chapter: &Chapter, path: &str, words: &[&str]) -> Result<Answer, String> {
    let file = text(path)?;
    let mut lines = file.lines();
    let header = words
        .iter()
        .map(|word| {
            lines
                .next()?
                .strip_prefix(&format!("{word}: "))
                .map(str::to_owned)
        })
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| format!("its first lines are not `{}: …`", words.join(": …`, `")))?;
    let step = path.rsplit('/').nth(1).unwrap_or_default().to_owned();
    let solution = text(&format!("solutions/{}/src/{step}.rs", chapter.folder))?;
    let hunks = file
        .find("\n@@ ")
        .ok_or("holds no hunk, which begins with `@@`")?;
    let patch = format!("--- solution\n+++ answer\n{}", &file[hunks + 1..]);
    let patch = Patch::from_str(&patch).map_err(|error| format!("is no patch: {error}"))?;
    let source = diffy::apply(&solution, &patch)
        .map_err(|error| format!("does not apply to the solution any more: {error}"))?;
    Ok(Answer {
        chapter: chapter.clone(),
        step,
        path: path.to_owned(),
        header,
        source,
    })
}
