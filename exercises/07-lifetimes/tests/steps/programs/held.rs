//! A single holder lends to one at a time, and grows when nobody holds it.

use std::rc::Rc;

use cast::MemoryView;
use lifetimes::{ExportError, Exporter, Flags, Loan, SingleHolder};
use rstest::rstest;
use witness::assert_eq;

use super::{array, letter, request};
use crate::{cut, shown, stumble_with};

/// A single holder, and a view of what it lends.
fn held() -> (Rc<SingleHolder>, MemoryView<Loan>) {
    let holder = Rc::new(SingleHolder::new(array()));
    let view = request(&holder, Flags::FULL_RO).expect("nobody holds it, so it must lend");
    (holder, view)
}

#[rstest]
#[case::simple(Flags::SIMPLE)]
#[case::writable(Flags::WRITABLE)]
#[case::full(Flags::FULL)]
#[case::more_bits_than_there_are(Flags(Flags::FULL_RO.0 | 0x400))]
fn a_single_holder_answers_full_ro_alone(#[case] flags: Flags) {
    let holder = Rc::new(SingleHolder::new(array()));
    assert_eq!(
        request(&holder, flags).map(|loan| shown(&loan)),
        Err(ExportError::NotFullRo),
        "a single holder answers exactly FULL_RO; a request that asks for more, such as FULL, is refused as well \
         (left: yours)"
    );
    let _loan = request(&holder, Flags::FULL_RO).expect("a refused request must hold nothing");
    assert_eq!(
        request(&holder, flags).map(|loan| shown(&loan)),
        Err(ExportError::NotFullRo),
        "also while it is held: the flags are looked at first (left: yours)"
    );
}

#[test]
fn the_second_holder_is_refused_and_the_first_goes_on() {
    let (holder, first) = held();
    for time in ["once", "twice"] {
        assert_eq!(
            request(&holder, Flags::FULL_RO).map(|loan| shown(&loan)),
            Err(ExportError::Held),
            "one holder at a time, asked {time} (left: yours)"
        );
    }
    assert_eq!(
        shown(&first),
        "b\"capybara\"",
        "a refusal takes nothing from the first holder (left: yours)"
    );
    drop(first);
    assert_eq!(
        request(&holder, Flags::FULL_RO).map(|loan| shown(&loan)),
        Ok("b\"capybara\"".to_owned()),
        "when it has gone, there is room for the next (left: yours)"
    );
}

#[test]
fn a_part_of_what_is_held_holds_it() {
    let (holder, mut view) = held();
    let part = view
        .cast("c")
        .and_then(|chars| cut(&chars, "::3"))
        .expect("it is open");
    view.release();
    assert_eq!(
        (
            request(&holder, Flags::FULL_RO).map(|view| shown(&view)),
            holder.extend(b"s"),
            shown(&part)
        ),
        (
            Err(ExportError::Held),
            Err(ExportError::CannotGrow),
            "b\"cyr\"".to_owned()
        ),
        "the view is released and a slice of a cast of it is not: that is still the one holder \
         (left: what yours says to another, whether it grew, and what the slice shows)"
    );
    drop(part);
    assert_eq!(
        holder.extend(b"s"),
        Ok(()),
        "the slice was the last (left: whether yours may grow)"
    );
}

#[test]
fn a_single_holder_grows_when_nobody_holds_it() {
    let (holder, loan) = held();
    let held = [holder.extend(b"s"), holder.extend(b"")];
    drop(loan);
    let free = [holder.extend(b"s"), holder.extend(b"")];
    assert_eq!(
        (held, free),
        ([Err(ExportError::CannotGrow); 2], [Ok(()); 2]),
        "while somebody holds it, it does not even add nothing; then it adds what it is given (left: yours)"
    );
    let loan = request(&holder, Flags::FULL_RO).expect("it was given back, so it must lend");
    let rule = "what was refused was not added (left: yours)";
    assert_eq!(shown(&loan), "b\"capybaras\"", "{rule}");
}

#[test]
fn what_the_array_refuses_its_holder_refuses() {
    let array = array();
    let elsewhere = array.export();
    let holder = SingleHolder::new(array);
    let seen = witness::answer(|| {
        let lent = holder.buffer(Flags::FULL_RO);
        let lent = lent.map(|view| holder.release_buffer(&view));
        format!("{:?}, {:?}, {lent:?}", holder.extend(b"s"), holder.extend(b""))
    });
    drop(elsewhere);
    assert_eq!(
        (seen, holder.extend(b"s")),
        ("Err(CannotGrow), Ok(()), Ok(())".to_owned(), Ok(())),
        "nobody holds it, but somebody else looks at its array: what the array refuses, the holder refuses; to add \
         none is allowed, and so is to lend; then both grow (left: yours)"
    );
}

#[test]
fn a_panic_ends_the_loan_it_leaves_behind() {
    let (holder, loan) = held();
    stumble_with(loan);
    assert_eq!(
        holder.extend(b"s"),
        Ok(()),
        "a loan ends on the way out of a panic too, and its exporter hears of it, so neither of the starter's `if`s may \
         stay (left: whether yours may grow)"
    );
}

#[test]
fn a_loan_shows_what_was_lent() {
    let (holder, view) = held();
    view.set_item(0, letter(b'K')).expect("it is open");
    drop(view);
    let loan = request(&holder, Flags::FULL_RO).expect("it was given back, so it must lend");
    assert_eq!(
        shown(&loan),
        "b\"Kapybara\"",
        "each loan is a view of the exporter's own memory (left: yours)"
    );
}
