//! A ring over an array lends the column of its values: who holds it sees every push, and the ring does not grow meanwhile.

use std::rc::Rc;

use cast::{MemoryView, Value, ViewError};
use lifetimes::{ExportError, Flags, Loan};
use read_only::WriteError;
use ring_buffer::{CapacityError, GrowError, LentRing, Number, TimeError};
use rstest::rstest;
use witness::assert_eq;

use crate::shown;

/// A ring to lend of so many places, with these values pushed at the times 0, 10, 20, …
fn lent<T: Number>(places: usize, values: impl IntoIterator<Item = T>) -> Rc<LentRing<T>> {
    let ring = LentRing::new(places).expect("there is room for a small ring");
    for (time, value) in (0..).step_by(10).zip(values) {
        ring.push(time, value).expect("the times go on");
    }
    Rc::new(ring)
}

fn request<T: Number>(ring: &Rc<LentRing<T>>) -> MemoryView<Loan> {
    Loan::request(Rc::clone(ring) as _, Flags::FULL_RO).expect("who looks is welcome")
}

/// What a loan says: format, and the items in the order of the memory.
fn listed(view: &MemoryView<Loan>) -> String {
    let format = view.layout().expect("the loan is open").format();
    let items = view.iter().expect("a column is a line");
    let items: Vec<_> = items.map(|item| item.to_string()).collect();
    format!("{format}: {}", items.join(" "))
}

#[rstest]
#[case::room_for_more(4, &[1.5, 2.5], "0:1.5 10:2.5")]
#[case::evicted(3, &[1.5, 2.5, 3.5, 4.5, 5.5], "20:3.5 30:4.5 40:5.5")]
fn a_lent_ring_is_a_ring(#[case] places: usize, #[case] values: &[f64], #[case] expected: &str) {
    let ring = lent(places, values.iter().copied());
    assert_eq!(
        (shown(ring.entries()), ring.capacity()),
        (expected.to_owned(), places),
        "{values:?} in {places} slots of an array: the same push, and the same entries (left: yours)"
    );
    let newest = 10 * (values.len() as i64 - 1);
    let time = newest - 1;
    assert_eq!(
        ring.push(time, 9.5),
        Err(TimeError { time, newest }),
        "a time before the newest is refused (left: yours)"
    );
}

#[test]
fn what_a_ring_refuses_is_refused() {
    // Times 9 bytes, the last of these is a few bytes again in 64 bits.
    for slots in [0, usize::MAX, usize::MAX / 9 + 2] {
        let refused = witness::answer(|| format!("{:?}", LentRing::<u8>::new(slots).err()));
        assert_eq!(
            refused,
            format!("{:?}", Some(CapacityError { slots })),
            "no ring has {slots} slots: an error, and neither a panic nor a ring without room (left: yours)"
        );
    }
}

#[rstest]
#[case::not_yet_full(listed(&request(&lent(4, [1.5, 2.5]))), "d: 1.5 2.5 0.0 0.0")]
#[case::across_the_seam(listed(&request(&lent(3, *b"abcd"))), "B: 100 98 99")]
#[case::shorts(listed(&request(&lent(2, [-1i16, 2, -3]))), "h: -3 2")]
fn a_loan_is_the_column_of_all_values(#[case] yours: String, #[case] expected: &str) {
    assert_eq!(
        yours, expected,
        "a loan shows the values of all slots in the order of the memory, with their format (left: yours)"
    );
}

