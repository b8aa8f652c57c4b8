//! Wrong answers that people really give: each turns a test of its step red, and the output names the mistake.

use crate::catalogue::Chapter;
use crate::scratch::{Built, Workspace};
use crate::{chapters, libtest, must, names, text};

struct WrongAnswer {
    chapter: Chapter,
    step: String,
    path: String,
    /// A piece of the sentence that the failing test prints.
    caught: String,
}

/// Every wrong answer, by chapter and step, and what is amiss with their files.
fn wrong_answers() -> (Vec<WrongAnswer>, Vec<String>) {
    let (mut answers, mut findings) = (Vec::new(), Vec::new());
    for chapter in chapters() {
        let below = format!("tests/wrong/{}", chapter.folder);
        for step in names(&below) {
            if !chapter.steps.iter().any(|known| known.name == step) {
                findings.push(format!("{below}/{step}: the chapter has no such step"));
            }
        }
        for step in &chapter.steps {
            let folder = format!("{below}/{}", step.name);
            let files = names(&folder);
            if files.len() < 2 {
                findings.push(format!(
                    "{folder}: {} wrong answers, where two are the least",
                    files.len()
                ));
            }
            for file in files {
                let path = format!("{folder}/{file}");
                let source = text(&path).unwrap_or_default();
                let mut header = source.lines();
                let wrong = header.next().and_then(|line| line.strip_prefix("// Wrong: "));
                let caught = header.next().and_then(|line| line.strip_prefix("// Caught: "));
                if let (Some(_), Some(caught)) = (wrong, caught) {
                    let (caught, step) = (caught.to_owned(), step.name.clone());
                    answers.push(WrongAnswer {
                        chapter: chapter.clone(),
                        step,
                        path,
                        caught,
                    });
                } else {
                    findings.push(format!(
                        "{path}:1: lines 1 and 2 are not `// Wrong: …` and `// Caught: …`"
                    ));
                }
            }
        }
    }
    (answers, findings)
}

#[test]
fn every_step_has_two_and_each_says_what_catches_it() {
    must(
        "at least two wrong answers a step, each with a header",
        &wrong_answers().1,
    );
}

#[test]
#[ignore = "slow: builds a chapter for each wrong answer; .ci/run runs it"]
fn each_turns_a_test_of_its_step_red_with_the_sentence_that_names_it() {
    let workspace = Workspace::new("wrong");
    let mut findings = Vec::new();
    let (mut answers, mut count) = (wrong_answers().0, 0);
    // One answer of every chapter a round: cargo builds the chapters side by side.
    while !answers.is_empty() {
        for chapter in chapters() {
            let folder = chapter.folder;
            workspace.put(
                &format!("solutions/{folder}/src"),
                &format!("exercises/{folder}/src"),
            );
        }
        let mut round: Vec<WrongAnswer> = Vec::new();
        answers = answers
            .into_iter()
            .filter_map(|answer| {
                let taken = round
                    .iter()
                    .any(|other| other.chapter.folder == answer.chapter.folder);
                if taken {
                    Some(answer)
                } else {
                    round.push(answer);
                    None
                }
            })
            .collect();
        for WrongAnswer {
            chapter, step, path, ..
        } in &round
        {
            workspace.put(path, &format!("exercises/{}/src/{step}.rs", chapter.folder));
        }
        let built = workspace.cargo_on_exercises(&["build", "--tests", "--keep-going"]);
        findings.extend(
            round
                .iter()
                .filter_map(|answer| escapes(&workspace, &built, answer)),
        );
        count += round.len();
    }
    println!(
        "{count} wrong answers, {} of them not caught as they should be",
        findings.len()
    );
    must(
        "a wrong answer turns a test of its step red, and the output names the mistake",
        &findings,
    );
}

/// How an answer gets past the tests, if it does.
fn escapes(workspace: &Workspace, built: &Built, answer: &WrongAnswer) -> Option<String> {
    let WrongAnswer {
        chapter,
        step,
        path,
        caught,
    } = answer;
    let Some(binary) = built.tests.get(&chapter.folder) else {
        let errors = built.diagnostics.iter().filter(|said| said.level == "error");
        let errors = errors.map(|said| said.rendered.as_str()).collect::<String>();
        return Some(format!("{path}: does not compile:\n{errors}"));
    };
    let folder = workspace.path().join("exercises").join(&chapter.folder);
    let run = libtest::run(binary, &folder, &format!("{step}::"));
    if run.red().next().is_none() {
        return Some(format!("{path}: every test of {step} is green"));
    }
    let said = run.red().any(|(_, printed)| printed.contains(caught));
    (!said).then(|| format!("{path}:2: nothing printed says {caught:?}:\n{}", run.output))
}
