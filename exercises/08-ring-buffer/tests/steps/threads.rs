//! Many writers and many readers share one ring: nothing is lost, nothing is half written, and a panic stops nobody else.

#[path = "helpers/writers.rs"]
mod writers;

use std::sync::Barrier;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::Duration;

use ring_buffer::{Entry, Shared, Summary};
use rstest::rstest;
use witness::assert_eq;
use writers::{four_writers, panic_once, together};

use crate::shown;

fn shared(places: usize) -> Shared<u32> {
    Shared::new(places).expect("there is room for a small ring")
}

const LET_GO: &str =
    "who has the lock lets go of it, also after a panic, and takes it once: nobody waits for ever";
const LIMIT: Duration = Duration::from_secs(2);

const MEASURES: &str = "record measures while it has the lock, and holds it until it has pushed";

#[rstest]
#[case::room_for_all(2_000)]
#[case::room_for_few(64)]
#[case::room_for_one(1)]
fn nothing_is_lost_and_nothing_comes_twice(#[case] places: usize) {
    witness::in_time(LET_GO, LIMIT, move || {
        let shared = shared(places);
        let evicted = four_writers(&shared);
        let mut all: Vec<_> = evicted
            .into_iter()
            .flatten()
            .chain(shared.read().iter())
            .collect();
        all.sort_by_key(|entry| entry.time);
        let times = all.iter().map(|entry| entry.time);
        assert!(
            times.eq(0..2_000),
            "2,000 entries were recorded: each was evicted once or is still there; yours has {}",
            all.len()
        );
        for writer in 0..4 {
            let values = all
                .iter()
                .map(|entry| entry.value)
                .filter(|value| value / 1_000 == writer);
            assert!(
                values.eq(1_000 * writer..1_000 * writer + 500),
                "what one writer records stays in the order in which it was recorded"
            );
        }
    });
}

/// One look: every entry is whole, the times are in order, and the summary is that of the entries beside it.
fn look(shared: &Shared<u32>) {
    let ring = shared.read();
    let (mut seen, mut last) = (Summary::default(), -1);
    for Entry { time, value } in ring.iter() {
        let whole = i64::from(value) == 7 * time && time > last;
        assert!(
            whole,
            "a reader sees no half of an entry, and times in order: {time}:{value} after {last}"
        );
        (seen, last) = (seen.join(Summary::of(value)), time);
    }
    let rule = "the summary is that of the entries beside it, whichever thread writes (left: yours)";
    assert_eq!(ring.summary(), seen, "{rule}");
}

#[test]
fn readers_see_whole_entries_while_others_write() {
    witness::in_time(LET_GO, LIMIT, move || {
        let (shared, clock) = (shared(50), AtomicI64::new(0));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| (0..200).for_each(|_| look(&shared)));
                scope.spawn(|| {
                    for _ in 0..500 {
                        let measured = shared.record(|| {
                            let time = clock.fetch_add(1, Ordering::Relaxed);
                            (time, 7 * time as u32)
                        });
                        measured.expect(MEASURES);
                    }
                });
            }
        });
        let count = shared.read().summary().count;
        assert_eq!(count, 50, "1,000 entries fill 50 slots (left: yours)");
    });
}

#[test]
fn many_look_at_the_same_time() {
    let rule = "many look at the same time: who looks waits for writers, and never for others who look";
    let shared = shared(2);
    let count = witness::in_time(rule, Duration::from_secs(2), move || {
        let mine = shared.read();
        let other = shared.clone();
        let counted = thread::spawn(move || other.read().len());
        counted.join().expect("no reader panics") + mine.len()
    });
    assert_eq!(
        count, 0,
        "two who look at a new ring see no entry (left: how many in yours)"
    );
}

