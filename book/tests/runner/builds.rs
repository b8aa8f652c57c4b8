//! `build` replaces an earlier build of its own, and deletes nothing else.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::disks::hidden;
use crate::scratch::{STARTER, Scratch};

/// Fails unless a build into `out` is refused with `why`, and leaves every file of the workbook as it was.
#[track_caller]
fn is_refused(scratch: &Scratch, out: &str, why: &str) {
    let before = scratch.files("");
    let (status, said) = scratch.run(&["build", "--out", out]);
    assert_eq!(status, Some(2), "--out {out}: {said}");
    assert!(said.contains(why), "--out {out}: {said}");
    assert!(!said.contains("The book is in"), "--out {out}: {said}");
    assert_eq!(scratch.files(""), before, "--out {out}");
    assert_eq!(hidden(scratch.path()), [""; 0], "--out {out}");
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER), "--out {out}");
}

/// Fails unless a build into `out` succeeds, and leaves nothing beside it.
#[track_caller]
pub fn builds(scratch: &Scratch, out: &str) {
    let (status, said) = scratch.run(&["build", "--out", out]);
    assert_eq!(status, Some(0), "--out {out}: {said}");
    assert_eq!(hidden(scratch.path()), [""; 0]);
}

#[test]
fn a_build_replaces_its_own_earlier_build() {
    let scratch = Scratch::new();
    for out in ["out", "out", "new/deep/out/", "./new/../out"] {
        builds(&scratch, out);
    }
    let page = fs::read_to_string(scratch.path().join("out/01-first.html")).unwrap();
    assert!(
        page.contains("data-step=\"first/open\""),
        "the panel is in the page"
    );
    assert!(
        !page.contains("live.js") && !page.contains("vscode:"),
        "a static page has no trace of the server"
    );
    fs::create_dir(scratch.path().join("empty")).unwrap();
    builds(&scratch, "empty");
}

#[test]
fn the_workbook_and_its_folders_are_refused_on_whatever_way() {
    let scratch = Scratch::new();
    let name = scratch.path().file_name().unwrap().to_str().unwrap();
    let whole = "holds the workbook itself";
    is_refused(&scratch, ".", whole);
    is_refused(&scratch, "..", whole);
    is_refused(&scratch, "/", whole);
    is_refused(&scratch, "exercises/..", whole);
    is_refused(&scratch, &format!("../{name}"), whole);
    let own = "belongs to the workbook's own";
    for out in [
        "exercises",
        "book/../exercises",
        "exercises/new",
        "book/theme",
        "tests/site",
        ".git",
        ".workbook/x",
    ] {
        is_refused(&scratch, out, own);
    }
    let nowhere = "leaves a folder that does not exist";
    // Windows takes `..` away before anybody sees it.
    if cfg!(unix) {
        is_refused(&scratch, "site/../exercises", nowhere);
        is_refused(&scratch, "site/..", nowhere);
        is_refused(&scratch, &format!("../workbook-nobody/../{name}"), nowhere);
    }
    is_refused(&scratch, "Cargo.toml", "is not a folder");
    fs::create_dir_all(scratch.path().join("mine")).unwrap();
    scratch.write("mine/notes.txt", "mine");
    is_refused(&scratch, "mine", "is not empty and no earlier build");
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_a_place_is_judged() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    let at = |name: &str| scratch.path().join(name);
    symlink(at("exercises"), at("a")).unwrap();
    symlink(scratch.path(), at("b")).unwrap();
    symlink(at("nothing"), at("c")).unwrap();
    is_refused(&scratch, "a", "belongs to the workbook's own");
    is_refused(&scratch, "a/site", "belongs to the workbook's own");
    is_refused(&scratch, "a/../exercises", "belongs to the workbook's own");
    is_refused(&scratch, "b", "holds the workbook itself");
    is_refused(&scratch, "b/exercises", "belongs to the workbook's own");
    is_refused(&scratch, "c", "cannot follow");
    is_refused(&scratch, "c/site", "cannot follow");
    fs::create_dir(at("real")).unwrap();
    symlink(at("real"), at("d")).unwrap();
    builds(&scratch, "d");
    builds(&scratch, "d");
    assert!(at("d").is_symlink() && at("real/index.html").is_file());
}

#[test]
fn a_clone_inside_of_an_earlier_build_is_noticed() {
    let scratch = Scratch::new();
    builds(&scratch, "out");
    scratch.write("out/clone/exercises/01-first/src/open.rs", "mine");
    scratch.write("out/clone/Cargo.toml", "[workspace]");
    is_refused(&scratch, "out", "holds `clone`, which no build has put there");
}

#[test]
fn what_somebody_has_added_or_edited_is_named_and_stays() {
    let scratch = Scratch::new();
    builds(&scratch, "out");
    for file in ["out/mine.txt", "out/css/notes.md", "out/css/deep/notes.md"] {
        scratch.write(file, "mine");
        let name = file.trim_start_matches("out/").replace("/notes.md", "");
        is_refused(&scratch, "out", &format!("holds `{name}"));
        fs::remove_file(scratch.path().join(file)).unwrap();
    }
    is_refused(&scratch, "out", "holds `css/deep`, which no build has put there");
    fs::remove_dir(scratch.path().join("out/css/deep")).unwrap();
    let page = scratch.path().join("out/index.html");
    let built = fs::read(&page).unwrap();
    fs::write(&page, [built.as_slice(), b"mine"].concat()).unwrap();
    is_refused(&scratch, "out", "`index.html` in ");
    assert!(fs::read(&page).unwrap().ends_with(b"mine"));
    // What is gone is no loss.
    fs::remove_file(&page).unwrap();
    builds(&scratch, "out");
    scratch.write("out/.workbook-build", "index.html\ncss");
    is_refused(&scratch, "out", "is not empty and no earlier build");
}

/// Starts a build into `out`, and does something as soon as its first pages are there.
fn meanwhile(scratch: &Scratch, work: impl FnOnce()) -> (bool, String) {
    let mut command = scratch.command(&["build", "--out", "out"]);
    let mut build = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    let begun = || {
        hidden(scratch.path())
            .iter()
            .any(|stage| scratch.path().join(stage).join("book").is_dir())
    };
    while !begun() && build.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_micros(200));
    }
    work();
    let output = build.wait_with_output().unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn what_appears_while_a_build_runs_is_noticed() {
    let scratch = Scratch::new();
    let (built, said) = meanwhile(&scratch, || scratch.write("out/mine.txt", "mine"));
    assert!(
        !built && said.contains("out is not empty and no earlier build"),
        "{said}"
    );
    let files = |folder: &str| scratch.files(folder).len();
    assert_eq!(files("out"), 1, "a folder that appears is as it was");
    fs::remove_dir_all(scratch.path().join("out")).unwrap();
    builds(&scratch, "out");
    let before = files("out");
    let (built, said) = meanwhile(&scratch, || scratch.write("out/css/mine.txt", "mine"));
    assert!(!built && said.contains("holds `css/mine.txt`"), "{said}");
    assert_eq!(
        files("out"),
        before + 1,
        "the earlier build is back, with what was added"
    );
    assert_eq!(hidden(scratch.path()), [""; 0]);
}
