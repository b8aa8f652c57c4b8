//! The way is walkable: with the solutions of steps 1 to k in place, exactly the tests of those steps are green.

use crate::scratch::Workspace;
use crate::{chapters, libtest, must};

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
