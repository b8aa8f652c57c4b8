//! Chapter 3: bytes moved, replaced and filtered where they lie.

use memchr::memmem;
use mutation::{PictureMut, TextMut, ViewMut};
use slicing::{Slice, Strided};
use views::View;

use crate::data::Who::{Field, Ours};
use crate::inputs::{MILLION, PICTURE, TEN, bytes, letters, log};
use crate::row::{Row, Side, row, side, writer};

pub fn rows() -> Vec<Row> {
    let mut rows = moves();
    rows.extend(searches());
    rows.extend([1, 8, 64].map(blur));
    rows
}

fn cut(text: &str) -> Slice {
    text.parse().expect("a slice as Python writes it")
}

fn within(target: &str, source: &str) -> Side {
    let (target, source) = (cut(target), cut(source));
    writer(Ours, "", bytes(TEN).to_vec(), move |there| {
        ViewMut::new(there).assign_within(target, source).is_ok()
    })
}

fn moves() -> Vec<Row> {
    let table = "mutation";
    vec![
        row(table, "assign", "`there[:] = view` of 10 MB", || {
            vec![
                writer(Ours, "", vec![1; TEN], |there| {
                    let source = Strided::new(View::new(bytes(TEN)));
                    ViewMut::new(there).assign(Slice::default(), source).is_ok()
                }),
                writer(Field, "`copy_from_slice`", vec![1; TEN], |there| {
                    there.copy_from_slice(bytes(TEN));
                    true
                }),
            ]
        })
        .python()
        .field()
        .why("Ours and the field's are one `copy_from_slice`, each over memory of its own: what they differ by says how far two measurements of the same work lie apart."),
        row(table, "assign-2", "`there[::2] = view` of 5 MB", || {
            vec![
                writer(Ours, "", vec![1; TEN], |there| {
                    let source = Strided::new(View::new(bytes(TEN / 2)));
                    ViewMut::new(there).assign(cut("::2"), source).is_ok()
                }),
                writer(Field, "`step_by`", vec![1; TEN], |there| {
                    let places = there.iter_mut().step_by(2);
                    places
                        .zip(bytes(TEN / 2))
                        .for_each(|(place, byte)| *place = *byte);
                    true
                }),
            ]
        })
        .python(),
        row(table, "shift", "`view[1:] = view[:-1]` of 10 MB", || {
            vec![
                within("1:", ":-1"),
                writer(Field, "`copy_within`", bytes(TEN).to_vec(), |there| {
                    there.copy_within(..TEN - 1, 1);
                    true
                }),
            ]
        })
        .python()
        .field(),
        row(table, "reverse", "`view[:] = view[::-1]` of 10 MB", || {
            vec![
                within(":", "::-1"),
                writer(Field, "`reverse`", bytes(TEN).to_vec(), |there| {
                    there.reverse();
                    true
                }),
            ]
        })
        .python(),
    ]
}

fn searches() -> Vec<Row> {
    let worst = |len| move || (letters(len), String::leak("a".repeat(99) + "b") as &str);
    vec![
        find("find", "the last word of 10 MB of text", || (log(), "lighthouse")),
        find("find-worst-1MB", "`aaa…b` in 1 MB of `a`", worst(MILLION)),
        find("find-worst-10MB", "`aaa…b` in 10 MB of `a`", worst(TEN)).target("find-worst-1MB", 12.5),
        row("mutation", "replace", REPLACE, || {
            vec![
                writer(Ours, "", log().to_vec(), |there| {
                    let mut text = TextMut::new(ViewMut::new(there)).expect("the log is text");
                    let there = text.replace("lamp", "horn").ok();
                    (there, text.replace("horn", "lamp").ok())
                }),
                writer(Field, "`memmem`", log().to_vec(), |there| {
                    let mut replace = |old: &[u8], new: &[u8]| {
                        let (finder, mut from, mut count) = (memmem::Finder::new(old), 0, 0_usize);
                        while let Some(at) = finder.find(&there[from..]) {
                            there[from + at..from + at + new.len()].copy_from_slice(new);
                            (from, count) = (from + at + new.len(), count + 1);
                        }
                        Some(count)
                    };
                    (replace(b"lamp", b"horn"), replace(b"horn", b"lamp"))
                }),
            ]
        })
        .python()
        .field()
        .why(UTF_8),
    ]
}

const UTF_8: &str =
    "Whether the bytes are text is asked first: without `unsafe` nobody may take it for granted.";

const REPLACE: &str = "a word of 175,438 lines of text replaced, and back";

fn find(name: &str, work: &str, text: impl Fn() -> (&'static [u8], &'static str) + 'static) -> Row {
    let sides = move || {
        let (text, pattern) = text();
        let ours = TextMut::new(ViewMut::new(text.to_vec().leak())).expect("text is UTF-8");
        vec![
            side(Ours, "", move || ours.find_all(pattern).next()),
            side(Field, "`memmem`", move || memmem::find(text, pattern.as_bytes())),
        ]
    };
    row("mutation", name, format!("find {work}"), sides)
        .python()
        .field()
        .why(UTF_8)
}

fn blur(radius: usize) -> Row {
    let row = row(
        "mutation",
        format!("blur-{radius}"),
        format!("blur a 4K picture, radius {radius}"),
        move || {
            vec![writer(Ours, "", bytes(PICTURE).to_vec(), move |there| {
                let picture = PictureMut::new(3840, 2160, ViewMut::new(there));
                picture.expect("four bytes a pixel").blur_rows(radius);
            })]
        },
    );
    if radius == 1 {
        return row;
    }
    row.target("blur-1", 1.25)
}
