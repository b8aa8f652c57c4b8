//! Chapter 7 against a `Vec` and a list of who is looking.

use std::sync::Arc;

use lifetimes::{ArrayView, ByteArray, SharedView};
use proptest::prelude::*;
use slicing::Slice;

use crate::{bytes, index, place, visited};

#[derive(Clone, Debug)]
enum Step {
    Open,
    /// A part of the view at this number.
    Part(usize, Option<isize>, Option<isize>),
    Release(usize),
    Write(usize, isize, u8),
    Extend(Vec<u8>),
    Pop,
}

fn step() -> impl Strategy<Value = Step> {
    let end = || prop::option::of(index());
    prop_oneof![
        Just(Step::Open),
        (0..6_usize, end(), end()).prop_map(|(view, start, stop)| Step::Part(view, start, stop)),
        (0..6_usize).prop_map(Step::Release),
        (0..6_usize, index(), any::<u8>()).prop_map(|(view, index, byte)| Step::Write(view, index, byte)),
        prop::collection::vec(any::<u8>(), 0..4).prop_map(Step::Extend),
        Just(Step::Pop),
    ]
}

fn part(start: Option<isize>, stop: Option<isize>) -> Slice {
    let step = None;
    Slice { start, stop, step }
}

proptest! {
    #[test]
    fn an_array_keeps_its_length_while_a_view_is_open(
        bytes in bytes(),
        steps in prop::collection::vec(step(), 0..30),
    ) {
        let (array, mut owner) = (ByteArray::new(&bytes), bytes);
        // Each view beside the places of the owner that it shows; `None` when it is released.
        let mut views: Vec<(ArrayView, Option<Vec<usize>>)> = Vec::new();
        for step in steps {
            let open = views.iter().filter(|(_, places)| places.is_some()).count();
            prop_assert_eq!(array.exports(), open as isize);
            match step {
                Step::Open => views.push((ArrayView::new(&array), Some((0..owner.len()).collect()))),
                Step::Part(view, start, stop) => {
                    let Some((view, places)) = views.get(view) else { continue };
                    let seen = view.part(start, stop);
                    prop_assert_eq!(seen.is_ok(), places.is_some());
                    if let (Ok(seen), Some(places)) = (seen, places) {
                        let kept = visited(part(start, stop), places.len()).into_iter().map(|at| places[at]);
                        let kept = kept.collect();
                        views.push((seen, Some(kept)));
                    }
                }
                Step::Release(view) => {
                    let Some((view, places)) = views.get_mut(view) else { continue };
                    view.release();
                    *places = None;
                }
                Step::Write(view, index, byte) => {
                    let Some((view, places)) = views.get(view) else { continue };
                    let place = places.as_ref().and_then(|places| Some(places[place(index, places.len())?]));
                    prop_assert_eq!(view.set_item(index, byte).is_ok(), place.is_some());
                    if let Some(place) = place {
                        owner[place] = byte;
                    }
                }
                Step::Extend(more) => {
                    let allowed = open == 0 || more.is_empty();
                    prop_assert_eq!(array.extend(&more).is_ok(), allowed);
                    if allowed {
                        owner.extend(more);
                    }
                }
                Step::Pop => {
                    let expected = if open == 0 { owner.pop() } else { None };
                    prop_assert_eq!(array.pop().ok(), expected);
                }
            }
            prop_assert_eq!(array.to_bytes(), owner.clone());
            for (view, places) in &views {
                let expected = places.as_ref().map(|places| places.iter().map(|at| owner[*at]).collect());
                prop_assert_eq!(view.to_bytes().ok(), expected);
            }
        }
    }

    #[test]
    fn parts_of_parts_keep_one_owner(
        bytes in bytes(),
        parts in prop::collection::vec((prop::option::of(index()), prop::option::of(index())), 0..5),
    ) {
        let mut views = vec![SharedView::new(Arc::new(bytes.clone()))];
        let mut copy = bytes;
        for (start, stop) in parts {
            let newest = views.last().unwrap();
            views.push(newest.part(start, stop));
            copy = visited(part(start, stop), copy.len()).into_iter().map(|at| copy[at]).collect();
        }
        let last = views.pop().unwrap();
        drop(views);
        prop_assert_eq!(last.as_view().to_bytes(), copy);
    }
}
