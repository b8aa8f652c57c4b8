//! The starters, as the solutions give them, whatever a learner has made of theirs: they compile without a warning, every
//! single test is red because of a `todo!`, and a step's name selects its tests.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use crate::catalogue::Chapter;
use crate::scratch::{Built, Workspace};
use crate::{chapters, libtest, must, names, starter, text};

static STARTERS: LazyLock<(Workspace, Built)> = LazyLock::new(|| {
    let workspace = Workspace::new("starters");
    let built = workspace.cargo_on_exercises(&["build", "--tests"]);
    (workspace, built)
});

/// The starters of a chapter, by file name.
pub fn of(folder: &str) -> Vec<(String, String)> {
    let solutions = format!("solutions/{folder}/src");
    let files = names(&solutions).into_iter().map(|file| {
        let solution = text(&format!("{solutions}/{file}")).expect("a solution reads");
        (file, starter::of(&solution))
    });
    files.collect()
}

/// Whether a file of a solution is finished, and no step, as its first lines say. `lib.rs` is, always.
pub fn is_given(file: &str, solution: &str) -> bool {
    let head: String = solution
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .collect();
    file == "lib.rs" || head.contains("All of it is finished.")
}

/// The names of all tests of a chapter.
pub fn tests(chapter: &Chapter) -> Vec<String> {
    let (binary, folder) = binary(chapter);
    libtest::list(&binary, &folder)
}

fn binary(chapter: &Chapter) -> (PathBuf, PathBuf) {
    let (workspace, built) = &*STARTERS;
    let binary = built.tests.get(&chapter.folder);
    let binary = binary.unwrap_or_else(|| panic!("the starters of {} do not compile", chapter.folder));
    (
        binary.clone(),
        workspace.path().join("exercises").join(&chapter.folder),
    )
}

#[test]
fn they_compile_without_a_warning() {
    let said: Vec<_> = STARTERS
        .1
        .diagnostics
        .iter()
        .map(|said| said.rendered.clone())
        .collect();
    must("starters compile without a warning", &said);
}

#[test]
#[ignore = "slow when cold: clippy checks every dependency of the exercises again; .ci/run runs it"]
fn clippy_has_nothing_to_say() {
    let built = Workspace::new("clippy").cargo_on_exercises(&["clippy", "--tests"]);
    let said: Vec<_> = built.diagnostics.into_iter().map(|said| said.rendered).collect();
    must("clippy has nothing to say about the starters", &said);
}

#[test]
#[ignore = "true of a fresh clone alone, where nobody has solved a step; .ci/run runs it"]
fn the_exercises_hold_them() {
    let mut findings = Vec::new();
    for Chapter { folder, name, .. } in chapters() {
        for (file, starter) in of(&folder) {
            let path = format!("exercises/{folder}/src/{file}");
            if text(&path).as_ref() != Ok(&starter) {
                findings.push(format!("{path}: `cargo workbook reset {name}` writes it"));
            }
        }
        let solutions = names(&format!("solutions/{folder}/src"));
        let more = names(&format!("exercises/{folder}/src"))
            .into_iter()
            .filter(|file| !solutions.contains(file));
        findings.extend(more.map(|file| format!("exercises/{folder}/src/{file}: no solution has that name")));
    }
    must(
        "exercises/ holds what the solutions give, byte for byte",
        &findings,
    );
}

#[test]
fn every_test_is_red_because_of_a_todo() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let (binary, folder) = binary(&chapter);
        let run = libtest::run(&binary, &folder, "");
        findings.extend(
            run.green()
                .map(|test| format!("{}: {test} is green", chapter.folder)),
        );
        for (test, printed) in run.red() {
            if !printed.contains("not yet implemented: ") {
                findings.push(format!(
                    "{}: {test} is red, but not for a todo!:\n{printed}",
                    chapter.folder
                ));
            }
        }
        if run.tests.len() != libtest::list(&binary, &folder).len() || run.tests.is_empty() {
            findings.push(format!("{}: not every test ran:\n{}", chapter.folder, run.output));
        }
    }
    must(
        "before a step is done each of its tests is red, because of a `todo!`",
        &findings,
    );
}

#[test]
fn the_name_of_a_step_selects_its_tests_and_no_other() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let tests = tests(&chapter);
        for step in &chapter.steps {
            let module = format!("{}::", step.name);
            if !tests.iter().any(|test| test.starts_with(&module)) {
                findings.push(format!("{}/{} has no test", chapter.folder, step.name));
            }
            let strangers = tests
                .iter()
                .filter(|test| test.contains(&step.name) && !test.starts_with(&module));
            findings.extend(strangers.map(|test| {
                format!(
                    "`cargo test -p {} {}` runs {test} of another step",
                    chapter.name, step.name
                )
            }));
        }
    }
    must(
        "`cargo test -p <chapter> <step>` runs exactly the tests of that step",
        &findings,
    );
}

#[test]
fn the_manifest_the_files_the_tests_and_the_hints_name_the_same_steps() {
    let mut findings = Vec::new();
    for Chapter { folder, steps, .. } in chapters() {
        let steps: BTreeSet<_> = steps.into_iter().map(|step| step.name).collect();
        let modules = text(&format!("exercises/{folder}/tests/steps/main.rs")).unwrap_or_default();
        let modules = modules
            .lines()
            .filter_map(|line| Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned()));
        let mut compare = |place: String, found: BTreeSet<String>| {
            if found != steps {
                findings.push(format!("{place}: {found:?}\n  in the manifest: {steps:?}"));
            }
        };
        compare(
            format!("exercises/{folder}/tests/steps/main.rs"),
            modules.collect(),
        );
        for (place, extension) in [
            (format!("exercises/{folder}/tests/steps"), ".rs"),
            (format!("exercises/{folder}/hints"), ".md"),
            (format!("solutions/{folder}/src"), ".rs"),
        ] {
            let given = |file: &str| {
                let text = text(&format!("{place}/{file}")).unwrap_or_default();
                extension == ".rs" && (file == "main.rs" || is_given(file, &text))
            };
            let mut files = names(&place);
            files.retain(|file| !given(file));
            let files = files
                .into_iter()
                .filter_map(|file| Some(file.strip_suffix(extension)?.to_owned()));
            compare(place, files.collect());
        }
    }
    must(
        "manifest, solutions, tests and hints name the same steps",
        &findings,
    );
}
