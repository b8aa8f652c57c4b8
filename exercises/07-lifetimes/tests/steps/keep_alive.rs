//! A view of a kept owner needs no lifetime: its memory is a handle to the owner, which is freed with the last handle.

#[path = "programs/owners.rs"]
mod owners;
#[path = "programs/keep_alive.rs"]
mod programs;

use std::collections::BTreeMap;
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;

use cast::{Memory, MemoryView, Value, ViewError};
use lifetimes::{Kept, keep};
use owners::{Owner, Unsteady, owner};
use read_only::WriteError;
use rstest::rstest;
use witness::assert_eq;
use witness::literal;

use crate::{cut, programs_agree, read, shown};

fn kept(text: &str) -> Kept<str> {
    let view = keep(Arc::<str>::from(text));
    view.memory().expect("it is open").clone()
}

#[rstest]
#[case::a_vector(Arc::new(b"capybara".to_vec()), 8)]
#[case::a_slice(Arc::<[u8]>::from(*b"capybara"), 8)]
#[case::a_str(Arc::<str>::from("naïve"), 6)]
#[case::an_array(Arc::new([7; 3]), 3)]
#[case::no_byte(Arc::new([0; 0]), 0)]
fn it_opens_onto_every_byte_of(#[case] owner: Arc<impl AsRef<[u8]> + ?Sized>, #[case] len: usize) {
    let view = keep(Arc::clone(&owner));
    assert_eq!(
        (
            witness::answer(|| shown(&view)),
            view.len(),
            view.memory().map(Memory::size)
        ),
        (literal((*owner).as_ref()), Ok(len), Ok(len)),
        "it shows every byte of its owner (left: bytes and length of your view, and the size of its memory)"
    );
}

#[rstest]
#[case::all(0, 8, "capybara")]
#[case::the_first_alone(0, 1, "c")]
#[case::in_the_middle(2, 4, "pyba")]
#[case::the_last_alone(7, 1, "a")]
#[case::none_behind_the_last(8, 0, "")]
fn a_reader_gets_the_bytes_it_asks_for(#[case] first: usize, #[case] count: usize, #[case] expected: &str) {
    let kept = kept("capybara");
    assert_eq!(
        witness::answer(|| read(&kept, first, count)),
        literal(expected.as_bytes()),
        "{count} bytes from byte {first} on are copied to the reader's place, and fill it (left: yours)"
    );
}

#[rstest]
#[case::a_byte_that_is_there(0)]
#[case::one_that_never_was(100)]
fn who_shares_an_owner_does_not_write_to_it(#[case] place: usize) {
    let kept = kept("capybara");
    let alone = kept.readonly();
    let view = MemoryView::new(kept.clone());
    let yours = witness::answer(|| {
        let written = [kept.write(place, b"K"), kept.write(place, b"")];
        format!("{written:?} {:?}", view.set_item(place as isize, Value::Int(75)))
    });
    let refused: Result<(), _> = Err(WriteError::NotWritable);
    assert_eq!(
        (alone, view.readonly(), yours),
        (
            true,
            Ok(true),
            format!("{:?} {:?}", [refused; 2], refused.map_err(ViewError::Write))
        ),
        "others read what is shared, so it is read-only, also while there is one handle alone, and a write is refused before \
         anybody looks at its place, also one of no byte (left: readonly of your only handle and of a view of another, and \
         what its memory and its view say to a write at {place})"
    );
}

#[test]
fn a_handle_is_cloned_and_no_byte() {
    let owner = Arc::new(vec![7; 1_000_000]);
    let view = keep(Arc::clone(&owner));
    let memory = view.memory().expect("it is open");
    let mut place = [0; 100];
    let rule = "to clone a handle, to read and to be refused take no memory, and must not allocate";
    let clone = witness::allocates(rule, 0, 0, || {
        let clone = memory.clone();
        clone.read(999_900, &mut place);
        clone.write(0, &place).err().map(|_| clone)
    });
    let clone = clone.expect("read-only memory is not written");
    assert!(
        [memory, &clone].iter().all(|kept| ptr::eq(kept.owner(), &*owner)),
        "view.obj is the owner itself, wherever the handle came from: yours is another one"
    );
    assert_eq!(
        (place, Arc::strong_count(&owner), size_of_val(&clone)),
        ([7; 100], 3, size_of::<usize>()),
        "the owner has three handles: the one it began with, the view's and its clone, each one address \
         (left: the bytes that yours reads, the handles, and the size of one)"
    );
}

#[test]
fn a_view_costs_the_same_whatever_it_shows() {
    let cost = |len: usize| {
        let owner = Arc::new(vec![7; len]);
        witness::allocated(|| {
            let view = keep(owner);
            cut(&view, "::-4").and_then(|part| Ok((part.slice(2..5)?, view.cast("d")?, view)))
        })
    };
    assert_eq!(
        cost(8_000_000),
        cost(8),
        "to open, to slice and to cast take one more handle and a small layout each, and no byte: as much memory for a \
         million doubles as for one (left: bytes that yours allocates for 8,000,000)"
    );
}

