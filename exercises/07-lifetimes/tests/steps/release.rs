//! A view of an array counts, and so does each slice and cast of it. It gives its export back when it is released: once,
//! whenever, and for itself alone.

#[path = "programs/release.rs"]
mod programs;
#[path = "programs/scope.rs"]
mod scope;

use std::collections::BTreeMap;

use cast::{Memory, MemoryView, Value};
use lifetimes::{ByteArray, Export};
use rstest::rstest;
use witness::assert_eq;
use witness::literal;

use crate::{cut, programs_agree, read, shown};

fn capybara() -> (ByteArray, MemoryView<Export>) {
    let array = ByteArray::new(b"capybara");
    let view = array.view();
    (array, view)
}

#[rstest]
#[case::all(0, 8, "capybara")]
#[case::the_first_alone(0, 1, "c")]
#[case::in_the_middle(2, 4, "pyba")]
#[case::the_last_alone(7, 1, "a")]
#[case::none_behind_the_last(8, 0, "")]
fn a_reader_gets_the_bytes_it_asks_for(#[case] first: usize, #[case] count: usize, #[case] expected: &str) {
    let export = ByteArray::new(b"capybara").export();
    assert_eq!(
        (witness::answer(|| read(&export, first, count)), export.size()),
        (literal(expected.as_bytes()), 8),
        "{count} bytes from byte {first} on are copied to the reader's place, and fill it \
         (left: yours, and the size of your memory)"
    );
}

#[rstest]
#[case::all(0, "CAPYBARA", "CAPYBARA")]
#[case::the_first_alone(0, "C", "Capybara")]
#[case::in_the_middle(2, "PYBA", "caPYBAra")]
#[case::the_last_alone(7, "A", "capybarA")]
#[case::none_behind_the_last(8, "", "capybara")]
fn a_writer_changes_the_bytes_it_names(#[case] first: usize, #[case] bytes: &str, #[case] expected: &str) {
    let array = ByteArray::new(b"capybara");
    let (export, other) = (array.export(), array.export());
    let _look = other.window();
    let written = witness::answer(|| format!("{:?}", export.write(first, bytes.as_bytes())));
    assert_eq!(
        (written, literal(&array.to_bytes()), export.readonly()),
        ("Ok(())".to_owned(), literal(expected.as_bytes()), false),
        "{bytes:?} is copied over the bytes from byte {first} on and over no other, while somebody looks \
         (left: yours, what the array holds then, and whether its memory is read-only)"
    );
}

#[rstest]
#[case::too_many(4, 5)]
#[case::behind_the_end(8, 1)]
fn bytes_that_are_not_there_are_no_bytes(#[case] first: usize, #[case] count: usize) {
    let array = ByteArray::new(b"capybara");
    let export = array.export();
    let yours = [
        witness::answer(|| read(&export, first, count)),
        witness::answer(|| format!("{:?}", export.write(first, &vec![b'!'; count]))),
    ];
    assert_eq!(
        yours.map(|yours| yours.starts_with("a panic")),
        [true; 2],
        "who asks a memory for bytes that it does not have has lost count: it panics, because \
         doing less would hide the mistake (left: whether yours panics, read and written)"
    );
}

#[test]
fn every_view_counts_for_itself() {
    let (array, view) = capybara();
    let doubles = view.cast("d").expect("eight bytes are a double");
    let part = cut(&view, "::-2").expect("it is open");
    let table = view.cast_to("B", &[2, 4]).expect("eight bytes are two rows");
    let again = (array.exports(), part.clone(), array.exports());
    drop((doubles, again.1));
    let left = array.exports();
    drop((part, table, view));
    assert_eq!(
        [again.0, again.2, left, array.exports()],
        [4, 5, 3, 0],
        "a view, a cast, a slice and a table of it, then a copy: each has an export of its own, and gives it back when it \
         is dropped (left: open exports of yours, at four times)"
    );
}

