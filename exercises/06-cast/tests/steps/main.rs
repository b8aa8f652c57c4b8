// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod cast;
mod compare;
mod iterate;
mod matrix;
mod read;
mod records;
mod runs;
mod shape;
mod slice;
mod typed;
mod write;

use std::ffi::c_long;

use ::cast::{Memory, MemoryView, Value, ViewError};
use metadata::{Format, Layout};
use slicing::Slice;

/// The rule of `runs`, `iterate` and `compare` that work without an end breaks.
const COUNTED: &str = "each item is counted once, and then it is done";

/// The bytes that are written `00ff 61`.
fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<_> = hex.bytes().filter(|digit| !digit.is_ascii_whitespace()).collect();
    let pair = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    let pairs = digits.chunks(2).map(pair);
    pairs.map(|byte| byte.expect("two digits")).collect()
}

/// Bytes as the tests write them: `00ff61`. (Most of the time of a test's run goes by here, so nothing is formatted.)
fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
        .collect()
}

/// A format that an exporter names. Behind a foreign one stands how many bytes an item has: `>i 4`.
fn format(text: &str) -> Format {
    let foreign = |(text, itemsize): (&str, &str)| Format::Foreign {
        text: text.to_owned().leak(),
        itemsize: itemsize.parse().expect("a size"),
    };
    let foreign = text.split_once(' ').map(foreign);
    foreign.unwrap_or_else(|| text.parse().expect("a format"))
}

/// A layout of items in these dimensions, each a size and a stride.
fn layout(text: &str, dimensions: &[(usize, isize)]) -> Layout {
    Layout::strided(format(text), dimensions).expect("so few bytes fit")
}

/// A view of an owner's first items in these dimensions.
fn laid_out<'a>(owner: &'a [u8], format: &str, dimensions: &[(usize, isize)]) -> MemoryView<&'a [u8]> {
    MemoryView::with_layout(owner, layout(format, dimensions)).expect("the owner has as many bytes")
}

/// One item, written by hand as the machine would.
fn one(format: &str, item: &[u8]) -> MemoryView<&'static [u8]> {
    let view = MemoryView::with_layout(&*item.to_vec().leak(), layout(format, &[(1, 0)]));
    view.expect("one item")
}

/// A slice as Python writes it between the brackets.
fn part(text: &str) -> Slice {
    text.parse().expect("the tests write their slices well")
}

/// The nested lists of a view, or why there are none.
fn list<M: Memory>(view: Result<MemoryView<M>, ViewError>) -> String {
    let list = view.and_then(|view| view.to_list());
    list.map_or_else(|error| error.to_string(), |list| list.to_string())
}

/// A value as Python writes it: `7`, `True`, `b'x'`, `-2.5`, `nan`.
fn value(text: &str) -> Value {
    let char = text
        .strip_prefix("b'")
        .or_else(|| text.strip_prefix("b\""))
        .map(|rest| &rest[..rest.len() - 1]);
    match (text, char, text.parse()) {
        ("True", ..) => Value::Bool(true),
        ("False", ..) => Value::Bool(false),
        (_, Some("\\x00"), _) => Value::Char(0),
        (_, Some(char), _) => Value::Char(char.as_bytes()[0]),
        (.., Ok(int)) => Value::Int(int),
        _ => Value::Float(text.parse().expect("a value as Python writes it")),
    }
}

/// The numbers of a tuple as Python writes it: `(3,)`.
fn tuple<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> Vec<T> {
    let numbers = text.trim_matches(['(', ')']).split(',').map(str::trim);
    let numbers = numbers.filter(|number| !number.is_empty());
    numbers.map(|number| number.parse().expect("a number")).collect()
}

/// Whether this machine has the sizes of the one that a case was recorded on, and can hold its numbers. (It has to have
/// its byte order, too: all records of this chapter are from a machine that stores the lowest byte of a number first.)
fn is_like_here(statements: &str) -> bool {
    let uses = |letters: [&str; 3]| letters.iter().any(|letter| statements.contains(letter));
    let mut numbers = statements.split(|letter: char| !letter.is_ascii_digit());
    let mut huge = || numbers.any(|number| number.len() > 9);
    (size_of::<c_long>() == 8 || !uses(["l'", "L'", "L'"]))
        && (size_of::<usize>() == 8 || !uses(["n'", "N'", "P'"]) && !huge())
}

/// The recorder's memory, which stands at the top of its file.
fn memory(file: &str) -> Vec<u8> {
    let memory = file.lines().find_map(|line| line.strip_prefix("# memory "));
    bytes(memory.expect("a line with the memory"))
}

/// A truth value as Python writes it.
fn python(truth: bool) -> String {
    if truth { "True" } else { "False" }.to_owned()
}

/// `i (2, 3) (12, 4) False`: format, shape, strides and whether it is read-only.
fn attributes<M: Memory>(view: &MemoryView<M>) -> String {
    let layout = view.layout().expect("a new view");
    let readonly = view.readonly().expect("a new view");
    let (shape, strides) = (parentheses(layout.shape()), parentheses(layout.strides()));
    format!("{} {shape} {strides} {}", layout.format(), python(readonly))
}

/// A tuple as Python writes it: `(3,)`.
fn parentheses<T: ToString>(numbers: &[T]) -> String {
    let numbers: Vec<_> = numbers.iter().map(T::to_string).collect();
    let comma = if numbers.len() == 1 { "," } else { "" };
    format!("({}{comma})", numbers.join(", "))
}
