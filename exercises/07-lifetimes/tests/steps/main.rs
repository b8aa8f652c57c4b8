// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod borrows;
mod exporter;
mod exports;
mod keep_alive;
mod release;
mod self_reference;

use std::panic;

use slicing::Slice;

/// How many bytes may be allocated for 4,096 that come one by one: room that grows by half each time needs three times
/// as many, room that doubles twice as many.
const MOST_FOR_4096: u64 = 4 * 4096;

/// What a slice says between its brackets, without a step.
fn ends(part: &str) -> (Option<isize>, Option<isize>) {
    let slice: Slice = part.parse().expect("the tests write their slices well");
    (slice.start, slice.stop)
}

/// Drops what somebody holds on the way out of a panic.
fn stumble_with<T>(held: T) {
    let panicked = panic::catch_unwind(panic::AssertUnwindSafe(move || {
        let _held = held;
        panic::resume_unwind(Box::new("somebody stumbles"));
    }));
    assert!(panicked.is_err(), "the closure panics");
}

/// Compares recorded programs with yours, statement by statement: `fresh` gives what answers one program's statements.
#[track_caller]
fn programs_agree<F: FnMut(&str) -> String>(rule: &str, file: &str, owner: &str, fresh: impl Fn() -> F) {
    let cases = witness::recorded(file).map(|row| {
        let [program, cpython] = row[..] else {
            panic!("a recorded program has two columns")
        };
        let mut say = fresh();
        let yours = witness::answer(|| program.split("; ").map(&mut say).collect::<Vec<_>>().join(" | "));
        (format!("{owner}; {program}"), cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(rule, cases);
}

/// An answer as CPython's is recorded: `ok` where there is no value.
fn said<T, E: ToString>(answer: Result<T, E>, show: impl FnOnce(T) -> String) -> String {
    answer.map_or_else(|error| error.to_string(), show)
}

/// The answer that has no value.
fn ok<T>(_: T) -> String {
    "ok".to_owned()
}

/// The name and the slice in `b[1:3]`.
fn sliced(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix(']')?.split_once('[')
}

/// What stands between the parentheses of `memoryview(a)`.
fn argument<'t>(call: &'t str, function: &str) -> Option<&'t str> {
    call.strip_prefix(function)?.strip_prefix('(')?.strip_suffix(')')
}
