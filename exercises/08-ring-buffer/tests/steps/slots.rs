//! A ring is a fixed number of entries in memory that is allocated once; when it is full, a push overwrites the oldest.

#[path = "helpers/memory.rs"]
mod memory;

use ring_buffer::{CapacityError, Entry, Number, Ring, TimeError};
use rstest::rstest;
use witness::assert_eq;

use crate::{filled, hex, numbers, shown};

/// The bytes of an entry, written over a slot full of something else.
fn written<T: Number>(time: i64, value: T) -> String {
    let mut slot = vec![0xee; Entry::<T>::SIZE];
    Entry { time, value }.write_to(&mut slot);
    hex(&slot)
}

#[rstest]
#[case::a_short_below_zero(written(256, -2i16), "0001000000000000 feff")]
#[case::an_integer(written(-1, 7u32), "ffffffffffffffff 07000000")]
#[case::a_float(written(i64::MIN, 1.5f32), "0000000000000080 0000c03f")]
#[case::a_double(written(0, -1.0f64), "0000000000000000 000000000000f0bf")]
fn an_entry_is_eight_bytes_of_time_and_a_value(#[case] yours: String, #[case] expected: &str) {
    assert_eq!(
        yours, expected,
        "a slot holds the time and then the value, the bytes of each in this machine's order, as a native format has them (left: yours)"
    );
}

/// The value that comes back out of a slot, and whether it has the same bits.
fn back<T: Number>(time: i64, value: T) -> (i64, String, bool) {
    let mut slot = vec![0; Entry::<T>::SIZE];
    Entry { time, value }.write_to(&mut slot);
    let entry = Entry::<T>::read_from(&slot);
    let same = entry.value.bits() == value.bits();
    (entry.time, format!("{:?}", entry.value), same)
}

#[rstest]
#[case::a_byte(back(0, 200u8), 0, "200")]
#[case::the_smallest_time(back(i64::MIN, -128i8), i64::MIN, "-128")]
#[case::the_largest_time(back(i64::MAX, u64::MAX), i64::MAX, "18446744073709551615")]
#[case::a_zero_below_zero(back(-1, -0.0f32), -1, "-0.0")]
#[case::no_number(back(1, f64::NAN), 1, "NaN")]
fn what_was_written_is_read_back(#[case] yours: (i64, String, bool), #[case] time: i64, #[case] value: &str) {
    assert_eq!(
        yours,
        (time, value.to_owned(), true),
        "an entry comes back out of its slot as it went in, to the bit (left: yours)"
    );
}

#[test]
fn the_memory_is_one_allocation_of_its_size() {
    let rule = "a ring of 100 floats is one allocation of 100 times 16 bytes";
    let ring = witness::allocates(rule, 1, 1600, || Ring::<f64>::new(100)).expect("1,600 bytes are there");
    let seen = (ring.capacity(), ring.is_empty(), ring.as_view().len());
    assert_eq!(
        seen,
        (100, true, 1600),
        "a new ring has 100 slots, no entry, and 1,600 bytes (left: yours)"
    );
    assert_eq!(
        ring.as_view().iter().position(|byte| byte != 0),
        None,
        "every byte of new memory is 0 (left: where yours is not)"
    );
}

#[rstest]
#[case::none(0)]
#[case::more_bytes_than_a_number_can_count(usize::MAX)]
#[case::more_bytes_than_memory_has_addresses(usize::MAX / 16)]
#[case::bytes_that_begin_at_0_again(usize::MAX / 16 + 2)]
fn a_size_that_cannot_be_is_refused(#[case] slots: usize) {
    assert_eq!(
        witness::answer(|| format!("{:?}", Ring::<f64>::new(slots).err())),
        format!("{:?}", Some(CapacityError { slots })),
        "{slots} times 16 bytes: an error, and neither a panic nor a ring without room (left: yours)"
    );
}

#[rstest]
#[case::one_more(4, 3, "0:1")]
#[case::two_more(5, 3, "0:1 10:2")]
#[case::two_laps_more(9, 3, "0:1 10:2 20:3 30:4 40:5 50:6")]
#[case::a_single_place(3, 1, "0:1 10:2")]
fn a_full_ring_gives_back_the_oldest(#[case] pushes: u16, #[case] places: usize, #[case] expected: &str) {
    let mut ring = Ring::new(places).expect("a few bytes are there");
    let evicted = (1..=pushes).filter_map(|number| {
        let time = 10 * i64::from(number - 1);
        ring.push(time, number).expect("the times go on")
    });
    assert_eq!(
        witness::answer(|| shown(evicted)),
        expected,
        "{pushes} pushes into {places} slots give back what they overwrite, the oldest first; behind the last slot comes \
         the first (left: yours)"
    );
    assert_eq!(
        (ring.len(), ring.is_empty()),
        (places.min(usize::from(pushes)), false),
        "a ring holds what was pushed, and never more than it has slots for (left: yours)"
    );
}

