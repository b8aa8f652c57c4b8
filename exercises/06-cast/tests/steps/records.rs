//! A stream keeps the newest records in fixed memory, 16 packed bytes each. Reading one touches its bytes, and looking
//! for an id touches the ids.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use cast::{Record, Store, Stream};
use rstest::rstest;
use witness::assert_eq;

use super::{bytes, hex};

fn record(id: i32) -> Record {
    Record {
        id,
        time: f64::from(id) / 4.0,
        value: -1.5,
    }
}

/// A stream over so many bytes after these ids were pushed.
fn stream(size: usize, ids: Range<i32>) -> Stream<Vec<u8>> {
    let mut stream = Stream::new(vec![0; size]).expect("room for a record");
    ids.for_each(|id| stream.push(record(id)));
    stream
}

/// Memory that writes down each look at its bytes, and which of them were written to.
struct Watched {
    memory: Vec<u8>,
    read: RefCell<Vec<Range<usize>>>,
    written: RefCell<BTreeSet<usize>>,
}

impl Store for Watched {
    fn size(&self) -> usize {
        self.memory.len()
    }

    fn read(&self, range: Range<usize>) -> &[u8] {
        self.read.borrow_mut().push(range.clone());
        &self.memory[range]
    }

    fn write(&mut self, range: Range<usize>) -> &mut [u8] {
        self.written.get_mut().extend(range.clone());
        &mut self.memory[range]
    }
}

/// A watched stream of as many bytes after these ids were pushed, and nothing written down yet but what pushing wrote.
fn watched(size: usize, ids: Range<i32>) -> Stream<Watched> {
    let memory = Watched {
        memory: vec![0; size],
        read: RefCell::default(),
        written: RefCell::default(),
    };
    let mut stream = Stream::new(memory).expect("room for a record");
    ids.for_each(|id| stream.push(record(id)));
    stream.store().read.borrow_mut().clear();
    stream
}

fn read_from(stream: &Stream<Watched>) -> BTreeSet<usize> {
    stream.store().read.borrow().iter().cloned().flatten().collect()
}

#[rstest]
#[case::the_lowest_byte_first((1, 1.0, 1.0), "01000000 000000000000f03f 0000803f")]
#[case::below_zero((-2, -0.0, -0.0), "feffffff 0000000000000080 00000080")]
#[case::an_infinity((9, f64::INFINITY, 0.0), "09000000 000000000000f07f 00000000")]
fn a_record_is_packed_into_sixteen_bytes(#[case] (id, time, value): (i32, f64, f32), #[case] expected: &str) {
    assert_eq!(
        hex(&Record { id, time, value }.pack()),
        hex(&bytes(expected)),
        "struct.pack('<idf', {id}, {time}, {value}): 4, 8 and 4 bytes side by side (left: yours)"
    );
}

#[test]
fn a_record_is_unpacked_bit_for_bit() {
    let packed = bytes("2a000000 010000000000f87f 1200a0ff");
    let record = Record::unpack(packed[..].try_into().expect("sixteen bytes"));
    assert_eq!(
        (record.id, record.time.to_bits(), hex(&record.pack())),
        (42, 0x7ff8_0000_0000_0001, hex(&packed)),
        "what is unpacked can be packed again, even where it is no number (left: yours)"
    );
}

#[rstest]
#[case::one(0..1, &[0])]
#[case::one_more(0..5, &[1, 2, 3, 4])]
#[case::round_and_round(0..17, &[13, 14, 15, 16])]
fn the_newest_take_the_places_of_the_oldest(#[case] pushed: Range<i32>, #[case] expected: &[i32]) {
    let stream = stream(70, pushed.clone());
    let records = (0..stream.len()).filter_map(|index| stream.get(index));
    assert_eq!(
        records.map(|record| record.id).collect::<Vec<_>>(),
        expected,
        "64 of 70 bytes are four slots, and the oldest record that is left is read back first: pushed {pushed:?} (left: yours)"
    );
}

#[test]
fn a_fresh_stream_is_empty() {
    let (fresh, none) = (stream(70, 0..0), Stream::new([0; 15]).err());
    let seen = (fresh.is_empty(), fresh.get(0), fresh.find(0));
    let rule = "there are zeros in the store, but no record was pushed";
    assert_eq!(seen, (true, None, vec![]), "{rule} (left: yours)");
    let said = none.map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(said, "ValueError: a record has 16 bytes", "15 bytes are no store");
}

#[rstest]
#[case::behind_the_newest(2, 2)]
#[case::a_slot_that_is_not_there(2, 4)]
#[case::behind_the_newest_of_a_second_lap(6, 4)]
#[case::the_largest(6, usize::MAX)]
fn there_is_no_record_behind_the_newest(#[case] pushed: i32, #[case] index: usize) {
    assert_eq!(
        witness::answer(|| format!("{:?}", stream(64, 0..pushed).get(index))),
        "None",
        "{pushed} records were pushed into four slots, and {index} is none of them (left: yours)"
    );
}

