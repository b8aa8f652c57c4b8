//! What a trainer asks a room for: some chapters in place of all, and where everybody is.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::learners_code::answering;
use crate::scratch::{SOLVED, Scratch};
use crate::server::{Server, is};

/// A workbook of two chapters, `first` and `second`, the second like the first.
pub fn two_chapters() -> Scratch {
    let scratch = Scratch::new();
    for file in scratch.files("") {
        let name = file
            .strip_prefix(scratch.path())
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        if name.contains("01-first") {
            let text = fs::read_to_string(&file).unwrap();
            let text = text.replace("first", "second").replace("First", "Second");
            scratch.write(&name.replace("01-first", "02-second"), text);
        }
    }
    scratch.write(
        "book/chapters/SUMMARY.md",
        "[Introduction](introduction.md)\n\n- [First](01-first.md)\n- [Second](02-second.md)\n",
    );
    scratch.write(
        "book/chapters/introduction.md",
        "# Introduction\n\n{{#progress}}\n\nBegin with [the first](01-first.md), then [the second](02-second.md#open).\n",
    );
    scratch
}

#[test]
fn one_line_says_where_a_learner_is() {
    let scratch = two_chapters();
    let short = || scratch.run(&["check", "--short"]);
    assert_eq!(
        short(),
        (Some(1), "first 0/2 · at first/open, 0 of 1\n".to_owned())
    );
    scratch.edit("open", answering("42"));
    assert_eq!(
        short(),
        (Some(1), "first 1/2 · at first/shut, 0 of 1\n".to_owned())
    );
    scratch.edit("shut", "garbage");
    let broken = "first 1/2 · at first/shut, which does not compile\n".replace("1/2", "?/2");
    assert_eq!(short(), (Some(1), broken));
    scratch.run(&["solve", "first/shut"]);
    let second = "exercises/02-second/src/shut.rs";
    // What was saved last is told by the times of files, and their clock goes on in steps of some milliseconds.
    thread::sleep(Duration::from_millis(20));
    scratch.write(second, answering("41"));
    let said = "first 1/2 and 1 by reference · second 0/2 · at second/shut, 0 of 1\n";
    assert_eq!(short(), (Some(1), said.to_owned()));
    let first = scratch.run(&["check", "--short", "first"]);
    assert_eq!(first, (Some(0), "first 1/2 and 1 by reference\n".to_owned()));
    scratch.write(second, answering("42"));
    let said = "second 1/2 · at second/open, 0 of 1\n";
    assert_eq!(
        scratch.run(&["check", "--short", "--only", "second"]),
        (Some(1), said.to_owned())
    );
}

#[test]
fn the_line_waits_for_no_test_of_a_chapter_that_nobody_has_begun() {
    let scratch = two_chapters();
    scratch.write("exercises/02-second/tests/steps/main.rs", "garbage");
    scratch.edit("open", SOLVED);
    let (status, said) = scratch.run(&["check", "--short"]);
    assert_eq!(
        (status, said.as_str()),
        (Some(1), "first 1/2 · at first/shut, 0 of 1\n")
    );
}

#[test]
fn only_some_chapters_are_listed_and_checked() {
    let scratch = two_chapters();
    let (status, said) = scratch.run(&["list", "--only", "second"]);
    assert!(
        status == Some(0) && said.contains("second/open") && !said.contains("first"),
        "{said}"
    );
    let (_, said) = scratch.run(&["check", "--only", "first,second"]);
    assert!(
        said.contains("first/open") && said.contains("second/open"),
        "{said}"
    );
    scratch.write("exercises/01-first/src/open.rs", "garbage");
    scratch.write("exercises/02-second/src/open.rs", SOLVED);
    scratch.write("exercises/02-second/src/shut.rs", SOLVED);
    let (status, said) = scratch.run(&["check", "--only", "02-second"]);
    assert!(status == Some(0) && !said.contains("first"), "{said}");
    for (args, why) in [
        (["list", "--only", "secnod"], "did you mean `second`"),
        (
            ["list", "--only", "second/open"],
            "is a step; name a chapter here: second",
        ),
        (["build", "--out=out", "--only=zzz"], "there is no `zzz`"),
        (["check", "first", "--only=first"], "cannot be used with"),
    ] {
        let (status, said) = scratch.run(&args);
        assert!(status == Some(2) && said.contains(why), "{args:?}: {said}");
    }
}

#[test]
fn a_plan_says_which_of_the_chapters_asked_for_it_has_no_time_for() {
    let scratch = two_chapters();
    let plan = |args: &[&str]| scratch.run(&[&["plan", "--minutes", "45"], args].concat()).1;
    let said = plan(&["first", "second"]);
    assert!(
        said.ends_with("\nFor home: first/shut\n\nNo time for: second\n"),
        "{said}"
    );
    for all_there in [&["first"][..], &["second"], &[]] {
        let said = plan(all_there);
        assert!(!said.contains("No time for"), "{all_there:?}: {said}");
    }
}

