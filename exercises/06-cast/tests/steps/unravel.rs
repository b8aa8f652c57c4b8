//! `unravel` says where item number *n* lies, in C or in Fortran order; `to_bytes` copies it, `==` compares what it says.

use std::time::Duration;

use cast::{MemoryView, Order, Value, ViewError, unravel};
use pretty_assertions::assert_eq;
use rstest::rstest;

use super::{COUNTED, bytes, hex, is_like_here, laid_out, layout, memory, one, python, tuple};

#[rstest]
#[case::a_line(&[(4, 2)], Order::C, &[0, 2, 4, 6])]
#[case::row_after_row(&[(2, 3), (3, 1)], Order::C, &[0, 1, 2, 3, 4, 5])]
#[case::column_after_column(&[(2, 3), (3, 1)], Order::Fortran, &[0, 3, 1, 4, 2, 5])]
#[case::rows_of_a_turned_table(&[(3, 1), (2, 3)], Order::C, &[0, 3, 1, 4, 2, 5])]
#[case::backwards_the_first_lies_highest(&[(3, -2)], Order::C, &[4, 2, 0])]
#[case::three_dimensions(&[(2, 6), (1, 9), (3, 2)], Order::C, &[0, 2, 4, 6, 8, 10])]
#[case::the_first_goes_up_first(&[(2, 6), (1, 9), (3, 2)], Order::Fortran, &[0, 6, 2, 8, 4, 10])]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn items_are_counted(#[case] dimensions: &[(usize, isize)], #[case] order: Order, #[case] known: &[usize]) {
    let layout = layout("B", dimensions);
    let offset = |number| unravel(&layout, number, order);
    let offsets: Vec<_> = (0..layout.items()).map(offset).collect();
    assert_eq!(
        offsets, known,
        "in C order the last index goes up first, in Fortran order the first: dimensions of (size, stride) \
         {dimensions:?}, {order:?} (left: yours)"
    );
}

#[test]
fn a_number_far_into_a_large_layout_is_found_without_an_allocation() {
    let layout = layout("d", &[(1 << 10, 1 << 13), (1 << 10, 8)]);
    let rule = "one number is divided by one size after the other: nothing is allocated, however many items there are";
    let number = (1 << 19) + 5;
    let found = witness::allocates(rule, 0, 0, || {
        [Order::C, Order::Fortran].map(|order| unravel(&layout, number, order))
    });
    let known = [(1 << 22) + 40, (5 << 13) + (1 << 12)];
    let rule = "item 524,293 of 1,024 by 1,024 doubles, in C and in Fortran order (left: where yours lies)";
    assert_eq!(found, known, "{rule}");
}

#[test]
fn a_number_is_divided_and_not_counted_up_to() {
    let rule = "where an item lies takes a division for each dimension, however large its number is";
    let layout = layout("B", &[(1 << 31, 0), (1 << 31, 0)]);
    let find = move || unravel(&layout, (1 << 61) + 5, Order::C);
    let found = witness::in_time(rule, Duration::from_secs(2), find);
    assert_eq!(found, 0, "{rule} (left: where yours lies)");
}

#[test]
fn a_table_is_copied_out_in_two_orders() {
    let table = laid_out(b"abcdef", "B", &[(2, 3), (3, 1)]);
    let copied = [Order::C, Order::Fortran].map(|order| table.to_bytes(order));
    let copied = copied.map(|bytes| bytes.map(|bytes| witness::literal(&bytes)));
    assert_eq!(
        copied,
        [Ok("b\"abcdef\"".to_owned()), Ok("b\"adbecf\"".to_owned())],
        "tobytes('C') goes row after row, tobytes('F') column after column: two rows, abc and def (left: yours)"
    );
}

#[test]
fn the_bytes_of_an_item_stay_together() {
    let copied = laid_out(b"abcdefgh", "h", &[(2, -4)]).to_bytes(Order::Fortran);
    assert_eq!(
        copied.map(|bytes| witness::literal(&bytes)),
        Ok("b\"efab\"".to_owned()),
        "a copy is of items, each with its bytes as they lie: backwards, two bytes an item (left: yours)"
    );
}

#[rstest]
#[case::a_table(&[(100, 8), (100, 800)])]
#[case::no_items(&[(0, 8), (100, 8)])]
fn a_copy_is_one_allocation_of_as_many_bytes(#[case] dimensions: &[(usize, isize)]) {
    let owner: Vec<u8> = (0..=250).cycle().take(160_000).collect();
    let doubles = laid_out(&owner, "d", dimensions);
    let nbytes = layout("d", dimensions).nbytes();
    let rule = "how many bytes are copied is known before the first one is";
    let copy = || doubles.to_bytes(Order::Fortran);
    let copied = witness::allocates(rule, u64::from(nbytes > 0), nbytes as u64, copy);
    let copied = copied.expect("an open view is copied");
    let differs = copied.iter().zip(&owner).position(|(yours, byte)| yours != byte);
    assert!(
        copied == owner[..nbytes],
        "items that lie side by side in Fortran order are copied byte by byte, {nbytes} bytes in all: yours are {}, and \
         the first wrong one is at {differs:?}",
        copied.len()
    );
}

