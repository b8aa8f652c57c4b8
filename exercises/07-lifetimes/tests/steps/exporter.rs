//! An exporter answers a request, or refuses it, and hears when its buffer is needed no longer.

#[path = "programs/held.rs"]
mod held;
#[path = "programs/exporter.rs"]
mod programs;
#[path = "programs/told.rs"]
mod told;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use cast::{Memory, MemoryView, Value, ViewError};
use lifetimes::{ByteArray, Export, ExportError, Exporter, Flags, Frozen, Loan, SingleHolder};
use metadata::LocateError;
use read_only::WriteError;
use rstest::rstest;
use witness::assert_eq;
use witness::literal;

use crate::{programs_agree, read, shown};

fn array() -> ByteArray {
    ByteArray::new(b"capybara")
}

fn request(exporter: &Rc<impl Exporter + 'static>, flags: Flags) -> Result<MemoryView<Loan>, ExportError> {
    Loan::request(exporter.clone(), flags)
}

fn letter(byte: u8) -> Value {
    Value::Int(byte.into())
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
        loans.each_ref().map(MemoryView::readonly),
        [Ok(false), Ok(true)],
        "FULL_RO says that read-only is fine, not that it has to be: an array answers with writable memory \
         (left: readonly of your array and of your frozen bytes)"
    );
    assert_eq!(
        [&*array, &frozen.0].map(|lent| (lent.exports(), lent.extend(b"s").is_ok())),
        [(1, false); 2],
        "a loan is an export of the exporter's own array, which keeps its length for it; a loan of a copy is none \
         (left: exports of your array and of your frozen bytes, and whether they grew)"
    );
    loans[0].set_item(0, letter(b'K')).expect("it is open");
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

/// An exporter that lends read-only whatever it is asked for.
struct Careless(ByteArray, Cell<usize>);

impl Exporter for Careless {
    fn buffer(&self, _flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        Ok(self.0.view().to_read_only()?)
    }

    fn release_buffer(&self, _view: &MemoryView<Export>) {
        self.1.set(self.1.get() + 1);
    }
}

#[rstest]
#[case::to_read(Flags::FULL_RO, Ok("b\"capybara\"".to_owned()), 1)]
#[case::to_write(Flags::WRITABLE, Err(ExportError::ReadOnlyView), 0)]
#[case::to_do_anything(Flags::FULL, Err(ExportError::ReadOnlyView), 0)]
fn a_read_only_answer_is_no_loan_for_writers(
    #[case] flags: Flags,
    #[case] expected: Result<String, ExportError>,
    #[case] told: usize,
) {
    let careless = Rc::new(Careless(array(), Cell::new(0)));
    let answered = request(&careless, flags).map(|loan| shown(&loan));
    assert_eq!(
        (answered, careless.1.get()),
        (expected, told),
        "a request with WRITABLE is refused where the exporter answers with a read-only view, and of what was no loan the \
         exporter hears no end (left: yours, and how often the exporter heard of an end)"
    );
}

#[rstest]
#[case::a_byte_that_is_there(0, Ok(()))]
#[case::one_that_never_was(100, Err(ViewError::Locate(LocateError::OutOfBounds { dimension: 1 })))]
fn what_is_lent_read_only_is_not_written(#[case] index: isize, #[case] written: Result<(), ViewError>) {
    let exporters: [Rc<dyn Exporter>; 2] = [Rc::new(Frozen(array())), Rc::new(array())];
    let views = exporters.map(|lender| Loan::request(lender, Flags::FULL_RO).expect("either kind is fine"));
    let [yours, other] = views.each_ref().map(|view| view.set_item(index, letter(b'K')));
    assert_eq!(
        (yours, shown(&views[0]), other),
        (
            Err(WriteError::NotWritable.into()),
            "b\"capybara\"".to_owned(),
            written
        ),
        "read-only memory is not written to through what it lends, and says so before it looks at the index; an array \
         is (left: what yours says to a write of byte {index}, what it shows then, and what an array says)"
    );
}

#[test]
fn no_other_view_of_a_loan_may_write_either() {
    let frozen = Rc::new(Frozen(array()));
    let view = request(&frozen, Flags::FULL_RO).expect("it lends to readers");
    let memory = view.memory().expect("it is open").clone();
    let another = MemoryView::new(memory.clone());
    let written = [memory.write(0, b"K"), memory.write(0, b"")];
    let yours = (memory.readonly(), written, another.readonly());
    assert_eq!(
        (
            yours,
            another.set_item(0, letter(b'K')),
            literal(&frozen.0.to_bytes())
        ),
        (
            (true, [Err(WriteError::NotWritable); 2], Ok(true)),
            Err(WriteError::NotWritable.into()),
            "b\"capybara\"".to_owned()
        ),
        "what was lent read-only stays read-only for each view of its memory: the loan itself refuses, \
         also to write no byte (left: readonly of yours and what it says to two writes, both for another view of it, and \
         the bytes then)"
    );
}

#[test]
fn a_loan_is_read_and_shared_for_nothing() {
    let array = Rc::new(array());
    let view = request(&array, Flags::FULL_RO).expect("an array lends to all");
    let memory = view.memory().expect("it is open");
    let rule = "to copy a handle to a loan, to read and to write must not allocate";
    let written = witness::allocates(rule, 0, 0, || memory.clone().write(2, b"PYBA"));
    assert_eq!(
        (
            written,
            memory.size(),
            read(memory, 1, 6),
            literal(&array.to_bytes())
        ),
        (Ok(()), 8, "b\"aPYBAr\"".to_owned(), "b\"caPYBAra\"".to_owned()),
        "a loan reads and writes the bytes of what was lent, at the same places \
         (left: yours, its size, six of its bytes, and what its exporter has then)"
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
