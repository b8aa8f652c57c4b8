//! Clean bytes come back as they are, without a copy; others are copied once, and cleaned in the copy.

use std::borrow::Cow;
use std::hint;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use read_only::{clean, mask_controls, unix_lines};
use rstest::rstest;
use views::View;
use witness::assert_eq;

/// What came back, and whether it is the caller's bytes or a copy of them.
fn shown(bytes: Cow<[u8]>) -> String {
    let kept = match bytes {
        Cow::Borrowed(_) => "same",
        Cow::Owned(_) => "copy",
    };
    format!("{} {kept}", witness::literal(&bytes))
}

/// A hundred walks over a million bytes on this machine, and a second at least; the right answer needs few.
fn limit() -> Duration {
    static LIMIT: OnceLock<Duration> = OnceLock::new();
    *LIMIT.get_or_init(|| {
        let start = Instant::now();
        hint::black_box(vec![0; 1_000_000].iter().filter(|byte| **byte == b'a').count());
        Duration::from_secs(1).max(100 * start.elapsed())
    })
}

/// What the work gives, if it is done in time.
#[track_caller]
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let rule = "cleaning is one walk over the bytes, and takes milliseconds: it does not walk for ever, nor over all \
        bytes again for each one that it changes";
    witness::in_time(rule, limit(), work)
}

#[rstest]
#[case::no_byte(b"", "same")]
#[case::unix_already(b"a\nb\n", "same")]
#[case::a_return_alone(b"a\rb\r", "same")]
#[case::the_other_way_round(b"\n\r", "same")]
#[case::one_line(b"a\r\n", "copy")]
#[case::every_line(b"\r\na\r\n\r\n", "copy")]
#[case::two_returns(b"\r\r\n", "copy")]
#[case::a_line_after_it(b"\r\n\n", "copy")]
#[case::no_text(b"\xff\r\n\xc3", "copy")]
fn lines_end_as_on_unix(#[case] bytes: &'static [u8], #[case] kept: &str) {
    let python = witness::literal(bytes).replace(r"\r\n", r"\n");
    assert_eq!(
        in_time(|| shown(unix_lines(Cow::Borrowed(bytes)))),
        format!("{python} {kept}"),
        "{}.replace(b\"\\r\\n\", b\"\\n\") makes one \\n of each \\r\\n that is there at first; all else stays, \
         another \\r too, and only then is there a copy (left: yours)",
        witness::literal(bytes)
    );
}

#[rstest]
#[case::no_byte(b"", b"", "same")]
#[case::text(b"a\tb\n~", b"a\tb\n~", "same")]
#[case::not_ascii(b"caf\xc3\xa9\x80\xff", b"caf\xc3\xa9\x80\xff", "same")]
#[case::the_first(b"\x00a", b".a", "copy")]
#[case::the_last(b"a\x7f", b"a.", "copy")]
#[case::a_return(b"a\r\n", b"a.\n", "copy")]
#[case::a_command_to_the_terminal(b"\x1b[2Jrm", b".[2Jrm", "copy")]
fn a_control_byte_becomes_a_dot(#[case] bytes: &'static [u8], #[case] after: &[u8], #[case] kept: &str) {
    assert_eq!(
        in_time(|| shown(mask_controls(Cow::Borrowed(bytes)))),
        format!("{} {kept}", witness::literal(after)),
        "{} has its ASCII control bytes masked, but for \\t and \\n, and is copied only if there are any \
         (left: yours)",
        witness::literal(bytes)
    );
}

#[rstest]
#[case::nothing_to_do(b"a\n", "b\"a\\n\" same")]
#[case::only_lines(b"a\r\n", "b\"a\\n\" copy")]
#[case::only_controls(b"\x07a\n", "b\".a\\n\" copy")]
#[case::lines_before_controls(b"\r\r\n", "b\".\\n\" copy")]
fn clean_does_both(#[case] bytes: &'static [u8], #[case] after: &str) {
    assert_eq!(
        in_time(|| shown(clean(View::new(bytes)))),
        after,
        "clean changes the line ends of {} first, masks what control bytes are left, and copies only if \
         there is something to do (left: yours)",
        witness::literal(bytes)
    );
}

#[test]
fn what_is_clean_is_not_copied() {
    let log: &[u8] = b"user=ada\tok\n".repeat(10_000).leak();
    let rule = "a clean log is handed back as it is: finding nothing to do must not copy 120,000 bytes";
    let passes = || {
        [
            unix_lines(Cow::Borrowed(log)),
            mask_controls(Cow::Borrowed(log)),
            clean(View::new(log)),
        ]
    };
    let all = in_time(move || witness::allocates(rule, 0, 0, passes));
    for bytes in &all {
        witness::lies_in("what comes back is the log itself", log, bytes);
        assert_eq!(
            (matches!(bytes, Cow::Borrowed(_)), bytes.len()),
            (true, log.len()),
            "what comes back is all of the log, borrowed (left: yours)"
        );
    }
}

#[rstest]
#[case::one_line_end(b"\r\n", 1, 100_001)]
#[case::one_control_byte(b"\x07", 1, 100_001)]
#[case::both_in_many_places(b"\r\n\x07", 1000, 102_000)]
fn what_is_not_clean_is_copied_once(#[case] dirt: &[u8], #[case] times: usize, #[case] after: usize) {
    let mut log = vec![b'a'; 100_000];
    log.extend(dirt.repeat(times));
    let log: &[u8] = log.leak();
    let (allocated, cleaned) = in_time(|| {
        let mut cleaned = Cow::default();
        let allocated = witness::allocated(|| cleaned = clean(View::new(log)));
        (allocated, cleaned)
    });
    let most = log.len();
    assert!(
        (after as u64..=most as u64).contains(&allocated),
        "however many bytes and passes have something to change, there is one copy, of all bytes:\n\
         expected {after} to {most} bytes in all allocations together\n   yours {allocated}{}",
        witness::PRINTS
    );
    let rest = cleaned.iter().filter(|byte| **byte == b'a').count();
    assert_eq!(
        (cleaned.len(), rest),
        (after, 100_000),
        "a \\r\\n becomes one byte, a control byte stays one, and the rest is there (left: yours: how many \
         bytes, and how many of the rest)"
    );
}

