//! A view lends a part of itself, splits into two that are written to at the same time, and is filled by many
//! threads: no two writers ever reach the same byte.

use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

use mutation::ViewMut;
use rstest::rstest;
use witness::assert_eq;

use crate::{letters, slice};

/// Writes an `X` over every byte of a view that it takes for good.
fn cross_out(mut view: ViewMut<'_>) {
    for index in 0..view.as_view().len() {
        view.set_item(index as isize, 0x58).expect("the index is inside");
    }
}

#[rstest]
#[case::the_middle(Some(2), Some(5), b"abXXXfgh")]
#[case::from_the_end(Some(-3), None, b"abcdeXXX")]
#[case::up_to_the_last(None, Some(-1), b"XXXXXXXh")]
#[case::ends_far_outside(Some(isize::MIN), Some(isize::MAX), b"XXXXXXXX")]
#[case::no_byte(Some(5), Some(2), b"abcdefgh")]
#[case::from_past_the_end(Some(100), None, b"abcdefgh")]
#[case::up_to_before_the_first(None, Some(-100), b"abcdefgh")]
fn a_part_writes_to_its_own_bytes(
    #[case] start: Option<isize>,
    #[case] stop: Option<isize>,
    #[case] after: &[u8],
) {
    let mut owner = letters(8);
    let yours = witness::answer(|| {
        cross_out(ViewMut::new(&mut owner).part(start, stop));
        witness::literal(&owner)
    });
    assert_eq!(
        yours,
        witness::literal(after),
        "a part shows the bytes from start to stop, clamped as in Python, and writes to no other \
         (left: the owner after yours)"
    );
}

#[test]
fn a_view_has_its_bytes_back_when_the_part_is_gone() {
    let mut owner = letters(8);
    let mut view = ViewMut::new(&mut owner);
    cross_out(view.part(Some(0), Some(4)).part(Some(1), Some(3)));
    cross_out(view.part(Some(-1), None));
    view.set_item(0, 0x21).expect("index and value are fine");
    assert_eq!(
        witness::literal(&owner),
        "b\"!XXdefgX\"",
        "a part of a part counts from the part, and the view goes on after both (left: the owner after yours)"
    );
}

#[rstest]
#[case::before_the_first_byte(0, b"AAAAAAAA")]
#[case::in_the_middle(3, b"XXXAAAAA")]
#[case::behind_the_last_byte(8, b"XXXXXXXX")]
fn two_halves_are_written_to_at_the_same_time(#[case] middle: usize, #[case] after: &[u8]) {
    let mut owner = letters(8);
    let halves = ViewMut::new(&mut owner).split(middle);
    let (mut front, mut back) = halves.expect("a middle up to the length splits (yours is None)");
    for index in 0..8 {
        // Past its own end a half refuses, as every view does.
        let _ = front.set_item(index, 0x58);
        let _ = back.set_item(index, 0x41);
    }
    assert_eq!(
        witness::literal(&owner),
        witness::literal(after),
        "the front half has the first {middle} bytes and the back half all others (left: the owner after \
         yours)"
    );
}

#[rstest]
#[case::one_past_the_end(9)]
#[case::the_largest(usize::MAX)]
fn a_split_past_the_end_is_none(#[case] middle: usize) {
    let mut owner = letters(8);
    let yours = witness::answer(|| format!("{:?}", ViewMut::new(&mut owner).split(middle)));
    assert_eq!(
        yours, "None",
        "eight bytes cannot be split behind byte {middle}: that is None, and no panic (left: yours)"
    );
}

#[test]
fn the_halves_outlive_the_view_they_came_from() {
    fn quarters<'a>(view: ViewMut<'a>) -> Option<[ViewMut<'a>; 4]> {
        let (front, back) = view.split(4)?;
        let ((one, two), (three, four)) = (front.split(2)?, back.split(2)?);
        Some([one, two, three, four])
    }
    let mut owner = letters(8);
    let quarters = quarters(ViewMut::new(&mut owner)).expect("8 bytes are 4 times 2 (yours is None)");
    for (number, mut quarter) in quarters.into_iter().enumerate() {
        quarter
            .set_item(-1, 0x31 + number as i64)
            .expect("a quarter has a last byte");
    }
    assert_eq!(
        witness::literal(&owner),
        "b\"a1c2e3g4\"",
        "a half may live as long as the view could have, so halves can be split again (left: the owner \
         after yours)"
    );
}

#[test]
fn neither_part_nor_half_allocates() {
    let mut owner = vec![0; 1_000_000];
    let rule = "lending and splitting hand out the same bytes, so they must not allocate";
    let lens = witness::allocates(rule, 0, 0, || {
        let mut view = ViewMut::new(&mut owner);
        let part = view.part(Some(1), Some(-1)).as_view().len();
        let (front, back) = view.split(300_000).expect("there are more (yours is None)");
        [part, front.as_view().len(), back.as_view().len()]
    });
    assert_eq!(
        lens,
        [999_998, 300_000, 700_000],
        "a million bytes without the first and the last, and in two (left: the lengths of yours)"
    );
}

