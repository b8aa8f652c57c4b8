//! A view gives its export back when it is released: once, whenever, and for itself alone. Then it refuses everything.

#[path = "programs/release.rs"]
mod programs;

use std::collections::BTreeMap;
use std::panic;

use lifetimes::{ArrayView, ByteArray, ViewError};
use pretty_assertions::assert_eq;
use rstest::rstest;
use views::IndexError;
use witness::literal;

use crate::{ends, programs_agree, said};

fn capybara() -> (ByteArray, ArrayView) {
    let array = ByteArray::new(b"capybara");
    let view = ArrayView::new(&array);
    (array, view)
}

fn shown(view: &ArrayView) -> String {
    said(view.to_bytes(), |bytes| literal(&bytes))
}

#[rstest]
#[case::the_first("2:6", 0, Ok(b'p'))]
#[case::the_last("2:6", 3, Ok(b'a'))]
#[case::minus_one_is_the_last("2:6", -1, Ok(b'a'))]
#[case::minus_len_is_the_first("2:6", -4, Ok(b'p'))]
#[case::behind_the_last_there_is_a_byte_of_the_array("2:6", 4, Err(ViewError::Index(IndexError)))]
#[case::before_the_first_as_well("2:6", -5, Err(ViewError::Index(IndexError)))]
#[case::the_largest("2:6", isize::MAX, Err(ViewError::Index(IndexError)))]
#[case::the_smallest("2:6", isize::MIN, Err(ViewError::Index(IndexError)))]
#[case::no_byte_is_the_first_of_none("3:3", 0, Err(ViewError::Index(IndexError)))]
#[case::nor_the_last_of_none("3:3", -1, Err(ViewError::Index(IndexError)))]
fn an_index_stays_inside_the_view(
    #[case] slice: &str,
    #[case] index: isize,
    #[case] answer: Result<u8, ViewError>,
) {
    let (array, view) = capybara();
    let part = view.part(ends(slice).0, ends(slice).1).expect("it is open");
    let yours = witness::answer(|| format!("{:?}, {:?}", part.item(index), part.set_item(index, b'X')));
    let written = array.to_bytes().contains(&b'X');
    assert_eq!(
        (yours, written),
        (format!("{answer:?}, {:?}", answer.map(|_| ())), answer.is_ok()),
        "an index counts inside the view, from its end when it is negative: b\"capybara\"[{slice}][{index}], read and \
         written (left: yours, and whether the array was written to)"
    );
}

#[rstest]
#[case::in_the_middle(&["2:6"], "pyba")]
#[case::from_the_end(&["-3:"], "ara")]
#[case::no_byte(&["6:2"], "")]
#[case::behind_the_end(&["8:100"], "")]
#[case::before_the_start(&["-100:100"], "capybara")]
#[case::a_part_of_a_part(&["2:-1", "1:-1"], "yba")]
#[case::a_part_that_wants_more_than_its_part(&["2:-1", "-100:100"], "pybar")]
#[case::and_a_part_of_that(&["2:-1", "1:-1", "-2:"], "ba")]
fn a_part_is_cut_as_python_cuts(#[case] slices: &[&str], #[case] expected: &str) {
    let yours = witness::answer(|| {
        let part = slices.iter().fold(capybara().1, |view, slice| {
            view.part(ends(slice).0, ends(slice).1).expect("it is open")
        });
        shown(&part)
    });
    assert_eq!(
        yours,
        literal(expected.as_bytes()),
        "b\"capybara\"[{}]: an end outside is moved to the edge, a part that ends before it starts is empty, and a \
         part of a part counts from the start and the end of that part and reaches no further (left: yours)",
        slices.join("][")
    );
}

#[test]
fn a_write_is_seen_by_the_array_and_by_every_view() {
    let (array, view) = capybara();
    let part = view.part(Some(4), None).expect("it is open");
    part.set_item(0, b'C').expect("it is open");
    assert_eq!(
        [shown(&view), shown(&part), literal(&array.to_bytes())],
        ["b\"capyCara\"", "b\"Cara\"", "b\"capyCara\""],
        "one memory, three that look at it (left: yours)"
    );
}

#[rstest]
#[case::window(|view: &mut ArrayView| view.window().map(|_| ()))]
#[case::to_bytes(|view: &mut ArrayView| view.to_bytes().map(|_| ()))]
#[case::item(|view: &mut ArrayView| view.item(0).map(|_| ()))]
#[case::an_item_that_never_was(|view: &mut ArrayView| view.item(100).map(|_| ()))]
#[case::set_item(|view: &mut ArrayView| view.set_item(0, 0))]
#[case::part(|view: &mut ArrayView| view.part(None, None).map(|_| ()))]
#[case::scope(|view: &mut ArrayView| view.scope(|_| panic!("nothing may run inside a released view")))]
fn a_closed_view_refuses(#[case] ask: impl Fn(&mut ArrayView) -> Result<(), ViewError>) {
    let (_array, mut view) = capybara();
    view.release();
    assert_eq!(
        ask(&mut view),
        Err(ViewError::Released),
        "whatever a released view is asked, it refuses, and before it looks at an index (left: yours)"
    );
}

