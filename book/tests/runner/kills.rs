//! Kills at any moment: every learner's file is whole, in its place or in a backup, and the next command works.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::disks::{another, hidden, own_folder_in};
use crate::scratch::{SOLVED, STARTER, Scratch};

/// Starts a command and kills it after `delay`; says whether it was still running.
fn kill(scratch: &Scratch, args: &[&str], delay: Duration) -> bool {
    let mut command = scratch.command(args);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    thread::sleep(delay);
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

/// Kills `count` resets, restores and solves.
fn kill_changes(scratch: &Scratch, count: u32) {
    let moment = scratch.moments(&["reset", "first"], || {
        scratch.edit("open", "// mine");
        scratch.edit("shut", "// mine");
    });
    let mut killed = 0;
    for number in 0..count {
        let filler = "// what I wrote\n".repeat(20_000);
        let yours = ["open", "shut"].map(|step| (step, format!("// {step} {number}\n{filler}")));
        for (step, text) in &yours {
            scratch.edit(step, text);
        }
        let _ = fs::remove_dir_all(scratch.path().join(".workbook/backups/"));
        let restored = "// restored";
        scratch.write(
            ".workbook/backups/2026-03-14_15-09-26/01-first/src/open.rs",
            restored,
        );
        let commands = [
            ["reset", "first"],
            ["restore", "2026-03-14_15-09-26"],
            ["solve", "first"],
        ];
        let command = commands[number as usize % 3];
        killed += u32::from(kill(scratch, &command, moment(number)));
        for (step, text) in &yours {
            let now = scratch.yours(step);
            let is_new = now
                .as_deref()
                .is_none_or(|now| [STARTER, restored, SOLVED].contains(&now));
            assert!(
                now.as_ref() == Some(text) || is_new && scratch.has_kept(text),
                "{command:?} {number}: {step} is whole, in its place or in a backup"
            );
        }
        let (status, said) = scratch.run(&["reset", "first"]);
        assert_eq!(status, Some(0), "{number}: {said}");
        assert!(
            scratch.left_over().is_empty(),
            "{number}: {:?}",
            scratch.left_over()
        );
        for (step, text) in &yours {
            assert_eq!(scratch.yours(step).as_deref(), Some(STARTER), "{number}");
            assert!(scratch.has_kept(text), "{number}: {step}");
        }
    }
    assert!(
        killed > count / 10,
        "a tenth of the kills come before the end: {killed} of {count}"
    );
}

/// Kills `count` builds.
fn kill_builds(scratch: &Scratch, count: u32) {
    let moment = scratch.moments(&["build", "--out", "out"], || {});
    let mut killed = 0;
    for number in 0..count {
        killed += u32::from(kill(scratch, &["build", "--out", "out"], moment(number)));
        assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
        if number % 4 == 3 {
            let (status, said) = scratch.run(&["build", "--out", "out"]);
            assert_eq!(status, Some(0), "{number}: {said}");
            assert_eq!(hidden(scratch.path()), [""; 0], "{number}");
            assert!(scratch.path().join("out/index.html").is_file(), "{number}");
        }
    }
    assert!(
        killed > count / 10,
        "a tenth of the kills come before the end: {killed} of {count}"
    );
}

#[test]
fn killed_at_any_moment_a_change_loses_nothing() {
    kill_changes(&Scratch::new(), 40);
}

#[test]
fn killed_at_any_moment_a_build_leaves_nothing_for_ever() {
    kill_builds(&Scratch::new(), 16);
}

#[test]
#[ignore = "slow: hundreds of kills"]
fn hundreds_of_kills_lose_nothing() {
    kill_changes(&Scratch::new(), 400);
    kill_builds(&Scratch::new(), 100);
    if let Some(elsewhere) = another() {
        let scratch = Scratch::new();
        own_folder_in(&scratch, &elsewhere);
        kill_changes(&scratch, 30);
    }
}

#[test]
fn the_pages_of_a_server_that_was_killed_are_cleared_away_by_the_next() {
    let scratch = Scratch::new();
    // Nothing is compiled: the compiler of a server that is killed would live on for a while, and write to the scratch.
    scratch.write("Cargo.toml", "no manifest");
    let folders = || {
        let entries = fs::read_dir(scratch.path().join("tmp")).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let first = crate::server::Server::start(&scratch, 0);
    let of_the_first = folders();
    assert_eq!(of_the_first.len(), 1);
    let second = crate::server::Server::start(&scratch, 0);
    assert_eq!(folders().len(), 2, "a living server keeps its pages");
    // Dropping a server kills it.
    drop(first);
    assert!(of_the_first[0].is_dir());
    let foreign = TempDir::with_prefix_in("workbook-", scratch.path().join("tmp")).unwrap();
    let third = crate::server::Server::start(&scratch, 0);
    assert!(!of_the_first[0].exists());
    assert_eq!(
        folders().len(),
        3,
        "two that serve, and one that is nobody's of ours"
    );
    drop((second, third, foreign));
}
