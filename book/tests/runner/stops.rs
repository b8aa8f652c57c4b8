//! Builds that are interrupted or killed: what was there before is there, and nothing hidden stays.

use std::fs;
use std::path::{Path, PathBuf};

use crate::builds::builds;
use crate::disks::hidden;
use crate::scratch::Scratch;

/// Moves the build `out` to where a build that is killed between its two renames has it.
fn stop_between_renames(scratch: &Scratch) -> PathBuf {
    let stage = scratch.path().join(".workbook-new-a1b2c3");
    fs::create_dir_all(stage.join("old")).unwrap();
    fs::write(stage.join(".workbook-lock"), "").unwrap();
    fs::rename(scratch.path().join("out"), stage.join("old/out")).unwrap();
    stage
}

#[test]
fn a_build_that_was_killed_between_its_renames_is_put_back() {
    let scratch = Scratch::new();
    builds(&scratch, "out");
    stop_between_renames(&scratch);
    builds(&scratch, "out");
    // What somebody has put there meanwhile has the place.
    let stage = stop_between_renames(&scratch);
    builds(&scratch, "other");
    assert!(scratch.path().join("out/index.html").is_file());
    stop_between_renames(&scratch);
    fs::write(stage.join("old/out/mine.txt"), "mine").unwrap();
    scratch.write("out/notes.txt", "notes");
    let said = scratch.run(&["build", "--out", "other"]).1;
    assert!(
        said.contains("is left over") && said.contains("mine.txt"),
        "{said}"
    );
    assert!(stage.join("old/out/mine.txt").is_file() && scratch.path().join("out/notes.txt").is_file());
}

#[test]
fn what_is_not_a_dead_builds_is_no_left_over() {
    let scratch = Scratch::new();
    scratch.write(".workbook-new-mine/book/notes.txt", "mine");
    assert_eq!(scratch.run(&["build", "--out", "out"]).0, Some(0));
    let notes = Path::new(".workbook-new-mine/book/notes.txt");
    assert!(scratch.path().join(notes).is_file(), "it has no lock file");
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_nothing_hidden() {
    use std::{process, thread, time::Duration};
    let scratch = Scratch::new();
    builds(&scratch, "out");
    for (signal, delay) in ["-INT", "-TERM"]
        .into_iter()
        .flat_map(|signal| [0, 3, 9, 20, 40].map(|delay| (signal, delay)))
    {
        let mut status = None;
        let mut build = scratch
            .command(&["build", "--out", "out"])
            .stdout(process::Stdio::null())
            .spawn()
            .unwrap();
        while status.is_none() && hidden(scratch.path()).is_empty() {
            thread::sleep(Duration::from_micros(200));
            status = build.try_wait().unwrap();
        }
        thread::sleep(Duration::from_millis(delay));
        let _ = process::Command::new("kill")
            .args([signal, &build.id().to_string()])
            .output();
        let code = build.wait().unwrap().code();
        assert!(
            matches!(code, Some(130 | 0)),
            "{signal} after {delay} ms: {code:?}"
        );
        assert_eq!(hidden(scratch.path()), [""; 0], "{signal} after {delay} ms");
        assert!(
            scratch.path().join("out/index.html").is_file(),
            "{signal} after {delay} ms"
        );
    }
}
