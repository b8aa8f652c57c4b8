//! A scope uses a view and releases it, wherever it ends.

use std::panic;

use cast::{MemoryView, Value, ViewError};
use lifetimes::{Export, scope};
use witness::{assert_eq, literal};

use super::capybara;
use crate::{cut, shown};

#[test]
fn a_scope_ends_the_view() {
    let (array, mut view) = capybara();
    view = cut(&view, "4:").expect("it is open");
    assert_eq!(
        scope(&mut view, |inside| (shown(inside), array.exports())),
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
fn a_scope_does_not_let_a_closed_view_in() {
    let (array, mut view) = capybara();
    view.release();
    let entered = witness::answer(|| format!("{:?}", scope(&mut view, |_| panic!("nothing may run inside"))));
    assert_eq!(
        (entered, array.exports()),
        ("Err(Released)".to_owned(), 0),
        "a released view refuses, and the work does not run (left: yours, and open exports)"
    );
}

#[test]
fn a_scope_closes_a_view_over_any_memory() {
    let mut lent = MemoryView::from(b"capybara").slice(4..).expect("it is open");
    let first = scope(&mut lent, |inside| inside.item(0));
    assert_eq!(
        (first, shown(&lent)),
        (Ok(Ok(Value::Int(b'b'.into()))), ViewError::Released.to_string()),
        "a view of lent bytes is used and released as well (left: the first item of yours, and the view behind the scope)"
    );
}

#[test]
fn what_is_lent_inside_is_the_view_as_it_was() {
    let (array, view) = capybara();
    let mut number = view.cast_to("Q", &[]).expect("eight bytes are a number");
    let upper = Value::Int(u64::from_ne_bytes(*b"CAPYBARA").into());
    let inside = scope(&mut number, |inside| {
        let format = inside.layout().map(|layout| layout.format().to_string());
        (format, inside.readonly(), inside.set_at(&[], upper))
    });
    assert_eq!(
        (inside, literal(&array.to_bytes())),
        (
            Ok((Ok("Q".to_owned()), Ok(false), Ok(()))),
            "b\"CAPYBARA\"".to_owned()
        ),
        "inside is the view itself, here a number alone, which may be written and has no length: no slice of it, no cast \
         and no view that is read-only (left: what the scope gives: format, readonly and a write of yours; and the array then)"
    );
}

#[test]
fn a_scope_lends_its_view_and_does_not_give_it_away() {
    let (array, mut view) = capybara();
    // A function of `&MemoryView` fits where no `&mut` is lent, through which `mem::replace` takes the view along.
    let look: fn(&MemoryView<Export>) -> Result<usize, ViewError> = MemoryView::len;
    assert_eq!(
        (scope(&mut view, look), array.exports()),
        (Ok(Ok(8)), 0),
        "what a scope lends ends with it: no export of its own is left (left: the length, and open exports of yours)"
    );
}

#[test]
fn a_scope_may_be_left_by_a_panic() {
    let (array, mut view) = capybara();
    let stumble = || scope(&mut view, |_| panic::resume_unwind(Box::new("somebody stumbles")));
    let panicked = panic::catch_unwind(panic::AssertUnwindSafe(stumble));
    let said = panicked.err();
    let said = said.as_ref().and_then(|said| said.downcast_ref::<&str>());
    assert_eq!(
        said,
        Some(&"somebody stumbles"),
        "what panics inside goes on outside, with what it said (left: yours)"
    );
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
    let part = scope(&mut view, |inside| inside.slice(4..));
    let part = part.expect("the view was open").expect("the view was open");
    assert_eq!(
        (shown(&part), array.extend(b"s").is_ok()),
        ("b\"bara\"".to_owned(), false),
        "the scope released its view and no other: the slice still looks (left: yours, and whether the array grew)"
    );
}
