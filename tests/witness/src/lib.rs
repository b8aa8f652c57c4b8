//! What the tests of every chapter call as witness: where bytes lie, what was allocated, what CPython said.
//!
//! Each check takes the rule it proves as its first argument and says it first when it fails, then both sides.

mod compared;
mod png;
pub mod program;

use std::any::Any;
use std::cell::Cell;
use std::env;
use std::fmt::Write as _;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Compares a value with an [`insta`] snapshot: the rule, the value, then what `insta::assert_snapshot!` takes.
///
/// ```
/// witness::snapshot!("hex groups from the right", "6162-6364", @"6162-6364");
/// ```
#[macro_export]
macro_rules! snapshot {
    ($rule:expr, $($value:tt)+) => {
        $crate::compares_only(env!("CARGO_MANIFEST_DIR"));
        $crate::report_panics_once();
        $crate::insta::with_settings!(
            { description => $crate::described($rule), omit_expression => true },
            { $crate::insta::assert_snapshot!($($value)+) }
        )
    };
}

/// Compares your answer with the expected one, in this order, and says the rule first, then both sides by these names.
/// What the rule says in `(left: …)` is about yours: `(left: yours)` says only that, and is left out.
///
/// ```should_panic
/// witness::assert_eq!(6 * 7, 54, "a product is a sum of equal numbers (left: yours)");
/// ```
#[macro_export]
macro_rules! assert_eq {
    ($yours:expr, $expected:expr, $($rule:tt)+) => {
        match (&$yours, &$expected) {
            (yours, expected) => {
                if !(*yours == *expected) {
                    use $crate::pretty_assertions::private::CreateComparison as _;
                    let diff = (yours, expected).create_comparison().to_string();
                    panic!("{}", $crate::two_sides(&format!($($rule)+), &diff))
                }
            }
        }
    };
}

#[doc(hidden)]
pub use compared::{compares_only, described, two_sides};
#[doc(hidden)]
pub use insta;
pub use png::png;
#[doc(hidden)]
pub use pretty_assertions;
pub use witness_macros::within;

thread_local! {
    static ASKING: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the panics that a check speaks of itself from being reported twice: a snapshot that differs has printed the
/// rule and the diff before it panics inside `insta`, and what [`answer`] catches becomes a part of its answer.
#[doc(hidden)]
pub fn report_panics_once() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let said = message(info.payload());
            let caught = ASKING.get() && !is_todo(said);
            if !caught && !said.starts_with("snapshot assertion for") {
                report(info);
            }
        }));
    });
}

/// What your code answers to one recorded case: the text that `ask` gives, or `a panic: …` where it panics, so that the
/// case can be named. A `todo!` is handed on: it is no answer.
pub fn answer(ask: impl FnOnce() -> String) -> String {
    report_panics_once();
    let asking = ASKING.replace(true);
    let answer = panic::catch_unwind(AssertUnwindSafe(ask));
    ASKING.set(asking);
    answer.unwrap_or_else(|payload| {
        let said = message(&*payload);
        if is_todo(said) {
            panic::resume_unwind(payload);
        }
        format!("a panic: {said}")
    })
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    owned
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("")
}

fn is_todo(said: &str) -> bool {
    said.starts_with("not yet implemented")
}

/// Fails unless every byte of `window` lies in the memory of `owner`.
///
/// An empty window lies in its owner when it points at one of the owner's bytes or right behind the last one.
#[track_caller]
pub fn lies_in(rule: &str, owner: &[u8], window: &[u8]) {
    let (owned, seen) = (owner.as_ptr_range(), window.as_ptr_range());
    assert!(
        owned.start <= seen.start && seen.end <= owned.end,
        "{rule}:\nexpected bytes that lie within the owner's {}, at {:?}..{:?}\n   yours {} bytes at {:?}..{:?}",
        owner.len(),
        owned.start,
        owned.end,
        window.len(),
        seen.start,
        seen.end,
    );
}

/// The last line of a rule about allocations that saw more than it expected: libtest keeps what a test prints, and
/// that counts too.
pub const PRINTS: &str =
    "\n(`println!` and `dbg!` allocate in a test: if your code prints, take that out first)";

/// Runs `work` and fails unless this thread allocated exactly `count` times while it ran, `bytes` bytes in all.
///
/// `rule` says what was expected and why. What `work` gives back is handed on, so that a test can go on with it.
#[track_caller]
pub fn allocates<T>(rule: &str, count: u64, bytes: u64, work: impl FnOnce() -> T) -> T {
    let mut result = None;
    let seen = allocation_counter::measure(|| result = Some(work()));
    let more = seen.count_total > count || seen.bytes_total > bytes;
    assert!(
        (seen.count_total, seen.bytes_total) == (count, bytes),
        "{rule}:\nexpected {}\n   yours {}{}",
        allocations(count, bytes),
        allocations(seen.count_total, seen.bytes_total),
        if more { PRINTS } else { "" },
    );
    result.expect("`measure` runs its closure")
}

/// Runs `work` and gives the number of bytes that this thread allocated while it ran: for a rule that compares two
/// amounts because neither is known.
pub fn allocated<T>(work: impl FnOnce() -> T) -> u64 {
    allocation_counter::measure(|| drop(work())).bytes_total
}

/// How many times as long every limit is: under valgrind everything takes many times as long, and `WITNESS_PATIENCE` says so.
pub fn patience() -> u32 {
    let patience = env::var("WITNESS_PATIENCE").ok();
    patience.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Runs `work` on a thread of its own and fails unless it is done within `limit`, times [`patience`]; what it
/// gives back is handed on. Work that never ends is left behind, so that the test ends and says `rule`.
#[track_caller]
pub fn in_time<T: Send + 'static>(
    rule: &str,
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let limit = limit * patience();
    let (done, answer) = mpsc::channel();
    let worker = thread::spawn(move || done.send(work()));
    match answer.recv_timeout(limit) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => {
            panic!("{rule}:\nexpected an answer within {limit:.0?}\n   yours none yet")
        }
        Err(RecvTimeoutError::Disconnected) => {
            panic::resume_unwind(worker.join().expect_err("work that sends nothing has panicked"))
        }
    }
}

fn allocations(count: u64, bytes: u64) -> String {
    match count {
        0 => "no allocation".to_owned(),
        1 => format!("1 allocation of {bytes} bytes"),
        _ => format!("{count} allocations of {bytes} bytes in all"),
    }
}

/// Bytes as a literal that Python reads: `b"abc\x00"`.
pub fn literal(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}

/// The rows of a file that a recorder wrote: one case a line, fields between tabs, `#` before a comment.
pub fn recorded(file: &str) -> impl Iterator<Item = Vec<&str>> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// Fails with up to five of the cases in which your code and CPython disagree, each as the Python expression,
/// what CPython says and what your code says; `cases` gives those three for every recorded case.
#[track_caller]
pub fn agrees_with_cpython(rule: &str, cases: impl IntoIterator<Item = (String, String, String)>) {
    let (mut total, mut wrong, mut report) = (0, 0, String::new());
    for (expression, cpython, yours) in cases {
        total += 1;
        if cpython != yours {
            wrong += 1;
            if wrong <= 5 {
                write!(
                    report,
                    "\n  {expression}\n    expected {cpython}\n       yours {yours}"
                )
                .expect("a String takes every write");
            }
        }
    }
    assert!(total > 0, "{rule}: no case was recorded");
    assert!(
        wrong == 0,
        "{rule}: {wrong} of {total} cases recorded from CPython differ:{report}"
    );
}