#[test]
fn the_oldest_is_overwritten_where_it_lies() {
    let ring = filled(3, [b'a', b'b', b'c', b'd', b'e']);
    let memory = ring.as_view();
    let rows: Vec<_> = memory.as_bytes().chunks(9).map(hex).collect();
    witness::snapshot!("`d` lies where `a` was, and `e` where `b` was", rows.join("\n"), @r"
    1e00000000000000 64
    2800000000000000 65
    1400000000000000 63
    ");
}

#[rstest]
#[case::later(7, 8, true)]
#[case::the_smallest_twice(i64::MIN, i64::MIN, true)]
#[case::the_largest_twice(i64::MAX, i64::MAX, true)]
#[case::at_the_same_time(7, 7, true)]
#[case::earlier(7, 6, false)]
#[case::from_the_largest_to_the_smallest(i64::MAX, i64::MIN, false)]
fn time_never_goes_backwards(#[case] newest: i64, #[case] time: i64, #[case] fine: bool) {
    let mut ring = Ring::new(1).expect("a few bytes are there");
    ring.push(newest, 1.5).expect("the first time may be any");
    let before = ring.as_view().to_bytes();
    let pushed = ring.push(time, 2.5).map(shown);
    let expected = if fine {
        Ok(format!("{newest}:1.5"))
    } else {
        Err(TimeError { time, newest })
    };
    assert_eq!(
        pushed, expected,
        "behind time {newest} comes the same or a later one (left: yours)"
    );
    if !fine {
        assert_eq!(
            (hex(ring.as_view().as_bytes()), ring.len()),
            (hex(&before), 1),
            "what is refused changes nothing (left: the memory after yours)"
        );
    }
}

#[test]
fn after_a_refusal_the_next_push_goes_on() {
    let mut ring = filled(2, [1u8, 2, 3]);
    let refused = [ring.push(19, 9), ring.push(19, 9)];
    let error = TimeError { time: 19, newest: 20 };
    assert_eq!(
        refused,
        [Err(error); 2],
        "what is refused changes nothing: 20 is still the newest, and 19 is refused again (left: yours)"
    );
    let evicted = ring.push(20, 4).expect("20 is the newest time, and it may stay");
    assert_eq!(
        shown(evicted),
        "10:2",
        "a refused entry takes nobody's place: the next one evicts the oldest (left: yours)"
    );
}

#[test]
fn a_push_allocates_nothing() {
    let mut ring = filled(100, 0..100u64);
    let rule = "ten thousand pushes use the memory that is there";
    let last = witness::allocates(rule, 0, 0, || {
        (1_000..11_000)
            .filter_map(|number| ring.push(number as i64, number).ok()?)
            .last()
    });
    assert_eq!(
        last.map(|entry| entry.value),
        Some(10_899),
        "the last of them evicts what came a hundred before it (left: yours)"
    );
}

#[test]
fn the_errors_say_what_was_wrong() {
    let full = Ring::<u8>::new(0).err().expect("0 slots are refused");
    let early = filled(2, [1u8, 2]).push(5, 3).expect_err("5 is before 10");
    witness::snapshot!("an error names the kind and the numbers", format!("{full}\n{early}"), @r"
    ValueError: a ring buffer cannot have 0 slots
    ValueError: time 5 is before 10, the newest in the buffer
    ");
}

/// The memory of a ring after the recorded pushes, and what they evicted, in hex.
fn recorded<T: Number + std::str::FromStr<Err: std::fmt::Debug>>(
    places: &str,
    times: &str,
    values: &str,
) -> String {
    let mut ring = Ring::<T>::new(places.parse().expect("a number")).expect("a few bytes are there");
    let mut evicted = Vec::new();
    for (time, value) in numbers(times).into_iter().zip(numbers(values)) {
        if let Some(entry) = ring.push(time, value).expect("recorded times go on") {
            let mut slot = vec![0; Entry::<T>::SIZE];
            entry.write_to(&mut slot);
            evicted.extend(slot);
        }
    }
    let evicted = views::View::new(&evicted).hex();
    format!("memory {}, evicted {evicted}", ring.as_view().hex())
}

#[test]
fn the_memory_is_what_struct_packs() {
    let cases = witness::recorded(include_str!("../recorded/slots.tsv")).map(|case| {
        let [letter, places, times, values, memory, evicted] = case[..] else {
            panic!("slots.tsv has six columns")
        };
        let run = match letter {
            "B" => recorded::<u8>,
            "h" => recorded::<i16>,
            "Q" => recorded::<u64>,
            "f" => recorded::<f32>,
            _ => recorded::<f64>,
        };
        (
            format!(
                "struct.pack_into('=q{letter}', …) around {places} slots, times {times}, values {values}"
            ),
            format!("memory {memory}, evicted {evicted}"),
            witness::answer(|| run(places, times, values)),
        )
    });
    witness::agrees_with_cpython("a slot is packed as struct packs a time and a value", cases);
}
