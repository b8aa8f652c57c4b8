//! `pack`: what comes onto the stick, and that it needs no network.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::clones::{chapters, commit, console, git};
use crate::disks::hidden;
use crate::doctor::ready;
use crate::scratch::{SOLVED, STARTER};

#[test]
fn a_pack_holds_starters_crates_pages_and_instructions_and_nothing_of_a_learners() {
    let scratch = ready();
    scratch.edit("open", SOLVED);
    scratch.write("exercises/01-first/src/notes.rs", "// mine");
    scratch.write(
        ".workbook/backups/2026-03-14_15-09-26/01-first/src/open.rs",
        "// mine",
    );
    scratch.write("book/data/yours.toml", "");
    scratch.write(".git/config", "");
    scratch.write(".cargo/config.toml", "[alias]\nx = \"build\"\n");
    scratch.run(&["build", "--out", "site"]);
    assert_eq!(scratch.run(&["check"]).0, Some(1), "there is a target folder");
    let (status, said) = scratch.run(&["pack", "--out", "stick"]);
    assert_eq!(status, Some(0), "{said}");
    let stick = scratch.path().join("stick");
    let workbook = stick.join("views-not-copies");
    let read = |file: &str| fs::read_to_string(workbook.join(file)).unwrap();
    assert_eq!(read("exercises/01-first/src/open.rs"), STARTER);
    assert_eq!(
        read("exercises/01-first/src/lib.rs"),
        "pub mod open;\npub mod shut;\n"
    );
    assert!(read(".cargo/config.toml").starts_with("[alias]"));
    for gone in [
        ".git",
        ".workbook",
        "target",
        "site",
        "stick",
        "book/data/yours.toml",
        "exercises/01-first/src/notes.rs",
    ] {
        assert!(!workbook.join(gone).exists(), "{gone} is not packed");
    }
    assert!(workbook.join("solutions/01-first/src/open.rs").is_file());
    assert!(stick.join("book/01-first.html").is_file());
    let instructions = fs::read_to_string(stick.join("README.txt")).unwrap();
    for words in ["PowerShell", "macOS", "Linux", "cargo workbook doctor"] {
        assert!(instructions.contains(words), "{words}");
    }
    let teaching = fs::read_to_string(chapters().join("teaching.md")).unwrap();
    let unpacks = console(&teaching)
        .into_iter()
        .find(|line| line.starts_with("tar -x"));
    let unpacks = unpacks.unwrap();
    let (before, after) = instructions
        .split_once(&format!("\n     {unpacks}\n"))
        .unwrap_or_else(|| panic!("{unpacks}"));
    // Unpacking writes over what lies there, and keeps no backup: a folder with answers goes out of the way first.
    let renames = r#"mv "$HOME/views-not-copies" "$HOME/views-not-copies-old""#;
    assert!(before.contains(renames), "{before}");
    assert!(
        after.contains("cargo workbook restore ../views-not-copies-old"),
        "{after}"
    );
    assert_eq!(
        scratch.yours("open").as_deref(),
        Some(SOLVED),
        "the learner's is as it was"
    );
    assert_eq!(
        scratch.run(&["pack", "--out", "stick"]).0,
        Some(0),
        "it takes its own place"
    );
    assert_eq!(hidden(scratch.path()), [""; 0]);
    scratch.write("stick/mine.txt", "mine");
    let (status, said) = scratch.run(&["pack", "--out", "stick"]);
    assert!(status == Some(2) && said.contains("holds `mine.txt`"), "{said}");
    let (status, said) = scratch.run(&["pack", "--out", "."]);
    assert!(
        status == Some(2) && said.contains("holds the workbook itself"),
        "{said}"
    );
}