#[rstest]
#[case::line_ends(b"\r\n\r\n", b"\n\n")]
#[case::control_bytes(b"\x07\x07\x07\x07", b"....")]
fn three_million_bytes_take_one_walk(#[case] dirt: &[u8], #[case] after: &[u8]) {
    let log: &[u8] = dirt.repeat(750_000).leak();
    let cleaned = in_time(|| clean(View::new(log)));
    let wrong = cleaned.chunks(after.len()).position(|yours| yours != after);
    assert!(
        *cleaned == after.repeat(750_000),
        "three million bytes, all of them to be cleaned, become {} 750,000 times, {} bytes in all; yours are {}, and the \
         first time that differs is {wrong:?}",
        witness::literal(after),
        750_000 * after.len(),
        cleaned.len()
    );
}

#[test]
fn what_is_owned_already_is_cleaned_where_it_lies() {
    let log = b"one\r\ntwo\x07\r\n".to_vec();
    let place = log.as_ptr();
    let rule = "a Vec that is handed over may be written to, so cleaning it needs no other";
    let cleaned = in_time(|| witness::allocates(rule, 0, 0, || mask_controls(unix_lines(Cow::Owned(log)))));
    let stays = cleaned.as_ptr() == place;
    assert_eq!(
        (shown(cleaned), stays),
        ("b\"one\\ntwo.\\n\" copy".to_owned(), true),
        "an owned buffer stays owned, in its place (left: yours, and whether it lies where it lay)"
    );
}

#[rstest]
#[case::no_byte(b"")]
#[case::a_line(b"GET /\n")]
fn what_is_owned_and_clean_is_handed_back(#[case] bytes: &[u8]) {
    let logs = [bytes.to_vec(), bytes.to_vec()];
    let places = [logs[0].as_ptr(), logs[1].as_ptr()];
    let rule = "a Vec in which there is nothing to do is handed back as it is, without another one";
    let [one, other] = logs;
    let passes = || [unix_lines(Cow::Owned(one)), mask_controls(Cow::Owned(other))];
    let [lines, masked] = in_time(|| witness::allocates(rule, 0, 0, passes));
    let stay = [lines.as_ptr() == places[0], masked.as_ptr() == places[1]];
    let kept = format!("{} copy", witness::literal(bytes));
    assert_eq!(
        ([shown(lines), shown(masked)], stay),
        ([kept.clone(), kept], [true; 2]),
        "an owned buffer stays owned, in its place, also when it is clean (left: yours, of unix_lines and \
         mask_controls, and whether they lie where they lay)"
    );
}

#[test]
fn the_bytes_of_the_caller_stay_as_they_were() {
    let seen = in_time(|| {
        let log = *b"one\r\n\x07";
        let cleaned = clean(View::new(&log)).into_owned();
        (witness::literal(&cleaned), witness::literal(&log))
    });
    assert_eq!(
        seen,
        ("b\"one\\n.\"".to_owned(), "b\"one\\r\\n\\x07\"".to_owned()),
        "the copy is cleaned, not what was borrowed (left: yours, and the log after it)"
    );
}

#[test]
#[rustfmt::skip]
fn a_log_looks_as_a_person_may_see_it() {
    let log = b"GET /\r\n\x1b[31mDELETE /users\x1b[0m\r\n\tcaf\xc3\xa9\x00\r\n";
    let cleaned = in_time(|| clean(View::new(log)));
    witness::snapshot!("no escape sequence is left for a terminal to obey", View::new(&cleaned).dump(), @r"
    00000000: 4745 5420 2f0a 2e5b 3331 6d44 454c 4554  GET /..[31mDELET
    00000010: 4520 2f75 7365 7273 2e5b 306d 0a09 6361  E /users.[0m..ca
    00000020: 66c3 a92e 0a                             f....
    ");
}

#[test]
fn every_text_is_cleaned_and_kept_as_in_cpython() {
    let rule = "bytes are cleaned as Python cleans them (`dots` makes a dot of each control byte but \\t and \\n), and are the \
        same, borrowed, where nothing changed";
    let cases = witness::recorded(include_str!("../recorded/clone_on_write.tsv")).flat_map(|case| {
        let [hex, lines, masked, both] = case[..] else {
            panic!("clone_on_write.tsv has four columns")
        };
        let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits a byte");
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
        let literal = witness::literal(&bytes);
        let replaced = format!("{literal}.replace(b\"\\r\\n\", b\"\\n\")");
        let of_controls = format!("{literal}.translate(dots)");
        let of_both = format!("{replaced}.translate(dots)");
        let unix = witness::answer(|| shown(unix_lines(Cow::Borrowed(&bytes))));
        let dots = witness::answer(|| shown(mask_controls(Cow::Borrowed(&bytes))));
        let clean = witness::answer(|| shown(clean(View::new(&bytes))));
        [
            (replaced, lines.to_owned(), unix),
            (of_controls, masked.to_owned(), dots),
            (of_both, both.to_owned(), clean),
        ]
    });
    in_time(|| witness::agrees_with_cpython(rule, cases));
}
