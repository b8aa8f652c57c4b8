//! An array counts its exports. While one is open it keeps its length; a guard closes it, however its life ends.

use std::cell::Cell;
use std::collections::BTreeMap;

use lifetimes::{ByteArray, Export, ResizeError};
use pretty_assertions::assert_eq;
use rstest::rstest;
use witness::literal;

use crate::{argument, ok, programs_agree, said, stumble_with};

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
        literal(&array.to_bytes()),
        literal(bytes),
        "new copies every byte in (left: yours)"
    );
    assert_eq!(
        shown(&array.export()),
        literal(bytes),
        "an export shows every byte (left: yours)"
    );
}

#[test]
fn the_count_goes_up_and_down() {
    let array = ByteArray::new(b"capybara");
    let mut talk = vec![array.exports()];
    let one = array.export();
    let other = array.export();
    talk.push(array.exports());
    let third = other.clone();
    talk.push(array.exports());
    drop(one);
    drop(third);
    talk.push(array.exports());
    drop(other);
    talk.push(array.exports());
    assert_eq!(
        talk,
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
fn one_of_two_is_still_somebody() {
    let array = ByteArray::new(b"capybara");
    let (one, other) = (array.export(), array.export());
    drop(one);
    assert_eq!(
        array.extend(b"s"),
        Err(ResizeError::Exported),
        "one export of two is still open (left: yours)"
    );
    drop(other);
    assert_eq!(
        array.extend(b"s"),
        Ok(()),
        "the last export is closed (left: yours)"
    );
    assert_eq!(
        literal(&array.to_bytes()),
        "b\"capybaras\"",
        "and the array has grown (left: yours)"
    );
}

#[test]
fn bytes_come_and_go_when_nobody_looks() {
    let array = ByteArray::new(b"");
    assert_eq!(array.extend(b"capy"), Ok(()), "nobody looks (left: yours)");
    assert_eq!(array.extend(b"bara"), Ok(()), "nobody looks (left: yours)");
    assert_eq!(
        array.pop(),
        Ok(b'a'),
        "pop takes the last byte off and gives it (left: yours)"
    );
    assert_eq!(
        literal(&array.to_bytes()),
        "b\"capybar\"",
        "extend adds behind the last byte, pop takes the last one (left: yours)"
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
        (look[0].get(), literal(&array.to_bytes())),
        (b'K', "b\"Kapybara\"".to_owned()),
        "one memory: a write through one export is seen through the other and by the array (left: yours)"
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
        "a guard is dropped on the way out of a panic too (left: count of yours, and whether it may grow)"
    );
}

#[test]
fn debug_shows_the_bytes_as_python_writes_them() {
    let array = format!("{:?}", ByteArray::new(b"capy\x00"));
    witness::snapshot!("`{:?}` shows what the array holds", array, @r#"ByteArray(b"capy\x00")"#);
}

#[test]
fn every_program_answers_as_in_cpython() {
    let rule = "an array changes its length, or refuses to, as CPython's does";
    let file = include_str!("../recorded/exports.tsv");
    programs_agree(rule, file, "owner = bytearray(b\"cap\")", || {
        let (array, mut exports) = (ByteArray::new(b"cap"), BTreeMap::<String, Export>::new());
        move |statement| match statement.split_once(" = ") {
            Some((name, made)) => {
                let export = match argument(made, "memoryview") {
                    Some("owner") => array.export(),
                    Some(other) => exports[other].clone(),
                    None => panic!("{made}: no such view is recorded"),
                };
                exports.insert(name.to_owned(), export);
                "ok".to_owned()
            }
            None => match statement {
                "owner.extend(b\"\")" => said(array.extend(b""), ok),
                "owner.extend(b\"xy\")" => said(array.extend(b"xy"), ok),
                "owner.pop()" => said(array.pop(), |byte| byte.to_string()),
                "bytes(owner)" => literal(&array.to_bytes()),
                _ => match statement.strip_prefix("del ") {
                    Some(name) => ok(exports.remove(name)),
                    None => shown(&exports[argument(statement, "bytes").expect("nothing else is recorded")]),
                },
            },
        }
    });
}
