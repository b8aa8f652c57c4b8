//! Chapter 2 against copies: a slice of a slice is a list of bytes picked out of a list of bytes.

use std::collections::VecDeque;

use proptest::prelude::*;
use slicing::{Channel, Frames, Picture, Strided, stats};
use views::View;

use crate::{bytes, place, slice, visited};

proptest! {
    #[test]
    fn a_slice_visits_what_its_words_say(slice in slice(), len in 0..50_usize) {
        let found = slice.resolve(len).unwrap();
        let places = (0..found.count()).map(|at| (found.start + at as isize * found.step) as usize);
        prop_assert_eq!(places.collect::<Vec<_>>(), visited(slice, len));
    }

    #[test]
    fn a_chain_of_slices_shows_what_copies_of_copies_hold(
        bytes in bytes(),
        chain in prop::collection::vec(slice(), 0..5),
    ) {
        let (mut view, mut copy) = (Strided::new(View::new(&bytes)), bytes.clone());
        for slice in chain {
            view = view.slice(slice).unwrap();
            copy = visited(slice, copy.len()).into_iter().map(|at| copy[at]).collect();
        }
        prop_assert_eq!(view.to_bytes(), copy.clone());
        let back: Vec<_> = copy.iter().rev().copied().collect();
        prop_assert_eq!(view.reversed().to_bytes(), back);
        for index in -45..45_isize {
            prop_assert_eq!(view.get(index).copied(), place(index, copy.len()).map(|at| copy[at]));
        }
    }

    #[test]
    fn a_walk_can_turn_at_any_time(
        bytes in bytes(),
        slice in slice(),
        turns in prop::collection::vec(any::<bool>(), 0..50),
    ) {
        let view = Strided::new(View::new(&bytes)).slice(slice).unwrap();
        let (mut walk, mut queue) = (view.walk(), VecDeque::from(view.to_bytes()));
        for back in turns {
            prop_assert_eq!(walk.len(), queue.len());
            let (seen, expected) = if back {
                (walk.next_back(), queue.pop_back())
            } else {
                (walk.next(), queue.pop_front())
            };
            prop_assert_eq!(seen, expected);
        }
    }

    #[test]
    fn frames_come_off_a_buffer_that_is_cut_anywhere(
        frames in prop::collection::vec(bytes(), 0..5),
        missing in 0..60_usize,
    ) {
        let mut sent = Vec::new();
        let mut ends = Vec::new();
        for frame in &frames {
            sent.extend((frame.len() as u32).to_be_bytes());
            sent.extend(frame);
            ends.push(sent.len());
        }
        let received = &sent[..sent.len().saturating_sub(missing)];
        let whole = ends.iter().filter(|&&end| end <= received.len()).count();
        let mut reader = Frames::new(View::new(received), crate::BYTES);
        for frame in &frames[..whole] {
            let next = reader.next_frame().unwrap().map(|frame| frame.to_bytes());
            prop_assert_eq!(next.as_ref(), Some(frame));
        }
        prop_assert!(reader.next_frame().unwrap().is_none());
        let taken = if whole == 0 { 0 } else { ends[whole - 1] };
        prop_assert_eq!(reader.rest().as_bytes(), &received[taken..]);
    }

    #[test]
    fn a_channel_is_every_fourth_byte(pixels in prop::collection::vec(any::<[u8; 4]>(), 0..30)) {
        let flat = pixels.concat();
        let picture = Picture { width: pixels.len(), height: 1, pixels: View::new(&flat) };
        let channels = [Channel::Red, Channel::Green, Channel::Blue, Channel::Alpha];
        for (number, channel) in channels.into_iter().enumerate() {
            let values: Vec<u8> = pixels.iter().map(|pixel| pixel[number]).collect();
            let seen = stats(picture.channel(channel)).map(|stats| (stats.min, stats.max, stats.mean));
            let sum: u32 = values.iter().copied().map(u32::from).sum();
            let mean = f64::from(sum) / values.len() as f64;
            let expected = values.iter().min().map(|min| (*min, *values.iter().max().unwrap(), mean));
            prop_assert_eq!(seen, expected);
        }
    }
}
