//! The times and the values of a window are two views of its slots, with gaps between their items: nothing is copied.

use cast::{CastError, MemoryView, Order, Value, ViewError};
use read_only::WriteError;
use ring_buffer::{Number, Ring};
use rstest::rstest;
use witness::assert_eq;

use crate::{filled, numbers, shown};

/// A column as Python would list it: format, stride, and the items.
fn listed(column: &MemoryView<&[u8]>) -> String {
    let layout = column.layout().expect("a column is open");
    let items = column
        .iter()
        .expect("a column is a line")
        .map(|item| item.to_string());
    let (format, strides) = (layout.format(), layout.strides());
    format!("{format}{strides:?} {}", items.collect::<Vec<_>>().join(" "))
}

/// The times of both windows, and below them the values.
fn columns<T: Number>(ring: &Ring<T>) -> String {
    let [times, values] =
        [ring.times(), ring.values()].map(|pair| pair.iter().map(listed).collect::<Vec<_>>());
    format!("{}\n{}", times.join(" | "), values.join(" | "))
}

#[rstest]
#[case::no_entry(|| columns(&filled::<f64>(4, [])), "q[16]  | q[16] ", "d[16]  | d[16] ")]
#[case::doubles(|| columns(&filled(4, [1.5, 2.5])), "q[16] 0 10 | q[16] ", "d[16] 1.5 2.5 | d[16] ")]
#[case::across_the_seam(|| columns(&filled(3, [1.5, 2.5, 3.5, 4.5])), "q[16] 10 20 | q[16] 30", "d[16] 2.5 3.5 | d[16] 4.5")]
#[case::bytes(|| columns(&filled(3, *b"abcd")), "q[9] 10 20 | q[9] 30", "B[9] 98 99 | B[9] 100")]
#[case::signed_bytes(|| columns(&filled(2, [-1i8, 2, -3])), "q[9] 10 | q[9] 20", "b[9] 2 | b[9] -3")]
#[case::shorts(|| columns(&filled(2, [-256i16, 5, 6])), "q[10] 10 | q[10] 20", "h[10] 5 | h[10] 6")]
#[case::shorts_without_a_sign(|| columns(&filled(1, [u16::MAX])), "q[10] 0 | q[10] ", "H[10] 65535 | H[10] ")]
#[case::floats(|| columns(&filled(2, [0.5f32, 1.5, 2.5])), "q[12] 10 | q[12] 20", "f[12] 1.5 | f[12] 2.5")]
#[case::integers(|| columns(&filled(2, [1, -2, 3i32])), "q[12] 10 | q[12] 20", "i[12] -2 | i[12] 3")]
#[case::integers_without_a_sign(|| columns(&filled(1, [u32::MAX])), "q[12] 0 | q[12] ", "I[12] 4294967295 | I[12] ")]
#[case::the_smallest(|| columns(&filled(1, [i64::MIN])), "q[16] 0 | q[16] ", "q[16] -9223372036854775808 | q[16] ")]
#[case::the_largest(|| columns(&filled(1, [u64::MAX])), "q[16] 0 | q[16] ", "Q[16] 18446744073709551615 | Q[16] ")]
fn every_format_has_its_columns(#[case] yours: fn() -> String, #[case] times: &str, #[case] values: &str) {
    assert_eq!(
        witness::answer(yours),
        format!("{times}\n{values}"),
        "the times are items `q`, the values items of their type, from one to the next is the size of a slot: \
         format, stride and items of each window's columns (left: yours)"
    );
}

#[test]
fn a_column_looks_at_the_rings_memory() {
    let ring = filled(100, (0..150).map(f64::from));
    let memory = ring.as_view().as_bytes();
    let found = [ring.times(), ring.values()].map(|pair| {
        pair.map(|column| {
            let bytes = column.memory().expect("a column is open");
            witness::lies_in("a column must look into the memory of the ring", memory, bytes);
            let first = bytes.as_ptr().addr() + column.start().expect("a column is open");
            (first - memory.as_ptr().addr(), column.len())
        })
    });
    assert_eq!(
        found,
        [[(800, Ok(50)), (0, Ok(50))], [(808, Ok(50)), (8, Ok(50))]],
        "of 100 slots of 16 bytes slot 50 is the oldest: how many bytes into the memory each column begins, and its length \
         (left: yours)"
    );
}

#[test]
fn a_column_costs_as_much_of_a_long_ring() {
    let spent = |places: usize| {
        let ring = filled(places, (0..2 * places).map(|number| number as u32));
        witness::allocated(|| (ring.times(), ring.values()))
    };
    let [few, many] = [2, 2_000].map(spent);
    assert_eq!(
        many, few,
        "a column is a layout over the slots, and no entry is copied: it takes as many bytes for 2,000 as for 2 (left: \
         what yours allocated for 2,000)"
    );
}

