//! An array counts its exports. While one is open it keeps its length; a guard closes it, however its life ends.

#[path = "programs/exports.rs"]
mod programs;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::mem;

use lifetimes::{ByteArray, Export, ResizeError};
use rstest::rstest;
use witness::assert_eq;
use witness::literal;

use crate::{MOST_FOR_4096, programs_agree, stumble_with};

fn shown(export: &Export) -> String {
    literal(&export.window().iter().map(Cell::get).collect::<Vec<_>>())
}

#[rstest]
#[case::no_byte(b"")]
#[case::one_byte(b"x")]
#[case::bytes_that_are_no_text(b"capy\x00\xff")]
fn an_array_holds_what_it_was_given(#[case] bytes: &[u8]) {
    let array = ByteArray::new(bytes);
    assert_eq!(
        [literal(&array.to_bytes()), shown(&array.export())],
        [literal(bytes), literal(bytes)],
        "new copies every byte in, and an export shows every byte (left: your array, and its export)"
    );
}

#[test]
fn the_count_goes_up_and_down() {
    let array = ByteArray::new(b"capybara");
    let mut talk = vec![array.exports()];
    let (one, other) = (array.export(), array.export());
    talk.push(array.exports());
    let third = other.clone();
    talk.push(array.exports());
    drop((one, third));
    talk.push(array.exports());
    drop(other);
    assert_eq!(
        [&talk[..], &[array.exports()]].concat(),
        [0, 2, 3, 1, 0],
        "open two, clone one, drop two, drop the last: each open export counts once (left: yours)"
    );
}

#[rstest]
#[case::one(1)]
#[case::two(2)]
#[case::a_hundred(100)]
fn nothing_changes_the_length_while_somebody_looks(#[case] open: usize) {
    let array = ByteArray::new(b"capybara");
    let exports: Vec<_> = (0..open).map(|_| array.export()).collect();
    let _look = exports[0].window();
    assert_eq!(
        witness::answer(|| format!("{:?}, {:?}", array.extend(b"s"), array.pop())),
        "Err(Exported), Err(Exported)",
        "while somebody looks (open exports: {open}), extend and pop refuse, and they ask before they borrow the bytes \
         to change them (left: yours)"
    );
    assert_eq!(
        (literal(&array.to_bytes()), array.exports()),
        ("b\"capybara\"".to_owned(), open as isize),
        "what is refused changes nothing (left: bytes and count of yours)"
    );
}

#[test]
fn one_open_export_of_two_still_keeps_the_length() {
    let array = ByteArray::new(b"capybara");
    let (one, other) = (array.export(), array.export());
    drop(one);
    let refused = array.extend(b"s");
    drop(other);
    assert_eq!(
        [refused, array.extend(b"s")],
        [Err(ResizeError::Exported), Ok(())],
        "one export of two is still open, and then the last export is closed (left: whether yours grew, at each time)"
    );
    assert_eq!(
        literal(&array.to_bytes()),
        "b\"capybaras\"",
        "and the array has grown, once (left: yours)"
    );
}

#[test]
fn bytes_come_and_go_when_nobody_looks() {
    let array = ByteArray::new(b"");
    let yours = [array.extend(b"capy"), array.extend(b"bara")];
    assert_eq!(
        (yours, array.pop(), literal(&array.to_bytes())),
        ([Ok(()); 2], Ok(b'a'), "b\"capybar\"".to_owned()),
        "nobody looks: extend adds behind the last byte, pop takes the last one off and gives it (left: yours)"
    );
}

#[test]
fn what_comes_byte_by_byte_moves_seldom() {
    let array = ByteArray::new(b"");
    let allocated = witness::allocated(|| (0..4096).try_for_each(|_| array.extend(b"s")));
    assert!(
        allocated <= MOST_FOR_4096,
        "the bytes that are there move only when the room is used up, and then it doubles: 4,096 bytes, added one by \
         one\nexpected {MOST_FOR_4096} bytes or fewer to be allocated\n   yours {allocated}"
    );
    let rule = "to take the last byte off moves no other byte, and must not allocate";
    let popped = witness::allocates(rule, 0, 0, || array.pop());
    assert_eq!(
        (popped, array.to_bytes().len()),
        (Ok(b's'), 4095),
        "what was added can be taken off (left: yours, and how many are left)"
    );
}