#[test]
fn every_push_is_seen_through_the_loan() {
    let ring = lent(3, [1u8, 2]);
    let (view, other) = (request(&ring), request(&ring));
    let first = view.slice(..1).expect("a line has slices");
    let mut seen = vec![listed(&view)];
    for (time, value) in [(30, 3), (40, 4)] {
        ring.push(time, value).expect("the times go on");
        seen.push(format!(
            "{}; {}; {}",
            listed(&view),
            listed(&first),
            listed(&other)
        ));
    }
    witness::snapshot!("before, after a push into a free slot, and after one over the oldest", seen.join("\n"), @r"
    B: 1 2 0
    B: 1 2 3; B: 1; B: 1 2 3
    B: 4 2 3; B: 4; B: 4 2 3
    ");
}

#[test]
fn who_wants_to_write_is_refused() {
    let ring = lent(2, [1u8, 2]);
    let asked = |bits| {
        let lent = Loan::request(Rc::clone(&ring) as _, Flags(bits));
        lent.map(|view| listed(&view))
    };
    let to_write = [Flags::WRITABLE.0, Flags::WRITABLE.0 | Flags::ND.0, Flags::FULL.0].map(asked);
    assert_eq!(
        to_write,
        [const { Err(ExportError::NotWritable) }; 3],
        "the ring lends to be looked at: a request that wants to write is refused, whatever else it wants (left: yours to \
         WRITABLE alone, with ND, and among FULL)"
    );
    let to_read = [Flags::SIMPLE.0, Flags::ND.0, Flags::FULL_RO.0].map(asked);
    let expected = Ok("B: 1 2".to_owned());
    assert_eq!(
        to_read,
        [(); 3].map(|()| expected.clone()),
        "who does not want to write is lent the column, however little else is asked for (left: yours to SIMPLE, to ND and to \
         FULL_RO)"
    );
    let view = request(&ring);
    let written = (view.readonly(), view.set_item(0, Value::Int(9)));
    let expected = (Ok(true), Err(ViewError::Write(WriteError::NotWritable)));
    assert_eq!(
        (written, shown(ring.entries())),
        (expected, "0:1 10:2".to_owned()),
        "who was lent it to look cannot write (left: yours, and the entries then)"
    );
}

#[rstest]
#[case::the_view(|view: MemoryView<Loan>| vec![view])]
#[case::a_slice_of_it(|view: MemoryView<Loan>| vec![view.slice(..1).expect("a line has slices")])]
#[case::a_clone(|view: MemoryView<Loan>| vec![view.clone()])]
fn nothing_grows_while_somebody_looks(#[case] keep: fn(MemoryView<Loan>) -> Vec<MemoryView<Loan>>) {
    let ring = lent(2, [1u8, 2, 3]);
    let kept = keep(request(&ring));
    let seen = listed(&kept[0]);
    let refused = witness::answer(|| format!("{:?}", ring.grow(1)));
    assert_eq!(
        refused, "Err(Resize(Exported))",
        "while a loan is open, the ring keeps its size, and what the array refuses is handed on (left: yours)"
    );
    assert_eq!(
        ring.grow(0),
        Ok(()),
        "to add no slot is allowed at any time (left: yours)"
    );
    let after = (shown(ring.entries()), ring.capacity(), listed(&kept[0]));
    let rule = "what is refused changes nothing, nor does adding none: no value moves while somebody looks (left: yours)";
    assert_eq!(after, ("10:2 20:3".to_owned(), 2, seen), "{rule}");
    drop(kept);
    assert_eq!(
        ring.grow(1),
        Ok(()),
        "when the last who looked is gone, it grows (left: yours)"
    );
}

#[rstest]
#[case::an_empty_one(2, 0, 1, "", 3)]
#[case::not_yet_full(3, 2, 2, "0:0 10:1", 5)]
#[case::full(3, 3, 1, "0:0 10:1 20:2", 4)]
#[case::across_the_seam(3, 5, 2, "20:2 30:3 40:4", 5)]
#[case::the_seam_at_the_end(3, 6, 4, "30:3 40:4 50:5", 7)]
fn a_grown_ring_has_its_entries_in_order(
    #[case] places: usize,
    #[case] pushes: u8,
    #[case] more: usize,
    #[case] expected: &str,
    #[case] capacity: usize,
) {
    let ring = lent(places, 0..pushes);
    let grown = witness::answer(|| format!("{:?}", ring.grow(more)));
    assert_eq!(
        grown, "Ok(())",
        "nobody looks, so it grows, and the cell is borrowed once (left: yours)"
    );
    assert_eq!(
        (shown(ring.entries()), ring.capacity()),
        (expected.to_owned(), capacity),
        "{pushes} pushes into {places} slots, and {more} slots more: all entries are there, the oldest first (left: yours)"
    );
    if pushes > 0 {
        let early = ring.push(10 * i64::from(pushes) - 11, 9);
        let rule = "the times go on where they were: an earlier one is refused";
        assert!(early.is_err(), "{rule}: yours took it and evicted {early:?}");
    }
    let free = capacity - places.min(usize::from(pushes));
    let evicted = (0..=free as u8).map(|number| ring.push(1_000 + i64::from(number), 100 + number));
    let evicted: Vec<_> = evicted
        .map(|pushed| pushed.map(|entry| entry.map(|entry| entry.time)))
        .collect();
    let oldest = expected
        .split(':')
        .next()
        .and_then(|time| time.parse().ok())
        .unwrap_or(1_000);
    let mut fine = vec![Ok(None); free];
    fine.push(Ok(Some(oldest)));
    assert_eq!(
        evicted, fine,
        "the new slots are filled first, and then the oldest is evicted (left: yours)"
    );
}

#[test]
fn more_than_there_is_memory_for_is_an_error() {
    let ring = lent(1, [1u8]);
    // Times 9 bytes, the second of these is a few bytes again in 64 bits.
    for slots in [usize::MAX, usize::MAX / 9 + 2] {
        let refused = witness::answer(|| format!("{:?}", ring.grow(slots)));
        assert_eq!(
            (refused, shown(ring.entries())),
            (
                format!("Err(Capacity(CapacityError {{ slots: {slots} }}))"),
                "0:1".to_owned()
            ),
            "{slots} more slots, for which there is no memory: an error and no panic, and nothing changes (left: yours, and \
             the entries then)"
        );
    }
}

#[test]
fn a_loan_keeps_the_ring() {
    let view = request(&lent(2, [7u8, 8]));
    assert_eq!(
        listed(&view),
        "B: 7 8",
        "a loan keeps its exporter alive (left: yours)"
    );
}

#[test]
fn the_array_says_it_in_pythons_words() {
    let ring = lent(1, [1u8]);
    let view = request(&ring);
    let said = [
        ring.grow(1).err(),
        Some(GrowError::Capacity(CapacityError { slots: 3 })),
    ];
    let said = said.map(|error| error.map_or("it grew".to_owned(), |error| error.to_string()));
    witness::snapshot!("the array's words, and the ring's", format!("{}\n{}", listed(&view), said.join("\n")), @r"
    B: 1
    BufferError: Existing exports of data: object cannot be re-sized
    ValueError: a ring buffer cannot have 3 slots
    ");
}
