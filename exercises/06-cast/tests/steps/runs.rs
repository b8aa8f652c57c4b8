//! The items of any shape are a few runs of neighbours, found without a division, in C or in Fortran order; `to_bytes` copies
//! them, and moves what lies together as one piece.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use cast::{Memory, MemoryView, Order, Run, Value, ViewError, runs};
use read_only::WriteError;
use rstest::rstest;
use witness::assert_eq;

use super::{COUNTED, hex, is_like_here, laid_out, layout, part, tuple};

/// Where each item lies, run after run.
fn places(dimensions: &[(usize, isize)], order: Order) -> Vec<isize> {
    let place = |run: Run| move |number| run.first as isize + number as isize * run.stride;
    let items = runs(&layout("B", dimensions), order).flat_map(|run| (0..run.count).map(place(run)));
    items.take(100).collect()
}

#[rstest]
#[case::row_after_row(&[(2, 3), (3, 1)], Order::C, &[0, 1, 2, 3, 4, 5])]
#[case::column_after_column(&[(2, 3), (3, 1)], Order::Fortran, &[0, 3, 1, 4, 2, 5])]
#[case::rows_with_gaps_between_them(&[(2, 4), (3, 1)], Order::C, &[0, 1, 2, 4, 5, 6])]
#[case::backwards_the_first_lies_highest(&[(3, -2)], Order::C, &[4, 2, 0])]
#[case::the_last_row_first(&[(2, -4), (3, 1)], Order::C, &[4, 5, 6, 0, 1, 2])]
#[case::the_first_goes_up_first(&[(2, 6), (1, 9), (3, 2)], Order::Fortran, &[0, 6, 2, 8, 4, 10])]
#[case::two_are_full_at_once(&[(2, 20), (2, 8), (2, 3)], Order::C, &[0, 3, 8, 11, 20, 23, 28, 31])]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn every_place_comes_in_its_turn(
    #[case] dimensions: &[(usize, isize)],
    #[case] order: Order,
    #[case] known: &[isize],
) {
    assert_eq!(
        places(dimensions, order),
        known,
        "in C order the last index goes up first, in Fortran order the first: dimensions of (size, stride) \
         {dimensions:?}, {order:?} (left: yours)"
    );
}

#[rstest]
#[case::a_table_without_gaps(&[(2, 3), (3, 1)], Order::C, &[(0, 1, 6)])]
#[case::a_turned_table_in_its_own_order(&[(3, 1), (2, 3)], Order::Fortran, &[(0, 1, 6)])]
#[case::each_column(&[(2, 3), (3, 1)], Order::Fortran, &[(0, 3, 2), (1, 3, 2), (2, 3, 2)])]
#[case::gaps_of_one_size(&[(2, 6), (3, 2)], Order::C, &[(0, 2, 6)])]
#[case::gaps_of_two_sizes(&[(2, 7), (3, 2)], Order::C, &[(0, 2, 3), (7, 2, 3)])]
#[case::planes_with_gaps_between_them(&[(2, 9), (2, 3), (3, 1)], Order::C, &[(0, 1, 6), (9, 1, 6)])]
#[case::all_of_it_backwards(&[(2, -3), (3, -1)], Order::C, &[(5, -1, 6)])]
#[case::dimensions_of_one_item(&[(1, 50), (2, 3), (1, -7), (3, 1), (1, 9)], Order::C, &[(0, 1, 6)])]
#[case::the_same_item_again(&[(2, 0), (3, 0)], Order::C, &[(0, 0, 6)])]
#[case::as_far_as_memory_goes(&[(2, 1), (2, isize::MAX - 2)], Order::C, &[(0, isize::MAX - 2, 2), (1, isize::MAX - 2, 2)])]
#[case::a_number_alone(&[], Order::C, &[(0, 0, 1)])]
#[case::no_rows(&[(0, 3), (3, 1)], Order::C, &[])]
#[case::nothing_very_often(&[(usize::MAX >> 1, 0), (3, 0), (0, 1), (2, isize::MAX - 1)], Order::C, &[])]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn what_lies_in_one_line_is_one_run(
    #[case] dimensions: &[(usize, isize)],
    #[case] order: Order,
    #[case] known: &[(usize, isize, usize)],
) {
    let told = |run: Run| (run.first, if run.count == 1 { 0 } else { run.stride }, run.count);
    let layout = layout("B", dimensions);
    let found = || runs(&layout, order).map(told).take(20).collect::<Vec<_>>();
    assert_eq!(
        witness::answer(|| format!("{:?}", found())),
        format!("{known:?}"),
        "two dimensions are one line where a step of the outer is all of the inner, and no item is no run: (first, stride, \
         count) of dimensions of (size, stride) {dimensions:?}, {order:?} (left: yours)"
    );
}