/// As many threads as a test asks for.
fn threads(count: usize) -> NonZero<usize> {
    NonZero::new(count).expect("no test asks for no thread")
}

#[rstest]
#[case::one_thread(8, 1)]
#[case::a_shorter_last_band(8, 3)]
#[case::a_thread_a_byte(8, 8)]
#[case::more_threads_than_bytes(3, 8)]
#[case::the_largest_number_of_threads(3, usize::MAX)]
#[case::no_byte(0, 4)]
#[case::more_than_a_byte_can_count(300, 4)]
#[witness::within(crate::FILLED, Duration::from_secs(2))]
fn every_byte_is_filled_once(#[case] len: usize, #[case] count: usize) {
    let (mut owner, asked) = (vec![b'.'; len], AtomicUsize::new(0));
    let letter = |index: usize| (asked.fetch_add(1, Relaxed), b'a' + (index % 26) as u8).1;
    let yours = witness::answer(|| {
        ViewMut::new(&mut owner).fill(threads(count), letter);
        witness::literal(&owner)
    });
    assert_eq!(
        (yours, asked.load(Relaxed)),
        (witness::literal(&(0..len).map(letter).collect::<Vec<_>>()), len),
        "every byte is filled, each with byte_at of its index in the whole view, which is asked once (left: the \
         owner after yours, and how often yours asked)"
    );
}

#[test]
fn each_value_is_in_its_place_before_the_next_is_asked_for() {
    for (first, after) in ["....", "a...", "ab..", "abc."].iter().enumerate() {
        let mut owner = [b'.'; 4];
        witness::answer(|| {
            ViewMut::new(&mut owner).fill(threads(1), |index| match index {
                _ if index == first => panic::resume_unwind(Box::new("no value for this byte")),
                _ => b'a' + index as u8,
            });
            String::new()
        });
        assert_eq!(
            witness::literal(&owner),
            witness::literal(after.as_bytes()),
            "a band is filled where it lies, from its front, and nowhere else first: byte_at panics at byte {first}, and \
             what it gave before is there (left: the owner after yours)"
        );
    }
}

#[rstest]
#[case::the_last_is_shorter(10, "0003336669")]
#[case::three_are_enough(9, "000333666")]
#[case::all_are_alike(8, "00224466")]
#[witness::within(crate::FILLED, Duration::from_secs(2))]
fn each_band_has_a_thread_of_its_own(#[case] len: usize, #[case] bands: &str) {
    let seen = Mutex::new(vec![None; len]);
    ViewMut::new(&mut vec![0; len]).fill(threads(4), |index| {
        seen.lock().expect("no thread panics")[index] = Some(thread::current().id());
        0
    });
    let seen = seen.into_inner().expect("no thread panics");
    let first = |id| {
        seen.iter()
            .position(|other| other == id)
            .map_or("-".to_owned(), |at| at.to_string())
    };
    let yours: String = seen.iter().map(first).collect();
    assert_eq!(
        yours, bands,
        "{len} bytes for four threads: each shows the first byte of its thread's band, and only the last band \
         may be shorter (left: yours)"
    );
}

#[rstest]
#[witness::within(crate::FILLED, Duration::from_secs(5))]
fn the_threads_write_at_the_same_time() {
    let (here, arrival) = (Mutex::new(0), Condvar::new());
    let mut owner = [0; 4];
    ViewMut::new(&mut owner).fill(threads(4), |index| {
        let mut count = here.lock().expect("no thread panics");
        *count += 1;
        arrival.notify_all();
        // Nobody goes on before all four are here. One thread after another waits in vain, and once is enough.
        let waited = arrival.wait_timeout_while(count, Duration::from_secs(2), |count| *count < 4);
        let (mut count, in_vain) = waited.expect("no thread panics");
        if in_vain.timed_out() {
            *count = 4;
            return b'.';
        }
        b'A' + index as u8
    });
    assert_eq!(
        witness::literal(&owner),
        "b\"ABCD\"",
        "four threads fill four bytes together, each there while the others are; a `.` is a byte whose thread \
         waited in vain (left: the owner after yours)"
    );
}

#[test]
fn a_part_is_filled_while_the_rest_is_left_alone() {
    let mut owner = letters(8);
    let mut view = ViewMut::new(&mut owner);
    view.part(Some(2), Some(6))
        .fill(threads(2), |index| b'0' + index as u8);
    view.assign_within(slice(":2"), slice("2:4"))
        .expect("two bytes, two bytes");
    assert_eq!(
        witness::literal(&owner),
        "b\"010123gh\"",
        "a part is filled by the indices of the part, counted across its bands, and then the view is yours again (left: \
         the owner after yours)"
    );
}
