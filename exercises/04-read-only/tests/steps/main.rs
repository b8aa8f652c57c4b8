// The tests of this chapter, one module a step. The reference solution mounts this same file.

/// Whether a type implements a trait, answered without a value of it: what a type has itself comes before what
/// every type has from a trait.
macro_rules! implements {
    ($type:ty: $trait:path) => {{
        struct Probe<T>(std::marker::PhantomData<T>);
        #[allow(dead_code, reason = "one of the two answers is asked for")]
        trait Otherwise {
            fn answer(&self) -> bool {
                false
            }
        }
        impl<T> Otherwise for Probe<T> {}
        #[allow(dead_code, reason = "one of the two answers is asked for")]
        impl<T: $trait> Probe<T> {
            fn answer(&self) -> bool {
                true
            }
        }
        Probe::<$type>(std::marker::PhantomData).answer()
    }};
}

mod clone_on_write;
mod flag;
mod hash;
mod refuse;
mod to_read_only;
mod typed;

use std::hash::{Hash, Hasher};

use read_only::SharedCells;
use slicing::{Slice, Strided};
use views::View;

/// A slice as Python writes it between the brackets.
fn slice(text: &str) -> Slice {
    text.parse().expect("the tests write their slices well")
}

/// All bytes of a literal, as a source.
fn source(bytes: &[u8]) -> Strided<'_> {
    Strided::new(View::new(bytes))
}

/// The first letters of the alphabet: what an owner holds before somebody writes.
fn letters(len: usize) -> Vec<u8> {
    (b'a'..=b'z').take(len).collect()
}

/// What the owner holds after a write, or the error, which must have left it as it was.
fn outcome<T, E: ToString>(written: Result<T, E>, before: &[u8], owner: &[u8]) -> String {
    match written {
        Ok(_) => witness::literal(owner),
        Err(error) if owner == before => error.to_string(),
        Err(error) => {
            let (error, owner) = (error.to_string(), witness::literal(owner));
            format!("{error}, but the owner is now {owner}")
        }
    }
}

/// A hasher that keeps what it is handed, piece by piece: many hashers mix a piece at a time.
#[derive(Default)]
struct Pieces(Vec<Vec<u8>>);

impl Hasher for Pieces {
    fn write(&mut self, piece: &[u8]) {
        self.0.push(piece.to_vec());
    }

    fn finish(&self) -> u64 {
        0
    }
}

fn pieces(value: impl Hash) -> Vec<Vec<u8>> {
    let mut hasher = Pieces::default();
    value.hash(&mut hasher);
    hasher.0
}

/// How a recorded window is opened in Python.
fn memoryview(opened: &str, owner: &[u8]) -> String {
    let owner = witness::literal(owner);
    match opened {
        "bytearray" => format!("memoryview(bytearray({owner}))"),
        "toreadonly" => format!("memoryview({owner}).toreadonly()"),
        _ => format!("memoryview({owner})"),
    }
}

/// A write that CPython was asked to do, and what it ended in.
struct Write {
    /// What the window was opened from.
    opened: &'static str,
    before: Vec<u8>,
    what: What,
    expression: String,
    cpython: &'static str,
}

enum What {
    Item(isize, i64),
    Slice(Slice, Vec<u8>),
}

/// Every write of `refuse.tsv`.
fn writes() -> impl Iterator<Item = Write> {
    witness::recorded(include_str!("../recorded/refuse.tsv")).map(|case| {
        let [opened, len, key, value, cpython] = case[..] else {
            panic!("refuse.tsv has five columns")
        };
        let before = letters(len.parse().expect("a length"));
        let (what, value) = match key.parse() {
            Ok(index) => (
                What::Item(index, value.parse().expect("a value")),
                value.to_owned(),
            ),
            Err(_) => {
                let source = letters(value.parse().expect("a length")).to_ascii_uppercase();
                let shown = witness::literal(&source);
                (What::Slice(slice(key), source), shown)
            }
        };
        let view = memoryview(opened, &before);
        Write {
            opened,
            before,
            what,
            expression: format!("{view}[{key}] = {value}"),
            cpython,
        }
    })
}

/// Runs writes as Python spells them, `still[0] = 90; owner[2] = 89`, and says how each ends.
fn run(program: &str, view: SharedCells<'_>) -> String {
    let still = view.to_read_only();
    let mut ends = Vec::new();
    for write in program.split("; ").filter(|write| !write.is_empty()) {
        let (place, value) = write.split_once(" = ").expect("an assignment");
        let (name, index) = place.trim_end_matches(']').split_once('[').expect("an index");
        let window = match name {
            "still" => still,
            "again" => still.to_read_only(),
            _ => view,
        };
        let written = window.set_item(index.parse().expect("an index"), value.parse().expect("a value"));
        ends.push(written.map_or_else(|error| error.to_string(), |()| "done".to_owned()));
    }
    ends.push(witness::literal(&still.to_bytes()));
    ends.join("; ")
}
