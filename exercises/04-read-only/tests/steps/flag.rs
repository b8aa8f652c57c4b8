//! `Buffer::from(&owner)` is a window to look through, `Buffer::from(&mut owner)` one to write through,
//! and `readonly` says which.

use mutation::ViewMut;
use read_only::Buffer;
use rstest::rstest;
use witness::assert_eq;

use crate::letters;

#[test]
fn what_is_borrowed_to_look_at_is_readonly() {
    let (vec, array, boxed) = (vec![1], [1, 2], Box::<[u8]>::from([1]));
    let flags = [
        Buffer::from(&vec),
        Buffer::from(&array),
        Buffer::from(&boxed),
        Buffer::from("naïve"),
    ];
    assert_eq!(
        flags.map(|buffer| buffer.readonly()),
        [true; 4],
        "a window onto what was borrowed with & is read-only, as memoryview(bytes).readonly (left: yours)"
    );
}

#[test]
fn what_is_borrowed_to_write_to_is_not() {
    let (mut vec, mut array, mut boxed) = (vec![1], [1, 2], Box::<[u8]>::from([1]));
    let flags = [
        Buffer::from(&mut vec),
        Buffer::from(&mut array),
        Buffer::from(&mut boxed),
    ];
    assert_eq!(
        flags.map(|buffer| buffer.readonly()),
        [false; 3],
        "a window onto what was borrowed with &mut is writable, as memoryview(bytearray).readonly is False \
         (left: yours)"
    );
}

#[test]
fn the_borrow_decides_also_without_bytes() {
    let mut owner = Vec::new();
    let mut looked = Buffer::from(&owner);
    let looked = (looked.readonly(), looked.as_view_mut().is_some());
    let mut written = Buffer::from(&mut owner);
    let written = (written.readonly(), written.as_view_mut().is_some());
    assert_eq!(
        [looked, written],
        [(true, false), (false, true)],
        "the borrow decides, not what there is to write: memoryview(b\"\") is read-only and \
         memoryview(bytearray()) is not (left: readonly of yours, and whether it has a ViewMut)"
    );
}

#[rstest]
#[case::no_byte(b"")]
#[case::one_byte(b"\0")]
#[case::some_bytes(b"look")]
fn every_window_shows_what_its_owner_holds(#[case] bytes: &[u8]) {
    let mut owner = bytes.to_vec();
    let looked = witness::literal(Buffer::from(&owner).as_view().as_bytes());
    let written = witness::literal(Buffer::from(&mut owner).as_view().as_bytes());
    let shown = witness::literal(bytes);
    assert_eq!(
        (looked, written),
        (shown.clone(), shown),
        "as_view shows all bytes, whichever way they were borrowed (left: yours, read-only and writable)"
    );
}

#[test]
fn a_view_to_write_to_is_there_when_the_window_may() {
    let mut owner = letters(4);
    let mut buffer = Buffer::from(&mut owner);
    let written = buffer.as_view_mut().map(|mut view| view.set_item(-1, 0x58));
    assert_eq!(
        written,
        Some(Ok(())),
        "a window onto what was borrowed with &mut has a ViewMut, and view[-1] = 0x58 is fine (left: what \
         yours ends in, None if it has no ViewMut)"
    );
    assert_eq!(
        witness::literal(buffer.as_view().as_bytes()),
        "b\"abcX\"",
        "what was written through as_view_mut is seen through as_view (left: yours)"
    );
    assert_eq!(
        witness::literal(&owner),
        "b\"abcX\"",
        "as_view_mut hands out the owner's bytes, so the owner sees the write (left: the owner after yours)"
    );
}

#[rstest]
#[case::no_byte(b"")]
#[case::some_bytes(b"look")]
fn no_view_to_write_to_is_there_when_it_may_not(#[case] owner: &[u8]) {
    let mut buffer = Buffer::from(owner);
    assert!(
        buffer.as_view_mut().is_none(),
        "a read-only window has no ViewMut, not even one onto a copy; yours has one"
    );
}

#[test]
fn code_that_takes_both_asks_first() {
    fn capitalise(mut buffer: Buffer) -> String {
        let first = buffer
            .as_view()
            .item(0)
            .map_or(0, |byte| byte.to_ascii_uppercase());
        let wrote = buffer
            .as_view_mut()
            .is_some_and(|mut view| view.set_item(0, i64::from(first)).is_ok());
        format!("readonly={} wrote={wrote} {buffer:?}", buffer.readonly())
    }
    let said = [
        capitalise(Buffer::from("hello")),
        capitalise(Buffer::from(&mut b"hello".to_vec())),
    ];
    witness::snapshot!("one function for both asks before it writes", said.join("\n"), @r#"
    readonly=true wrote=false Buffer(b"hello", readonly)
    readonly=false wrote=true Buffer(b"Hello", writable)
    "#);
}

#[test]
fn both_windows_look_at_the_owner_and_allocate_nothing() {
    let mut owner = vec![0; 10_000_000];
    let memory = owner.as_ptr_range();
    let rule = "opening a window and asking it must not allocate";
    let seen = witness::allocates(rule, 0, 0, || {
        let looked = Buffer::from(&owner).as_view().as_bytes().as_ptr_range();
        let mut buffer = Buffer::from(&mut owner);
        let shown = buffer.as_view().as_bytes().as_ptr_range();
        let view = buffer
            .as_view_mut()
            .map(|view| view.as_view().as_bytes().as_ptr_range());
        [Some(looked), Some(shown), view]
    });
    assert_eq!(
        seen,
        [0; 3].map(|_| Some(memory.clone())),
        "a window looks at the owner's bytes, all of them (left: where yours look: the read-only one, \
         as_view and as_view_mut of the writable one)"
    );
    assert_eq!(
        size_of::<Buffer>(),
        size_of::<ViewMut>() + size_of::<usize>(),
        "a buffer is a pointer, a length and a flag, and the flag takes a whole word (left: yours, in \
         bytes)"
    );
}
