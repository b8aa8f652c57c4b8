//! Where `update` finds more than steps that were written in, or no clone; and the versions that it takes.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::clones::{chapters, cloned, commit, console, contents, git, git_in, published};
use crate::scratch::{SOLVED, Scratch};

#[test]
fn what_was_changed_beside_the_steps_is_the_updates_and_kept() {
    let Some(published) = published() else { return };
    let (tests, hints) = (
        "exercises/01-first/tests/steps/open.rs",
        "exercises/01-first/hints/open.md",
    );
    commit(&published);
    let clone = cloned(&published);
    clone.write(hints, "a note in the margin, committed");
    commit(&clone);
    clone.write(
        "book/chapters/second.md",
        "a page of mine, whose name the update takes",
    );
    for file in [
        tests,
        hints,
        "book/chapters/01-first.md",
        "book/chapters/second.md",
    ] {
        published.write(file, "new\n");
    }
    commit(&published);
    let before = contents(&clone);
    let (status, said) = clone.run(&["update"]);
    assert!(
        status == Some(2) && said.contains("book/chapters/second.md changed here and in the update"),
        "{said}"
    );
    assert_eq!(contents(&clone), before, "nothing was updated");
    // As it says.
    commit(&clone);
    clone.write(tests, "a test, not committed");
    let (status, said) = clone.run(&["update"]);
    assert!(status == Some(0) && !said.contains("stay as you have"), "{said}");
    for file in [
        tests,
        hints,
        "book/chapters/01-first.md",
        "book/chapters/second.md",
    ] {
        assert_eq!(
            fs::read_to_string(clone.path().join(file)).unwrap(),
            "new\n",
            "{file}"
        );
    }
    assert!(
        clone.has_kept("a test, not committed") && said.contains("Your files are kept in"),
        "{said}"
    );
    for (file, mine) in [
        (hints, "a note in the margin"),
        ("book/chapters/second.md", "a page of mine"),
    ] {
        let shown = format!("git show HEAD^1:{file}");
        assert!(said.contains(&shown), "{said}");
        let words: Vec<_> = shown.split(' ').skip(1).collect();
        assert!(git(&clone, &words).starts_with(mine), "{file}");
    }
}

#[test]
fn where_an_update_cannot_begin_it_says_what_to_do() {
    let Some(published) = published() else { return };
    commit(&published);
    let clone = cloned(&published);
    clone.edit("open", SOLVED);
    commit(&clone);
    published.edit("open", "// another starter\n");
    commit(&published);
    // What somebody has begun who did not read this far.
    git_in(
        clone.path(),
        &["pull", "--quiet", "--no-rebase", "origin", "main"],
    );
    let says = |words: &str| {
        let before = contents(&clone);
        let (status, said) = clone.run(&["update"]);
        assert!(status == Some(2) && said.contains(words), "{words:?}: {said}");
        assert_eq!(contents(&clone), before, "nothing was updated");
    };
    says("`git merge --abort` goes back to what was before it");
    git(&clone, &["merge", "--abort"]);
    git(&clone, &["remote", "set-url", "origin", "nowhere"]);
    says("`git fetch --quiet origin HEAD` says:");
    let (status, said) = clone.run(&["update", "--from", published.path().to_str().unwrap()]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(clone.yours("open").as_deref(), Some(SOLVED));
    // A history that has nothing to do with this one.
    git(&clone, &["checkout", "--quiet", "--orphan", "other"]);
    commit(&clone);
    git(
        &clone,
        &["remote", "set-url", "origin", published.path().to_str().unwrap()],
    );
    says("has no common past with this clone");
}

#[test]
fn an_archive_is_updated_by_the_next_one() {
    let old = Scratch::new();
    old.edit("open", SOLVED);
    old.edit("shut", "// half done\n");
    // Below somebody's repository, and where there is no git at all.
    let said = |command: &mut Command| {
        let said = command.output().unwrap();
        assert_eq!(said.status.code(), Some(2));
        String::from_utf8(said.stderr).unwrap()
    };
    let advice = format!("cargo workbook restore \"{}\"", old.path().display());
    let (without_clone, without_git) = (
        said(&mut old.command(&["update"])),
        said(old.command(&["update"]).env("PATH", "/nowhere")),
    );
    for said in [without_clone, without_git] {
        assert!(
            said.contains("no clone that git could update") && said.contains(&advice),
            "{said}"
        );
    }
    let new = Scratch::new();
    new.write(
        "solutions/01-first/src/open.rs",
        "// newer\n\npub fn answer() -> u32 {\n    // todo!(\"answer\")\n    42\n}\n",
    );
    new.run(&["reset", "first"]);
    let (status, told) = new.run(&["restore", old.path().to_str().unwrap()]);
    assert_eq!(status, Some(0), "{told}");
    assert_eq!(new.yours("open").as_deref(), Some(SOLVED));
    assert_eq!(new.yours("shut").as_deref(), Some("// half done\n"));
    let (_, told) = new.run(&["restore", old.path().to_str().unwrap()]);
    assert!(told.contains("Nothing was begun in"), "{told}");
    // A step that the newer workbook does not have any more.
    let manifest = fs::read_to_string(new.path().join("exercises/01-first/Cargo.toml")).unwrap();
    new.write(
        "exercises/01-first/Cargo.toml",
        manifest.replace("\"shut\"", "\"closed\""),
    );
    let (_, told) = new.run(&["restore", old.path().to_str().unwrap()]);
    assert!(told.contains("There is no first/shut here"), "{told}");
}

#[test]
fn a_workshop_has_one_version_by_its_tag() {
    let Some(published) = published() else { return };
    commit(&published);
    let early = cloned(&published);
    early.edit("open", SOLVED);
    published.write("book/chapters/01-first.md", "of the workshop\n");
    commit(&published);
    let page = fs::read_to_string(chapters().join("teaching.md")).unwrap();
    let commands: Vec<_> = console(&page)
        .into_iter()
        .filter(|command| command.contains("workshop"))
        .collect();
    let [tag, push, clone, update] = &commands[..] else {
        panic!("{commands:?}")
    };
    let run = |folder: &Path, command: &str| {
        let words: Vec<_> = command.split(' ').collect();
        assert_eq!(words[0], "git", "{command}");
        assert!(git_in(folder, &words[1..]).status.success(), "{command}");
    };
    // The trainer has a clone as well.
    let trainer = cloned(&published);
    run(trainer.path(), tag);
    run(trainer.path(), push);
    published.write("book/chapters/01-first.md", "after it\n");
    commit(&published);
    let folder = TempDir::new().unwrap();
    run(
        folder.path(),
        &clone.replace("ADDRESS", published.path().to_str().unwrap()),
    );
    let update: Vec<_> = update.split(' ').collect();
    assert_eq!(update[..2], ["cargo", "workbook"]);
    let (status, said) = early.run(&update[2..]);
    assert_eq!(status, Some(0), "{said}");
    for path in [folder.path().join("views-not-copies"), early.path().to_owned()] {
        let page = fs::read_to_string(path.join("book/chapters/01-first.md")).unwrap();
        assert_eq!(page, "of the workshop\n");
    }
    assert_eq!(early.yours("open").as_deref(), Some(SOLVED));
    // Afterwards the newest, as `update` alone takes it.
    assert_eq!(early.run(&["update"]).0, Some(0));
    assert_eq!(contents(&early)["book/chapters/01-first.md"], "after it\n");
}
