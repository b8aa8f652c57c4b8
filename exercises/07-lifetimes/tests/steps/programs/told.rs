//! An exporter that counts how often it is asked, and how often it gets something back; and what it is not asked.

use std::cell::Cell;
use std::rc::Rc;

use cast::{Memory, MemoryView, ViewError};
use lifetimes::{ByteArray, Export, ExportError, Exporter, Flags};
use rstest::rstest;
use witness::assert_eq;

use super::request;
use crate::{cut, shown};

/// Counts what it is told. It lends every second of its bytes, from the last one on, as characters to be read.
#[derive(Default)]
pub struct Told {
    pub asked: Cell<u32>,
    pub given_back: Cell<u32>,
    /// How often what it got back was still open. It is looked at later: a panic here would come out of a `drop`.
    pub heard_open: Cell<u32>,
    /// Whether it closes what it lends.
    pub closes: Cell<bool>,
}

impl Exporter for Told {
    fn buffer(&self, flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        self.asked.update(|times| times + 1);
        if flags.contains(Flags::WRITABLE) {
            return Err(ExportError::NotWritable);
        }
        let view = ByteArray::new(b"capybara").view().cast("c")?;
        let mut view = cut(&view, "::-2")?.to_read_only()?;
        if self.closes.get() {
            view.release();
        }
        Ok(view)
    }

    fn release_buffer(&self, view: &MemoryView<Export>) {
        self.given_back.update(|times| times + 1);
        let open = shown(view) == "b\"aaya\"";
        self.heard_open.update(|times| times + u32::from(open));
    }
}

#[rstest]
#[case::to_read(Flags::READ)]
#[case::to_write(Flags::WRITE)]
fn a_number_that_is_no_request_is_refused(#[case] flags: Flags) {
    let told = Rc::new(Told::default());
    assert_eq!(
        (request(&told, flags).map(|view| shown(&view)), told.asked.get()),
        (Err(ExportError::BadArgument), 0),
        "READ and WRITE, each alone, are no request: they are refused before the exporter is asked (left: yours, and how \
         often it was asked)"
    );
    let more = Flags(flags.0 | Flags::FORMAT.0);
    assert_eq!(
        (request(&told, more).map(|view| shown(&view)), told.asked.get()),
        (Ok("b\"aaya\"".to_owned()), 1),
        "with another bit beside it, the exporter is asked, and the loan shows the items that it answers with (left: yours, \
         and how often it was asked)"
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
fn what_is_closed_cannot_be_lent() {
    let told = Rc::new(Told::default());
    told.closes.set(true);
    let answer = witness::answer(|| format!("{:?}", request(&told, Flags::FULL_RO)));
    let closed = ExportError::View(ViewError::Released);
    assert_eq!(
        (answer, told.given_back.get(), Rc::strong_count(&told)),
        (format!("Err({closed:?})"), 0, 1),
        "an exporter answers with a released view: that is no loan, so nothing is given back, and nothing kept \
         (left: yours, how often it gave back, and how many handles the exporter has)"
    );
}

#[rstest]
#[case::the_view_first(["view", "part", "copy"])]
#[case::the_view_last(["copy", "part", "view"])]
#[case::the_part_last(["copy", "view", "part"])]
fn all_that_is_made_of_a_loan_is_one_loan(#[case] order: [&str; 3]) {
    let told = Rc::new(Told::default());
    let view = request(&told, Flags::FULL_RO).expect("it lends to readers");
    let (part, copy) = (cut(&view, "1:"), view.clone());
    let part = part.expect("it is open");
    assert_eq!(
        shown(&part),
        "b\"aya\"",
        "an exporter lends every second byte from the end, so a part of the loan is a part of these (left: yours)"
    );
    let mut views = [("view", view), ("part", part), ("copy", copy)];
    let heard = order.map(|name| {
        let (_, view) = views
            .iter_mut()
            .find(|(found, _)| *found == name)
            .expect("one of the three");
        view.release();
        (told.given_back.get(), told.heard_open.get())
    });
    assert_eq!(
        heard,
        [(0, 0), (0, 0), (1, 1)],
        "a view, a slice and a copy of it, released in the order {order:?}: they are one loan, and its exporter hears of \
         its end once, when the last of them is gone (left: how often yours gave back, and gave back what was open)"
    );
}

#[test]
fn a_loan_has_the_items_that_were_lent() {
    let view = request(&Rc::new(Told::default()), Flags::FULL_RO).expect("it lends to readers");
    let layout = view.layout().expect("it is open");
    assert_eq!(
        (
            layout.format().to_string(),
            layout.shape().to_vec(),
            layout.strides().to_vec(),
            shown(&view),
            (view.readonly(), view.memory().map(Memory::size))
        ),
        (
            "c".to_owned(),
            vec![4],
            vec![-2],
            "b\"aaya\"".to_owned(),
            (Ok(true), Ok(8))
        ),
        "a view of a loan has the format, the shape and the strides of the one that its exporter lends, and is read-only \
         where that is; below it lie all eight bytes, also those that it steps over (left: those of yours, its bytes, \
         whether it is read-only, and the size of its memory)"
    );
}

#[test]
fn a_loan_keeps_its_exporter_alive() {
    let told = Rc::new(Told::default());
    let still_there = Rc::downgrade(&told);
    let view = request(&told, Flags::FULL_RO).expect("it lends to readers");
    drop(told);
    let (held, _) = (still_there.strong_count(), drop(view));
    assert_eq!(
        (held, still_there.strong_count()),
        (1, 0),
        "the exporter lives as long as its last loan, and no longer (left: who kept yours alive, before and after)"
    );
}
