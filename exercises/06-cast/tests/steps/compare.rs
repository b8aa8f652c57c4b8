//! `==` compares what items say, place by place, until two differ; `hash` is for bytes that stay as they are.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use cast::{MemoryView, ViewError};
use rstest::rstest;
use witness::assert_eq;

use super::{COUNTED, bytes, is_like_here, laid_out, one, part, python, tuple};

#[rstest]
#[case::another_value(("i", "07000000"), ("i", "07000100"), false)]
#[case::another_format_the_same_number(("b", "ff"), ("q", "ffffffffffffffff"), true)]
#[case::the_same_bytes_another_number(("b", "ff"), ("B", "ff"), false)]
#[case::a_whole_number_and_a_float(("h", "0300"), ("f", "00004040"), true)]
#[case::a_zero_may_have_a_sign(("d", "0000000000000080"), ("d", "0000000000000000"), true)]
#[case::of_four_bytes_too(("f", "00000080"), ("f", "00000000"), true)]
#[case::of_two_bytes_too(("e", "0080"), ("e", "0000"), true)]
#[case::true_is_true(("?", "01"), ("?", "02"), true)]
#[case::a_char_is_not(("c", "61"), ("B", "61"), false)]
#[case::no_number_is_equal_to_itself(("f", "0000c07f"), ("f", "0000c07f"), false)]
#[case::nor_is_one_of_two_bytes(("e", "007e"), ("e", "007e"), false)]
#[case::an_order_that_is_not_the_machines((">i 4", "00000007"), ("i", "07000000"), true)]
#[case::no_text_of_struct(("Zd 16", "00000000000000000000000000000000"), ("Zd 16", "00000000000000000000000000000000"), false)]
#[case::too_large_for_a_float_to_tell(("q", "0100000000002000"), ("d", "0000000000004043"), false)]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn items_are_compared_by_what_they_say(
    #[case] (format, item): (&str, &str),
    #[case] (other_format, other_item): (&str, &str),
    #[case] equal: bool,
) {
    let rule = match format {
        "?" => "two items of '?' are compared as truth values, where CPython compares their bytes",
        _ => "values are compared, not bytes, and nothing is rounded",
    };
    assert_eq!(
        one(format, &bytes(item)) == one(other_format, &bytes(other_item)),
        equal,
        "{rule}: '{format}' {item} == '{other_format}' {other_item} (left: yours)"
    );
}

#[rstest]
#[case::the_same(&[(2, 3), (3, 1)], &[(2, 3), (3, 1)], true)]
#[case::other_strides(&[(2, 0), (3, 0)], &[(2, 3), (3, 1)], true)]
#[case::as_many_items_in_another_form(&[(2, 3), (3, 1)], &[(3, 2), (2, 1)], false)]
#[case::fewer_dimensions(&[(1, 1), (1, 1)], &[(1, 1)], false)]
#[case::no_rows_of_any_length(&[(0, 3), (3, 1)], &[(0, 2), (2, 1)], true)]
#[case::rows_of_no_length(&[(3, 1), (0, 1)], &[(2, 1), (0, 1)], false)]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn items_are_compared_place_by_place(
    #[case] one: &[(usize, isize)],
    #[case] other: &[(usize, isize)],
    #[case] equal: bool,
) {
    let zeros = [0; 6];
    assert_eq!(
        laid_out(&zeros, "B", one) == laid_out(&zeros, "B", other),
        equal,
        "the sizes must be the same as far as the first 0: only zeros, in dimensions of (size, stride) {one:?} and \
         {other:?} (left: yours)"
    );
}

#[rstest]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn neither_memory_nor_address_makes_views_equal() {
    let nan = one("f", &bytes("0000c07f"));
    let turned = laid_out(b"abcdef", "B", &[(3, 1), (2, 3)]);
    let copy = laid_out(b"adbecf", "B", &[(3, 2), (2, 1)]);
    assert_eq!(
        [nan == nan, nan == nan.clone(), turned == copy],
        [false, false, true],
        "a NaN is not equal to itself, though it is one view of one memory; and a turned table is equal to its copy, \
         where each has its own strides (left: yours)"
    );
}