#[test]
fn a_pack_knows_the_version_that_it_was_made_of() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no git");
        return;
    }
    let scratch = ready();
    git(&scratch, &["init", "--quiet"]);
    commit(&scratch);
    git(&scratch, &["tag", "workshop-2026-12-01"]);
    let (status, said) = scratch.run(&["pack", "--out", "stick"]);
    assert_eq!(status, Some(0), "{said}");
    // On the laptop there is no git: what was packed is all that the doctor has.
    let packed = scratch.path().join("stick/views-not-copies/.packed-version");
    fs::rename(packed, scratch.path().join(".packed-version")).unwrap();
    fs::rename(scratch.path().join(".git"), scratch.path().join("gone")).unwrap();
    let (_, said) = scratch.run(&["doctor"]);
    assert!(
        said.contains("\nWorkbook workshop-2026-12-01 · Rust 1."),
        "{said}"
    );
}

#[test]
fn a_crate_that_cannot_be_packed_is_said_and_nothing_is_left() {
    let scratch = ready();
    let manifest = fs::read_to_string(scratch.path().join("exercises/01-first/Cargo.toml")).unwrap();
    scratch.write(
        "exercises/01-first/Cargo.toml",
        manifest + "\n[dependencies]\nworkbook-of-nobody = \"1\"\n",
    );
    let (status, said) = scratch.run(&["pack", "--out", "stick"]);
    assert!(
        status == Some(2) && said.contains("cargo fetch --locked"),
        "{said}"
    );
    assert!(!scratch.path().join("stick").exists());
    assert_eq!(hidden(scratch.path()), [""; 0]);
}

/// What a command answers that has no network and knows no crate; where the network cannot be cut, cargo is told that
/// there is none.
fn cut_off(workbook: &Path, home: &Path, command: &[&str]) -> Output {
    let cut = ["unshare", "--net", "--map-root-user"];
    let can_cut = Command::new(cut[0]).args(&cut[1..]).arg("true").output();
    let words = if can_cut.is_ok_and(|answer| answer.status.success()) {
        [&cut, command].concat()
    } else {
        println!("the network cannot be cut here: cargo is told that it is");
        command.to_vec()
    };
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).current_dir(workbook);
    // Nothing of the cargo and the workbook that run this test.
    for (name, _) in std::env::vars() {
        if name.starts_with("CARGO") || name.starts_with("INSTA") {
            command.env_remove(name);
        }
    }
    command
        .env("CARGO_HOME", home.join("cargo"))
        .env("CARGO_TARGET_DIR", home.join("target"));
    if words[0] != cut[0] {
        command.env("CARGO_NET_OFFLINE", "true");
    }
    command.output().unwrap()
}

#[test]
#[ignore = "slow: packs all crates, and compiles them"]
fn a_machine_without_a_network_and_without_crates_runs_what_was_packed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = TempDir::with_prefix("workbook-pack-").unwrap();
    let stick = folder.path().join("stick");
    let packed = Command::new(env!("CARGO_BIN_EXE_workbook"))
        .args(["pack", "--out"])
        .arg(&stick)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(
        packed.status.success(),
        "{}",
        String::from_utf8_lossy(&packed.stderr)
    );
    let workbook = stick.join("views-not-copies");
    let config = fs::read_to_string(workbook.join(".cargo/config.toml")).unwrap();
    assert!(config.contains("directory = \"vendor\""), "{config}");
    let run = |command: &[&str]| {
        let answer = cut_off(&workbook, folder.path(), command);
        let said =
            String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr);
        (answer.status.code(), said)
    };
    let (status, said) = run(&["cargo", "run", "--quiet", "--", "doctor"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.ends_with("Ready. Bring this laptop.\n"), "{said}");
    let (status, said) = run(&["cargo", "test", "-p", "views"]);
    assert_eq!(status, Some(101), "{said}");
    assert!(said.contains("test result: FAILED. 0 passed"), "{said}");
    let (status, said) = run(&["cargo", "workbook", "build", "--out", "../pages"]);
    assert_eq!(status, Some(0), "{said}");
}
