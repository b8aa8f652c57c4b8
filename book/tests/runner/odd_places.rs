//! A workbook in a folder with an odd name, on a disk that nobody may write to, and on one that is full.

use std::fs;

use tempfile::TempDir;

use crate::disks::Disk;
use crate::doctor::with_solution;
use crate::scratch::{SOLVED, STARTER, Scratch};
use crate::server::{Server, is};

#[test]
fn a_path_may_have_blanks_and_letters_of_any_language() {
    let folder = TempDir::with_prefix("Kurs für Ada & Bjørn, (1) #1 ").unwrap();
    let scratch = with_solution(Scratch::in_folder(folder));
    let says = |args: &[&str], status: i32, words: &str| {
        let (found, said) = scratch.run(args);
        assert!(found == Some(status) && said.contains(words), "{args:?}: {said}");
    };
    says(&["doctor"], 0, "Ready. Bring this laptop.");
    says(&["check"], 1, "first/open");
    scratch.edit("open", "// half done");
    says(
        &["check", "--short"],
        1,
        "first ?/2 · at first/open, which does not compile",
    );
    says(&["solve", "first/open"], 0, "is the reference solution");
    says(&["check", "--short"], 1, "first 0/2 and 1 by reference");
    says(&["restore"], 0, "exercises/01-first/src/open.rs");
    says(&["diff", "first/shut"], 0, "+     42");
    says(&["hint", "first/shut"], 0, "The first.");
    says(&["reset", "first"], 0, "the starter again");
    assert!(scratch.has_kept("// half done"));
    says(&["build", "--out", "Seiten für alle"], 0, "Seiten für alle");
    says(&["pack", "--out", "für den Stick"], 0, "Packed into");
    let server = Server::start_with(&scratch, &[]);
    let host = server.host();
    assert_eq!(server.status("GET", "/01-first.html", &[("Host", &host)]), 200);
    scratch.edit("open", SOLVED);
    server.event(is("open", "green"));
}

#[test]
fn on_a_disk_that_nobody_may_write_to_all_is_read_and_nothing_is_lost() {
    let Some(disk) = Disk::mount() else { return };
    let scratch = disk.scratch();
    scratch.edit("open", SOLVED);
    scratch.run(&["reset", "first/open"]);
    scratch.edit("open", SOLVED);
    scratch.edit("shut", "// half done");
    let files = scratch.files("");
    disk.is_read_only();
    let elsewhere = TempDir::new().unwrap();
    let run = |args: &[&str]| {
        let mut command = scratch.command(args);
        command
            .env("CARGO_TARGET_DIR", elsewhere.path())
            .env("TMPDIR", elsewhere.path());
        let said = command.output().unwrap();
        let text = String::from_utf8(said.stdout).unwrap() + &String::from_utf8(said.stderr).unwrap();
        (said.status.code(), text)
    };
    for (args, words) in [
        (&["list"][..], "first/open"),
        (&["plan", "--minutes", "60"], "Welcome"),
        (&["hint", "first/open"], "The first."),
        (&["diff", "first/shut"], "half done"),
        (&["restore"], "exercises/01-first/src/open.rs"),
    ] {
        let (status, said) = run(args);
        assert!(status == Some(0) && said.contains(words), "{args:?}: {said}");
    }
    let out = elsewhere.path().join("out");
    let (status, said) = run(&["build", "--out", out.to_str().unwrap()]);
    assert!(status == Some(0) && out.join("index.html").is_file(), "{said}");
    let backup = run(&["restore"]).1.lines().next().unwrap().to_owned();
    for args in [
        &["reset", "first"][..],
        &["solve", "first/shut"],
        &["restore", &backup],
    ] {
        let (status, said) = run(args);
        assert!(
            status == Some(2) && said.contains("nothing was changed"),
            "{args:?}: {said}"
        );
    }
    assert_eq!(scratch.files(""), files);
    assert_eq!(scratch.yours("open").as_deref(), Some(SOLVED));
    assert_eq!(scratch.yours("shut").as_deref(), Some("// half done"));
}

#[test]
fn on_a_full_disk_solutions_and_backups_lose_nothing() {
    let Some(disk) = Disk::mount() else { return };
    let scratch = disk.scratch();
    scratch.edit("open", "// a first try");
    scratch.run(&["reset", "first/open"]);
    let backup = scratch.run(&["restore"]).1.lines().next().unwrap().to_owned();
    for args in [&["solve", "first"][..], &["restore", &backup]] {
        for room in [0, 4_096, 8_192, 12_288] {
            scratch.edit("open", "// a second try");
            let filler = disk.fill(room);
            let (status, said) = scratch.run(args);
            let open = scratch.yours("open").expect("a file is in its place");
            let is_safe = open == "// a second try" || scratch.has_kept("// a second try");
            assert!(is_safe, "{args:?}, {room}: {said}");
            assert!(
                status == Some(0) || said.contains("make room"),
                "{args:?}, {room}: {said}"
            );
            assert!(room > 0 || status == Some(2), "{said}");
            assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
            fs::remove_file(filler).unwrap();
            scratch.edit("shut", STARTER);
        }
    }
}
