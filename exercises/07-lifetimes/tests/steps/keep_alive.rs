//! A shared view needs no lifetime: it holds a handle to its owner, and the owner is freed with the last handle.

#[path = "programs/owners.rs"]
mod owners;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;

use lifetimes::SharedView;
use owners::{Owner, Unsteady, owner};
use pretty_assertions::assert_eq;
use rstest::rstest;
use witness::literal;

use crate::{argument, ends, programs_agree, sliced};

fn shown<O: AsRef<[u8]> + ?Sized>(view: &SharedView<O>) -> String {
    literal(view.as_view().as_bytes())
}

#[rstest]
#[case::a_vector(Arc::new(b"capybara".to_vec()), 8)]
#[case::a_slice(Arc::<[u8]>::from(*b"capybara"), 8)]
#[case::a_str(Arc::<str>::from("naïve"), 6)]
#[case::an_array(Arc::new([7; 3]), 3)]
#[case::no_byte(Arc::new([0; 0]), 0)]
fn it_opens_onto_every_byte_of(#[case] owner: Arc<impl AsRef<[u8]> + ?Sized>, #[case] len: usize) {
    let view = SharedView::new(Arc::clone(&owner));
    assert_eq!(
        (shown(&view), view.len(), view.is_empty()),
        (literal((*owner).as_ref()), len, len == 0),
        "it shows every byte of its owner (left: bytes, length and emptiness of yours)"
    );
}

#[rstest]
#[case::in_the_middle("2:6", "pyba")]
#[case::from_the_end("-3:", "ara")]
#[case::all_but_the_last(":-1", "capybar")]
#[case::one_byte("7:8", "a")]
#[case::no_byte("6:2", "")]
#[case::behind_the_end("8:100", "")]
fn a_part_is_cut_as_python_cuts(#[case] part: &str, #[case] expected: &str) {
    let (start, stop) = ends(part);
    let view = SharedView::new(Arc::<str>::from("capybara")).part(start, stop);
    assert_eq!(
        witness::answer(|| shown(&view)),
        literal(expected.as_bytes()),
        "view[{part}] counts a negative end from the back, moves an end outside to the edge, and is empty when it \
         ends before it starts (left: yours)"
    );
    assert_eq!(
        shown(&view.clone()),
        shown(&view),
        "a clone shows the bytes that view[{part}] shows (left: yours)"
    );
    assert_eq!(
        (view.len(), view.is_empty()),
        (expected.len(), expected.is_empty()),
        "view[{part}] has as many bytes as it shows, and is empty when that is none \
         (left: length and emptiness of yours)"
    );
}

#[test]
fn the_farthest_ends_are_clamped() {
    let view = SharedView::new(Arc::<str>::from("capybara")).part(Some(isize::MIN), Some(isize::MAX));
    assert_eq!(
        shown(&view),
        "b\"capybara\"",
        "an end outside is moved to the edge (left: yours)"
    );
}

#[test]
fn a_part_of_a_part_counts_in_its_own_indices() {
    let part = SharedView::new(Arc::<str>::from("capybara")).part(Some(2), Some(-1));
    let inner = part.part(Some(1), Some(-1));
    let last = inner.part(Some(-2), None);
    let all = inner.part(Some(-100), Some(100));
    assert_eq!(
        [&inner, &last, &all].map(|part| witness::answer(|| shown(part))),
        ["b\"yba\"", "b\"ba\"", "b\"yba\""],
        "a part of a part counts from the start and the end of that part, and reaches no further than it does: \
         b\"capybara\"[2:-1][1:-1], and [-2:] and [-100:100] of that (left: yours)"
    );
}

#[test]
fn a_handle_is_cloned_and_no_byte() {
    let owner = Arc::new(vec![7; 1_000_000]);
    let rule = "opening, slicing and cloning take one more handle each, and must not allocate";
    let parts = witness::allocates(rule, 0, 0, || {
        let view = SharedView::new(Arc::clone(&owner));
        let part = view.part(Some(10), Some(-10));
        [part.clone(), part.part(Some(100), Some(200)), view]
    });
    for part in &parts {
        let rule = "a shared view must look, not copy";
        witness::lies_in(rule, &owner, part.as_view().as_bytes());
    }
    assert_eq!(
        Arc::strong_count(&owner),
        4,
        "the owner has as many handles as there are views, and the one it began with (left: yours)"
    );
}

#[rstest]
#[case::the_owner_first(["owner", "view", "part"])]
#[case::the_owner_last(["part", "view", "owner"])]
#[case::the_view_before_its_part(["view", "part", "owner"])]
#[case::the_part_last(["view", "owner", "part"])]
fn the_owner_is_freed_with_its_last_handle(#[case] order: [&str; 3]) {
    let (owner, freed) = owner(b"capybara");
    let view = SharedView::new(Arc::clone(&owner));
    let part = view.part(Some(2), Some(4));
    assert_eq!(shown(&part), "b\"py\"", "the part shows its bytes (left: yours)");
    let (mut owner, mut views) = (Some(owner), BTreeMap::from([("view", view), ("part", part)]));
    let counts = order.map(|name| {
        match name {
            "owner" => drop(owner.take()),
            _ => drop(views.remove(name)),
        }
        freed.load(Ordering::SeqCst)
    });
    assert_eq!(
        counts,
        [0, 0, 1],
        "dropped in the order {order:?}: the owner is freed with the last of them, once \
         (left: how often it was freed, after each)"
    );
}

