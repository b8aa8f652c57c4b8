//! Chapter 7 against a `Vec` and a list of who is looking.

use std::sync::Arc;

use cast::{MemoryView, Order, Value};
use lifetimes::{ByteArray, Export, keep};
use proptest::prelude::*;
use slicing::Slice;

use crate::{bytes, index, place, slice, visited};

#[derive(Clone, Debug)]
enum Step {
    Open,
    /// A part of the view at this number.
    Part(usize, Slice),
    Release(usize),
    Write(usize, isize, u8),
    Extend(Vec<u8>),
    Pop,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Open),
        (0..6_usize, slice()).prop_map(|(view, part)| Step::Part(view, part)),
        (0..6_usize).prop_map(Step::Release),
        (0..6_usize, index(), any::<u8>()).prop_map(|(view, index, byte)| Step::Write(view, index, byte)),
        prop::collection::vec(any::<u8>(), 0..4).prop_map(Step::Extend),
        Just(Step::Pop),
    ]
}

proptest! {
    #[test]
    fn an_array_keeps_its_length_while_a_view_is_open(
        bytes in bytes(),
        steps in prop::collection::vec(step(), 0..30),
    ) {
        let (array, mut owner) = (ByteArray::new(&bytes), bytes);
        // Each view beside the places of the owner that it shows; `None` when it is released.
        let mut views: Vec<(MemoryView<Export>, Option<Vec<usize>>)> = Vec::new();
        for step in steps {
            let open = views.iter().filter(|(_, places)| places.is_some()).count();
            prop_assert_eq!(array.exports(), open as isize);
            match step {
                Step::Open => views.push((array.view(), Some((0..owner.len()).collect()))),
                Step::Part(view, part) => {
                    let Some((view, places)) = views.get(view) else { continue };
                    let seen = view.slice(part);
                    prop_assert_eq!(seen.is_ok(), places.is_some());
                    if let (Ok(seen), Some(places)) = (seen, places) {
                        let kept = visited(part, places.len()).into_iter().map(|at| places[at]);
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
                    prop_assert_eq!(view.set_item(index, Value::Int(byte.into())).is_ok(), place.is_some());
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
                prop_assert_eq!(view.to_bytes(Order::C).ok(), expected);
            }
        }
    }

    #[test]
    fn parts_of_parts_keep_one_owner(
        bytes in bytes(),
        parts in prop::collection::vec(slice(), 0..5),
    ) {
        let mut views = vec![keep(Arc::new(bytes.clone()))];
        let mut copy = bytes;
        for part in parts {
            let newest = views.last().unwrap();
            views.push(newest.slice(part).unwrap());
            copy = visited(part, copy.len()).into_iter().map(|at| copy[at]).collect();
        }
        let last = views.pop().unwrap();
        drop(views);
        prop_assert_eq!(last.to_bytes(Order::C), Ok(copy));
    }
}