#[test]
fn a_store_of_one_slot_keeps_the_newest() {
    let one = stream(16, 0..3);
    let seen = (one.is_empty(), one.get(0), one.find(2));
    let expected = (false, Some(record(2)), vec![0]);
    assert_eq!(seen, expected, "one slot is a stream, too (left: yours)");
}

#[test]
fn all_records_with_an_id_are_found() {
    let mut stream = stream(128, 0..0);
    let pushed = [7, 1, 7, 0, 7, 263, -1, 7, 65_543, 16_777_223];
    pushed.into_iter().for_each(|id| stream.push(record(id)));
    assert_eq!(
        [7, 263, 65_543, 16_777_223, -1, 0, 1].map(|id| stream.find(id)),
        [vec![0, 2, 5], vec![3], vec![6], vec![7], vec![4], vec![1], vec![]],
        "indices count from the oldest of the eight that are left, and an id is the same if all its 4 bytes are (left: yours)"
    );
}

#[test]
fn a_search_looks_at_the_ids_and_nothing_else() {
    let stream = watched(70, 0..7);
    let ids = (0..4).flat_map(|slot| 16 * slot..16 * slot + 4);
    assert_eq!(
        (stream.find(5), read_from(&stream)),
        (vec![2], ids.collect()),
        "of each record the 4 bytes of its id are looked at, of the one that was found as well (left: yours)"
    );
}

#[test]
fn a_search_looks_at_each_record_once() {
    let mut stream = watched(1 << 14, 0..0);
    (0..1 << 10).for_each(|_| stream.push(record(7)));
    let (found, looks) = (stream.find(7).len(), stream.store().read.take().len());
    assert!(
        found == 1024 && looks <= 4 * 1024,
        "a search goes over the ids once, with a look at each, or at each of its bytes\nexpected 1024 found after 1024 looks, \
         or 4096\n   yours {found} after {looks}"
    );
}

#[test]
fn a_search_looks_at_no_slot_that_was_never_filled() {
    let stream = watched(70, 0..2);
    assert_eq!(
        (stream.find(0), read_from(&stream)),
        (vec![0], BTreeSet::from([0, 1, 2, 3, 16, 17, 18, 19])),
        "two records have eight bytes of id; in the other slots there is no id (left: yours)"
    );
}

#[test]
fn a_record_comes_from_its_own_bytes() {
    let stream = watched(70, 0..6);
    assert_eq!(
        (stream.get(0), read_from(&stream)),
        (Some(record(2)), (32..48).collect()),
        "six were pushed into four slots: the oldest left is in the third, and its 16 bytes are all that is read \
         (left: yours)"
    );
}

#[test]
fn a_push_fills_its_own_bytes() {
    let mut stream = watched(70, 0..4);
    let asked_for = |stream: &Stream<Watched>| stream.store().written.take().len();
    let first_four = asked_for(&stream);
    let mut expected = stream.store().memory.clone();
    expected[..16].copy_from_slice(&record(4).pack());
    stream.push(record(4));
    assert_eq!(
        (first_four, asked_for(&stream), hex(&stream.store().memory)),
        (64, 16, hex(&expected)),
        "four records are 64 bytes. The fifth asks for the 16 bytes of the first alone, and no other byte changes (left: yours)"
    );
}

#[test]
fn ten_thousand_records_go_in_and_out_without_an_allocation() {
    let mut stream = stream(1 << 20, 0..0);
    let rule = "a record goes straight to its slot and comes straight out of it: neither allocates";
    let last = witness::allocates(rule, 0, 0, || {
        (0..10_000).for_each(|number| stream.push(record(number % 100)));
        stream.get(9_999)
    });
    let found = stream.find(42);
    let (len, count, last_found) = (stream.len(), found.len(), found.last());
    let told = format!("{len} records, {count} with id 42, the last at {last_found:?}");
    assert_eq!(last, Some(record(99)), "{rule} (left: yours)");
    witness::snapshot!("ids from 0 to 99, a hundred times: one in a hundred is 42", told,
        @"10000 records, 100 with id 42, the last at Some(9942)");
}

#[test]
fn every_record_is_packed_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/records.tsv")).map(|row| {
        let [id, time, value, cpython] = row[..] else {
            panic!("a row has four columns")
        };
        let parsed = Record {
            id: id.parse().expect("an id"),
            time: time.parse().expect("a time"),
            value: value.parse::<f64>().expect("a value") as f32,
        };
        let yours = witness::answer(|| {
            let again = Record::unpack(bytes(cpython)[..].try_into().expect("sixteen bytes")).pack();
            match (hex(&parsed.pack()), hex(&again)) {
                (packed, again) if again == cpython => packed,
                (packed, again) => format!("{packed}; unpacked and packed again {again}"),
            }
        });
        let expression = format!("struct.pack('<idf', {id}, {time}, {value}).hex()");
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython("a record is what struct makes of it", cases);
}
