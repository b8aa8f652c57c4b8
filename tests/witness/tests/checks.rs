//! Each check passes what it should, and says so in these words when it does not.

use std::panic::{UnwindSafe, catch_unwind};
use std::thread;
use std::time::Duration;

use insta::assert_snapshot;

/// What a check that fails says.
fn refused(check: impl FnOnce() + UnwindSafe) -> String {
    let said = catch_unwind(check).expect_err("the check should fail");
    said.downcast_ref::<String>()
        .expect("a check fails with a formatted message")
        .clone()
}

#[test]
fn a_window_lies_in_its_owner_from_the_first_byte_to_the_last() {
    let owner = b"owner";
    for window in [&owner[..], &owner[1..3], &owner[..0], &owner[5..]] {
        witness::lies_in("a view looks", owner, window);
    }
}

#[test]
fn a_copy_does_not_lie_in_the_owner() {
    let (owner, copy) = (b"owner".to_vec(), b"own".to_vec());
    let said = refused(move || witness::lies_in("a view must look, not copy", &owner, &copy));
    assert_snapshot!(without_addresses(&said), @r"
    a view must look, not copy:
    expected bytes that lie within the owner's 5, at 0x…..0x…
       yours 3 bytes at 0x…..0x…
    ");
}

#[test]
fn a_window_that_begins_before_its_owner_or_ends_behind_it_is_refused() {
    let memory = b"memory";
    assert!(refused(|| witness::lies_in("a rule", &memory[1..5], &memory[..3])).starts_with("a rule:"));
    assert!(refused(|| witness::lies_in("a rule", &memory[1..5], &memory[3..])).starts_with("a rule:"));
}

#[test]
fn work_that_is_done_in_time_hands_on_its_answer_or_its_panic() {
    assert_eq!(witness::in_time("a walk ends", Duration::from_secs(10), || 7), 7);
    let fails = |byte: u8| move || panic!("at byte {byte}");
    let said = refused(move || witness::in_time("a walk ends", Duration::from_secs(10), fails(3)));
    assert_eq!(said, "at byte 3");
}

#[test]
fn work_without_an_end_is_left_behind() {
    let said = refused(|| {
        witness::in_time("a walk ends", Duration::from_millis(20), || {
            thread::sleep(Duration::MAX)
        })
    });
    assert_snapshot!(said, @r"
    a walk ends:
    expected an answer within 20ms
       yours none yet
    ");
}

#[test]
fn a_word_about_the_left_side_stays_without_its_side() {
    let said = refused(|| {
        witness::assert_eq!(
            (1, 2),
            (1, 1),
            "it is asked once (left: yours, and how often it was)"
        )
    });
    let rule = said.lines().next();
    assert_eq!(rule, Some("it is asked once (the answer, and how often it was)"));
}

#[test]
fn two_values_that_differ_are_called_expected_and_yours() {
    let said = refused(|| witness::assert_eq!(Some(1), Some(2), "{} is 2 (left: yours)", "1 + 1"));
    let plain = [
        "\u{1b}[1m",
        "\u{1b}[0m",
        "\u{1b}[31m",
        "\u{1b}[32m",
        "\u{1b}[1;48;5;52;31m",
        "\u{1b}[1;48;5;22;32m",
    ];
    let said = plain.iter().fold(said, |said, colour| said.replace(colour, ""));
    assert_snapshot!(said, @r"
    1 + 1 is 2

    Diff < yours / expected > :
     Some(
    <    1,
    >    2,
     )
    ");
}

#[test]
fn allocations_are_counted_and_the_result_is_handed_on() {
    assert_eq!(witness::allocates("looking is free", 0, 0, || 7), 7);
    let copy = witness::allocates("a copy is one allocation", 1, 4, || b"abcd".to_vec());
    assert_eq!(copy, b"abcd");
}

#[test]
fn an_allocation_too_many_is_refused() {
    let said = refused(|| {
        drop(witness::allocates("a view must not allocate", 0, 0, || {
            vec![0_u8; 4]
        }))
    });
    assert_snapshot!(said, @r"
    a view must not allocate:
    expected no allocation
       yours 1 allocation of 4 bytes
    (`println!` and `dbg!` allocate in a test: if your code prints, take that out first)
    ");
}

#[test]
fn an_allocation_of_another_size_is_refused() {
    let said = refused(|| {
        witness::allocates("one allocation of exactly `len` bytes", 1, 4, || {
            (vec![0_u8; 4], vec![0_u8; 8])
        });
    });
    assert_snapshot!(said, @r"
    one allocation of exactly `len` bytes:
    expected 1 allocation of 4 bytes
       yours 2 allocations of 12 bytes in all
    (`println!` and `dbg!` allocate in a test: if your code prints, take that out first)
    ");
}

#[test]
fn a_print_in_a_right_answer_is_told_to_be_taken_out() {
    let said = refused(|| witness::allocates("a walk allocates nothing", 0, 0, || println!("walking")));
    assert!(
        said.ends_with("if your code prints, take that out first)"),
        "{said}"
    );
    let said = refused(|| witness::allocates("a copy is one allocation", 1, 4, || ()));
    assert!(
        !said.contains("println"),
        "too few allocations are nobody's print: {said}"
    );
}

#[test]
fn bytes_are_written_as_python_writes_them() {
    assert_snapshot!(witness::literal(b"abc\x00\xff\"\\\n"), @r#"b"abc\x00\xff\"\\\n""#);
}

#[test]
fn a_recorded_file_is_rows_of_fields_without_the_comments() {
    let rows: Vec<_> = witness::recorded("# slice\tlen\n::2\t4\n\t\n").collect();
    assert_eq!(rows, [vec!["::2", "4"], vec!["", ""]]);
}

fn case(expression: &str, cpython: &str, yours: &str) -> (String, String, String) {
    (expression.to_owned(), cpython.to_owned(), yours.to_owned())
}

#[test]
fn answers_that_agree_pass() {
    witness::agrees_with_cpython("a rule", [case("view[0]", "97", "97")]);
}

#[test]
fn an_answer_that_differs_is_shown_beside_cpythons() {
    let cases = [case("view[0]", "97", "97"), case("view[-1]", "104", "97")];
    let said = refused(move || witness::agrees_with_cpython("-1 is the last byte", cases));
    assert_snapshot!(said, @r"
    -1 is the last byte: 1 of 2 cases recorded from CPython differ:
      view[-1]
        expected 104
           yours 97
    ");
}

#[test]
fn five_answers_that_differ_are_enough_to_show() {
    let cases = (0..9).map(|index| case(&format!("view[{index}]"), "1", "2"));
    let said = refused(move || witness::agrees_with_cpython("a rule", cases));
    assert!(
        said.starts_with("a rule: 9 of 9 cases") && said.matches("   yours ").count() == 5,
        "{said}"
    );
}

#[test]
fn no_case_at_all_is_refused() {
    let said = refused(|| witness::agrees_with_cpython("a rule", []));
    assert_snapshot!(said, @"a rule: no case was recorded");
}

/// Addresses differ from run to run.
fn without_addresses(said: &str) -> String {
    let mut pieces = said.split("0x");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + "0x…" + piece.trim_start_matches(|digit: char| digit.is_ascii_hexdigit())
    })
}
