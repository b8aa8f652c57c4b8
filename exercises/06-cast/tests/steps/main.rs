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

use std::collections::BTreeMap;
use std::ffi::c_long;

use ::cast::{Memory, MemoryView, Order, Value, ViewError};
use metadata::{Format, Layout};
use read_only::SharedCells;
use slicing::Slice;
use witness::recorded;

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

/// Runs recorded statements against your views, one after the other. Of a row that differs, it shows the first statement
/// with another answer, behind what led to it.
///
/// A row has three columns: `bytes` or `bytearray`, which part of the recorder's memory the view `v` looks at, and its
/// format if that is foreign; the
/// statements, with `; ` between them; what CPython answered to each, with ` | ` between, and at last what a `bytearray`
/// holds when all is done.
#[track_caller]
fn answers_like_cpython(rule: &str, file: &str) {
    let memory = memory(file);
    let cases = recorded(file).filter(|row| is_like_here(row[1])).map(|row| {
        let [owner, statements, cpython] = row[..] else {
            panic!("a row has three columns")
        };
        let (kind, part) = owner.split_once(' ').expect("a kind and a part");
        let (part, format) = part.split_once(' ').unwrap_or((part, "B"));
        let (start, stop) = part.split_once(':').expect("a start and a stop");
        let place = |text: &str| text.parse::<usize>().expect("a place");
        let part = &memory[place(start)..place(stop)];
        let mut told = vec![format!(
            "v = memoryview of '{format}' over {kind}.fromhex(\"{}\")",
            hex(part)
        )];
        let yours = run(statements, kind, format, part.to_vec());
        let asked = statements.split("; ").chain(["what the bytearray holds then"]);
        for ((statement, cpython), yours) in asked.zip(cpython.split(" | ")).zip(yours) {
            let changes = statement.contains(" = ") && !yours.contains("Error: ");
            if changes || statement.ends_with(".release()") || cpython != yours {
                told.push(statement.to_owned());
            }
            if cpython != yours {
                return (told.join("; "), cpython.to_owned(), yours);
            }
        }
        Default::default()
    });
    witness::agrees_with_cpython(rule, cases);
}

/// What each statement answers, and at last what a `bytearray` holds.
fn run(statements: &str, kind: &str, text: &str, mut owner: Vec<u8>) -> Vec<String> {
    let itemsize = format(text).itemsize();
    let line = layout(text, &[(owner.len() / itemsize, itemsize as isize)]);
    if kind == "bytes" {
        let view = MemoryView::with_layout(owner.as_slice(), line);
        return answers(statements, view.expect("a line"));
    }
    let view = MemoryView::with_layout(SharedCells::new(&mut owner), line);
    let mut answers = answers(statements, view.expect("a line"));
    answers.push(hex(&owner));
    answers
}

fn answers<M: Memory>(statements: &str, view: MemoryView<M>) -> Vec<String> {
    let mut names = BTreeMap::from([("v", view)]);
    let statements = statements.split("; ");
    statements
        .map(|statement| witness::answer(|| answer(statement, &mut names)))
        .collect()
}

type Names<'n, M> = BTreeMap<&'n str, MemoryView<M>>;

/// What one statement answers: a value, the attributes of a view, `ok`, or the last line of a traceback.
fn answer<'n, M: Memory>(statement: &'n str, names: &mut Names<'n, M>) -> String {
    let answered = match statement.split_once(" = ") {
        Some((target, source)) if target.len() == 1 => view(source, names).map(|view| {
            let attributes = attributes(&view);
            names.insert(target, view);
            attributes
        }),
        Some((target, source)) => assign(target, source, names).map(|()| "ok".to_owned()),
        None => ask(statement, names),
    };
    answered.unwrap_or_else(|error| error.to_string())
}

/// `b.cast('i', (2, 3))`, `b[1:2]` or `b.toreadonly()`: what gives a view.
fn view<M: Memory>(text: &str, names: &Names<'_, M>) -> Result<MemoryView<M>, ViewError> {
    let (owner, rest) = (&names[&text[..1]], &text[1..]);
    if let Some(key) = rest.strip_prefix('[') {
        return owner.slice(part(key.trim_end_matches(']')));
    }
    let Some(arguments) = rest.strip_prefix(".cast('") else {
        return owner.to_read_only();
    };
    match arguments.split_once("', ") {
        Some((format, shape)) => {
            let shape = shape.strip_suffix(')').expect("a call has an end");
            owner.cast_to(format, &tuple::<isize>(shape))
        }
        None => owner.cast(arguments.trim_end_matches("')")),
    }
}

/// `b[1] = 5`, `b[1, 2] = 5` or `b[1:2] = a`.
fn assign<M: Memory>(target: &str, source: &str, names: &Names<'_, M>) -> Result<(), ViewError> {
    let (owner, key) = (&names[&target[..1]], &target[2..target.len() - 1]);
    match key.parse() {
        Ok(index) => owner.set_item(index, value(source)),
        Err(_) if key.contains(':') => owner.assign(part(key), &names[source]),
        Err(_) => owner.set_at(&tuple::<isize>(key), value(source)),
    }
}

/// Everything else that can be said about a view, `a == b` included.
fn ask<M: Memory>(text: &str, names: &mut Names<'_, M>) -> Result<String, ViewError> {
    if let Some((one, other)) = text.split_once(" == ") {
        return Ok(python(names[one] == names[other]));
    }
    let (owner, rest) = (names.get_mut(&text[..1]).expect("a name"), &text[1..]);
    let quoted = |bytes: Result<String, ViewError>| bytes.map(|hex| format!("'{hex}'"));
    match rest {
        ".release()" => {
            owner.release();
            Ok("ok".to_owned())
        }
        ".readonly" => owner.readonly().map(python),
        ".tolist()" => owner.to_list().map(|list| list.to_string()),
        ".hex()" => quoted(owner.hex()),
        ".tobytes().hex()" => quoted(owner.to_bytes(Order::C).map(|bytes: Vec<u8>| hex(&bytes))),
        ".tobytes('F').hex()" => quoted(owner.to_bytes(Order::Fortran).map(|bytes: Vec<u8>| hex(&bytes))),
        _ => {
            let key = &rest[1..rest.len() - 1];
            let item = key
                .parse()
                .map_or_else(|_| owner.at(&tuple::<isize>(key)), |index| owner.item(index));
            item.map(|value| value.to_string())
        }
    }
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
