//! The items of a line come one after the other, from the first to the last, as values or as numbers of Rust.

use std::time::Duration;

use cast::{MemoryView, Native, ScalarError, Value, ViewError};
use metadata::{Code, LocateError};
use rstest::rstest;
use witness::assert_eq;

use super::{COUNTED, laid_out, part};

/// Four shorts, 1 to 4, between others that are no part of what is walked over.
const SHORTS: &[u8] = b"\x09\0\x09\0\x09\0\x09\0\x01\0\x02\0\x03\0\x04\0\x09\0\x09\0\x09\0\x09\0";

fn shorts(text: &str) -> MemoryView<&'static [u8]> {
    let shorts = MemoryView::new(SHORTS)
        .cast("h")
        .and_then(|shorts| shorts.slice(4..8));
    let part = shorts.and_then(|shorts| shorts.slice(part(text)));
    part.expect("a part of a line")
}

#[rstest]
#[case::all(":", &[1, 2, 3, 4])]
#[case::from_the_second_on("1:", &[2, 3, 4])]
#[case::backwards("::-1", &[4, 3, 2, 1])]
#[case::each_second_backwards("-1::-2", &[4, 2])]
#[case::none("4:", &[])]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn a_line_gives_one_after_the_other(#[case] text: &str, #[case] known: &[i128]) {
    let alone = laid_out(&SHORTS[8..16], "h", &[(4, 2)]).slice(part(text));
    let alone = alone.expect("a part of a line");
    for (line, memory) in [(shorts(text), "among others"), (alone, "and nothing else")] {
        let told = || {
            let values = line.iter()?.take(9).map(i128::try_from);
            let numbers = line.numbers()?.take(9).collect::<Vec<i16>>();
            let values = values.flatten().collect::<Vec<_>>();
            Ok(format!("values {values:?}, numbers {numbers:?}"))
        };
        assert_eq!(
            witness::answer(|| told().unwrap_or_else(|error: ViewError| error.to_string())),
            format!("values {known:?}, numbers {known:?}"),
            "each item once, from the first to the last, as a value and as an i16: [{text}] of 1, 2, 3, 4 {memory} \
             in their memory (left: yours)"
        );
    }
}

#[test]
fn how_many_are_left_is_known() {
    let line = shorts(":");
    let (mut values, mut numbers) = (
        line.iter().expect("a line"),
        line.numbers::<i16>().expect("shorts"),
    );
    let mut left = vec![(values.len(), numbers.len())];
    while let (Some(_), Some(_)) = (values.next(), numbers.next()) {
        left.push((values.len(), numbers.len()));
    }
    assert_eq!(
        (left, values.next(), numbers.next()),
        (vec![(4, 4), (3, 3), (2, 2), (1, 1), (0, 0)], None, None),
        "one item is less to come after each, and after the last there is none, however often you ask (left: yours)"
    );
}

#[test]
fn a_walk_allocates_nothing() {
    let owner = vec![1; 800_000];
    let line = MemoryView::from(&owner).cast("q").expect("whole items");
    let rule = "an item is read when it is asked for: 100,000 of them are walked over without an allocation";
    let (values, numbers) = (line.iter().expect("a line"), line.numbers::<i64>());
    let ones = numbers
        .expect("numbers of eight bytes")
        .filter(|&number| number == 0x0101_0101_0101_0101);
    let counts = witness::allocates(rule, 0, 0, || (values.count(), ones.count()));
    assert_eq!(counts, (100_000, 100_000), "{rule} (left: how many yours saw)");
}

#[rstest]
#[case::of_a_table(&[(2, 2), (2, 1)], ViewError::SubView)]
#[case::of_a_table_without_rows(&[(0, 2), (2, 1)], ViewError::SubView)]
#[case::of_a_number_alone(&[], LocateError::Scalar.into())]
fn what_is_no_line_has_no_order(#[case] dimensions: &[(usize, isize)], #[case] error: ViewError) {
    let view = laid_out(b"abcd", "B", dimensions);
    assert_eq!(
        (view.iter().map(drop), view.numbers::<u16>().map(drop)),
        (Err(error), Err(error)),
        "rows are no items, and a number has nothing to index, whatever the type: dimensions of (size, stride) \
         {dimensions:?} (left: yours)"
    );
}

