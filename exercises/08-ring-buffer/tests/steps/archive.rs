//! An archive keeps what was evicted as small distances in few bytes, and gives every entry back bit for bit.

use std::time::Duration;

use ring_buffer::{Archive, Entry, Number, Ring, put_varint, zigzag};
use rstest::rstest;
use views::View;
use witness::assert_eq;

use crate::{Dice, numbers, shown};

#[rstest]
#[case::zero(0, 0)]
#[case::minus_one(-1, 1)]
#[case::minus_sixty_four(-64, 127)]
#[case::the_largest(i64::MAX, u64::MAX - 1)]
#[case::the_smallest(i64::MIN, u64::MAX)]
fn small_numbers_of_either_sign_stay_small(#[case] number: i64, #[case] expected: u64) {
    assert_eq!(
        witness::answer(|| zigzag(number).to_string()),
        expected.to_string(),
        "0, -1, 1, -2, 2, … become 0, 1, 2, 3, 4, …, {number} becomes {expected}, and none overflows (left: yours)"
    );
}

#[rstest]
#[case::zero(0, "00")]
#[case::the_largest_of_one_byte(127, "7f")]
#[case::the_smallest_of_two(128, "8001")]
#[case::three_hundred(300, "ac02")]
#[case::the_largest(u64::MAX, "ffffffffffffffffff01")]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn a_varint_has_seven_bits_a_byte(#[case] number: u64, #[case] expected: &str) {
    let yours = witness::answer(|| {
        let mut place = [0xee; 10];
        let len = put_varint(&mut place, number);
        format!("{len} bytes: {}", View::new(&place[..len.min(10)]).hex())
    });
    assert_eq!(
        yours,
        format!("{} bytes: {expected}", expected.len() / 2),
        "{number}: the lowest seven bits first, the highest bit set in every byte but the last (left: yours)"
    );
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn no_byte_behind_a_varint_is_touched() {
    let mut place = [0xee; 10];
    let lens = [u64::MAX, 16_383, 5].map(|number| put_varint(&mut place, number));
    let seen = (lens, View::new(&place).hex());
    let expected = ([10, 2, 1], "057fffffffffffffff01".to_owned());
    let rule = "ten bytes, two over the first two, and one over the first: all others stay (left: yours)";
    assert_eq!(seen, expected, "{rule}");
}

