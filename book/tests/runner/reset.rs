//! `reset` brings the starters back and loses nothing, whatever lies in their place and however often it is typed.

use std::fs;

use crate::scratch::{SOLVED, STARTER, Scratch};

#[test]
fn a_step_comes_back_and_the_learners_file_is_named() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.edit("shut", SOLVED);
    let (status, said) = scratch.run(&["reset", "first/open"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    let shut = scratch.yours("shut");
    assert_eq!(
        shut.as_deref(),
        Some(SOLVED),
        "only the step that was named is reset"
    );
    let kept = scratch.files(".workbook/backups");
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0]).unwrap(), SOLVED);
    let folder = said
        .lines()
        .find_map(|line| line.strip_prefix("Your files are kept in "))
        .unwrap();
    assert!(kept[0].starts_with(scratch.path().join(folder)), "{said}");
    assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
}

#[test]
fn a_second_reset_changes_nothing() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.run(&["reset", "first"]);
    let (status, said) = scratch.run(&["reset", "first"]);
    assert_eq!(status, Some(0));
    assert!(said.contains("there is nothing to reset"), "{said}");
    let kept = scratch.files(".workbook/backups");
    assert_eq!(kept.len(), 1, "the first backup is the only one");
}

#[test]
fn two_resets_in_one_second_keep_both_backups() {
    let scratch = Scratch::new();
    for text in ["// one", "// two", "// three"] {
        scratch.edit("open", text);
        scratch.run(&["reset", "first/open"]);
    }
    let read = |file| fs::read_to_string(file).unwrap();
    let mut kept: Vec<_> = scratch.files(".workbook/backups").iter().map(read).collect();
    kept.sort();
    assert_eq!(kept, ["// one", "// three", "// two"]);
}

#[test]
fn resets_at_the_same_time_wait_for_each_other() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.edit("shut", SOLVED);
    let reset = || {
        let mut command = scratch.command(&["reset", "first"]);
        command.stdout(std::process::Stdio::null()).spawn().unwrap()
    };
    for mut reset in [reset(), reset(), reset()] {
        assert!(reset.wait().unwrap().success());
    }
    let kept = scratch.files(".workbook/backups");
    assert_eq!(kept.len(), 2, "each file was kept by one of them, and no starter");
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert!(scratch.has_kept(SOLVED) && scratch.left_over().is_empty());
}

#[test]
fn a_file_that_is_gone_comes_back_without_a_backup() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.step("open")).unwrap();
    scratch.run(&["reset", "first"]);
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert!(scratch.files(".workbook/backups").is_empty());
}

#[test]
fn a_folder_in_the_place_of_a_step_is_kept_whole() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.step("open")).unwrap();
    scratch.write("exercises/01-first/src/open.rs/notes.txt", "mine");
    let said = scratch.check_says(&["A folder stands where a file belongs: rename it or move it away"]);
    assert!(!said.contains("cargo workbook reset"), "{said}");
    let (status, said) = scratch.run(&["reset", "first/open"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert!(scratch.has_kept("mine"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_moved_and_not_advised_to_be_reset() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    fs::set_permissions(scratch.step("open"), fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads whatever there is.
    if fs::read(scratch.step("open")).is_err() {
        let said = scratch.check_says(&["look at the owner and the permissions"]);
        assert!(!said.contains("cargo workbook reset"), "{said}");
    }
    assert_eq!(scratch.run(&["reset", "first/open"]).0, Some(0));
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    let kept = scratch.files(".workbook/backups");
    fs::set_permissions(&kept[0], fs::Permissions::from_mode(0o600)).unwrap();
    assert!(scratch.has_kept(SOLVED));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_step_is_moved_and_its_file_stays() {
    let scratch = Scratch::new();
    scratch.write("elsewhere/mine.rs", SOLVED);
    let mine = scratch.path().join("elsewhere/mine.rs");
    fs::remove_file(scratch.step("open")).unwrap();
    std::os::unix::fs::symlink(&mine, scratch.step("open")).unwrap();
    let (status, said) = scratch.run(&["reset", "first/open"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert_eq!(
        fs::read_to_string(&mine).unwrap(),
        SOLVED,
        "what it led to is as it was"
    );
    let kept = scratch.files(".workbook/backups");
    assert!(kept.len() == 1 && kept[0].is_symlink());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_step_does_not_keep_reset_waiting() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.step("open")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(scratch.step("open"))
        .status();
    assert!(made.unwrap().success());
    let (status, said) = scratch.run(&["reset", "first/open"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
}

#[test]
fn what_dead_commands_have_left_is_cleared_away_and_a_learners_file_is_not() {
    let scratch = Scratch::new();
    scratch.write("exercises/01-first/src/.workbook-new-a1b2c3", "half a star");
    scratch.write(".workbook/.workbook-new-a1b2c3", "half of a list");
    scratch.write("exercises/01-first/src/.workbook-kept-open.rs-0", "// first");
    scratch.write("exercises/01-first/src/.workbook-kept-shut.rs-0", "// second");
    fs::remove_file(scratch.step("shut")).unwrap();
    assert_eq!(scratch.run(&["list"]).0, Some(0));
    assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert!(
        scratch.has_kept("// first"),
        "its place is taken: it goes into a backup"
    );
    assert_eq!(
        scratch.yours("shut").as_deref(),
        Some("// second"),
        "its place is free"
    );
}
