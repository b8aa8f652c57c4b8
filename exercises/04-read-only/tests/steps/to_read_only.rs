//! A window gives up writing for a while, or for good. Where others may still write, as in Python,
//! read-only does not mean that the bytes stay as they are.

use mutation::SetItemError;
use read_only::{Buffer, SharedCells, WriteError};
use rstest::rstest;
use views::IndexError;
use witness::assert_eq;

use crate::{letters, run};

#[test]
fn a_window_that_is_lent_writes_again_afterwards() {
    let mut owner = letters(4);
    let mut buffer = Buffer::from(&mut owner);
    let lent = buffer.to_read_only();
    let seen = (lent.readonly(), witness::literal(lent.as_view().as_bytes()));
    assert_eq!(
        seen,
        (true, "b\"abcd\"".to_owned()),
        "to_read_only shows the same bytes through a read-only window (left: yours)"
    );
    assert_eq!(
        buffer.set_item(0, 0x58),
        Ok(()),
        "to_read_only lends, so that the window writes again when the other one is gone (left: yours)"
    );
}

#[test]
fn what_is_given_up_for_good_outlives_the_window() {
    // The signature says it: the answer lives as long as the bytes are lent, not as long as the argument.
    fn give_up(mut buffer: Buffer<'_>) -> Buffer<'_> {
        buffer.set_item(0, 0x58).expect("it is writable for now");
        buffer.into_read_only()
    }
    let mut owner = letters(4);
    let mut still = give_up(Buffer::from(&mut owner));
    let refused = still.set_item(1, 0x59);
    assert_eq!(
        (still.readonly(), refused, still.as_view().as_bytes()),
        (true, Err(WriteError::NotWritable), &b"Xbcd"[..]),
        "into_read_only gives a window that refuses every write, and shows what was written before (left: yours)"
    );
}

#[test]
fn read_only_twice_is_read_only() {
    let flags = [
        Buffer::from(b"abcd").to_read_only().readonly(),
        Buffer::from(b"abcd").into_read_only().into_read_only().readonly(),
        SharedCells::new(&mut [0; 4])
            .to_read_only()
            .to_read_only()
            .readonly(),
    ];
    assert_eq!(
        flags, [true; 3],
        "a read-only window made read-only again is read-only; nothing turns the flag round (left: yours)"
    );
}

#[test]
fn a_window_without_bytes_gives_up_writing_too() {
    let flags = [
        Buffer::from(&mut []).to_read_only().readonly(),
        Buffer::from(&mut []).into_read_only().readonly(),
        SharedCells::new(&mut []).to_read_only().readonly(),
    ];
    assert_eq!(
        flags, [true; 3],
        "memoryview(bytearray()).toreadonly().readonly is True, though there is nothing to write (left: \
         yours: lent, for good and shared)"
    );
}

#[test]
fn the_same_bytes_and_no_allocation() {
    let mut owner = vec![0; 1_000_000];
    let memory = owner.as_ptr_range();
    let rule = "giving up the right to write must not copy the bytes";
    let seen = witness::allocates(rule, 0, 0, || {
        let buffer = Buffer::from(&mut owner);
        let lent = buffer.to_read_only().as_view().as_bytes().as_ptr_range();
        let still = buffer.into_read_only();
        let again = still.to_read_only().as_view().as_bytes().as_ptr_range();
        let for_good = still.into_read_only().as_view().as_bytes().as_ptr_range();
        [lent, again, for_good]
    });
    assert_eq!(
        seen,
        [0; 3].map(|_| memory.clone()),
        "a window keeps looking at all of the owner's bytes, also if it was read-only before (left: where \
         yours look: lent, a read-only one lent again, for good)"
    );
}

#[rstest]
#[case::the_first(0, Ok(b'a'))]
#[case::the_last(3, Ok(b'd'))]
#[case::minus_one(-1, Ok(b'd'))]
#[case::minus_len(-4, Ok(b'a'))]
#[case::behind_the_last(4, Err(IndexError))]
#[case::before_the_first(-5, Err(IndexError))]
#[case::the_largest(isize::MAX, Err(IndexError))]
#[case::the_smallest(isize::MIN, Err(IndexError))]
fn a_shared_window_reads_by_pythons_rules(#[case] index: isize, #[case] answer: Result<u8, IndexError>) {
    let mut owner = letters(4);
    let view = SharedCells::new(&mut owner);
    let read = [view, view.to_read_only(), view].map(|window| window.item(index));
    assert_eq!(
        (read, witness::literal(&view.to_bytes())),
        ([answer; 3], "b\"abcd\"".to_owned()),
        "view[{index}] of b\"abcd\" looks at a byte and leaves it as it is (left: yours: three reads, the \
         second through a read-only window, and the bytes after them)"
    );
}

const NO_BYTE: Result<(), WriteError> = Err(WriteError::Item(SetItemError::Value));

#[rstest]
#[case::nothing_wrong(0, 65, Ok(()))]
#[case::the_largest_byte(-1, 255, Ok(()))]
#[case::the_smallest_byte(1, 0, Ok(()))]
#[case::no_such_value(0, 256, NO_BYTE)]
#[case::below_every_byte(0, -1, NO_BYTE)]
#[case::a_byte_in_its_low_16_bits(0, (1 << 16) + 65, NO_BYTE)]
#[case::a_byte_in_its_low_32_bits(0, (1 << 32) + 65, NO_BYTE)]
#[case::the_smallest_value(0, i64::MIN, NO_BYTE)]
#[case::no_such_index(4, 65, Err(WriteError::Item(SetItemError::Index(IndexError))))]
#[case::neither(4, 256, Err(WriteError::Item(SetItemError::Index(IndexError))))]
fn a_shared_window_checks_in_cpythons_order(
    #[case] index: isize,
    #[case] value: i64,
    #[case] answer: Result<(), WriteError>,
) {
    let mut owner = letters(4);
    let view = SharedCells::new(&mut owner);
    let mut after = letters(4);
    if answer.is_ok() {
        after[index.rem_euclid(4) as usize] = value as u8;
    }
    let refused = view.to_read_only().set_item(index, value);
    assert_eq!(
        (refused, view.set_item(index, value), view.to_bytes()),
        (Err(WriteError::NotWritable), answer, after),
        "view[{index}] = {value} looks at the flag, then at the index, then at the value, and stores what is \
         fine and nothing else (left: yours, read-only and writable, and the bytes after both)"
    );
}

#[test]
fn the_right_to_write_is_the_windows_and_not_the_memorys() {
    let mut owner = letters(4);
    let view = SharedCells::new(&mut owner);
    let still = view.to_read_only();
    assert_eq!(
        (view.readonly(), still.readonly()),
        (false, true),
        "view.toreadonly() is a second window; the first stays writable (left: yours)"
    );
}

#[test]
fn read_only_is_not_frozen() {
    let mut owner = *b"look";
    let view = SharedCells::new(&mut owner);
    let still = view.to_read_only();
    let before = still.to_bytes().escape_ascii().to_string();
    let refused = still
        .set_item(0, 0x62)
        .map_or_else(|error| error.to_string(), |()| String::new());
    let written = view.set_item(0, 0x62).is_ok();
    let after = still.to_bytes().escape_ascii().to_string();
    let (one, whole) = (still.item(0) == Ok(b'b'), still.item(3) == Ok(b'k'));
    let story = format!("{before}\n{refused}\n{written} {one} {whole}\n{after}");
    witness::snapshot!("who holds another window may write, and the read-only one shows it", story, @r"
    look
    TypeError: cannot modify read-only memory
    true true true
    book
    ");
}

#[test]
fn when_the_windows_are_gone_the_owner_has_what_was_written() {
    let mut owner = letters(4);
    let written = {
        let view = SharedCells::new(&mut owner);
        [view.set_item(0, 0x58), view.set_item(-1, 0x59)]
    };
    assert_eq!(written, [Ok(()); 2], "both writes are fine (left: yours)");
    assert_eq!(
        witness::literal(&owner),
        "b\"XbcY\"",
        "cells are the owner's own bytes, so the owner holds what was written (left: the owner after yours)"
    );
}

#[test]
fn sharing_allocates_nothing_and_copying_out_allocates_once() {
    let mut owner = vec![1; 100_000];
    let rule =
        "a shared window looks at the owner's bytes, so opening, writing and reading must not allocate";
    let (still, done) = witness::allocates(rule, 0, 0, || {
        let view = SharedCells::new(&mut owner);
        (view.to_read_only(), (view.set_item(0, 2), view.item(0)))
    });
    assert_eq!(done, (Ok(()), Ok(2)), "view[0] = 2, then view[0] (left: yours)");
    let rule = "to_bytes copies every byte, in one allocation";
    let copy = witness::allocates(rule, 1, 100_000, || still.to_bytes());
    assert_eq!(
        (copy.len(), copy.first(), copy.last()),
        (100_000, Some(&2), Some(&1)),
        "to_bytes copies what the bytes are now, all of them (left: yours: how many, the first, the last)"
    );
}

#[test]
fn a_run_of_bytes_is_moved_at_once() {
    let (mut owner, mut run) = (letters(6), [0; 3]);
    let (view, none) = (SharedCells::new(&mut owner), SharedCells::new(&mut []));
    let still = view.to_read_only();
    still.read_run(1, &mut run);
    let written = [still.write_run(0, b"XY"), view.write_run(4, b"XY")];
    assert_eq!(
        (&run, written, &view.to_bytes()[..]),
        (b"bcd", [Err(WriteError::NotWritable), Ok(())], &b"abcdXY"[..]),
        "a read-only window lends out a run of bytes and takes none; the other takes it (left: yours)"
    );
    let lengths = [view, none].map(|window| (window.len(), window.is_empty()));
    let rule = "a window is as long as its owner (left: yours)";
    assert_eq!(lengths, [(6, false), (0, true)], "{rule}");
}

#[test]
fn every_pair_of_writes_is_seen_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/to_read_only.tsv")).map(|case| {
        let [program, cpython] = case[..] else {
            panic!("to_read_only.tsv has two columns")
        };
        let yours = witness::answer(|| run(program, SharedCells::new(&mut letters(3))));
        let lines = format!("still = view.toreadonly(); again = memoryview(still); {program}; bytes(still)");
        (lines, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(
        "the read-only window refuses its own writes and shows those of the others",
        cases,
    );
}