#[test]
fn a_write_is_seen_by_the_array_and_by_every_view() {
    let (array, view) = capybara();
    let (part, pairs) = (cut(&view, "::-2"), view.cast("H"));
    let (part, pairs) = (part.expect("it is open"), pairs.expect("it is open"));
    part.set_item(0, Value::Int(b'R'.into())).expect("it is open");
    pairs
        .set_item(0, Value::Int(u16::from_ne_bytes(*b"CA").into()))
        .expect("it is open");
    assert_eq!(
        [
            shown(&view),
            shown(&part),
            shown(&pairs),
            literal(&array.to_bytes())
        ],
        ["b\"CApybarR\"", "b\"RayA\"", "b\"CApybarR\"", "b\"CApybarR\""],
        "one memory: what is written through a slice and through a cast is seen by the others and by the array \
         (left: the view, the slice, the cast and the array of yours)"
    );
}

#[test]
fn a_view_shows_the_bytes_that_are_there_when_it_opens() {
    let array = ByteArray::new(b"capy");
    let before = array.view().len();
    array.extend(b"bara").expect("nobody looks");
    let view = array.view();
    assert_eq!(
        (before, view.len(), shown(&view), view.readonly()),
        (Ok(4), Ok(8), "b\"capybara\"".to_owned(), Ok(false)),
        "a view shows every byte of its array, and lets them be written (left: length of yours, before four bytes more \
         and after, what it shows then, and whether it is read-only)"
    );
}

#[test]
fn a_second_time_changes_nothing() {
    let array = ByteArray::new(b"capybara");
    let (mut view, other) = (array.view(), array.view());
    view.release();
    view.release();
    let (released, ()) = (array.exports(), drop(view));
    let (dropped, ()) = (array.exports(), drop(other));
    assert_eq!(
        [released, dropped, array.exports()],
        [1, 1, 0],
        "two views: one is released twice and then dropped, and gives its export back once; the other gives its own \
         (left: open exports of yours, after each)"
    );
}

#[rstest]
#[case::the_view_first(["view", "part", "byte"])]
#[case::the_slices_first(["byte", "part", "view"])]
#[case::the_slice_in_the_middle_first(["part", "view", "byte"])]
fn the_array_waits_for_the_last_of_them(#[case] order: [&str; 3]) {
    let (array, view) = capybara();
    let part = cut(&view, "2:6").expect("it is open");
    let byte = cut(&part, "-1:").and_then(|byte| byte.cast("c"));
    let mut views = BTreeMap::from([
        ("view", view),
        ("part", part),
        ("byte", byte.expect("it is open")),
    ]);
    let mut talk = Vec::new();
    for name in order {
        views.get_mut(name).expect("one of the three").release();
        let open = views.values().filter(|view| view.item(0).is_ok()).count();
        let nothing = array.extend(b"").is_ok();
        talk.push((open, array.exports(), nothing, array.extend(b"s").is_ok()));
    }
    assert_eq!(
        talk,
        [(2, 2, true, false), (1, 1, true, false), (0, 0, true, true)],
        "{order:?} in this order: each goes for itself alone, and only then may the array grow \
         (left: views of yours that still answer, open exports, whether nothing may be added, and a byte)"
    );
}

#[test]
fn looking_allocates_nothing() {
    let array = ByteArray::new(&[7; 1000]);
    let (mut view, mut place) = (array.view(), [0; 100]);
    let rule = "to read, to write and to walk over a view of an array must not allocate";
    let sum = witness::allocates(rule, 0, 0, || {
        let export = view.memory().ok()?;
        export.read(0, &mut place);
        export.write(900, &[9; 100]).ok()?;
        Some(view.numbers::<u8>().ok()?.map(usize::from).sum::<usize>())
    });
    assert_eq!(
        sum,
        Some(7 * 900 + 9 * 100),
        "what was written can be read (left: yours)"
    );
    let cost = |len: usize| {
        let array = ByteArray::new(&vec![7; len]);
        witness::allocated(|| lifetimes::scope(&mut array.view(), |inside| inside.slice(1..5)))
    };
    assert_eq!(
        cost(1_000_000),
        cost(8),
        "to open, to slice and a scope take a small layout each, and no byte (left: bytes that yours allocates for a \
         million)"
    );
    view.release();
}

#[test]
fn every_program_answers_as_in_cpython() {
    let rule = "views are opened, sliced, used and given back as in CPython";
    let file = include_str!("../recorded/release.tsv");
    programs_agree(rule, file, "owner = bytearray(b\"capybara\")", || {
        let (array, mut views) = (ByteArray::new(b"capybara"), BTreeMap::new());
        move |statement| programs::answer(&array, &mut views, statement)
    });
}
