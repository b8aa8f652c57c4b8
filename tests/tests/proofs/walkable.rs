//! The way is walkable: with the solutions of steps 1 to k in place, exactly the tests of those steps are green, and with
//! those alone that a step `needs`, the tests of that step are.

use std::collections::BTreeSet;

use crate::catalogue::{Chapter, Step};
use crate::scratch::Workspace;
use crate::{chapters, libtest, must, starters};

#[test]
#[ignore = "slow: builds every chapter once a step; .ci/run runs it"]
fn after_steps_1_to_k_exactly_their_tests_are_green() {
    let (workspace, chapters) = (Workspace::new("walkable"), chapters());
    let mut findings = Vec::new();
    let most = chapters
        .iter()
        .map(|chapter| chapter.steps.len())
        .max()
        .unwrap_or_default();
    for done in 1..=most {
        let walkers: Vec<_> = chapters
            .iter()
            .filter(|chapter| done <= chapter.steps.len())
            .collect();
        for chapter in &walkers {
            let file = format!("{}/src/{}.rs", chapter.folder, chapter.steps[done - 1].name);
            workspace.put(&format!("solutions/{file}"), &format!("exercises/{file}"));
        }
        let built = workspace.cargo_on_exercises(&["build", "--tests", "--keep-going"]);
        for chapter in walkers {
            let place = format!("{} with steps 1 to {done} solved", chapter.folder);
            let Some(binary) = built.tests.get(&chapter.folder) else {
                let errors = built
                    .diagnostics
                    .iter()
                    .map(|said| said.rendered.as_str())
                    .collect::<String>();
                findings.push(format!("{place} does not compile:\n{errors}"));
                continue;
            };
            let run = libtest::run(
                binary,
                &workspace.path().join("exercises").join(&chapter.folder),
                "",
            );
            let solved = |test: &str| {
                let step = test.split("::").next();
                chapter.steps[..done]
                    .iter()
                    .any(|solved| Some(solved.name.as_str()) == step)
            };
            findings.extend(
                run.green()
                    .filter(|test| !solved(test))
                    .map(|test| format!("{place}: {test} is green")),
            );
            for (test, printed) in run.red().filter(|(test, _)| solved(test)) {
                findings.push(format!("{place}: {test} is red:\n{printed}"));
            }
        }
    }
    must(
        "after steps 1 to k exactly the tests of those steps are green",
        &findings,
    );
}

/// A step, and all that it needs, directly or through others.
fn with_needs<'a>(chapter: &'a Chapter, step: &'a Step) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![step.name.as_str()];
    while let Some(name) = open.pop() {
        let step = chapter.steps.iter().find(|step| step.name == name);
        if let Some(step) = step.filter(|_| found.insert(name)) {
            open.extend(chapter.needs(step));
        }
    }
    found
}

#[test]
fn a_step_needs_earlier_ones() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        for (place, step) in chapter.steps.iter().enumerate() {
            let earlier = &chapter.steps[..place];
            let unknown = chapter
                .needs(step)
                .into_iter()
                .filter(|needed| !earlier.iter().any(|step| step.name == *needed));
            let path = format!("exercises/{}/Cargo.toml", chapter.folder);
            findings.extend(
                unknown.map(|needed| format!("{path}: {} needs {needed}, no earlier step", step.name)),
            );
        }
    }
    must("`needs` names earlier steps of the chapter", &findings);
}

#[test]
#[ignore = "slow: builds every chapter once a step; .ci/run runs it"]
fn a_step_is_green_with_what_it_needs_alone() {
    let (workspace, chapters) = (Workspace::new("needs"), chapters());
    let mut findings = Vec::new();
    let most = chapters.iter().map(|chapter| chapter.steps.len()).max();
    for place in 0..most.unwrap_or_default() {
        let walkers: Vec<_> = chapters
            .iter()
            .filter_map(|chapter| Some((chapter, chapter.steps.get(place)?)))
            .collect();
        for (chapter, step) in &walkers {
            let solved = with_needs(chapter, step);
            for (file, starter) in starters::of(&chapter.folder) {
                let path = format!("{}/src/{file}", chapter.folder);
                match file.strip_suffix(".rs") {
                    Some(name) if solved.contains(name) => {
                        workspace.put(&format!("solutions/{path}"), &format!("exercises/{path}"));
                    }
                    _ => workspace.write(&format!("exercises/{path}"), starter),
                }
            }
        }
        let built = workspace.cargo_on_exercises(&["build", "--tests", "--keep-going"]);
        for (chapter, step) in walkers {
            let solved = with_needs(chapter, step);
            let place = format!("{}/{} with {solved:?} solved", chapter.folder, step.name);
            let Some(binary) = built.tests.get(&chapter.folder) else {
                findings.push(format!("{place} does not compile"));
                continue;
            };
            let folder = workspace.path().join("exercises").join(&chapter.folder);
            let run = libtest::run(binary, &folder, &format!("{}::", step.name));
            // Where the first red test stopped, which names the step that is missing.
            for (test, printed) in run.red().take(1) {
                let line = printed.lines().find(|line| line.contains("src/"));
                findings.push(format!("{place}: {test} is red: {}", line.unwrap_or(printed)));
            }
        }
    }
    must(
        "the tests of a step are green with what it needs alone",
        &findings,
    );
}
