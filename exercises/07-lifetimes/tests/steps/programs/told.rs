//! An exporter that counts how often it is asked, and how often it gets something back; and what it is not asked.

use std::cell::Cell;
use std::rc::Rc;

use lifetimes::{ArrayView, Buffer, ByteArray, ExportError, Exporter, Flags};
use pretty_assertions::assert_eq;
use rstest::rstest;

use super::{request, shown};

/// Counts what it is told.
#[derive(Default)]
pub struct Told {
    pub asked: Cell<u32>,
    pub given_back: Cell<u32>,
    /// How often what it got back was still open. It is looked at later: a panic here would come out of a `drop`.
    pub heard_open: Cell<u32>,
}

impl Exporter for Told {
    fn buffer(&self, flags: Flags) -> Result<Buffer, ExportError> {
        self.asked.update(|times| times + 1);
        if flags.contains(Flags::WRITABLE) {
            return Err(ExportError::NotWritable);
        }
        let view = ArrayView::new(&ByteArray::new(b"capybara"));
        Ok(Buffer::new(view, true))
    }

    fn release_buffer(&self, buffer: &Buffer) {
        self.given_back.update(|times| times + 1);
        let open = buffer.to_bytes().is_ok();
        self.heard_open.update(|times| times + u32::from(open));
    }
}

#[rstest]
#[case::to_read(Flags::READ)]
#[case::to_write(Flags::WRITE)]
fn a_number_that_is_no_request_is_refused(#[case] flags: Flags) {
    let told = Rc::new(Told::default());
    assert_eq!(
        (request(&told, flags).map(|loan| shown(&loan)), told.asked.get()),
        (Err(ExportError::BadArgument), 0),
        "READ and WRITE, each alone, are no request: they are refused before the exporter is asked (left: yours, and how \
         often it was asked)"
    );
    let more = Flags(flags.0 | Flags::FORMAT.0);
    assert_eq!(
        (request(&told, more).map(|loan| shown(&loan)), told.asked.get()),
        (Ok("b\"capybara\"".to_owned()), 1),
        "with another bit beside it, the exporter is asked (left: yours, and how often it was asked)"
    );
}

#[test]
fn an_exporter_hears_of_each_end_once() {
    let told = Rc::new(Told::default());
    let heard = || (told.asked.get(), told.given_back.get(), told.heard_open.get());
    let loans = [request(&told, Flags::SIMPLE), request(&told, Flags::FULL_RO)];
    let open = heard();
    drop(request(&told, Flags::FULL));
    let refused = heard();
    drop(loans);
    assert_eq!(
        [open, refused, heard()],
        [(2, 0, 0), (3, 0, 0), (3, 2, 2)],
        "two loans, a third that is refused, and then the two end: a refusal has nothing to give back, and what was \
         lent must still be open when its exporter hears of the end \
         (left: how often yours asked, gave back, and gave back what was open)"
    );
}

#[test]
fn a_loan_keeps_its_exporter_alive() {
    let told = Rc::new(Told::default());
    let still_there = Rc::downgrade(&told);
    let loan = request(&told, Flags::FULL_RO).expect("it lends to readers");
    drop(told);
    let (held, _) = (still_there.strong_count(), drop(loan));
    assert_eq!(
        (held, still_there.strong_count()),
        (1, 0),
        "the exporter lives as long as its last loan, and no longer (left: who kept yours alive, before and after)"
    );
}
