//! The same work on more and more bytes: a slice of a view, a copy over memory that is there, and one into new memory.

use mutation::ViewMut;
use slicing::{Slice, Strided};
use views::View;

use crate::data::Who::{Field, Ours};
use crate::inputs::{bytes, gibibyte};
use crate::row::{Answer, Row, row, side, writer};

const SIZES: [(usize, &str); 6] = [
    (1 << 10, "1 KiB"),
    (1 << 14, "16 KiB"),
    (1 << 18, "256 KiB"),
    (1 << 22, "4 MiB"),
    (1 << 26, "64 MiB"),
    (1 << 30, "1 GiB"),
];

/// All but the first and the last byte.
const INNER: Slice = Slice {
    start: Some(1),
    stop: Some(-1),
    step: None,
};

pub fn rows() -> Vec<Row> {
    let copied = &SIZES[..SIZES.len() - 1];
    let slices = SIZES.iter().map(|&(len, size)| slice(len, size));
    let fills = copied.iter().map(|&(len, size)| fill(len, size));
    let clones = copied.iter().map(|&(len, size)| clone(len, size));
    slices.chain(fills).chain(clones).collect()
}

fn named(work: &str, size: &str) -> String {
    format!("{work}-{}", size.replace(' ', ""))
}

fn slice(len: usize, size: &str) -> Row {
    let row = row(
        "slice",
        named("slice", size),
        format!("`view[1:-1]` of {size}"),
        move || {
            let owner = if len == 1 << 30 { gibibyte() } else { bytes(len) };
            vec![
                side(Ours, "", move || Strided::new(View::new(owner)).slice(INNER).ok()),
                side(Field, "`&bytes[1..len - 1]`", move || {
                    Inner(&owner[1..owner.len() - 1])
                }),
            ]
        },
    )
    .bytes(len)
    .python();
    if len == 1 << 10 {
        return row;
    }
    row.target(&named("slice", "1 KiB"), 1.25)
}

fn fill(len: usize, size: &str) -> Row {
    row(
        "fill",
        named("fill", size),
        format!("`there[:] = view` of {size}"),
        move || {
            let owner = bytes(len);
            vec![
                writer(Ours, "", vec![1; len], move |there| {
                    ViewMut::new(there)
                        .assign(Slice::default(), Strided::new(View::new(owner)))
                        .is_ok()
                }),
                writer(Field, "`copy_from_slice`", vec![1; len], move |there| {
                    there.copy_from_slice(owner);
                    true
                }),
            ]
        },
    )
    .bytes(len)
    .python()
    .field()
    .why("`assign` resolves a slice by Python's rules first, which takes as long whatever the bytes.")
}

fn clone(len: usize, size: &str) -> Row {
    row(
        "clone",
        named("clone", size),
        format!("`view.tobytes()` of {size}"),
        move || {
            let owner = bytes(len);
            vec![
                side(Ours, "", move || View::new(owner).to_bytes()),
                side(Field, "`to_vec`", move || owner.to_vec()),
            ]
        },
    )
    .bytes(len)
    .python()
    .field()
    .why("Ours and the field's are one call of `to_vec`: what they differ by says how far two measurements of the same work lie apart.")
}

/// A slice that tells its length and its ends, as a long view does.
struct Inner<'a>(&'a [u8]);

impl Answer for Inner<'_> {
    fn told(&self) -> String {
        let [first, .., last] = self.0 else {
            return String::new();
        };
        (self.0.len(), *first, *last).told()
    }
}

impl Answer for Strided<'_> {
    fn told(&self) -> String {
        (self.len(), self.get(0).copied(), self.get(-1).copied()).told()
    }
}
