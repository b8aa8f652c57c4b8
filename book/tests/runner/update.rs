//! `update` brings a newer workbook, and never touches what a learner has written.

use std::fs;

use crate::clones::{cloned, commit, contents, git, published};
use crate::scratch::{SOLVED, Scratch};

/// What a learner does with a file of a clone.
type Does = fn(&Scratch, &str);

/// What a learner may have done with a file before an update comes.
const STATES: [(&str, Does); 9] = [
    ("untouched", |_, _| {}),
    ("solved", |clone, file| clone.write(file, SOLVED)),
    ("half", |clone, file| clone.write(file, "// half done\nstarter\n")),
    ("added", |clone, file| {
        clone.write(file, SOLVED);
        git(clone, &["add", file]);
    }),
    ("committed", |clone, file| {
        clone.write(file, SOLVED);
        commit_alone(clone, file);
    }),
    ("committed_and_more", |clone, file| {
        clone.write(file, "// a first try\n");
        commit_alone(clone, file);
        clone.write(file, SOLVED);
    }),
    ("committed_and_reset", |clone, file| {
        let starter = fs::read(clone.path().join(file)).unwrap();
        clone.write(file, SOLVED);
        commit_alone(clone, file);
        clone.write(file, starter);
    }),
    ("carriage_returns", |clone, file| {
        clone.write(file, "starter\r\nmine\r\n")
    }),
    ("gone", |clone, file| {
        fs::remove_file(clone.path().join(file)).unwrap()
    }),
];

fn commit_alone(clone: &Scratch, file: &str) {
    git(clone, &["commit", "--quiet", "--message", "mine", "--", file]);
}

/// What an update may do with the starter.
const CHANGES: [&str; 3] = ["changes", "removes", "leaves"];

/// What the files of `STATES` are called, once for each of the changes that an update makes of them.
fn file_of(state: &str, change: &str) -> String {
    format!("exercises/01-first/src/{state}_{change}.rs")
}

#[test]
fn an_update_never_conflicts_with_a_learners_file() {
    let Some(published) = published() else { return };
    let files = || {
        STATES
            .iter()
            .flat_map(|(state, _)| CHANGES.map(|change| (state, change)))
    };
    for (state, change) in files() {
        published.write(&file_of(state, change), "starter\n");
    }
    published.write("exercises/01-first/tests/old.txt", "old");
    commit(&published);
    let clone = cloned(&published);
    for (state, does) in STATES {
        for change in CHANGES {
            does(&clone, &file_of(state, change));
        }
    }
    clone.write("exercises/01-first/src/notes.txt", "mine");
    // The update, twice, with a file of the learner's own name in the second.
    for version in ["second", "third"] {
        let before = contents(&clone);
        for (state, _) in STATES {
            published.write(&file_of(state, "changes"), format!("// {version}\nstarter\n"));
            let _ = fs::remove_file(published.path().join(file_of(state, "removes")));
        }
        for file in [
            "book/chapters/01-first.md",
            "exercises/01-first/tests/steps/open.rs",
            "exercises/01-first/src/lib.rs",
        ] {
            published.write(file, format!("{version}\n"));
        }
        let _ = fs::remove_file(published.path().join("exercises/01-first/tests/old.txt"));
        published.write(&format!("exercises/01-first/src/{version}.rs"), "new");
        published.write("exercises/01-first/src/notes.txt", version);
        commit(&published);
        let (status, said) = clone.run(&["update"]);
        assert_eq!(status, Some(0), "{said}");
        assert_eq!(git(&clone, &["ls-files", "--unmerged"]), "");
        let (after, new) = (contents(&clone), contents(&published));
        for (file, text) in &after {
            assert!(!text.contains("<<<<<<<"), "{file}: {text}");
        }
        for (state, change) in files() {
            let file = file_of(state, change);
            let is_starter = ["untouched", "committed_and_reset"].contains(state);
            let expected = if is_starter {
                new.get(&file)
            } else {
                before.get(&file)
            };
            assert_eq!(
                after.get(&file),
                expected,
                "{file} after the {version} version: {said}"
            );
            // What is gone on both sides is no difference.
            let is_taken_away = change == "removes" && (*state == "gone" || version == "third");
            let is_told = !is_starter && change != "leaves" && !is_taken_away;
            assert_eq!(said.contains(&file), is_told, "{file}: {said}");
        }
        assert_eq!(after["exercises/01-first/src/notes.txt"], "mine");
        for file in new
            .keys()
            .filter(|file| !file.contains("/src/") || file.ends_with("lib.rs"))
        {
            assert_eq!(after.get(file), new.get(file), "{file} is the update's");
        }
        assert!(!after.contains_key("exercises/01-first/tests/old.txt"));
        assert_eq!(
            clone.run(&["update"]).1.lines().count(),
            1,
            "the second time there is nothing to do"
        );
    }
}