#[rstest]
#[case::the_last_one(999)]
#[case::one_in_the_middle(500)]
#[case::the_last_of_a_block(63)]
#[case::the_first_of_the_next(64)]
fn one_item_that_differs_is_enough(#[case] differs: usize) {
    let (zeros, mut other) = (vec![0; 4_000], vec![0; 4_000]);
    other[4 * differs + 3] = 1;
    for format in ["i", "f", "I"] {
        let [zeros, again, other] = [(&zeros, "i"), (&zeros, format), (&other, format)]
            .map(|(owner, format)| laid_out(owner, format, &[(10, 400), (100, 4)]));
        assert_eq!(
            [zeros == other, zeros == again],
            [false, true],
            "items are compared until two differ, here number {differs} of 1,000, 'i' and '{format}' (left: yours)"
        );
    }
}

#[test]
fn looking_allocates_nothing_for_one_more() {
    let zeros = vec![0; 80_000];
    let work = |count: usize| {
        let [one, other] = ["d", "q"].map(|format| laid_out(&zeros, format, &[(count, 8)]));
        witness::allocated(|| [one == one.clone(), one == other])
    };
    let rule = "a comparison has room for a block, however many items there are";
    assert_eq!(
        work(10_000),
        work(10),
        "{rule} (left: the bytes that yours allocated for 10,000; right: for 10)"
    );
}

#[test]
fn the_first_difference_ends_a_comparison() {
    let rule = "items are compared until two differ, here the first ones of 2**28";
    let huge = |byte| laid_out(byte, "B", &[(1 << 14, 0), (1 << 14, 0)]);
    let equal = witness::in_time(rule, Duration::from_secs(2), move || huge(&[0]) == huge(&[1]));
    assert!(!equal, "{rule}:\nexpected false\n   yours true");
}

#[test]
fn a_released_view_is_equal_to_itself_alone() {
    let mut released = MemoryView::new(&b""[..]);
    let open = released.clone();
    released.release();
    let gone = released.clone();
    let equal = [&released, &open, &gone].map(|other| [released == *other, *other == released]);
    let rule = "nothing is known of a released view but where it is itself, and it has no hash, writable or not (left: yours)";
    let mut owner = *b"ab";
    let mut writable = MemoryView::from(&mut owner);
    writable.release();
    let hashes = [released.hash(), writable.hash()];
    let expected = ([[true; 2], [false; 2], [false; 2]], [Err(ViewError::Released); 2]);
    assert_eq!((equal, hashes), expected, "{rule}");
}

#[test]
fn two_owners_may_hold_the_same() {
    let mut owner = *b"abc";
    let (lent, shared) = (MemoryView::new(&b"abc"[..]), MemoryView::from(&mut owner));
    let bytes = [b"abc", b"abd"].map(|bytes| [lent == bytes[..], shared == bytes[..]]);
    assert_eq!(
        (lent == shared, shared == lent, bytes),
        (true, true, [[true; 2], [false; 2]]),
        "what items say counts, and not who owns them: b\"abc\", lent, shared, and as bytes alone (left: yours)"
    );
}

#[rstest]
#[case::a_line("B", &[(6, 1)], b"abcdef")]
#[case::a_table("b", &[(2, 3), (3, 1)], b"abcdef")]
#[case::what_is_between_does_not_count("c", &[(3, 2)], b"ace")]
#[case::backwards("B", &[(3, -1)], b"cba")]
#[case::nothing("B", &[(0, 1)], b"")]
fn equal_bytes_have_an_equal_hash(
    #[case] format: &str,
    #[case] dimensions: &[(usize, isize)],
    #[case] same: &[u8],
) {
    let mut hasher = DefaultHasher::new();
    same.hash(&mut hasher);
    assert_eq!(
        laid_out(b"abcdef", format, dimensions).hash(),
        Ok(hasher.finish()),
        "a map finds by a view what was stored by its bytes: '{format}', dimensions of (size, stride) {dimensions:?} \
         (left: yours)"
    );
}

