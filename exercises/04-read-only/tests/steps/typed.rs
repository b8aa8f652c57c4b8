//! A view typed by its access: the writable one has methods that write, the read-only one has none, and
//! neither carries a flag.

use std::marker::PhantomData;

use mutation::{AssignError, SetItemError};
use pretty_assertions::assert_eq;
use read_only::{Access, Buffer, ReadOnly, TypedView, Writable, WriteError};
use rstest::rstest;
use slicing::ZeroStep;
use views::{IndexError, View};

use crate::{What, letters, outcome, slice, source, writes};

#[test]
fn the_access_follows_from_the_borrow() {
    fn ask<A: Access>(view: TypedView<'_, A>) -> (bool, String) {
        (view.readonly(), witness::literal(view.as_view().as_bytes()))
    }
    let mut owner = letters(4);
    let answers = [ask(TypedView::from(&owner)), ask(TypedView::from(&mut owner))];
    assert_eq!(
        answers,
        [(true, "b\"abcd\"".to_owned()), (false, "b\"abcd\"".to_owned())],
        "& makes a read-only view and &mut a writable one, and both show the bytes (left: yours)"
    );
}

#[rstest]
#[case::no_byte(b"")]
#[case::one_byte(b"\0")]
#[case::some_bytes(b"look")]
fn both_kinds_show_what_their_owner_holds(#[case] bytes: &[u8]) {
    let mut owner = bytes.to_vec();
    let looked = witness::literal(View::from(TypedView::from(&owner)).as_bytes());
    let written = witness::literal(TypedView::from(&mut owner).as_view().as_bytes());
    let shown = witness::literal(bytes);
    assert_eq!(
        (looked, written),
        (shown.clone(), shown),
        "a typed view shows all bytes (left: yours, read-only and writable)"
    );
}

#[test]
fn the_type_takes_no_byte() {
    let mut owner = letters(4);
    let sizes = [
        size_of_val(&TypedView::from(&owner)),
        size_of_val(&TypedView::from(&mut owner)),
    ];
    assert_eq!(
        sizes,
        [size_of::<View>(); 2],
        "what the compiler knows need not be stored: a typed view is as large as a View, and a Buffer is a \
         word larger (left: yours, in bytes, read-only and writable)"
    );
    assert_eq!(
        size_of::<Buffer>() - size_of::<View>(),
        size_of::<usize>(),
        "the flag of a Buffer takes a word (left: yours, in bytes)"
    );
}

#[rstest]
#[case::the_first(0, 0x58, Ok(()))]
#[case::the_last(-1, 255, Ok(()))]
#[case::no_such_value(0, 256, Err(SetItemError::Value))]
#[case::no_such_index(4, 65, Err(SetItemError::Index(IndexError)))]
#[case::neither(isize::MIN, i64::MIN, Err(SetItemError::Index(IndexError)))]
fn an_item_is_written_or_fails_as_in_chapter_3(
    #[case] index: isize,
    #[case] value: i64,
    #[case] answer: Result<(), SetItemError>,
) {
    let mut owner = letters(4);
    assert_eq!(
        TypedView::from(&mut owner).set_item(index, value),
        answer,
        "view[{index}] = {value} needs no look at a flag, only at index and value (left: yours)"
    );
}

#[rstest]
#[case::the_middle("1:3", b"XY", Ok(()))]
#[case::too_many_bytes("1:3", b"XYZ", Err(AssignError::Structure))]
#[case::a_step_of_zero("::0", b"", Err(AssignError::Step(ZeroStep)))]
fn a_slice_is_written_or_fails_as_in_chapter_3(
    #[case] target: &str,
    #[case] bytes: &[u8],
    #[case] answer: Result<(), AssignError>,
) {
    let mut owner = letters(4);
    assert_eq!(
        TypedView::from(&mut owner).assign(slice(target), source(bytes)),
        answer,
        "view[{target}] = {} needs no look at a flag (left: yours)",
        witness::literal(bytes)
    );
}

/// What a view has if it has no method of that name itself: a method of its own comes before one of a
/// trait.
trait WithoutMethods: Sized {
    fn set_item(self, _index: isize, _value: i64) -> &'static str {
        "no such method"
    }

    fn assign(self) -> &'static str {
        "no such method"
    }
}

impl WithoutMethods for TypedView<'_, ReadOnly> {}