#[test]
fn the_errors_speak_cpythons_words() {
    let errors = [
        ViewError::Released,
        ViewError::ReadOnly,
        ViewError::Index(IndexError),
    ];
    let words = errors.map(|error| error.to_string());
    witness::snapshot!("an error's text is the last line of CPython's traceback", words.join("\n"), @r"
    ValueError: operation forbidden on released memoryview object
    TypeError: cannot modify read-only memory
    IndexError: index out of bounds on dimension 1
    ");
}

#[test]
fn a_second_time_changes_nothing() {
    let array = ByteArray::new(b"capybara");
    let (mut view, other) = (ArrayView::new(&array), ArrayView::new(&array));
    view.release();
    view.release();
    let (released, ()) = (array.exports(), drop(view));
    let (dropped, ()) = (array.exports(), drop(other));
    assert_eq!(
        [released, dropped, array.exports()],
        [1, 1, 0],
        "two views: one is released twice and then dropped, and gives its export back once; the other gives its own \
         (left: open exports of yours, after each)"
    );
}

#[rstest]
#[case::the_view_first(["view", "part", "byte"])]
#[case::the_slices_first(["byte", "part", "view"])]
#[case::the_slice_in_the_middle_first(["part", "view", "byte"])]
fn the_array_waits_for_the_last_of_them(#[case] order: [&str; 3]) {
    let (array, view) = capybara();
    let part = view.part(Some(2), Some(6)).expect("it is open");
    let byte = part.part(Some(-1), None).expect("it is open");
    let mut views = BTreeMap::from([("view", view), ("part", part), ("byte", byte)]);
    let mut talk = Vec::new();
    for name in order {
        views.get_mut(name).expect("one of the three").release();
        let open = views.values().filter(|view| view.item(0).is_ok()).count();
        let nothing = array.extend(b"").is_ok();
        talk.push((open, array.exports(), nothing, array.extend(b"s").is_ok()));
    }
    assert_eq!(
        talk,
        [(2, 2, true, false), (1, 1, true, false), (0, 0, true, true)],
        "{order:?} in this order: each goes for itself alone, and only then may the array grow \
         (left: views of yours that still answer, open exports, whether nothing may be added, and a byte)"
    );
}

#[test]
fn a_scope_ends_the_view() {
    let (array, mut view) = capybara();
    view = view.part(Some(4), None).expect("it is open");
    assert_eq!(
        view.scope(|inside| (shown(inside), array.exports())),
        Ok(("b\"bara\"".to_owned(), 1)),
        "inside, the view is open, shows its own bytes, and counts once; its answer comes out (left: yours)"
    );
    assert_eq!(
        (shown(&view), array.extend(b"s")),
        (ViewError::Released.to_string(), Ok(())),
        "behind the scope it is released, so the array may grow (left: yours)"
    );
}

#[test]
fn a_scope_lends_its_view_and_does_not_give_it_away() {
    let (array, mut view) = capybara();
    // A function of `&ArrayView` fits where no `&mut` is lent, through which `mem::replace` takes the view along.
    let look: fn(&ArrayView) -> Option<u8> = |inside| inside.item(0).ok();
    assert_eq!(
        (view.scope(look), array.exports()),
        (Ok(Some(b'c')), 0),
        "what a scope lends ends with it: no export of its own is left (left: the first byte, and open exports of yours)"
    );
}

#[test]
fn a_scope_may_be_left_by_a_panic() {
    let (array, mut view) = capybara();
    let stumble = || view.scope(|_| panic::resume_unwind(Box::new("somebody stumbles")));
    let panicked = panic::catch_unwind(panic::AssertUnwindSafe(stumble));
    assert!(panicked.is_err(), "what panics inside goes on outside");
    assert_eq!(
        (array.exports(), shown(&view)),
        (0, ViewError::Released.to_string()),
        "a panic ends the scope too, as an exception ends Python's `with`: the export is given back, no more and no \
         less than once (left: open exports, and yours)"
    );
}

#[test]
fn what_was_sliced_inside_stays_open_outside() {
    let (array, mut view) = capybara();
    let part = view.scope(|inside| inside.part(Some(4), None));
    let part = part.expect("the view was open").expect("the view was open");
    assert_eq!(
        (shown(&part), array.extend(b"s").is_ok()),
        ("b\"bara\"".to_owned(), false),
        "the scope released its view and no other: the slice still looks (left: yours, and whether the array grew)"
    );
}

#[test]
fn looking_allocates_nothing() {
    let array = ByteArray::new(&[7; 1000]);
    let rule = "to open, to slice, to read, to write and to open a scope, which releases, must not allocate";
    let answer = witness::allocates(rule, 0, 0, || {
        let mut part = ArrayView::new(&array).part(Some(100), Some(200))?;
        part.set_item(0, 9)?;
        part.scope(|inside| inside.item(0))?
    });
    assert_eq!(answer, Ok(9), "what was written can be read (left: yours)");
}

#[test]
fn debug_says_whether_it_is_open() {
    let mut view = capybara().1.part(Some(4), None).expect("it is open");
    let open = format!("{view:?}");
    view.release();
    witness::snapshot!("`{:?}` shows the bytes, or that there are none to show", format!("{open}\n{view:?}"), @r#"
    ArrayView(b"bara")
    ArrayView(released)
    "#);
}

#[test]
fn every_program_answers_as_in_cpython() {
    let rule = "views are opened, sliced, used and given back as in CPython";
    let file = include_str!("../recorded/release.tsv");
    programs_agree(rule, file, "owner = bytearray(b\"capybara\")", || {
        let (array, mut views) = (ByteArray::new(b"capybara"), BTreeMap::new());
        move |statement| programs::answer(&array, &mut views, statement)
    });
}