#[rstest]
#[case::another_value(("i", "07000000"), ("i", "07000100"), false)]
#[case::another_format_the_same_number(("b", "ff"), ("q", "ffffffffffffffff"), true)]
#[case::the_same_bytes_another_number(("b", "ff"), ("B", "ff"), false)]
#[case::a_whole_number_and_a_float(("h", "0300"), ("f", "00004040"), true)]
#[case::true_is_true(("?", "01"), ("?", "02"), true)]
#[case::a_char_is_not(("c", "61"), ("B", "61"), false)]
#[case::no_number_is_equal_to_itself(("f", "0000c07f"), ("f", "0000c07f"), false)]
#[case::too_large_for_a_float_to_tell(("q", "0100000000002000"), ("d", "0000000000004043"), false)]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn items_are_compared_by_what_they_say(
    #[case] (format, item): (&str, &str),
    #[case] (other_format, other_item): (&str, &str),
    #[case] equal: bool,
) {
    assert_eq!(
        one(format, &bytes(item)) == one(other_format, &bytes(other_item)),
        equal,
        "values are compared, not bytes, and nothing is rounded: '{format}' {item} == '{other_format}' {other_item} \
         (left: yours)"
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
#[case::the_last_one(3_996)]
#[case::one_in_the_middle(2_000)]
fn every_item_counts(#[case] differs: usize) {
    let (zeros, mut other) = (vec![0; 4_000], vec![0; 4_000]);
    other[differs] = 1;
    let [zeros, again, other] =
        [&zeros, &zeros, &other].map(|owner| laid_out(owner, "i", &[(10, 400), (100, 4)]));
    let rule = "items are compared until two differ, here one of 1,000; looking allocates nothing";
    let equal = witness::allocates(rule, 0, 0, || [zeros == other, zeros == again]);
    assert_eq!(equal, [false, true], "{rule} (left: yours)");
}

#[test]
fn the_first_difference_ends_a_comparison() {
    let rule = "items are compared until two differ, here the first ones of 2**28";
    let huge = |byte| laid_out(byte, "B", &[(1 << 14, 0), (1 << 14, 0)]);
    let equal = witness::in_time(rule, Duration::from_secs(2), move || huge(&[0]) == huge(&[1]));
    assert!(!equal, "{rule}:\nexpected false\n   yours true");
}

#[rstest]
#[case::with_bytes(b"abcd")]
#[case::without_a_byte(b"")]
fn a_released_view_is_not_copied_and_is_equal_to_itself_alone(#[case] owner: &[u8]) {
    let mut released = MemoryView::new(owner);
    let open = released.clone();
    released.release();
    let gone = released.clone();
    let copied = [Order::C, Order::Fortran].map(|order| released.to_bytes(order));
    let rule = "a released view refuses, also where there is nothing to copy (left: yours)";
    assert_eq!(copied, [const { Err(ViewError::Released) }; 2], "{rule}");
    let equal = [&released, &open, &gone].map(|other| [released == *other, *other == released]);
    let rule = "nothing is known of a released view but where it is itself (left: yours)";
    assert_eq!(equal, [[true; 2], [false; 2], [false; 2]], "{rule}");
}

#[test]
fn what_a_view_shows_is_what_was_written() {
    let mut owner = [0; 6];
    let view = MemoryView::new(&mut owner);
    let cast = |part: &str, format| {
        let part = view.slice(part.parse().expect("a slice"));
        part.and_then(|part| part.cast(format)).expect("whole items")
    };
    let (shorts, chars) = (cast("0:4", "h"), cast("2:6", "B"));
    let to = "2:4".parse().expect("a slice");
    let assigned = shorts.set_item(-1, Value::Int(0x6261));
    let assigned = assigned.and_then(|()| chars.assign(to, &cast("2:4", "B")));
    assert_eq!(
        (assigned, view.hex(), hex(&owner)),
        (Ok(()), Ok("000061626162".to_owned()), "000061626162".to_owned()),
        "every view of a memory shows the same bytes (left: yours)"
    );
}

#[rstest]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn every_order_and_every_pair_of_items_answers_as_in_cpython() {
    let file = include_str!("../recorded/unravel.tsv");
    let memory = memory(file)[160..].to_vec();
    let cases = witness::recorded(file).filter(|row| is_like_here(&format!("{}' {}'", row[1], row[3])));
    let case = |expression: String, cpython: &str, yours: &dyn Fn() -> String| {
        (expression, cpython.to_owned(), witness::answer(yours))
    };
    let cases = cases.map(|row| match row[..] {
        ["tobytes", format, sizes, strides, order, cpython] => {
            let dimensions: Vec<_> = tuple(sizes).into_iter().zip(tuple(strides)).collect();
            let wanted = if order == "C" { Order::C } else { Order::Fortran };
            let copied = || laid_out(&memory, format, &dimensions).to_bytes(wanted);
            let yours = || copied().map_or_else(|error| error.to_string(), |bytes| hex(&bytes));
            let expression =
                format!("tobytes('{order}') of '{format}' with sizes {sizes} and strides {strides}");
            case(expression, cpython, &yours)
        }
        ["==", format, item, other_format, other, cpython] => {
            let yours = || python(one(format, &bytes(item)) == one(other_format, &bytes(other)));
            let expression = format!("'{format}' {item} == '{other_format}' {other}");
            case(expression, cpython, &yours)
        }
        ["sizes", sizes, others, cpython] => {
            let zeros = |sizes: &str| tuple(sizes).into_iter().map(|size| (size, 0)).collect::<Vec<_>>();
            let yours = || python(laid_out(&[0], "B", &zeros(sizes)) == laid_out(&[0], "B", &zeros(others)));
            let expression = format!("zeros of sizes {sizes} == zeros of sizes {others}");
            case(expression, cpython, &yours)
        }
        _ => panic!("a row of this record is one of three kinds"),
    });
    witness::agrees_with_cpython("copies and comparisons are CPython's", cases);
}

#[rstest]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn whole_programs_run_as_in_cpython() {
    let rule = "every statement of a program answers as in CPython, and leaves the owner as it does there";
    super::answers_like_cpython(rule, include_str!("../recorded/programs.tsv"));
}
