//! A workbook that is published, and clones of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::scratch::Scratch;

/// Git as nobody has configured it.
pub fn git_in(folder: &Path, args: &[&str]) -> Output {
    let mut git = Command::new("git");
    for role in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{role}_NAME"), "ada")
            .env(format!("GIT_{role}_EMAIL"), "ada@localhost");
    }
    git.args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null");
    git.env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap()
}

#[track_caller]
pub fn git(scratch: &Scratch, args: &[&str]) -> String {
    let said = git_in(scratch.path(), args);
    assert!(
        said.status.success(),
        "git {args:?}: {}",
        String::from_utf8_lossy(&said.stderr)
    );
    String::from_utf8(said.stdout).unwrap()
}

pub fn commit(scratch: &Scratch) {
    git(scratch, &["add", "--all"]);
    git(scratch, &["commit", "--quiet", "--message", "more"]);
}

/// A published workbook; none, and why is printed, where there is no git.
pub fn published() -> Option<Scratch> {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no git");
        return None;
    }
    let scratch = Scratch::new();
    scratch.write(".gitignore", "/target\n/.workbook\n/tmp\n");
    git(&scratch, &["init", "--quiet", "--initial-branch=main"]);
    Some(scratch)
}

/// A clone of it, made by the commands of *Before the day*.
pub fn cloned(published: &Scratch) -> Scratch {
    let folder = TempDir::with_prefix("workbook-clone-").unwrap();
    let page = fs::read_to_string(chapters().join("before-the-day.md")).unwrap();
    let commands = console(&page);
    let [clone, cd, switch] = &commands[..3] else {
        panic!("{commands:?}")
    };
    assert_eq!(
        (clone.as_str(), cd.as_str()),
        ("git clone ADDRESS views-not-copies", "cd views-not-copies")
    );
    let clone = clone.replace("ADDRESS", published.path().to_str().unwrap());
    let clone = clone.replace("views-not-copies", folder.path().to_str().unwrap());
    for command in [&clone, switch] {
        let words: Vec<_> = command.split(' ').skip(1).collect();
        assert!(git_in(folder.path(), &words).status.success(), "{command}");
    }
    Scratch::around(folder)
}

pub fn chapters() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/chapters"))
}

/// The commands in the `console` blocks of a page.
pub fn console(page: &str) -> Vec<String> {
    let lines = page.lines().filter_map(|line| line.strip_prefix("$ "));
    lines.map(str::to_owned).collect()
}

/// What lies in a workbook, but for what is built and kept.
pub fn contents(scratch: &Scratch) -> BTreeMap<String, String> {
    let name = |file: &Path| {
        file.strip_prefix(scratch.path())
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    let files = scratch.files("").into_iter().map(|file| (name(&file), file));
    let is_ours = |name: &str| {
        [".git/", ".workbook/", "target/", "tmp/"]
            .iter()
            .all(|own| !name.starts_with(own))
    };
    let files = files.filter(|(name, _)| is_ours(name));
    files
        .map(|(name, file)| (name, fs::read_to_string(file).unwrap()))
        .collect()
}