#[rstest]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn every_pair_answers_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/compare.tsv"));
    let cases = cases.filter(|row| is_like_here(&format!("{}' {}'", row[1], row[3])));
    let case = |expression: String, cpython: &str, yours: &dyn Fn() -> String| {
        (expression, cpython.to_owned(), witness::answer(yours))
    };
    let cases = cases.map(|row| match row[..] {
        ["==", format, item, other_format, other, cpython] => {
            let yours = || python(one(format, &bytes(item)) == one(other_format, &bytes(other)));
            let asked = format!("'{format}' {item} == '{other_format}' {other}");
            case(asked, cpython, &yours)
        }
        ["sizes", sizes, others, cpython] => {
            let zeros = |sizes: &str| tuple(sizes).into_iter().map(|size| (size, 0)).collect::<Vec<_>>();
            let yours = || python(laid_out(&[0], "B", &zeros(sizes)) == laid_out(&[0], "B", &zeros(others)));
            let asked = format!("zeros of sizes {sizes} == zeros of sizes {others}");
            case(asked, cpython, &yours)
        }
        ["hash", owner, format, readonly, cpython] => {
            let expression = format!("hash of {owner}, '{format}', toreadonly: {readonly}");
            case(expression, cpython, &|| hashed(owner, format, readonly == "True"))
        }
        _ => panic!("a row of this record is one of three kinds"),
    });
    witness::agrees_with_cpython("comparisons and hashes are CPython's", cases);
}

/// Whether a view has a hash, or why it has none.
fn hashed(owner: &str, format: &str, readonly: bool) -> String {
    let mut memory = [0; 8];
    let answer = if owner == "bytes" {
        let view = MemoryView::from(&memory).cast(format);
        view.and_then(|view| view.hash())
    } else {
        let view = MemoryView::from(&mut memory).cast(format);
        let view = view.and_then(|view| if readonly { view.to_read_only() } else { Ok(view) });
        view.and_then(|view| view.hash())
    };
    answer.map_or_else(|error| error.to_string(), |_| "ok".to_owned())
}

#[rstest]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn whole_programs_run_as_in_cpython() {
    let rule = "every statement of a program answers as in CPython, and leaves the owner as it does there";
    super::shape::statements::answers_like_cpython(rule, include_str!("../recorded/programs.tsv"));
}

#[test]
fn foreign_items_have_no_hash() {
    let view = laid_out(b"\0\0\0\x01", ">i 4", &[(1, 4)]);
    let rule = "only bytes have a hash: '>i' (left: yours)";
    assert_eq!(view.hash(), Err(ViewError::HashFormat), "{rule}");
}

#[rstest]
#[case::to_the_right("1:5001", "0:5000")]
#[case::to_the_left("0:5000", "1:5001")]
#[case::backwards("5000::-2", "3:5004:2")]
fn what_was_assigned_is_what_lies_there(#[case] target: &str, #[case] source: &str) {
    let mut owner: Vec<u8> = (0..=250).cycle().take(10_000).collect();
    let mut expected = owner.clone();
    let place = |text: &str, number: usize| {
        let found = part(text).resolve(9_993).expect("a step");
        (number < found.count()).then(|| 7 + (found.start + number as isize * found.step) as usize)
    };
    let pairs = (0..).map_while(|number| Some((place(target, number)?, place(source, number)?)));
    pairs.for_each(|(to, from)| expected[to] = owner[from]);
    let view = MemoryView::from(&mut owner);
    let behind = view.slice(7..).expect("a part");
    let from = behind.slice(part(source));
    let assigned = from.and_then(|from| behind.assign(part(target), &from));
    assert!(
        assigned == Ok(()) && view == expected[..],
        "[{target}] = [{source}] of what lies behind seven bytes, and no other byte has changed: yours says {assigned:?}"
    );
}
