//! An exporter answers a request, or refuses it, and hears when its buffer is needed no longer.

#[path = "programs/exporter.rs"]
mod programs;
#[path = "programs/told.rs"]
mod told;

use std::collections::BTreeMap;
use std::rc::Rc;

use lifetimes::{ByteArray, ExportError, Exporter, Flags, Frozen, Loan, SingleHolder, ViewError};
use pretty_assertions::assert_eq;
use rstest::rstest;
use views::IndexError;
use witness::literal;

use crate::{programs_agree, said, stumble_with};

fn array() -> ByteArray {
    ByteArray::new(b"capybara")
}

fn request(exporter: &Rc<impl Exporter + 'static>, flags: Flags) -> Result<Loan, ExportError> {
    Loan::request(exporter.clone(), flags)
}

/// A single holder, and who holds it.
fn held() -> (Rc<SingleHolder>, Loan) {
    let holder = Rc::new(SingleHolder::new(array()));
    let loan = request(&holder, Flags::FULL_RO).expect("nobody holds it, so it must lend");
    (holder, loan)
}

fn shown(loan: &Loan) -> String {
    said(loan.buffer().to_bytes(), |bytes| literal(&bytes))
}

#[rstest]
#[case::full_wants_to_write(Flags::FULL, Flags::WRITABLE, true)]
#[case::full_ro_does_not(Flags::FULL_RO, Flags::WRITABLE, false)]
#[case::strides_come_with_a_shape(Flags::STRIDES, Flags::ND, true)]
#[case::a_shape_comes_without_strides(Flags::ND, Flags::STRIDES, false)]
#[case::nothing_is_always_asked_for(Flags::SIMPLE, Flags::SIMPLE, true)]
#[case::and_by_those_who_ask_for_more(Flags::FULL, Flags::SIMPLE, true)]
#[case::nothing_asks_for_nothing(Flags::SIMPLE, Flags::FORMAT, false)]
fn a_request_contains(#[case] flags: Flags, #[case] wanted: Flags, #[case] contains: bool) {
    assert_eq!(
        flags.contains(wanted),
        contains,
        "a request contains another when it has all of its bits: {:#011b} and {:#011b} (left: yours)",
        flags.0,
        wanted.0
    );
}

#[test]
fn full_ro_is_answered_with_the_memory_itself() {
    let (array, frozen) = (Rc::new(array()), Rc::new(Frozen(array())));
    let loans = [request(&array, Flags::FULL_RO), request(&frozen, Flags::FULL_RO)];
    let loans = loans.map(|loan| loan.expect("FULL_RO is fine with either kind of memory"));
    assert_eq!(
        loans.each_ref().map(|loan| loan.buffer().readonly()),
        [false, true],
        "FULL_RO says that read-only is fine, not that it has to be: an array answers with writable memory \
         (left: readonly of your array and of your frozen bytes)"
    );
    assert_eq!(
        [&*array, &frozen.0].map(|lent| (lent.exports(), lent.extend(b"s").is_ok())),
        [(1, false); 2],
        "a loan is an export of the exporter's own array, which keeps its length for it; a loan of a copy is none \
         (left: exports of your array and of your frozen bytes, and whether they grew)"
    );
    loans[0].buffer().set_item(0, b'K').expect("it is open");
    assert_eq!(
        [literal(&array.to_bytes()), shown(&loans[0]), shown(&loans[1])],
        ["b\"Kapybara\"", "b\"Kapybara\"", "b\"capybara\""],
        "all of the memory is lent, and its owner sees a write (left: your array, its loan, and that of frozen bytes)"
    );
}

#[rstest]
#[case::nothing_but_that(Flags::WRITABLE)]
#[case::among_everything(Flags::FULL)]
fn read_only_memory_is_not_lent_to_writers(#[case] flags: Flags) {
    let frozen = Rc::new(Frozen(array()));
    assert_eq!(
        request(&frozen, flags).map(|loan| shown(&loan)),
        Err(ExportError::NotWritable),
        "a request with WRITABLE is refused before anything is lent (left: yours)"
    );
}

#[rstest]
#[case::a_byte_that_is_there(0, Err(ViewError::ReadOnly), Ok(()))]
#[case::one_that_never_was(100, Err(ViewError::ReadOnly), Err(ViewError::Index(IndexError)))]
fn what_is_lent_read_only_is_not_written(
    #[case] index: isize,
    #[case] frozen: Result<(), ViewError>,
    #[case] written: Result<(), ViewError>,
) {
    let exporters: [Rc<dyn Exporter>; 2] = [Rc::new(Frozen(array())), Rc::new(array())];
    let loans = exporters.map(|lender| Loan::request(lender, Flags::FULL_RO).expect("either kind is fine"));
    let [yours, other] = loans.each_ref().map(|loan| loan.buffer().set_item(index, b'K'));
    assert_eq!(
        (yours, shown(&loans[0]), other),
        (frozen, "b\"capybara\"".to_owned(), written),
        "read-only memory is not written to through what it lends, and says so before it looks at the index; an array \
         is (left: what yours says to a write of byte {index}, what it shows then, and what an array says)"
    );
}

#[test]
fn a_loan_shows_what_was_lent() {
    let (holder, loan) = held();
    loan.buffer().set_item(0, b'K').expect("it is open");
    drop(loan);
    let loan = request(&holder, Flags::FULL_RO).expect("it was given back, so it must lend");
    assert_eq!(
        shown(&loan),
        "b\"Kapybara\"",
        "each loan is a view of the exporter's own memory (left: yours)"
    );
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
        let lent = lent.map(|buffer| holder.release_buffer(&buffer));
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
        "a loan ends on the way out of a panic too, and its exporter hears of it (left: whether yours may grow)"
    );
}

#[test]
fn every_request_is_answered_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/requests.tsv")).map(|row| {
        let [name, flags, cpython] = row[..] else {
            panic!("requests.tsv has three columns")
        };
        let yours = witness::answer(|| programs::readonly(name, flags));
        let expression = format!("memoryview._from_flags({name}(b\"capybara\"), {flags}).readonly");
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython("a request is granted or refused by its flags", cases);
}

#[test]
fn every_program_answers_as_in_cpython() {
    let rule = "a single holder is held, refuses and grows as it does in CPython";
    let file = include_str!("../recorded/exporter.tsv");
    programs_agree(rule, file, "obj = SingleHolder(b\"capybara\")", || {
        let (holder, mut loans) = (Rc::new(SingleHolder::new(array())), BTreeMap::new());
        move |statement| programs::answer(&holder, &mut loans, statement)
    });
}