#[test]
fn others_go_on_writing_after_a_panic() {
    witness::in_time(LET_GO, LIMIT, move || {
        let shared = shared(2);
        shared.record(|| (1, 10)).expect("the first time may be any");
        panic_once(&shared);
        let evicted = shared.record(|| (2, 20)).expect("2 is later");
        panic_once(&shared);
        let evicted = evicted
            .into_iter()
            .chain(shared.record(|| (3, 30)).expect("3 is later"));
        assert_eq!(
            shown(evicted),
            "1:10",
            "a writer that panicked has pushed nothing (left: what was evicted)"
        );
    });
}

#[test]
fn others_go_on_reading_after_a_panic() {
    witness::in_time(LET_GO, LIMIT, move || {
        let shared = shared(3);
        shared.record(|| (1, 10)).expect("the first time may be any");
        panic_once(&shared);
        let ring = shared.read();
        assert_eq!(
            (shown(ring.iter()), ring.summary().count),
            ("1:10".to_owned(), 1),
            "after a panic the ring is as it was before (left: yours)"
        );
    });
}

#[test]
fn nobody_comes_between_a_time_and_its_push() {
    witness::in_time(LET_GO, LIMIT, move || {
        let shared = shared(1);
        shared.record(|| (0, 0)).expect("the first time may be any");
        for time in 1..=30 {
            let ready = Barrier::new(9);
            let measure = || {
                ready.wait();
                // While the writer measures, eight readers have time enough to stand at the lock.
                thread::sleep(Duration::from_millis(1));
                (time, 0)
            };
            let look = || together(&ready, || shared.read().iter().map(|entry| entry.time).next());
            let seen = thread::scope(|scope| {
                let readers = [(); 8].map(|()| scope.spawn(look));
                shared.record(measure).expect(MEASURES);
                readers.map(|reader| reader.join().expect("no reader panics"))
            });
            let saw = seen.into_iter().filter(|seen| *seen == Some(time)).count();
            assert_eq!(
                format!("{saw} of 8 saw it"),
                "8 of 8 saw it",
                "{MEASURES}: eight who look while time {time} is measured see it (left: yours)"
            );
        }
    });
}

#[test]
fn a_writer_waits_for_a_reader_and_loses_nothing() {
    witness::in_time(LET_GO, LIMIT, move || {
        let shared = shared(2);
        let guard = shared.read();
        let ready = Barrier::new(2);
        thread::scope(|scope| {
            let written = scope.spawn(|| together(&ready, || shared.record(|| (1, 10))));
            ready.wait();
            thread::sleep(Duration::from_millis(5));
            assert!(guard.is_empty(), "while somebody looks, nobody writes");
            drop(guard);
            let written = written.join().expect("the writer does not panic");
            assert_eq!(written, Ok(None), "the first entry evicts nobody (left: yours)");
        });
        assert_eq!(
            shown(shared.read().iter()),
            "1:10",
            "a writer that has to wait still writes (left: yours)"
        );
    });
}

#[test]
fn a_clone_is_a_handle_to_the_same_ring() {
    witness::in_time(LET_GO, LIMIT, move || {
        let shared = shared(2);
        let handle = shared.clone();
        handle.record(|| (1, 10)).expect("the first time may be any");
        drop(handle);
        let rule = "one handle sees what another one recorded (left: yours)";
        assert_eq!(shown(shared.read().iter()), "1:10", "{rule}");
    });
}

#[test]
fn what_the_ring_refuses_is_refused() {
    witness::in_time(LET_GO, LIMIT, move || {
        let none = witness::answer(|| format!("{:?}", Shared::<u32>::new(0).err()));
        let rule = "no slots, no ring, and no panic (left: yours)";
        assert_eq!(none, "Some(CapacityError { slots: 0 })", "{rule}");
        let shared = shared(2);
        shared.record(|| (5, 1)).expect("the first time may be any");
        let refused = witness::answer(|| format!("{:?}", shared.record(|| (4, 2))));
        assert_eq!(
            refused, "Err(TimeError { time: 4, newest: 5 })",
            "a time before the newest is refused here too, and that is no panic (left: yours)"
        );
        let kept = shown(shared.read().iter());
        assert_eq!(kept, "5:1", "and changes nothing (left: yours)");
    });
}
