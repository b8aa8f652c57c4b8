//! `restore` lists what was kept, and puts it back.

use std::fs;

use crate::scratch::{SOLVED, STARTER, Scratch};

/// The names of all backups, the oldest first.
fn backups(scratch: &Scratch) -> Vec<String> {
    let listed = scratch.run(&["restore"]).1;
    let names = listed.lines().filter(|line| line.starts_with("20"));
    names.map(str::to_owned).collect()
}

#[test]
fn a_backup_comes_back_and_what_was_there_is_kept() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.edit("shut", "// half done");
    scratch.run(&["reset", "first"]);
    scratch.edit("open", "// begun again");
    let names = backups(&scratch);
    assert_eq!(names.len(), 1);
    let (status, said) = scratch.run(&["restore", &names[0]]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(SOLVED));
    assert_eq!(scratch.yours("shut").as_deref(), Some("// half done"));
    assert!(scratch.has_kept("// begun again"), "{said}");
    assert!(scratch.has_kept(SOLVED), "the backup stays");
    let (status, said) = scratch.run(&["restore", &format!(".workbook/backups/{}", names[0])]);
    assert_eq!(status, Some(0), "its folder is as good as its name: {said}");
    assert!(said.contains("open.rs is there already"), "{said}");
    assert_eq!(
        backups(&scratch).len(),
        2,
        "a restore that changes nothing keeps nothing"
    );
}

#[test]
fn the_list_names_every_file_and_the_command_for_the_newest() {
    let scratch = Scratch::new();
    let (status, said) = scratch.run(&["restore"]);
    assert!(status == Some(0) && said.contains("There is no backup"), "{said}");
    // More than nine in a second: the tenth is the newest, though its name comes first among texts.
    for number in 0..11 {
        let folder = match number {
            0 => "2026-03-14_15-09-26".to_owned(),
            _ => format!("2026-03-14_15-09-26_{}", number + 1),
        };
        scratch.write(&format!(".workbook/backups/{folder}/01-first/src/open.rs"), "");
    }
    let said = scratch.run(&["restore"]).1;
    let file = std::path::Path::new("01-first/src/open.rs");
    assert_eq!(
        said.matches(&format!("exercises/{}", file.display())).count(),
        11,
        "{said}"
    );
    assert!(
        said.contains("`cargo workbook restore 2026-03-14_15-09-26_11`"),
        "{said}"
    );
}

#[test]
fn a_backup_that_nobody_made_is_refused() {
    let scratch = Scratch::new();
    for name in ["2026-03-14_15-09-26", "..", "/", "backups/.."] {
        let (status, said) = scratch.run(&["restore", name]);
        assert!(
            status == Some(2) && said.contains("there is no backup"),
            "{name}: {said}"
        );
    }
    scratch.write(
        ".workbook/backups/2026-03-14_15-09-26/09-gone/src/open.rs",
        SOLVED,
    );
    let (status, said) = scratch.run(&["restore", "2026-03-14_15-09-26"]);
    assert!(status == Some(2) && said.contains("put"), "{said}");
    assert!(!scratch.path().join("exercises/09-gone").exists());
}

#[test]
fn a_file_put_back_is_newer_than_the_last_build() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.edit("shut", SOLVED);
    assert_eq!(scratch.run(&["check"]).0, Some(0));
    scratch.run(&["reset", "first"]);
    assert_eq!(scratch.run(&["check"]).0, Some(1));
    let names = backups(&scratch);
    scratch.run(&["restore", &names[0]]);
    assert_eq!(
        scratch.run(&["check"]).0,
        Some(0),
        "cargo compiles what was put back"
    );
    assert_ne!(fs::read_to_string(scratch.step("open")).unwrap(), STARTER);
}