#[test]
fn a_book_of_some_chapters_has_no_page_of_the_others_and_no_link_to_them() {
    let scratch = two_chapters();
    let (status, said) = scratch.run(&["build", "--out", "out", "--only", "second"]);
    assert_eq!(status, Some(0), "{said}");
    let out = scratch.path().join("out");
    assert!(!out.join("01-first.html").exists() && out.join("02-second.html").is_file());
    for page in ["index.html", "introduction.html", "02-second.html", "toc.html"] {
        let html = fs::read_to_string(out.join(page)).unwrap();
        assert!(!html.contains("01-first"), "{page}");
    }
    let introduction = fs::read_to_string(out.join("introduction.html")).unwrap();
    assert!(
        introduction.contains("Begin with the first, then"),
        "the words of the link stay"
    );
    let toc = fs::read_to_string(out.join("toc.html")).unwrap();
    assert!(
        toc.contains("2.</strong> Second"),
        "the chapter keeps its number: {toc}"
    );
}

#[test]
fn a_server_of_some_chapters_tests_no_other() {
    let scratch = two_chapters();
    scratch.write("exercises/01-first/src/open.rs", "garbage");
    let server = Server::start_with(&scratch, &["--only", "second"]);
    let event = server.event(is("shut", "todo"));
    assert!(!event.contains(r#""name":"first""#), "{event}");
    let host = server.host();
    assert_eq!(server.status("GET", "/01-first.html", &[("Host", &host)]), 404);
    assert_eq!(server.status("GET", "/02-second.html", &[("Host", &host)]), 200);
}

#[test]
fn the_chapter_that_was_saved_last_is_tested_first() {
    let scratch = two_chapters();
    scratch.write("exercises/02-second/src/open.rs", SOLVED);
    let mut server = Server::start_with(&scratch, &[]);
    let first = server.line();
    assert!(first.ends_with("1/2  second"), "{first}");
    let second = server.line();
    assert!(second.ends_with("0/2  first"), "{second}");
}

#[test]
fn a_handout_has_no_solutions_and_a_trainers_copy_has_all_unfolded() {
    let scratch = Scratch::new();
    let question =
        "# First\n\n- [x] A.\n\n  Explained.\n\n- [ ] B.\n\n  Refuted.\n\n{{#step open}}\n\n{{#step shut}}\n";
    scratch.write("book/chapters/01-first.md", question);
    let wrong = "Wrong: says 41.\nCaught: the answer is 42\n@@ -1 +1 @@\n";
    scratch.write("tests/wrong/01-first/open/one_less.patch", wrong);
    let page = |name: &str, flags: &[&str]| {
        let (status, said) = scratch.run(&[&["build", "--out", name], flags].concat());
        assert_eq!(status, Some(0), "{said}");
        fs::read_to_string(scratch.path().join(name).join("01-first.html")).unwrap()
    };
    let counts = |page: &str| {
        [
            "<details",
            "<details open",
            "answer() -&gt; u32",
            "The third.",
            "Because.",
            "Says 41. The red test says: the answer is 42",
        ]
        .map(|text| page.matches(text).count())
    };
    assert_eq!(counts(&page("book-of-all", &[])), [12, 0, 2, 2, 2, 0]);
    assert_eq!(counts(&page("handout", &["--no-solutions"])), [10, 0, 0, 2, 0, 0]);
    assert_eq!(counts(&page("copy", &["--with-answers"])), [13, 13, 2, 2, 2, 1]);
    let (status, said) = scratch.run(&["build", "--out", "no", "--no-solutions", "--with-answers"]);
    assert!(
        status == Some(2) && said.contains("cannot be used with"),
        "{said}"
    );
}

#[test]
fn a_handout_is_without_the_pages_for_trainers_and_points_to_none() {
    let scratch = Scratch::new();
    scratch.write(
        "book/chapters/SUMMARY.md",
        "[Introduction](introduction.md)\n\n- [First](01-first.md)\n\n---\n\n[Teaching](teaching.md)\n\n[Talks](talks.md)\n",
    );
    scratch.write(
        "book/chapters/introduction.md",
        "# Introduction\n\nSee [its plans](teaching.md#a).\n",
    );
    for page in ["teaching", "talks"] {
        scratch.write(&format!("book/chapters/{page}.md"), "# For a trainer\n");
    }
    for (flag, has) in [("--with-answers", true), ("--no-solutions", false)] {
        let (status, said) = scratch.run(&["build", "--out", "pages", flag]);
        assert_eq!(status, Some(0), "{said}");
        let pages = scratch.path().join("pages");
        for page in ["teaching", "talks"] {
            assert_eq!(pages.join(format!("{page}.html")).exists(), has, "{flag}: {page}");
        }
        let introduction = fs::read_to_string(pages.join("introduction.html")).unwrap();
        assert!(introduction.contains("its plans"), "{flag}");
        assert_eq!(introduction.contains("teaching.html"), has, "{flag}");
    }
}
