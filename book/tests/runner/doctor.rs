//! `doctor` on machines that are ready and on some that are not.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::clones::{commit, git, published};
use crate::learners_code::answering;
use crate::scratch::{SOLVED, Scratch};

/// A workbook whose solution has tests of its own.
pub fn ready() -> Scratch {
    with_solution(Scratch::new())
}

/// The same, of a workbook that has none.
pub fn with_solution(scratch: Scratch) -> Scratch {
    scratch.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"exercises/*\", \"solutions/*\"]\n[workspace.package]\nrust-version = \"1.88\"\n",
    );
    scratch.write(
        "solutions/01-first/Cargo.toml",
        "[package]\nname = \"first-solution\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
    );
    scratch.write(
        "solutions/01-first/tests/steps.rs",
        "extern crate first_solution as first;\ninclude!(\"../../../exercises/01-first/tests/steps/main.rs\");\n",
    );
    for step in ["open", "shut"] {
        let tests = format!("exercises/01-first/tests/steps/{step}.rs");
        let text = fs::read(scratch.path().join(tests)).unwrap();
        scratch.write(&format!("solutions/01-first/tests/{step}.rs"), text);
    }
    lock(&scratch);
    scratch
}

fn lock(scratch: &Scratch) {
    let made = Command::new(env!("CARGO"))
        .args(["generate-lockfile", "--offline"])
        .current_dir(scratch.path())
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// Fails unless `doctor` ends with 1 and says each of `words`, one of them what to do.
#[track_caller]
fn is_not_ready(scratch: &Scratch, words: &[&str]) -> String {
    let (status, said) = scratch.run(&["doctor"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("\nFIX  ") || said.starts_with("FIX  "), "{said}");
    assert!(
        said.ends_with("then run `cargo workbook doctor` again.\n"),
        "{said}"
    );
    for word in words {
        assert!(
            said.contains(word),
            "`doctor` has to say {word:?}; it said:\n{said}"
        );
    }
    said
}

#[test]
fn a_machine_that_is_ready_is_told_so_in_its_last_line() {
    let scratch = ready();
    let (status, said) = scratch.run(&["doctor", "--prepare"]);
    assert_eq!(status, Some(0), "{said}");
    for words in [
        "ok   Rust 1.",
        "ok   an empty program compiles, links and runs",
        "ok   all crates are here",
        "ok   the disk has",
        "can be written to",
        "the solution of first is green: 2 tests",
        "the starters of first are red, as they should be",
        "the tests of first are compiled",
    ] {
        assert!(said.contains(words), "{words:?}: {said}");
    }
    assert!(said.contains("\n\nWorkbook no commit · Rust 1."), "{said}");
    assert!(said.ends_with("\nReady. Bring this laptop.\n"), "{said}");
    // Somebody has begun already.
    scratch.edit("open", SOLVED);
    let (status, said) = scratch.run(&["doctor"]);
    assert!(
        status == Some(0) && said.contains("1 of its steps are begun"),
        "{said}"
    );
    scratch.edit("open", "garbage");
    let (status, said) = scratch.run(&["doctor"]);
    assert!(status == Some(0) && said.contains("do not compile now"), "{said}");
}

#[test]
fn a_machine_that_is_ready_names_its_tag_its_rust_and_its_system() {
    let Some(published) = published() else { return };
    let scratch = with_solution(published);
    commit(&scratch);
    let named = |commit: &str| {
        let (status, said) = scratch.run(&["doctor"]);
        assert_eq!(status, Some(0), "{said}");
        let line = said.lines().rev().nth(1).unwrap().to_owned();
        assert!(
            line.starts_with(&format!("Workbook {commit} · Rust 1.")),
            "{line}"
        );
        let system = format!(" · {} {}", std::env::consts::OS, std::env::consts::ARCH);
        assert!(line.ends_with(&system), "{line}");
    };
    named(git(&scratch, &["rev-parse", "--short", "HEAD"]).trim());
    git(&scratch, &["tag", "workshop-2026-12-01"]);
    named("workshop-2026-12-01");
}

#[test]
fn a_workbook_that_somebody_has_changed_is_noticed() {
    let scratch = ready();
    scratch.write("solutions/01-first/src/open.rs", answering("41"));
    is_not_ready(
        &scratch,
        &[
            "the solution of first is not green: test open::it_answers",
            "git status",
        ],
    );
    let scratch = ready();
    scratch.write(
        "exercises/01-first/tests/steps/open.rs",
        "#[test]\nfn it_answers() {}\n",
    );
    is_not_ready(
        &scratch,
        &["the starter of first/open is not as it should be", "git status"],
    );
}

#[test]
fn a_crate_that_is_not_here_yet_is_fetched() {
    let scratch = ready();
    let manifest = fs::read_to_string(scratch.path().join("exercises/01-first/Cargo.toml")).unwrap();
    scratch.write(
        "exercises/01-first/Cargo.toml",
        manifest + "\n[dependencies]\nworkbook-of-nobody = \"1\"\n",
    );
    let said = is_not_ready(&scratch, &["a crate is missing", "cargo fetch --locked"]);
    assert!(
        said.contains("are tried when the lines above are ok"),
        "what needs it is not blamed: {said}"
    );
}

#[cfg(unix)]
#[test]
fn an_old_rust_and_a_missing_linker_are_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = ready();
    let fake = |script: &str| {
        let folder = TempDir::new().unwrap();
        let rustc = folder.path().join("rustc");
        fs::write(&rustc, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&rustc, fs::Permissions::from_mode(0o755)).unwrap();
        folder
    };
    let said = |folder: &Path| {
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
        let output = scratch.command(&["doctor"]).env("PATH", path).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stdout).unwrap()
    };
    let old = said(fake("echo 'rustc 1.74.1 (a28077b28 2023-12-04)'").path());
    assert!(
        old.contains("needs Rust 1.88 or newer") && old.contains("rustup update stable"),
        "{old}"
    );
    // The real one, where nothing is called `cc`.
    let real = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .unwrap();
    let sysroot = String::from_utf8(real.stdout).unwrap();
    let script = format!("PATH=/nonexistent exec {}/bin/rustc \"$@\"", sysroot.trim());
    let unlinked = said(fake(&script).path());
    assert!(unlinked.contains("ok   Rust 1."), "{unlinked}");
    assert!(
        unlinked.contains("does not compile, link and run: error: linker"),
        "{unlinked}"
    );
    let cure = if cfg!(target_os = "macos") {
        "xcode-select"
    } else {
        "build-essential"
    };
    assert!(unlinked.contains(cure), "{unlinked}");
}

#[test]
fn a_folder_that_is_copied_to_elsewhere_and_a_small_disk_are_named() {
    let scratch = with_solution(Scratch::in_folder(TempDir::with_prefix("OneDrive-").unwrap()));
    is_not_ready(
        &scratch,
        &["which is copied to elsewhere", "Move the folder of the workbook"],
    );
    let Some(disk) = crate::disks::Disk::mount() else {
        return;
    };
    let scratch = with_solution(disk.scratch());
    is_not_ready(&scratch, &["the disk has 0.0 GiB left", "Make room"]);
    disk.is_read_only();
    let said = is_not_ready(&scratch, &["the temporary folder, ", "or set TMPDIR"]);
    assert!(said.matches("cannot be written to: ").count() == 2, "{said}");
}
