//! Kept answers, tried: each wrong one turns a test of its step red, and the output names the mistake; each right one in
//! another style is green throughout.

use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::answers::{self, Answer};
use crate::scratch::{Built, Workspace};
use crate::{chapters, libtest, must, names, text};

/// What is amiss with an answer that was built, if anything is.
type Verdict = fn(&Workspace, &Built, &Answer) -> Option<String>;

fn wrong() -> (Vec<Answer>, Vec<String>) {
    answers::read("wrong", &["Wrong", "Caught"])
}

fn right() -> (Vec<Answer>, Vec<String>) {
    answers::read("right", &["Right"])
}

#[test]
fn every_step_has_two_and_each_applies_and_says_what_catches_it() {
    let mut findings = wrong().1;
    findings.extend(right().1);
    for chapter in chapters() {
        for step in &chapter.steps {
            let folder = format!("tests/wrong/{}/{}", chapter.folder, step.name);
            let count = names(&folder).len();
            findings.extend(
                (count < 2).then(|| format!("{folder}: {count} wrong answers, where two are the least")),
            );
        }
    }
    must(
        "at least two wrong answers a step; each answer is a patch with a header, and applies",
        &findings,
    );
}

#[test]
#[ignore = "slow: builds a chapter for each wrong answer; .ci/run runs it"]
fn each_turns_a_test_of_its_step_red_with_the_sentence_that_names_it() {
    let (count, findings) = try_out(wrong(), only_its_step, escapes);
    assert_ne!(
        count, 0,
        "WORKBOOK_ONLY names a step that has wrong answers, as 02-slicing/resolve"
    );
    println!(
        "{count} wrong answers, {} of them not caught as they should be",
        findings.len()
    );
    must(
        "a wrong answer turns a test of its step red, and the output names the mistake",
        &findings,
    );
}

#[test]
#[ignore = "slow: builds a chapter for each right answer; .ci/run runs it"]
fn right_answers_in_another_style_are_green() {
    let (count, findings) = try_out(right(), every_step, is_red);
    println!(
        "{count} right answers in another style, {} of them refused",
        findings.len()
    );
    must("a right answer is green, whatever its style", &findings);
}

/// Builds each answer and its `tests`, the text of their `main.rs`, into its otherwise solved chapter and asks `verdict`
/// of it; gives how many there were and what was found, what was amiss with their files included: an answer that cannot
/// be tried is not caught.
fn try_out(
    (answers, mut findings): (Vec<Answer>, Vec<String>),
    tests: fn(&Answer) -> String,
    verdict: Verdict,
) -> (usize, Vec<String>) {
    // Both kinds are tried in one place, so that it is built once: one kind after the other.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let workspace = &Workspace::new("answers");
    let count = answers.len() + findings.len();
    // Cargo builds for one caller at a time, so two halves of the chapters take turns: one is built, the other runs.
    let mut halves = [Vec::new(), Vec::new()];
    let folders: Vec<_> = chapters().into_iter().map(|chapter| chapter.folder).collect();
    for answer in answers {
        let place = folders.iter().position(|folder| *folder == answer.chapter.folder);
        halves[place.expect("an answer is of a chapter") % 2].push(answer);
    }
    thread::scope(|scope| {
        let halves = halves.map(|half| scope.spawn(move || in_rounds(workspace, half, tests, verdict)));
        for half in halves {
            findings.extend(half.join().expect("a half is tried to its end"));
        }
    });
    (count, findings)
}

/// Tries answers, one of every chapter a round: cargo builds the chapters side by side.
fn in_rounds(
    workspace: &Workspace,
    mut answers: Vec<Answer>,
    tests: fn(&Answer) -> String,
    verdict: Verdict,
) -> Vec<String> {
    let mut findings = Vec::new();
    while !answers.is_empty() {
        let mut round: Vec<Answer> = Vec::new();
        let mut later = Vec::new();
        for answer in answers {
            let taken = round
                .iter()
                .any(|other| other.chapter.folder == answer.chapter.folder);
            if taken { &mut later } else { &mut round }.push(answer);
        }
        answers = later;
        for answer in &round {
            let Answer { chapter, step, .. } = answer;
            let folder = format!("exercises/{}", chapter.folder);
            workspace.put(
                &format!("solutions/{}/src", chapter.folder),
                &format!("{folder}/src"),
            );
            workspace.write(&format!("{folder}/src/{step}.rs"), &answer.source);
            workspace.write(&format!("{folder}/tests/steps/main.rs"), tests(answer));
        }
        let built = workspace.cargo_on(
            round.iter().map(|answer| &answer.chapter),
            &["build", "--tests", "--keep-going"],
        );
        findings.extend(
            round
                .iter()
                .filter_map(|answer| verdict(workspace, &built, answer)),
        );
    }
    findings
}

/// The `main.rs` of a chapter's tests.
fn every_step(answer: &Answer) -> String {
    text(&format!(
        "exercises/{}/tests/steps/main.rs",
        answer.chapter.folder
    ))
    .expect("a chapter has tests")
}

/// The same without the modules of other steps, but for those that its own uses: most of the time goes by in compiling
/// tests.
fn only_its_step(answer: &Answer) -> String {
    let (folder, step) = (&answer.chapter.folder, &answer.step);
    let own = text(&format!("exercises/{folder}/tests/steps/{step}.rs")).expect("a step has tests");
    let is_used = |line: &&str| {
        let module = line.strip_prefix("mod ").and_then(|line| line.strip_suffix(';'));
        module.is_none_or(|module| module == *step || own.contains(&format!("super::{module}::")))
    };
    let main = every_step(answer);
    main.lines()
        .filter(is_used)
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The tests of an answer's step, run, or why they do not compile.
fn run(workspace: &Workspace, built: &Built, answer: &Answer, filter: &str) -> Result<libtest::Run, String> {
    let Answer { chapter, path, .. } = answer;
    let Some(binary) = built.tests.get(&chapter.folder) else {
        let errors = built.diagnostics.iter().filter(|said| said.level == "error");
        let errors = errors.map(|said| said.rendered.as_str()).collect::<String>();
        return Err(format!("{path}: does not compile:\n{errors}"));
    };
    let folder = workspace.path().join("exercises").join(&chapter.folder);
    Ok(libtest::run(binary, &folder, filter))
}

/// How a wrong answer gets past the tests, if it does.
fn escapes(workspace: &Workspace, built: &Built, answer: &Answer) -> Option<String> {
    let Answer {
        path, step, header, ..
    } = answer;
    let run = match run(workspace, built, answer, &format!("{step}::")) {
        Ok(run) => run,
        Err(reason) => return Some(reason),
    };
    if run.red().next().is_none() {
        return Some(format!("{path}: every test of {step} is green"));
    }
    let caught = &header[1];
    let said = run.red().any(|(_, printed)| printed.contains(caught));
    (!said).then(|| format!("{path}:2: nothing printed says {caught:?}:\n{}", run.output))
}

/// What refuses a right answer, if anything does.
fn is_red(workspace: &Workspace, built: &Built, answer: &Answer) -> Option<String> {
    let run = match run(workspace, built, answer, "") {
        Ok(run) => run,
        Err(reason) => return Some(reason),
    };
    let red = run.red().map(|(test, printed)| format!("{test}:\n{printed}"));
    let red = red.collect::<Vec<_>>().join("\n");
    let green = red.is_empty() && run.green().next().is_some();
    (!green).then(|| format!("{}: is refused:\n{red}{}", answer.path, run.output))
}
