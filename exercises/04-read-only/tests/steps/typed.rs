//! A view typed by its reference: the one over `&mut` has methods that write, the one over `&` has none, and
//! neither carries a flag.

use mutation::{AssignError, SetItemError};
use read_only::{Buffer, TypedView, WriteError};
use rstest::rstest;
use slicing::{Slice, Strided, ZeroStep};
use views::{IndexError, View};
use witness::assert_eq;

use crate::{What, letters, outcome, slice, source, writes};

#[rstest]
#[case::no_byte(b"")]
#[case::one_byte(b"\0")]
#[case::some_bytes(b"look")]
fn either_reference_shows_all_bytes(#[case] bytes: &[u8]) {
    let mut owner = bytes.to_vec();
    let looked = witness::literal(TypedView::from(&owner).as_view().as_bytes());
    let written = witness::literal(TypedView::from(&mut owner).as_view().as_bytes());
    let shown = witness::literal(bytes);
    assert_eq!(
        (looked, written),
        (shown.clone(), shown),
        "as_view shows all bytes, whichever reference the view holds (left: yours, over & and over &mut)"
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
}

#[rstest]
#[case::the_first(0, 0x58, Ok(()))]
#[case::the_last(-1, 255, Ok(()))]
#[case::no_such_value(0, 256, Err(SetItemError::Value))]
#[case::a_byte_in_its_low_16_bits(0, (1 << 16) + 65, Err(SetItemError::Value))]
#[case::a_byte_in_its_low_32_bits(0, (1 << 32) + 65, Err(SetItemError::Value))]
#[case::the_same_below_zero(0, (-1 << 32) + 65, Err(SetItemError::Value))]
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

/// What the compiler finds where a view has no such method itself. It tries methods with `self` first, then
/// `&self`, then `&mut self`, and each time a view's own before a trait's. So these come last.
trait WithoutMethods {
    fn set_item(&mut self, _: isize, _: i64) -> NoSuchMethod {
        NoSuchMethod
    }

    fn assign(&mut self, _: Slice, _: Strided<'_>) -> NoSuchMethod {
        NoSuchMethod
    }
}

impl WithoutMethods for TypedView<&[u8]> {}

struct NoSuchMethod;

fn is_a_method<T>(_answer: T) -> bool {
    !std::any::type_name::<T>().ends_with("NoSuchMethod")
}

#[test]
fn a_readonly_view_has_no_method_that_writes() {
    let found = [
        is_a_method(TypedView::from(b"look").set_item(0, 0x62)),
        is_a_method(TypedView::from(b"look").assign(slice("0:1"), source(b"b"))),
    ];
    assert_eq!(
        found, [false; 2],
        "what a read-only view must not do is not there to be called, not even to refuse (left: whether \
         yours has set_item, and assign)"
    );
}

#[test]
fn bytes_are_read_and_written_where_they_lie() {
    let (mut owner, ones) = (vec![0; 10_000], vec![1; 5_000]);
    let memory = owner.as_ptr_range();
    let rule = "a typed view works on the owner's bytes: neither opening one nor a write may allocate";
    let (seen, written) = witness::allocates(rule, 0, 0, || {
        let seen = View::from(TypedView::from(&owner)).as_bytes().as_ptr_range();
        let mut view = TypedView::from(&mut owner);
        let item = view.set_item(1, 1);
        (seen, (item, view.assign(slice("::2"), source(&ones))))
    });
    assert_eq!(
        (seen, written),
        (memory, (Ok(()), Ok(()))),
        "a read-only view looks at the owner's bytes, and a writable one writes (left: where yours looks, \
         and what its writes end in)"
    );
}

#[test]
fn giving_writing_up_keeps_the_bytes_and_the_lifetime() {
    fn give_up(view: TypedView<&mut [u8]>) -> TypedView<&[u8]> {
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

#[test]
fn many_may_look_and_one_may_write() {
    let mut owner = letters(4);
    let still = TypedView::from(&mut owner).into_read_only();
    let (one, other) = (still, still);
    assert_eq!(
        (one.as_view().as_bytes(), implements!(TypedView<&[u8]>: Copy)),
        (other.as_view().as_bytes(), true),
        "a read-only view is Copy, and its copies show the same (left: one copy, and whether it is Copy)"
    );
    assert!(
        !implements!(TypedView<&mut [u8]>: Copy),
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
    let accepted = TypedView::try_from(Buffer::from(&mut owner)).map(|mut view| {
        let item = view.set_item(0, 0x58);
        (item, view.assign(slice("-1:"), source(b"Y")))
    });
    let refused = TypedView::try_from(Buffer::from(b"look")).err();
    let (item, slice) = (Ok(()), Ok(()));
    assert_eq!(
        (accepted, witness::literal(&owner), refused),
        (
            Ok((item, slice)),
            "b\"XbcY\"".to_owned(),
            Some(WriteError::NotWritable)
        ),
        "a writable buffer becomes a writable view of the same bytes, a read-only one is refused as every \
         write to it would be (left: how the writes through yours end, the owner after them, and your \
         answer to b\"look\")"
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