#[rstest]
#[case::the_owner_first(["owner", "view", "part"])]
#[case::the_owner_last(["part", "view", "owner"])]
#[case::the_view_before_its_part(["view", "part", "owner"])]
#[case::the_part_last(["view", "owner", "part"])]
fn the_owner_is_freed_with_its_last_handle(#[case] order: [&str; 3]) {
    let (owner, freed) = owner(b"capybara");
    let view = keep(Arc::clone(&owner));
    let part = view.cast("c").and_then(|chars| cut(&chars, "::3"));
    let part = part.expect("it is open");
    assert_eq!(shown(&part), "b\"cyr\"", "the part shows its bytes (left: yours)");
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

/// Every second of five numbers, the last one first: a view of what is made here and has no name outside.
fn every_second_number() -> Result<MemoryView<Kept<Owner>>, ViewError> {
    let numbers = [1.5, 2.5, 3.5, 4.5, 5.5_f64].map(f64::to_ne_bytes);
    let (owner, _) = owner(numbers.as_flattened());
    cut(&keep(owner).cast("d")?, "::-2")
}

#[test]
fn a_function_gives_back_a_strided_cast_view_of_what_it_made() {
    let view = every_second_number().expect("40 bytes are five doubles");
    let numbers = view.numbers::<f64>().expect("they are doubles");
    assert_eq!(
        numbers.collect::<Vec<_>>(),
        [5.5, 3.5, 1.5],
        "a view that outlives its owner's name keeps the owner alive, also where it is a slice of a cast (left: yours)"
    );
}

#[test]
fn one_byte_keeps_all_the_others() {
    let (owner, freed) = owner(&[7; 1_000_000]);
    let byte = keep(owner).slice(0..1).expect("it is open");
    let kept = byte.memory().map(|memory| memory.owner().bytes.len());
    assert_eq!(
        (byte.len(), kept, freed.load(Ordering::SeqCst)),
        (Ok(1), Ok(1_000_000), 0),
        "a view of one byte has all of its owner, view.obj (left: bytes shown, bytes kept, times freed, of yours)"
    );
}

#[test]
fn an_owner_that_changes_its_length_shows_no_other_byte() {
    let owner = Arc::new(Unsteady::new(b"capybara", 6));
    let view = keep(Arc::clone(&owner));
    let talk = [8, 4].map(|len| {
        owner.len.store(len, Ordering::SeqCst);
        let first = view.slice(..4).expect("it is open");
        let [all, first] = [&view, &first].map(|view| {
            let shown = witness::answer(|| shown(view));
            if shown.starts_with("a panic") {
                "a panic".to_owned()
            } else {
                shown
            }
        });
        (view.memory().map(Memory::size), all, first)
    });
    assert_eq!(
        talk,
        [
            (Ok(8), "b\"capyba\"".to_owned(), "b\"capy\"".to_owned()),
            (Ok(4), "a panic".to_owned(), "b\"capy\"".to_owned()),
        ],
        "an owner's as_ref says 6 bytes, later 8, and then 4: the view keeps the places that it was opened on, and where \
         bytes are missing its memory panics: others in their place would hide that the owner broke its word \
         (left: size of yours, all of its view, and the first four)"
    );
}

#[test]
fn parts_go_to_threads_that_outlive_the_function() {
    let (owner, freed) = owner(b"capybara");
    let view = keep(owner);
    let halves = ["::2", "1::2"].map(|half| cut(&view, half).expect("it is open"));
    drop(view);
    let threads = halves.map(|half| thread::spawn(move || shown(&half)));
    let shown = threads.map(|thread| thread.join().expect("no thread panics"));
    assert_eq!(
        (shown.join(" "), freed.load(Ordering::SeqCst)),
        ("b\"cpbr\" b\"ayaa\"".to_owned(), 1),
        "a handle can be sent where no borrow can, and the last thread frees the owner \
         (left: what the threads saw through yours, and how often it was freed)"
    );
}

#[test]
fn every_program_frees_its_owner_when_cpython_does() {
    let rule = "the owner is freed by the statement that frees it in CPython, and by no other";
    let file = include_str!("../recorded/keep_alive.tsv");
    programs_agree(rule, file, "owner = Owner(b\"capybara\")", || {
        let (owner, freed) = owner(b"capybara");
        let (mut owner, mut views) = (Some(owner), BTreeMap::new());
        move |statement| {
            let said = programs::answer(&mut owner, &mut views, statement);
            let alive = freed.load(Ordering::SeqCst) == 0;
            said.unwrap_or_else(|| if alive { "alive" } else { "freed" }.to_owned())
        }
    });
}