fn archive<T: Number>(entries: impl IntoIterator<Item = (i64, T)>) -> Archive<T> {
    let mut archive = Archive::new();
    for (time, value) in entries {
        archive.keep(Entry { time, value });
    }
    archive
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn an_entry_is_two_distances() {
    let archive = archive([(1_000, 20i32), (1_010, 21), (1_020, 21), (1_030, 19)]);
    witness::snapshot!(
        "1000 and 20 from 0, then 10 and 1, 10 and 0, 10 and -2, each zigzag and as a varint",
        View::new(archive.as_view().as_bytes()).hex_grouped(' ', 1).expect("a blank is ASCII"),
        @"d0 0f 28 14 02 14 00 14 03"
    );
}

/// The entries of an archive, and at most one more than it says to have: so that no wrong answer goes on for ever.
fn entries<T: Number>(archive: &Archive<T>) -> impl Iterator<Item = Entry<T>> {
    archive.entries().take(archive.len() + 1)
}

/// What comes back out of an archive, to the bit; `same` when it is what went in.
fn back<T: Number>(kept: &[(i64, T)]) -> String {
    let archive = archive(kept.iter().copied());
    if (archive.len(), archive.is_empty()) != (kept.len(), false) {
        return format!("a length of {} after {} were kept", archive.len(), kept.len());
    }
    let count = entries(&archive).count();
    if count != kept.len() {
        return format!("{count} of {} entries", kept.len());
    }
    let differs = |(back, (time, value)): &(Entry<T>, &(i64, T))| {
        (back.time, back.value.bits()) != (*time, value.bits())
    };
    let differing = entries(&archive).zip(kept).find(differs);
    differing.map_or("same".to_owned(), |(back, (time, value))| {
        format!("{} where {time}:{value:?} was kept", shown([back]))
    })
}

#[rstest]
#[case::bytes_up_and_down(|| back(&[(1, 0u8), (2, 255), (3, 0)]))]
#[case::the_widest_distances(|| back(&[(i64::MIN, i64::MAX), (i64::MAX, i64::MIN), (i64::MAX, 0)]))]
#[case::the_largest_without_a_sign(|| back(&[(0, u64::MAX), (0, 0), (0, u64::MAX)]))]
#[case::doubles(|| back(&[(0, 0.1), (1, -0.0), (2, f64::NEG_INFINITY), (3, 5e-324)]))]
#[case::kinds_of_no_number(|| back(&[(0, f64::NAN), (1, -f64::NAN), (2, f64::from_bits(0x7ff0_0000_0000_0001))]))]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn what_was_kept_comes_back_to_the_bit(#[case] yours: fn() -> String) {
    assert_eq!(
        witness::answer(yours),
        "same",
        "every entry comes back as it was, to the bit (left: yours)"
    );
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn random_bits_come_back() {
    let mut dice = Dice(42);
    let mut entry = || (dice.roll() as i64, f64::from_bits(dice.roll()));
    let entries: Vec<_> = (0..2_000).map(|_| entry()).collect();
    assert_eq!(
        witness::answer(|| back(&entries)),
        "same",
        "2,000 entries of random bits come back as they were (left: yours)"
    );
}

/// What a ring and an archive hold together, after a signal went through the ring.
fn through<T: Number>(places: usize, signal: impl Iterator<Item = (i64, T)>) -> (Ring<T>, Archive<T>) {
    let mut ring = Ring::new(places).expect("there is room for a small ring");
    let mut archive = Archive::new();
    for (time, value) in signal {
        if let Some(evicted) = ring.push(time, value).expect("the times go on") {
            archive.keep(evicted);
        }
    }
    (ring, archive)
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn what_leaves_the_ring_is_in_the_archive() {
    let (ring, archive) = through(3, (0..8).map(|number| (10 * number, number as u8)));
    witness::snapshot!(
        "what was evicted, and what is still there",
        format!("{} | {}", shown(entries(&archive)), shown(ring.iter())),
        @"0:0 10:1 20:2 30:3 40:4 | 50:5 60:6 70:7"
    );
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn neither_keeping_nor_reading_copies_the_archive() {
    let (mut kept, signal) = (Archive::new(), (0..1_000).map(|number| (number, number as u16)));
    let spent = witness::allocated(|| kept = archive(signal));
    let bytes = kept.as_view().len() as u64;
    assert!(
        spent <= 20 * bytes,
        "to keep an entry appends a few bytes and does not copy the others: for {bytes} bytes in all, yours allocated \
         {spent}{}",
        witness::PRINTS
    );
    let rule = "entries are read one by one out of the bytes: no list of them is made";
    let sum = witness::allocates(rule, 0, 0, || {
        entries(&kept).map(|entry| u64::from(entry.value)).sum::<u64>()
    });
    assert_eq!(
        (kept.len(), sum),
        (1_000, 499_500),
        "the numbers below a thousand (left: how many yours has kept, and their sum)"
    );
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn an_empty_archive_has_no_bytes() {
    let empty = Archive::<f64>::new();
    let none = (entries(&empty).count(), empty.is_empty());
    let rule = "what was never kept does not come back (left: yours)";
    assert_eq!(none, (0, true), "{rule}");
    let one = shown(entries(&archive([(3, 4u8)])));
    assert_eq!(one, "3:4", "one entry, and then no more (left: yours)");
}

/// What a signal takes in a ring, and in an archive.
fn ratio<T: Number>(name: &str, signal: impl Iterator<Item = (i64, T)>) -> String {
    let taken = witness::answer(|| {
        let (_, archive) = through(100, signal);
        let (kept, plain) = (archive.as_view().len(), archive.len() * Entry::<T>::SIZE);
        let percent = 100.0 * kept as f64 / plain as f64;
        format!("{plain} bytes in slots, {kept} in the archive, {percent:.1}%")
    });
    format!("{name}: {taken}")
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn a_steady_signal_gets_small_and_a_random_one_does_not() {
    let every_millisecond = |number: i64| 1_700_000_000_000_000 + 1_000 * number;
    let (mut dice, mut time) = (Dice(7), 0);
    let step = |number: i64| number / 50 % 4;
    let integers = (0..5_100).map(|number| (every_millisecond(number), 2_150 + step(number) as i32));
    let floats = (0..5_100).map(|number| (every_millisecond(number), 21.5 + 0.25 * step(number) as f64));
    let mut table = vec![ratio("steady i32", integers), ratio("steady f64", floats)];
    let random = (0..5_100).map(|number| (every_millisecond(number), f64::from_bits(dice.roll())));
    table.push(ratio("random f64", random));
    let all_random = (0..5_100).map(|_| {
        time += (dice.roll() >> 16) as i64;
        (time, f64::from_bits(dice.roll()))
    });
    table.push(ratio("random f64, random times", all_random));
    witness::snapshot!("small distances take few bytes; random ones take more than they did", table.join("\n"), @r"
    steady i32: 60000 bytes in slots, 15007 in the archive, 25.0%
    steady f64: 80000 bytes in slots, 15609 in the archive, 19.5%
    random f64: 80000 bytes in slots, 57501 in the archive, 71.9%
    random f64, random times: 80000 bytes in slots, 82401 in the archive, 103.0%
    ");
}

/// The bytes of a recorded archive, in hex.
fn recorded<T: Number + std::str::FromStr<Err: std::fmt::Debug>>(times: &str, values: &str) -> String {
    let (times, values): (Vec<i64>, Vec<T>) = (numbers(times), numbers(values));
    archive(times.into_iter().zip(values)).as_view().hex()
}

#[rstest]
#[witness::within(crate::ARCHIVED, Duration::from_secs(2))]
fn python_writes_the_same_bytes() {
    let cases = witness::recorded(include_str!("../recorded/archive.tsv")).map(|case| {
        let [letter, times, values, bytes] = case[..] else {
            panic!("archive.tsv has four columns")
        };
        let yours = witness::answer(|| match letter {
            "B" => recorded::<u8>(times, values),
            "q" => recorded::<i64>(times, values),
            "Q" => recorded::<u64>(times, values),
            "f" => recorded::<f32>(times, values),
            _ => recorded::<f64>(times, values),
        });
        (
            format!("delta, zigzag and varint of '<q{letter}', times {times}, values {values}"),
            bytes.to_owned(),
            yours,
        )
    });
    let rule = "an archive has the bytes that Python's integers make of it";
    witness::agrees_with_cpython(rule, cases);
}
