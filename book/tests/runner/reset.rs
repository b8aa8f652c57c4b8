//! `reset` loses nothing, wherever it is stopped and however often it is typed.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use crate::scratch::{SOLVED, STARTER, Scratch};

/// Every file below `.workbook/backups`.
fn backups(scratch: &Scratch) -> Vec<PathBuf> {
    let mut folders = vec![scratch.path().join(".workbook/backups")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { &mut folders } else { &mut files }.push(path);
        }
    }
    files
}

#[test]
fn a_step_comes_back_and_the_learners_file_is_named() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.edit("shut", SOLVED);
    let (status, said) = scratch.run(&["reset", "first/open"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(fs::read_to_string(scratch.step("open")).unwrap(), STARTER);
    assert_eq!(
        fs::read_to_string(scratch.step("shut")).unwrap(),
        SOLVED,
        "only the step that was named is reset"
    );
    let kept = backups(&scratch);
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0]).unwrap(), SOLVED);
    let folder = said
        .lines()
        .find_map(|line| line.strip_prefix("Your files are kept in "))
        .unwrap();
    assert!(kept[0].starts_with(scratch.path().join(folder)), "{said}");
}

#[test]
fn a_second_reset_changes_nothing() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.run(&["reset", "first"]);
    let (status, said) = scratch.run(&["reset", "first"]);
    assert_eq!(status, Some(0));
    assert!(said.contains("there is nothing to reset"), "{said}");
    assert_eq!(backups(&scratch).len(), 1, "the first backup is the only one");
}

#[test]
fn two_resets_in_one_second_keep_both_backups() {
    let scratch = Scratch::new();
    for text in ["// one", "// two", "// three"] {
        scratch.edit("open", text);
        scratch.run(&["reset", "first/open"]);
    }
    let mut kept: Vec<_> = backups(&scratch)
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    kept.sort();
    assert_eq!(kept, ["// one", "// three", "// two"]);
}

#[test]
fn a_file_that_is_gone_comes_back_without_a_backup() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.step("open")).unwrap();
    scratch.run(&["reset", "first"]);
    assert_eq!(fs::read_to_string(scratch.step("open")).unwrap(), STARTER);
    assert!(backups(&scratch).is_empty());
}

#[test]
fn killed_at_any_moment_it_loses_nothing() {
    let scratch = Scratch::new();
    let large = |number: u32| format!("// {number}\n{}", "// what I wrote\n".repeat(20_000));
    let mut interrupted = 0;
    for number in 0..40 {
        let yours = large(number);
        scratch.edit("open", &yours);
        let mut reset = scratch
            .command(&["reset", "first"])
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(400 * u64::from(number)));
        reset.kill().unwrap();
        reset.wait().unwrap();
        let now = fs::read_to_string(scratch.step("open")).unwrap();
        if now == yours {
            interrupted += 1;
        } else {
            assert_eq!(
                now, STARTER,
                "after a kill the file is the learner's or the starter, nothing between"
            );
            let kept = backups(&scratch)
                .iter()
                .any(|file| fs::read_to_string(file).unwrap() == yours);
            assert!(
                kept,
                "the starter is there, so the learner's file has to be in a backup"
            );
        }
    }
    assert!(interrupted > 0, "at least the first kill comes before the end");
    scratch.run(&["reset", "first"]);
    assert_eq!(
        fs::read_to_string(scratch.step("open")).unwrap(),
        STARTER,
        "a reset after a kill works"
    );
}
