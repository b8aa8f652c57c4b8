// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod channels;
mod frames;
mod resolve;
mod strided;
mod walk;
mod window;

use slicing::Slice;

/// A slice as Python writes it between the brackets; `MIN` and `MAX` stand for the ends of `isize`.
fn slice(text: &str) -> Slice {
    text.replace("MIN", &isize::MIN.to_string())
        .replace("MAX", &isize::MAX.to_string())
        .parse()
        .expect("the tests write their slices well")
}