#[test]
fn the_bytes_are_there_when_the_owner_has_lost_its_name() {
    fn still_here() -> SharedView<Owner> {
        let (owner, _) = owner(b"still here");
        SharedView::new(owner)
    }
    assert_eq!(
        shown(&still_here()),
        "b\"still here\"",
        "a view that outlives its owner's name keeps the owner alive (left: yours)"
    );
}

#[test]
fn one_byte_keeps_all_the_others() {
    let (owner, freed) = owner(&[7; 1_000_000]);
    let byte = SharedView::new(owner).part(Some(0), Some(1));
    assert_eq!(
        (byte.len(), byte.owner().bytes.len(), freed.load(Ordering::SeqCst)),
        (1, 1_000_000, 0),
        "a view of one byte has all of its owner, view.obj (left: bytes shown, bytes kept, times freed, of yours)"
    );
}

#[test]
fn an_owner_that_changes_its_length_shows_no_other_byte() {
    let owner = Arc::new(Unsteady::new(b"capybara", 6));
    let view = SharedView::new(Arc::clone(&owner));
    let talk = [8, 4].map(|len| {
        owner.len.store(len, Ordering::SeqCst);
        let [all, first] = [&view, &view.part(None, Some(4))].map(|view| {
            let shown = witness::answer(|| shown(view));
            if shown.starts_with("a panic") {
                "a panic".to_owned()
            } else {
                shown
            }
        });
        (view.len(), all, first)
    });
    assert_eq!(
        talk,
        [
            (6, "b\"capyba\"".to_owned(), "b\"capy\"".to_owned()),
            (6, "a panic".to_owned(), "b\"capy\"".to_owned()),
        ],
        "an owner's as_ref says 6 bytes, later 8, and then 4: the view keeps the places that it was opened on, and where \
         bytes are missing it panics, for to show fewer would hide that the owner broke its word \
         (left: length of yours, all of it, and its first four)"
    );
}

#[test]
fn a_view_is_an_address_and_two_places() {
    assert_eq!(
        size_of_val(&SharedView::new(Arc::new(vec![7; 1_000_000]))),
        3 * size_of::<usize>(),
        "a handle and a range are three words, whatever they show (left: yours, in bytes)"
    );
}

#[test]
fn parts_go_to_threads_that_outlive_the_function() {
    let (owner, freed) = owner(b"capybara");
    let view = SharedView::new(owner);
    let halves = [view.part(None, Some(4)), view.part(Some(4), None)];
    drop(view);
    let threads = halves.map(|half| thread::spawn(move || shown(&half)));
    let shown = threads.map(|thread| thread.join().expect("no thread panics"));
    assert_eq!(
        (shown.join(" "), freed.load(Ordering::SeqCst)),
        ("b\"capy\" b\"bara\"".to_owned(), 1),
        "a handle can be sent where no borrow can, and the last thread frees the owner \
         (left: what the threads saw through yours, and how often it was freed)"
    );
}

#[test]
fn debug_shows_the_bytes_as_python_writes_them() {
    let view = SharedView::new(Arc::<str>::from("naïve")).part(Some(1), Some(4));
    witness::snapshot!("`{:?}` shows what the window shows", format!("{view:?}"), @r#"SharedView(b"a\xc3\xaf")"#);
}

#[test]
fn every_program_frees_its_owner_when_cpython_does() {
    let rule = "the owner is freed by the statement that frees it in CPython, and by no other";
    let file = include_str!("../recorded/keep_alive.tsv");
    programs_agree(rule, file, "owner = Owner(b\"capybara\")", || {
        let (owner, freed) = owner(b"capybara");
        let (mut owner, mut views) = (Some(owner), BTreeMap::new());
        move |statement| {
            if let Some(name) = argument(statement, "bytes") {
                return shown(&views[name]);
            }
            match (statement.strip_prefix("del "), statement.split_once(" = ")) {
                (Some("owner"), _) => drop(owner.take()),
                (Some(name), _) => drop(views.remove(name)),
                (_, Some((name, made))) => {
                    let view = match sliced(made) {
                        Some((of, part)) => views[of].part(ends(part).0, ends(part).1),
                        None => SharedView::new(owner.clone().expect("it has not been deleted")),
                    };
                    views.insert(name.to_owned(), view);
                }
                _ => panic!("{statement}: no such statement is recorded"),
            }
            let alive = freed.load(Ordering::SeqCst) == 0;
            if alive { "alive" } else { "freed" }.to_owned()
        }
    });
}