#[test]
fn a_forgotten_window_keeps_the_length_forever() {
    let array = ByteArray::new(b"capybara");
    let export = array.export();
    mem::forget(export.window());
    drop(export);
    let ask = || {
        format!(
            "{:?}, {:?}, {:?}",
            array.extend(b""),
            array.extend(b"s"),
            array.pop()
        )
    };
    assert_eq!(
        (witness::answer(ask), literal(&array.to_bytes())),
        (
            "Ok(()), Err(Exported), Err(Exported)".to_owned(),
            "b\"capybara\"".to_owned()
        ),
        "a window that mem::forget took never gives its borrow back: the array can be read, and refuses to change its \
         length as it does for an open export (left: yours to b\"\", to b\"s\" and to pop, and its bytes)"
    );
}

#[test]
fn to_add_no_byte_is_no_change() {
    let array = ByteArray::new(b"capybara");
    let _export = array.export();
    assert_eq!(
        array.extend(b""),
        Ok(()),
        "owner.extend(b\"\") leaves the length as it is, so CPython allows it (left: yours)"
    );
}

#[rstest]
#[case::when_nobody_looks(false)]
#[case::while_somebody_looks(true)]
fn an_empty_array_has_nothing_to_pop(#[case] exported: bool) {
    let array = ByteArray::new(b"");
    let export = exported.then(|| array.export());
    let _look = export.as_ref().map(Export::window);
    assert_eq!(
        witness::answer(|| format!("{:?}", array.pop())),
        "Err(Empty)",
        "CPython looks for a last byte before it looks at the exports (left: yours)"
    );
}

#[test]
fn the_errors_speak_cpythons_words() {
    let words = [ResizeError::Exported, ResizeError::Empty].map(|error| error.to_string());
    witness::snapshot!("an error's text is the last line of CPython's traceback", words.join("\n"), @r"
    BufferError: Existing exports of data: object cannot be re-sized
    IndexError: pop from empty bytearray
    ");
}

#[test]
fn a_byte_may_be_written_while_others_look() {
    let array = ByteArray::new(b"capybara");
    let (one, other) = (array.export(), array.export());
    let look = other.window();
    one.window()[0].set(b'K');
    assert_eq!(
        (look[0].get(), witness::answer(|| literal(&array.to_bytes()))),
        (b'K', "b\"Kapybara\"".to_owned()),
        "one memory: a write is seen by the other export and by the array, which may be read while others look (left: yours)"
    );
}

#[test]
fn an_export_looks_and_allocates_nothing() {
    let array = ByteArray::new(&[7; 1000]);
    let rule = "to export, to clone an export and to open its window must not allocate";
    let exports = witness::allocates(rule, 0, 0, || {
        let export = array.export();
        let again = export.clone();
        assert_eq!(
            again.window().len(),
            1000,
            "a window shows every byte (left: the length of yours)"
        );
        [export, again]
    });
    let [one, other] = exports.each_ref().map(|export| export.window().as_ptr());
    assert!(
        one == other,
        "two exports of one array look at one memory: yours are at {one:?} and {other:?}"
    );
}

#[test]
fn the_export_outlives_the_array() {
    let array = ByteArray::new(b"still here");
    let export = array.export();
    drop(array);
    assert_eq!(
        shown(&export),
        "b\"still here\"",
        "an export keeps the memory alive (left: yours)"
    );
}

#[test]
fn a_panic_closes_what_it_leaves_behind() {
    let array = ByteArray::new(b"capybara");
    stumble_with(array.export());
    assert_eq!(
        (array.exports(), array.extend(b"s")),
        (0, Ok(())),
        "a panic drops its guards too, so the starter's `if` must go (left: count of yours, and whether it may grow)"
    );
}

#[test]
fn debug_shows_the_bytes_as_python_writes_them() {
    witness::snapshot!("`{:?}` shows what the array holds", format!("{:?}", ByteArray::new(b"capy\x00")), @r#"ByteArray(b"capy\x00")"#);
}

#[test]
fn every_program_answers_as_in_cpython() {
    let rule = "an array changes its length, or refuses to, as CPython's does";
    let file = include_str!("../recorded/exports.tsv");
    programs_agree(rule, file, "owner = bytearray(b\"cap\")", || {
        let (array, mut exports) = (ByteArray::new(b"cap"), BTreeMap::new());
        move |statement| programs::answer(&array, &mut exports, statement)
    });
}