#[test]
fn nobody_knows_what_foreign_items_say() {
    let view = laid_out(b"\0\0\0\x01", ">i 4", &[(1, 4)]);
    let table = laid_out(b"\0\0\0\x01", ">i 4", &[(1, 4), (1, 4)]);
    let unsupported = ViewError::Unsupported(">i");
    assert_eq!(
        [
            view.iter().map(drop),
            view.numbers::<i32>().map(drop),
            table.iter().map(drop)
        ],
        [Err(unsupported), Err(unsupported), Err(ViewError::SubView)],
        "a view whose format no native code names has no values to give, and that it is a line is asked first (left: \
         yours)"
    );
}

/// How many numbers of a type there are in sixteen bytes of this format, or why there are none.
fn count<T: Native>(format: &str) -> Result<usize, ViewError> {
    let view = MemoryView::from(&[0; 16]).cast(format)?;
    view.numbers::<T>().map(Iterator::count)
}

#[rstest]
#[case::bytes(count::<u8>("B"), Ok(16))]
#[case::a_sign(count::<u8>("b"), Err(ScalarError::Type(Code::SignedChar).into()))]
#[case::no_sign(count::<i8>("b"), Ok(16))]
#[case::a_char_is_no_number(count::<u8>("c"), Err(ScalarError::Type(Code::Char).into()))]
#[case::nor_is_a_truth_value(count::<u8>("?"), Err(ScalarError::Type(Code::Bool).into()))]
#[case::larger(count::<u32>("H"), Err(ScalarError::Type(Code::UnsignedShort).into()))]
#[case::a_float_of_as_many_bytes(count::<i32>("f"), Err(ScalarError::Type(Code::Float).into()))]
#[case::a_number_of_as_many_bytes(count::<f64>("q"), Err(ScalarError::Type(Code::LongLong).into()))]
#[case::doubles(count::<f64>("d"), Ok(2))]
#[case::two_names_of_one_number(count::<i64>("q"), Ok(2))]
fn a_type_goes_with_its_formats(
    #[case] counted: Result<usize, ViewError>,
    #[case] expected: Result<usize, ViewError>,
) {
    let rule =
        "numbers of Rust are as many bytes as the items, with a sign or without, whole or not, as they are";
    assert_eq!(counted, expected, "{rule} (left: yours)");
}

#[test]
fn a_released_view_has_nothing_to_give() {
    let mut released = MemoryView::new(&b"ab"[..]).cast("h").expect("one item");
    released.release();
    let refused = [released.iter().map(drop), released.numbers::<u8>().map(drop)];
    let rule = "a released view refuses before it looks at anything else (left: yours)";
    assert_eq!(refused, [Err(ViewError::Released); 2], "{rule}");
}

/// What the first item of some bytes says.
fn first(format: &str, bytes: &[u8]) -> Value {
    let view = MemoryView::new(bytes).cast(format).expect("whole items");
    view.iter()
        .ok()
        .and_then(|mut items| items.next())
        .expect("an item")
}

#[test]
fn a_value_is_a_number_of_rust_where_it_is_exactly_that() {
    let (fits, large) = (
        first("h", &255_i16.to_ne_bytes()),
        first("h", &256_i16.to_ne_bytes()),
    );
    let whole = [fits, large].map(|value| u8::try_from(value).map_err(|error| error.to_string()));
    let float = [first("d", &1.5_f64.to_ne_bytes()), fits]
        .map(|value| f64::try_from(value).map_err(|error| error.to_string()));
    let refused = |value: u16| format!("TypeError: {value} is no value of this type");
    assert_eq!(
        (whole, float),
        ([Ok(255), Err(refused(256))], [Ok(1.5), Err(refused(255))]),
        "u8 of 255 and of 256, f64 of 1.5 and of an integer (left: yours)"
    );
}