#[test]
fn a_readonly_view_has_no_method_that_writes() {
    let answers = [
        TypedView::from(b"look").set_item(0, 0x62),
        TypedView::from(b"look").assign(),
    ];
    assert_eq!(
        answers, ["no such method"; 2],
        "what a read-only view must not do is not there to be called (left: what the compiler found)"
    );
}

#[test]
fn giving_writing_up_keeps_the_bytes_and_the_lifetime() {
    fn give_up(view: TypedView<'_, Writable>) -> TypedView<'_, ReadOnly> {
        view.into_read_only()
    }
    let mut owner = vec![7; 1_000_000];
    let memory = owner.as_ptr_range();
    let rule = "a change of type is no change of bytes: it must not allocate";
    let seen = witness::allocates(rule, 0, 0, || {
        let view = TypedView::from(&mut owner);
        let before = view.as_view().as_bytes().as_ptr_range();
        let still = give_up(view);
        [before, still.as_view().as_bytes().as_ptr_range()]
    });
    assert_eq!(
        seen,
        [memory.clone(), memory],
        "both types look at the owner's bytes (left: where yours look, before and after into_read_only)"
    );
}

/// Answers whether a type can be copied, without copying anything.
struct Probe<T>(PhantomData<T>);

trait Otherwise {
    fn is_copy(&self) -> bool {
        false
    }
}

impl<T> Otherwise for Probe<T> {}

impl<T: Copy> Probe<T> {
    fn is_copy(&self) -> bool {
        true
    }
}

#[test]
fn many_may_look_and_one_may_write() {
    let mut owner = letters(4);
    let still = TypedView::from(&mut owner).into_read_only();
    let (one, other) = (still, still);
    assert_eq!(
        (
            one.as_view().as_bytes(),
            Probe(PhantomData::<TypedView<ReadOnly>>).is_copy()
        ),
        (other.as_view().as_bytes(), true),
        "a read-only view can be copied, and its copies show the same (left: one copy, and whether it is \
         Copy)"
    );
    assert!(
        !Probe(PhantomData::<TypedView<Writable>>).is_copy(),
        "two copies of a writable view would be two writers onto the same bytes; yours can be copied"
    );
}

#[test]
fn a_buffer_without_bytes_may_be_written_to() {
    let (mut owner, looked) = (Vec::new(), Vec::new());
    let accepted = [
        TypedView::try_from(Buffer::from(&mut owner)).is_ok(),
        TypedView::try_from(Buffer::from(&looked)).is_ok(),
    ];
    assert_eq!(
        accepted,
        [true, false],
        "the borrow decides, not what there is to write: a buffer of no byte that was borrowed with &mut \
         becomes a writable view, one borrowed with & does not (left: yours)"
    );
}

#[test]
fn a_buffer_is_asked_once() {
    let mut owner = letters(4);
    let mut view = TypedView::try_from(Buffer::from(&mut owner)).expect("a writable buffer");
    view.set_item(0, 0x58).expect("index and value are fine");
    view.assign(slice("-1:"), source(b"Y"))
        .expect("one byte, one byte");
    let refused = TypedView::try_from(Buffer::from(b"look")).err();
    assert_eq!(
        (witness::literal(&owner), refused),
        ("b\"XbcY\"".to_owned(), Some(WriteError::NotWritable)),
        "a writable buffer becomes a writable view of the same bytes, a read-only one is refused as every \
         write to it would be (left: the owner after yours, and your answer to b\"look\")"
    );
}

#[test]
fn debug_shows_the_bytes_as_python_writes_them() {
    let shown = [
        format!("{:?}", TypedView::from(b"caf\xc3\xa9")),
        format!("{:?}", TypedView::from(&mut vec![b'\n'])),
    ];
    witness::snapshot!("`{:?}` shows what the window shows", shown.join("\n"), @r#"
    TypedView(b"caf\xc3\xa9")
    TypedView(b"\n")
    "#);
}

#[test]
fn every_write_through_a_writable_view_ends_as_in_cpython() {
    let cases = writes().filter(|case| case.opened == "bytearray").map(|case| {
        let yours = witness::answer(|| {
            let mut owner = case.before.clone();
            let mut view = TypedView::from(&mut owner);
            let written = match &case.what {
                What::Item(index, value) => view.set_item(*index, *value).map_err(WriteError::from),
                What::Slice(target, bytes) => view.assign(*target, source(bytes)).map_err(WriteError::from),
            };
            outcome(written, &case.before, &owner)
        });
        (case.expression, case.cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(
        "what is left to check, once the type has answered for the flag, is checked as in CPython",
        cases,
    );
}