#[test]
fn the_next_one_is_found_without_an_allocation() {
    let layout = layout("B", &[(1 << 10, 1 << 12), (1 << 10, 2)]);
    let rule = "the indices have their room before the first run: none of the next 1,024 may allocate";
    let mut found = runs(&layout, Order::C);
    let last = witness::allocates(rule, 0, 0, || found.by_ref().last());
    let expected = Some((1023 << 12, 2, 1 << 10));
    let last = last.map(|run| (run.first, run.stride, run.count));
    assert_eq!(last, expected, "{rule} (left: your last run)");
}

#[test]
fn none_is_listed_before_it_is_asked_for() {
    let rule = "a run is found when it is asked for, here the second of 2**30";
    let layout = layout("B", &[(1 << 30, 4), (2, 1)]);
    let second = witness::in_time(rule, Duration::from_secs(2), move || {
        let mut second = None;
        let bytes = witness::allocated(|| second = runs(&layout, Order::C).nth(1));
        let second = second.map(|run| (run.first, run.stride, run.count));
        (second, bytes < 1_000)
    });
    let expected = (Some((4, 1, 2)), true);
    assert_eq!(
        second, expected,
        "{rule} (left: first, stride and count of yours, and whether less than 1,000 bytes did)"
    );
}

#[test]
fn a_table_is_copied_out_in_two_orders() {
    let table = laid_out(b"abcdef", "B", &[(2, 3), (3, 1)]);
    let copied = [Order::C, Order::Fortran].map(|order| table.to_bytes(order));
    assert_eq!(
        copied.map(|copied| copied.map(|bytes| witness::literal(&bytes))),
        [Ok("b\"abcdef\"".to_owned()), Ok("b\"adbecf\"".to_owned())],
        "tobytes('C') goes row after row, tobytes('F') column after column: two rows, abc and def (left: yours)"
    );
}

#[test]
fn the_bytes_of_one_stay_together() {
    let copied = [(2, -4), (3, 0)].map(|line| laid_out(b"abcdefgh", "h", &[line]).to_bytes(Order::Fortran));
    assert_eq!(
        copied.map(|copied| copied.map(|bytes| witness::literal(&bytes))),
        ["b\"efab\"", "b\"ababab\""].map(|bytes| Ok(bytes.to_owned())),
        "a copy is of items, each with its bytes as they lie: two backwards, and one three times, two bytes an item (left: yours)"
    );
}

#[test]
fn an_item_may_have_any_number_of_bytes() {
    let pixels = laid_out(b"abcdefghi", "T{<b:r:<b:g:<b:b:} 3", &[(3, -3)]);
    assert_eq!(
        witness::answer(|| witness::literal(&pixels.to_bytes(Order::C).unwrap_or_default())),
        "b\"ghidefabc\"",
        "an item that no native code names is copied like any other: three bytes an item, backwards (left: yours)"
    );
}

/// Memory that writes down how it is read: from where, and how many bytes.
#[derive(Clone)]
struct Watched(Vec<u8>, Rc<RefCell<Vec<(usize, usize)>>>);

impl Memory for Watched {
    fn size(&self) -> usize {
        self.0.len()
    }

    fn readonly(&self) -> bool {
        true
    }

    fn read(&self, first: usize, place: &mut [u8]) {
        self.1.borrow_mut().push((first, place.len()));
        place.copy_from_slice(&self.0[first..first + place.len()]);
    }

    fn write(&self, _first: usize, _bytes: &[u8]) -> Result<(), WriteError> {
        Err(WriteError::NotWritable)
    }
}

