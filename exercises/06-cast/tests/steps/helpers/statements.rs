//! Statements that were recorded in CPython, run against your views: no step, but what three of them are asked with.

use std::collections::BTreeMap;

use cast::{Memory, MemoryView, Order, ViewError};
use read_only::SharedCells;
use witness::recorded;

use super::super::{attributes, format, hex, is_like_here, layout, memory, part, python, tuple, value};

/// Runs recorded statements against your views, one after the other. Of a row that differs, it shows the first statement
/// with another answer, behind what led to it.
///
/// A row has three columns: `bytes` or `bytearray`, which part of the recorder's memory the view `v` looks at, and its
/// format if that is foreign; the statements, with `; ` between them; what CPython answered to each, with ` | ` between,
/// and at last what a `bytearray` holds when all is done.
#[track_caller]
pub fn answers_like_cpython(rule: &str, file: &str) {
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
