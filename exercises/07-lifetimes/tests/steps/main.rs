// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod borrows;
mod exporter;
mod exports;
mod keep_alive;
mod release;
mod self_reference;

use std::panic;

use cast::{Memory, MemoryView, Order, ViewError};
use slicing::Slice;
use witness::literal;

/// How many bytes may be allocated for 4,096 that come one by one: room that grows by half each time needs three times
/// as many, room that doubles twice as many.
const MOST_FOR_4096: u64 = 4 * 4096;

/// The bytes that a view shows, or why it refuses.
fn shown<M: Memory>(view: &MemoryView<M>) -> String {
    said(view.to_bytes(Order::C), |bytes| literal(&bytes))
}

/// The part of a view that Python's `view[part]` shows.
fn cut<M: Memory>(view: &MemoryView<M>, part: &str) -> Result<MemoryView<M>, ViewError> {
    view.slice(part.parse::<Slice>().expect("the tests write their slices well"))
}

/// The view that Python makes of another: `[1:3]`, `.cast('b')` or `.toreadonly()` of it.
fn made<M: Memory>(view: &MemoryView<M>, how: &str) -> Result<MemoryView<M>, ViewError> {
    match between(how, "[", "]") {
        Some(part) => cut(view, part),
        None if how == ".toreadonly()" => view.to_read_only(),
        None => view.cast("b"),
    }
}

/// The bytes from `first` on that a memory gives to a reader who wants so many.
fn read(memory: &impl Memory, first: usize, count: usize) -> String {
    let mut place = vec![b'?'; count];
    memory.read(first, &mut place);
    literal(&place)
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

/// The name of a view in `b[1:3]` or `b.cast('b')`, and what is done to it.
fn named(text: &str) -> Option<(&str, &str)> {
    text.split_at_checked(text.find(['[', '.'])?)
}

/// What stands in a text between its beginning and its end.
fn between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    text.strip_prefix(before)?.strip_suffix(behind)
}

/// What stands between the parentheses of `memoryview(a)`.
fn argument<'t>(call: &'t str, function: &str) -> Option<&'t str> {
    between(call.strip_prefix(function)?, "(", ")")
}
