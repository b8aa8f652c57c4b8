//! A snapshot that differs says its rule and its diff, once; a panic beside it, on another thread, is reported as ever.
//! The tests that fail on purpose are ignored, and run by the last one in a process of their own.

use std::{env, process::Command};

/// Four tests whose snapshot differs and four that panic, so that they run side by side.
macro_rules! failing_on_purpose {
    ($($snapshot:ident $assertion:ident)+) => {$(
        #[test]
        #[ignore = "fails on purpose"]
        fn $snapshot() {
            witness::snapshot!("the rule of the snapshot", "yours", @"expected");
        }

        #[test]
        #[ignore = "fails on purpose"]
        fn $assertion() {
            assert_eq!("expected", "yours", "the rule of the assertion");
        }
    )+};
}

failing_on_purpose! {
    snapshot_1 assertion_1
    snapshot_2 assertion_2
    snapshot_3 assertion_3
    snapshot_4 assertion_4
}

#[test]
fn a_snapshot_that_agrees_passes() {
    witness::snapshot!("hex groups from the right", "6162-6364", @"6162-6364");
}

#[test]
fn a_snapshot_that_differs_is_reported_once_and_every_other_panic_too() {
    for _ in 0..5 {
        let itself = env::current_exe().expect("the binary of this test");
        let output = Command::new(itself)
            .args(["--ignored", "--test-threads=8", "snapshot_", "assertion_"])
            .env_remove("RUST_BACKTRACE")
            .output()
            .expect("it runs again");
        let said = String::from_utf8(output.stdout).expect("tests print text");
        let count = |text: &str| said.matches(text).count();
        assert!(said.contains("0 passed; 8 failed"), "{said}");
        assert_eq!(
            count("the rule of the snapshot"),
            4,
            "each snapshot says its rule:\n{said}"
        );
        assert_eq!(
            (count("-expected"), count("+yours")),
            (4, 4),
            "each snapshot shows its diff:\n{said}"
        );
        assert_eq!(
            count("snapshot assertion for"),
            0,
            "a snapshot is not reported twice:\n{said}"
        );
        assert_eq!(
            count("the rule of the assertion"),
            4,
            "each assertion is reported:\n{said}"
        );
        assert_eq!(
            count("panicked at"),
            4,
            "each with its place, and no snapshot with one:\n{said}"
        );
    }
}

#[test]
#[ignore = "run by the one below, in an environment of its own"]
fn in_an_exercise() {
    witness::compares_only("/workbook/exercises/01-views");
}

#[test]
#[ignore = "run by the one below, in an environment of its own"]
fn in_a_solution() {
    witness::compares_only("/workbook/solutions/01-views");
}

#[test]
fn no_switch_of_insta_lets_an_exercise_write_its_answer_down() {
    let run = |test: &str, name: &str, value: &str| {
        let mut command = Command::new(env::current_exe().expect("the binary of this test"));
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("INSTA_")) {
            command.env_remove(name);
        }
        let output = command
            .args(["--ignored", "--exact", test])
            .env(name, value)
            .output();
        output.expect("it runs again")
    };
    for (name, value) in [
        ("INSTA_UPDATE", "always"),
        ("INSTA_UPDATE", "new"),
        ("INSTA_UPDATE", "auto"),
        ("INSTA_FORCE_PASS", "1"),
        ("INSTA_FORCE_UPDATE", "1"),
        ("INSTA_FORCE_UPDATE_SNAPSHOTS", "1"),
    ] {
        let refused = run("in_an_exercise", name, value);
        let said = String::from_utf8_lossy(&refused.stdout).into_owned();
        assert!(
            !refused.status.success() && said.contains(&format!("nothing was compared: {name}={value}")),
            "{said}"
        );
        assert!(
            run("in_a_solution", name, value).status.success(),
            "an author renews {name}"
        );
    }
    assert!(run("in_an_exercise", "INSTA_UPDATE", "no").status.success());
}
