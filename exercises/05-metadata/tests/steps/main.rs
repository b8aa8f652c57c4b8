// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod calcsize;
mod contiguous;
mod describe;
mod draw;
mod format;
mod locate;
mod shape;

use std::fmt::Debug;
use std::str::FromStr;

use metadata::{Code, Format, Layout};

/// A layout of bytes with strides of its own: each dimension is a size and a stride.
fn bytes(dimensions: &[(usize, isize)]) -> Layout {
    Layout::strided(Format::from(Code::UnsignedChar), dimensions).expect("the tests ask for layouts that fit")
}

/// The layout that a record describes, each column as Python prints it.
fn recorded_layout(format: &str, shape: &str, strides: &str) -> Layout {
    let dimensions: Vec<_> = tuple(shape).into_iter().zip(tuple(strides)).collect();
    Layout::strided(format.parse().expect("CPython took it"), &dimensions).expect("CPython made it")
}

/// The numbers of a tuple as Python prints it: `(3,)`.
fn tuple<T: FromStr<Err: Debug>>(text: &str) -> Vec<T> {
    let numbers = text.trim_matches(['(', ')']).split(',').map(str::trim);
    let numbers = numbers.filter(|number| !number.is_empty());
    numbers.map(|number| number.parse().expect("a number")).collect()
}

/// Python's words for a truth value.
fn python(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}
