//! Chapter 3 against a copy of the source, a search at every place, and a blur that sums anew for each byte.

use std::num::NonZero;

use mutation::{PictureMut, TextMut, ViewMut};
use proptest::prelude::*;
use slicing::{Slice, Strided};
use views::View;

use crate::{bytes, slice, visited};

/// `owner[target] = source` with a source that was copied first; `None` when the lengths differ.
fn assigned(owner: &[u8], target: Slice, source: &[u8]) -> Option<Vec<u8>> {
    let (places, mut owner) = (visited(target, owner.len()), owner.to_vec());
    (places.len() == source.len()).then(|| {
        for (place, byte) in places.into_iter().zip(source) {
            owner[place] = *byte;
        }
        owner
    })
}

fn picked(owner: &[u8], slice: Slice) -> Vec<u8> {
    visited(slice, owner.len())
        .into_iter()
        .map(|at| owner[at])
        .collect()
}

/// Few letters, so that patterns are found often, and of one to four bytes.
fn text() -> impl Strategy<Value = String> {
    "[abé→𝄞]{0,12}"
}

fn near_step() -> impl Strategy<Value = isize> {
    prop::sample::select(&[-2_isize, -1, 1, 2][..])
}

proptest! {
    #[test]
    fn an_assignment_writes_each_byte_to_its_place(
        owner in bytes(), other in bytes(), target in slice(), source in slice(),
    ) {
        let source = Strided::new(View::new(&other)).slice(source).unwrap();
        let expected = assigned(&owner, target, &source.to_bytes());
        let mut written = owner.clone();
        let answer = ViewMut::new(&mut written).assign(target, source);
        prop_assert_eq!(answer.is_ok(), expected.is_some());
        prop_assert_eq!(written, expected.unwrap_or(owner));
    }

    #[test]
    fn an_assignment_to_itself_is_as_if_the_source_had_been_copied(
        owner in bytes(), target in slice(), source in slice(),
    ) {
        let expected = assigned(&owner, target, &picked(&owner, source));
        let mut written = owner.clone();
        let answer = ViewMut::new(&mut written).assign_within(target, source);
        prop_assert_eq!(answer.is_ok(), expected.is_some());
        prop_assert_eq!(written, expected.unwrap_or(owner));
    }

    #[test]
    fn equally_long_slices_of_a_buffer_are_assigned_to_each_other(
        owner in prop::collection::vec(any::<u8>(), 12..40),
        (to, from) in (0..4_isize, 0..4_isize),
        (to_step, from_step) in (near_step(), near_step()),
        count in 0..5_isize,
    ) {
        let places = |first: isize, step: isize| {
            let start = if step > 0 { first } else { first + 2 * count };
            let stop = start + count * step;
            Slice { start: Some(start), stop: Some(stop), step: Some(step) }
        };
        let (target, source) = (places(to, to_step), places(from, from_step));
        let expected = assigned(&owner, target, &picked(&owner, source));
        prop_assert!(expected.is_some());
        let mut written = owner.clone();
        ViewMut::new(&mut written).assign_within(target, source).unwrap();
        prop_assert_eq!(Some(written), expected);
    }

    #[test]
    fn every_byte_is_filled_by_one_of_the_threads(len in 0..300_usize, threads in 1..9_usize) {
        let mut owner = vec![0xee; len];
        ViewMut::new(&mut owner).fill(NonZero::new(threads).unwrap(), |index| index as u8);
        prop_assert_eq!(owner, (0..len).map(|index| index as u8).collect::<Vec<_>>());
    }

    #[test]
    fn a_pattern_is_found_wherever_the_text_goes_on_with_it(text in text(), pattern in "[abé→𝄞]{0,2}") {
        let mut owner = text.clone().into_bytes();
        let view = TextMut::new(ViewMut::new(&mut owner)).unwrap();
        let begins = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(&pattern));
        let places = (0..=text.len()).filter(begins);
        prop_assert_eq!(view.find_all(&pattern).collect::<Vec<_>>(), places.collect::<Vec<_>>());
    }

    #[test]
    fn a_replacement_is_that_of_the_standard_library(
        text in text(), (old, new) in ("[abé→𝄞]{1,2}", "[abé→𝄞]{1,2}"),
    ) {
        let mut owner = text.clone().into_bytes();
        let answer = TextMut::new(ViewMut::new(&mut owner)).unwrap().replace(&old, &new);
        let fits = old.len() == new.len();
        prop_assert_eq!(answer.ok(), fits.then(|| text.matches(&old).count()));
        let expected = if fits { text.replace(&old, &new) } else { text };
        prop_assert_eq!(owner, expected.into_bytes());
    }

    #[test]
    fn a_blur_is_the_mean_of_what_is_near(
        (width, height) in (0..7_usize, 0..4_usize), radius in 0..9_usize, seed in any::<[u8; 7]>(),
    ) {
        let before: Vec<u8> = (0..4 * width * height).map(|at| seed[at % 7].wrapping_mul(at as u8)).collect();
        let mut owner = before.clone();
        PictureMut::new(width, height, ViewMut::new(&mut owner)).unwrap().blur_rows(radius);
        for (at, byte) in owner.into_iter().enumerate() {
            let (x, y, channel) = (at / 4 % width, at / 4 / width, at % 4);
            let near = (0..width).filter(|other| other.abs_diff(x) <= radius);
            let near: Vec<_> = near.map(|x| usize::from(before[4 * (y * width + x) + channel])).collect();
            prop_assert_eq!(usize::from(byte), near.iter().sum::<usize>() / near.len());
        }
    }
}