#[test]
fn a_column_is_a_view_like_any_other() {
    let ring = filled(5, [1.5, 2.5, 3.5, 4.5]);
    let [values, rest] = ring.values();
    let part = values.slice(1..).expect("a line has slices");
    let backwards = values
        .slice("::-1".parse::<slicing::Slice>().expect("a slice"))
        .expect("a line has slices");
    let said = [
        format!("{:?}", values.numbers::<f64>().map(Iterator::sum::<f64>)),
        format!("{:?}", values.item(-1).map(|item| item.to_string())),
        format!("{}, {}", listed(&part), listed(&backwards)),
        format!("{:?} bytes", part.to_bytes(Order::C).map(|bytes| bytes.len())),
        format!("{:?}", part == filled(3, [2.5, 3.5, 4.5f32]).values()[0]),
        format!("{:?}", rest.is_empty()),
    ];
    witness::snapshot!("sum, last item, two slices, a copy, equal to a column of floats, and an empty one", said.join("\n"), @r#"
    Ok(12.0)
    Ok("4.5")
    d[16] 2.5 3.5 4.5, d[-16] 4.5 3.5 2.5 1.5
    Ok(24) bytes
    true
    Ok(true)
    "#);
}

#[test]
fn a_column_cannot_be_cast_or_written_to() {
    let ring = filled(2, [1.5, 2.5]);
    let [column, _] = ring.values();
    let refused = (column.cast("B").err(), column.set_item(0, Value::Float(9.5)));
    let expected = (
        Some(ViewError::Cast(CastError::Contiguous)),
        Err(ViewError::Write(WriteError::NotWritable)),
    );
    assert_eq!(
        refused, expected,
        "there are times between the values, and they are lent to be looked at (left: what yours said to a cast and a write)"
    );
}

/// The memory order of the values of a ring of shorts, each with 100 added through the view, and the entries then.
fn calibrated(places: usize, values: impl IntoIterator<Item = i16>) -> (String, String) {
    let mut ring = filled(places, values);
    let view = ring.values_mut();
    let mut seen = Vec::new();
    for index in 0..view.len().expect("a column has a length") as isize {
        let value = view.item(index).expect("the item is there");
        seen.push(value.to_string());
        let more = i16::try_from(value).expect("a short") + 100;
        view.set_item(index, more.into()).expect("it may be written to");
    }
    (seen.join(" "), shown(ring.iter()))
}

#[rstest]
#[case::no_entry(calibrated(3, []), "", "")]
#[case::not_yet_full(calibrated(3, [1, 2]), "1 2", "0:101 10:102")]
#[case::across_the_seam(calibrated(3, [1, 2, 3, 4]), "4 2 3", "10:102 20:103 30:104")]
fn values_can_be_calibrated_where_they_lie(
    #[case] yours: (String, String),
    #[case] seen: &str,
    #[case] after: &str,
) {
    assert_eq!(
        yours,
        (seen.to_owned(), after.to_owned()),
        "the values of all entries in the order of the memory, and no slot that nobody wrote to; with 100 added to each, the \
         times stay (left: what yours showed, and the entries then)"
    );
}

#[test]
fn both_columns_are_read_at_once() {
    let ring = filled(1_000, (0..1_500).map(f64::from));
    let sums = std::thread::scope(|scope| {
        let sum = |column: MemoryView<&[u8]>| column.numbers::<f64>().map(Iterator::sum::<f64>);
        let handles = ring.values().map(|column| scope.spawn(move || sum(column)));
        handles.map(|handle| handle.join().expect("a reader does not panic"))
    });
    let expected = [
        Ok((500..1_000).sum::<i32>().into()),
        Ok((1_000..1_500).sum::<i32>().into()),
    ];
    assert_eq!(
        sums, expected,
        "each window's values, added by a thread of its own (left: yours)"
    );
}

#[test]
fn ten_thousand_records_find_number_42() {
    // Article 3's demo: record i has the id i % 100, and the value 50 + id / 2.
    let ring = filled(
        10_000,
        (0..10_000).map(|number| 50.0 + f64::from(number % 100) * 0.5),
    );
    let [values, _] = ring.values();
    let found = values
        .numbers::<f64>()
        .map(|numbers| numbers.filter(|&value| value == 71.0).count());
    assert_eq!(
        found,
        Ok(100),
        "every hundredth of 10,000 records has the value of id 42 (left: yours)"
    );
}

/// The items of both columns, as the recorder writes them.
fn recorded<T: Number + std::str::FromStr<Err: std::fmt::Debug>>(places: &str, values: &str) -> String {
    let ring = filled::<T>(places.parse().expect("a number"), numbers(values));
    [ring.times(), ring.values()]
        .map(|pair| {
            let items = pair.map(|column| {
                let items = column.iter().expect("a column is a line");
                items.map(|item| item.to_string()).collect::<Vec<_>>().join(" ")
            });
            items.join(" | ")
        })
        .join(", ")
}

#[test]
fn a_memoryview_casts_and_slices_the_same() {
    let cases = witness::recorded(include_str!("../recorded/columns.tsv")).map(|case| {
        let [letter, places, values, times, column] = case[..] else {
            panic!("columns.tsv has five columns")
        };
        let run = match letter {
            "B" => recorded::<u8>,
            "h" => recorded::<i16>,
            "Q" => recorded::<u64>,
            "f" => recorded::<f32>,
            _ => recorded::<f64>,
        };
        (
            format!("two windows of {places} slots '=q{letter}' after the values {values}: times, values"),
            format!("{times}, {column}"),
            witness::answer(|| run(places, values)),
        )
    });
    witness::agrees_with_cpython("a column is what a cast and a slice of a memoryview are", cases);
}