#[rstest]
#[case::a_table_without_gaps(&[(4, 8), (2, 4)], &[(8, 24)])]
#[case::rows_with_gaps_between_them(&[(4, 12), (2, 4)], &[(12, 8), (24, 8), (36, 8)])]
#[case::each_with_a_gap(&[(4, 8)], &[(8, 4), (16, 4), (24, 4)])]
#[case::one_item_and_a_stride(&[(2, 8)], &[(8, 4)])]
#[case::nothing(&[(1, 4)], &[])]
fn neighbours_are_moved_together(#[case] dimensions: &[(usize, isize)], #[case] known: &[(usize, usize)]) {
    let reads = Rc::default();
    let memory = Watched((0..64).collect(), Rc::clone(&reads));
    let whole = MemoryView::with_layout(memory, layout("i", dimensions)).expect("as many bytes");
    let copied = whole.slice(1..).and_then(|rest| rest.to_bytes(Order::C));
    assert_eq!(
        (copied.map(|copied| copied.len()), reads.take()),
        (Ok(known.iter().map(|(_, bytes)| bytes).sum()), known.to_vec()),
        "neighbours are read at once, all else item by item: (first, how many) of every read, of [1:] of \
         dimensions of (size, stride) {dimensions:?} (left: yours)"
    );
}

#[rstest]
#[case::a_table(&[(100, 8), (100, 800)])]
#[case::with_a_gap_after_each_column(&[(100, 8), (100, 808)])]
#[case::no_items(&[(0, 8), (100, 8)])]
fn a_copy_is_one_allocation_of_as_many_bytes(#[case] dimensions: &[(usize, isize)]) {
    let owner: Vec<u8> = (0..=250).cycle().take(160_000).collect();
    let doubles = laid_out(&owner, "d", dimensions);
    let columns = owner.chunks(dimensions[1].1 as usize);
    let columns = columns.map(|column| &column[..column.len().min(800)]);
    let expected = &columns.collect::<Vec<_>>().concat()[..layout("d", dimensions).nbytes()];
    // Beside the copy there are the dimensions and the indices of the runs.
    let mut copied = Vec::new();
    let allocated = witness::allocated(|| copied = doubles.to_bytes(Order::Fortran).unwrap_or_default());
    let (bytes, more) = (expected.len(), allocated.saturating_sub(expected.len() as u64));
    assert!(
        more < 500 && copied.capacity() == copied.len(),
        "how many bytes are copied is known before the first one is\nexpected {bytes}, and some for the dimensions\n   \
         yours {allocated}",
    );
    let differs = (0..bytes).find(|&at| copied.get(at) != expected.get(at));
    assert!(
        copied == expected,
        "every byte of every item is copied\nexpected {bytes} bytes\n   yours differ first at {differs:?}"
    );
}

#[test]
fn a_released_view_is_not_copied() {
    let mut released = MemoryView::new(&b""[..]);
    released.release();
    assert_eq!(
        [Order::C, Order::Fortran].map(|order| released.to_bytes(order)),
        [const { Err(ViewError::Released) }; 2],
        "a released view refuses, also where there is nothing to copy (left: yours)"
    );
}

#[test]
fn what_a_view_shows_is_what_was_written() {
    let mut owner = [0; 6];
    let view = MemoryView::from(&mut owner);
    let cast = |text: &str, format| {
        let part = view.slice(part(text));
        part.and_then(|part| part.cast(format)).expect("whole items")
    };
    let (shorts, chars) = (cast("0:4", "h"), cast("2:6", "B"));
    let assigned = shorts.set_item(-1, Value::Int(0x6261));
    let assigned = assigned.and_then(|()| chars.assign(2..4, &cast("2:4", "B")));
    assert_eq!(
        (assigned, view.hex(), hex(&owner)),
        (Ok(()), Ok("000061626162".to_owned()), "000061626162".to_owned()),
        "every view of a memory shows the same bytes (left: yours)"
    );
}

#[rstest]
#[witness::within(COUNTED, Duration::from_secs(5))]
fn every_order_of_every_form_is_copied_as_in_cpython() {
    let file = include_str!("../recorded/runs.tsv");
    let memory = super::memory(file)[160..].to_vec();
    let rows = witness::recorded(file).filter(|row| is_like_here(&format!("{}'", row[1])));
    let cases = rows.map(|row| {
        let [_, format, sizes, strides, order, cpython] = row[..] else {
            panic!("a row has six columns")
        };
        let dimensions: Vec<_> = tuple(sizes).into_iter().zip(tuple(strides)).collect();
        let wanted = if order == "C" { Order::C } else { Order::Fortran };
        let view = laid_out(&memory, format, &dimensions);
        let copied = || view.to_bytes(wanted).map(|bytes| hex(&bytes));
        let yours = || copied().unwrap_or_else(|error| error.to_string());
        let expression = format!("tobytes('{order}') of '{format}' with sizes {sizes} and strides {strides}");
        (expression, cpython.to_owned(), witness::answer(yours))
    });
    witness::agrees_with_cpython("copies are CPython's", cases);
}
