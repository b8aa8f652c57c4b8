// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod assign;
mod overlap;
mod pixels;
mod set_item;
mod sub_views;
mod text;

use slicing::Slice;

/// A slice as Python writes it between the brackets.
fn slice(text: &str) -> Slice {
    text.parse().expect("the tests write their slices well")
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
        Err(error) => format!(
            "{}, but the owner is now {}",
            error.to_string(),
            witness::literal(owner)
        ),
    }
}
