//! `list`, `plan`, `hint` and `diff`.

use crate::scratch::{SOLVED, Scratch};

#[test]
fn the_list_has_every_step_with_its_minutes() {
    let (status, said) = Scratch::new().run(&["list"]);
    assert_eq!(status, Some(0));
    assert!(
        said.contains("first  First (12 minutes)") && said.contains("7 min  Shut"),
        "{said}"
    );
}

#[test]
fn a_misspelt_name_gets_a_did_you_mean() {
    let scratch = Scratch::new();
    for (wrong, right) in [
        ("frist", "first"),
        ("first/opne", "first/open"),
        ("shut", "first/shut"),
    ] {
        let (status, said) = scratch.run(&["check", wrong]);
        assert_eq!(status, Some(2), "a name that nobody has cannot be checked");
        assert!(
            said.contains(&format!("did you mean `{right}`?")),
            "{wrong}: {said}"
        );
    }
    let (_, said) = scratch.run(&["hint", "zzz"]);
    assert!(
        !said.contains("did you mean") && said.contains("cargo workbook list"),
        "{said}"
    );
    let (_, said) = scratch.run(&["chekc"]);
    assert!(said.contains("check"), "{said}");
}

#[test]
fn hints_come_one_after_the_other_and_are_remembered() {
    let scratch = Scratch::new();
    for (level, text) in [(1, "The first."), (2, "The second."), (3, "The third.")] {
        let (status, said) = scratch.run(&["hint", "first/open"]);
        assert_eq!(status, Some(0));
        assert!(
            said.contains(&format!("Hint {level} of 3")) && said.contains(text),
            "{said}"
        );
    }
    let (_, said) = scratch.run(&["hint", "first/open"]);
    assert!(
        said.contains("The third.") && said.contains("That was the last hint"),
        "{said}"
    );
    assert!(
        scratch.run(&["hint", "first/shut"]).1.contains("The first."),
        "each step has its own count"
    );
}

#[test]
fn a_hint_is_shown_where_it_cannot_be_written_down_and_each_can_be_asked_for() {
    let scratch = Scratch::new();
    scratch.write(".workbook", "a file where the folder belongs");
    let (_, said) = scratch.run(&["hint", "first/open"]);
    assert!(
        said.contains("The first.") && said.contains("`cargo workbook hint first/open 2` shows hint 2"),
        "{said}"
    );
    let (_, said) = scratch.run(&["hint", "first/open", "3"]);
    assert!(
        said.contains("Hint 3 of 3") && said.contains("The third."),
        "{said}"
    );
    let (status, said) = scratch.run(&["hint", "first/open", "4"]);
    assert!(status == Some(2) && said.contains("the hints 1 to 3"), "{said}");
}

#[test]
fn the_diff_shows_yours_beside_the_reference() {
    let scratch = Scratch::new();
    let (status, said) = scratch.run(&["diff", "first/open"]);
    assert_eq!(status, Some(0));
    assert!(said.contains("-     todo!(\"answer\")\n+     42"), "{said}");
    scratch.edit("open", SOLVED);
    assert!(scratch.run(&["diff", "first/open"]).1.contains("are the same"));
}

#[test]
fn a_plan_is_a_timetable_with_its_sum_and_what_is_left_for_home() {
    let scratch = Scratch::new();
    let (status, said) = scratch.run(&["plan", "--minutes", "45", "--from", "09:50"]);
    assert_eq!(status, Some(0), "{said}");
    insta::assert_snapshot!(said, @"
    09:50    5  Welcome
    09:55   12  Talk: First
    10:07    8  first/open: Open
    10:15    5  Debrief: one answer on the projector
    10:20    5  What was new, what was hard, what comes next
    10:25       The end: 35 of 45 minutes, 10 to spare

    For home: first/shut
    ");
    scratch.write(
        "book/plans/short.toml",
        "minutes = 30\nitems = [{ minutes = 10, talk = 'first' }, { minutes = 20, step = 'first/open', say = 'in pairs' }]\n",
    );
    let (status, said) = scratch.run(&["plan", "--of", "short"]);
    assert_eq!(status, Some(0), "{said}");
    insta::assert_snapshot!(said, @"
     0:00   10  Talk: First
     0:10   20  first/open: Open, in pairs
     0:30       The end: 30 of 30 minutes, 0 to spare
    ");
    for (args, why) in [
        (&["plan"][..], "required"),
        (
            &["plan", "--of", "long"],
            "there is no plan `long`; the book has short",
        ),
        (&["plan", "--minutes", "60", "secnod"], "there is no `secnod`"),
        (
            &["plan", "--minutes", "60", "--from", "25:00"],
            "a time is written `09:00`",
        ),
        (&["plan", "--minutes", "5"], "30..=6000"),
    ] {
        let (status, said) = scratch.run(args);
        assert!(status == Some(2) && said.contains(why), "{args:?}: {said}");
    }
}
