//! Saves that race `reset` or `solve`: no byte of a learner's is in neither place.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::disks;
use crate::scratch::{SOLVED, STARTER, Scratch};

/// How editors save.
#[derive(Debug, Clone, Copy)]
enum Save {
    /// The file is emptied and written.
    InPlace,
    /// A new file takes its name.
    ByName,
}

fn save(scratch: &Scratch, way: Save, text: &str) {
    let file = scratch.step("open");
    let attempt = || match way {
        Save::InPlace => fs::write(&file, text),
        Save::ByName => {
            let new = file.with_extension("rs~");
            fs::write(&new, text).and_then(|()| fs::rename(new, &file))
        }
    };
    // Windows lets nobody write to a file while it is being moved; an editor says so, and one saves again.
    let saved = (0..100).any(|_| attempt().inspect_err(|_| thread::yield_now()).is_ok());
    assert!(saved, "{way:?}: the file can be saved");
}

/// Saves once while each of `tries` resets runs.
fn race(scratch: &Scratch, tries: u32) {
    race_with(scratch, "reset", STARTER, tries);
}

/// Saves once while each of `tries` commands runs, which puts `new` in place.
fn race_with(scratch: &Scratch, command: &str, new: &str, tries: u32) {
    let args = [command, "first/open"];
    let moment = scratch.moments(&args, || scratch.edit("open", "// mine"));
    let mut caught = 0;
    for number in 0..tries {
        let way = [Save::InPlace, Save::ByName][number as usize % 2];
        let filler = "// what I wrote\n".repeat(500);
        let before = format!("// before {number}\n{filler}");
        let meanwhile = format!("// meanwhile {number}\n{filler}");
        scratch.edit("open", &before);
        let mut reset = scratch
            .command(&args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(moment(number));
        save(scratch, way, &meanwhile);
        let status = reset.wait().unwrap();
        let now = scratch.yours("open").expect("a file is in the place of the step");
        let moved = scratch.has_kept(&meanwhile);
        caught += u32::from(moved);
        assert!(
            moved || now == meanwhile,
            "{way:?} {number}: what was saved while `{command}` ran has to be in its place or in a backup; in its place is \
             {:?}",
            now.get(..30)
        );
        assert!(
            moved || scratch.has_kept(&before),
            "{way:?} {number}: what was there before has to be in a backup, unless the save took its place first"
        );
        assert!(now == meanwhile || now == new, "{way:?} {number}");
        assert!(
            status.success() || now == meanwhile,
            "a command fails for a save alone"
        );
        let left = scratch.left_over();
        assert!(left.is_empty(), "{way:?} {number}: {left:?}");
        let _ = fs::remove_dir_all(scratch.path().join(".workbook/backups"));
    }
    assert!(
        caught > 0 && caught < tries,
        "of {tries} saves some come before the move and some after it; {caught} did"
    );
}

#[test]
fn a_save_during_a_reset_is_in_its_place_or_in_a_backup() {
    race(&Scratch::new(), 100);
}

#[test]
fn a_save_during_a_solve_is_in_its_place_or_in_a_backup() {
    race_with(&Scratch::new(), "solve", SOLVED, 50);
}

#[test]
#[ignore = "slow: a thousand tries"]
fn a_thousand_saves_during_resets_are_in_their_place_or_in_a_backup() {
    race(&Scratch::new(), 500);
    race_with(&Scratch::new(), "solve", SOLVED, 500);
}

#[test]
#[ignore = "slow: each reset waits for the file to stand still"]
fn a_save_during_a_reset_to_another_file_system_is_in_its_place_or_in_a_backup() {
    let Some(elsewhere) = disks::another() else { return };
    let scratch = Scratch::new();
    disks::own_folder_in(&scratch, &elsewhere);
    race(&scratch, 60);
}

#[test]
fn a_save_that_ends_after_the_reset_is_in_the_backup() {
    let scratch = Scratch::new();
    scratch.edit("open", "// half");
    let mut file = fs::OpenOptions::new()
        .append(true)
        .open(scratch.step("open"))
        .unwrap();
    assert_eq!(scratch.run(&["reset", "first/open"]).0, Some(0));
    file.write_all(b" and half").unwrap();
    drop(file);
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert!(scratch.has_kept("// half and half"), "the file itself was moved");
}

#[test]
fn a_save_that_is_under_way_is_followed_to_another_file_system() {
    let Some(elsewhere) = disks::another() else { return };
    let scratch = Scratch::new();
    disks::own_folder_in(&scratch, &elsewhere);
    scratch.edit("open", "// half");
    let mut file = fs::OpenOptions::new()
        .append(true)
        .open(scratch.step("open"))
        .unwrap();
    let mut reset = scratch
        .command(&["reset", "first/open"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while scratch.yours("open").is_some() && reset.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    file.write_all(b" and half").unwrap();
    assert!(reset.wait().unwrap().success());
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert!(scratch.has_kept("// half and half"));
    assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
}
