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
            .args(["--ignored", "--test-threads=8"])
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
