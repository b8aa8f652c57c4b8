// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod channels;
mod frames;
mod resolve;
mod strided;
mod walk;
mod window;

use std::ops::Range;

use slicing::Slice;
use witness::assert_eq;

/// A slice as Python writes it between the brackets; `MIN` and `MAX` stand for the ends of `isize`.
fn slice(text: &str) -> Slice {
    text.replace("MIN", &isize::MIN.to_string())
        .replace("MAX", &isize::MAX.to_string())
        .parse()
        .expect("the tests write their slices well")
}

/// Fails unless `part` lies in the owner's memory, and at `place` in it.
#[track_caller]
fn lies_at(rule: &str, owner: &[u8], place: Range<usize>, part: &[u8]) {
    witness::lies_in(rule, owner, part);
    let start = part.as_ptr().addr() - owner.as_ptr().addr();
    assert_eq!(
        start..start + part.len(),
        place,
        "{rule}, and at its place in the owner (left: yours)"
    );
}
