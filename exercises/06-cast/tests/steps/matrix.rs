//! Rows, columns and the diagonal of a matrix are views of it, and turning it swaps strides: no cell is copied or moved.
//!
//! The tests hold on machines that store the lowest byte of a number first.

use cast::{Matrix, MemoryView, Order, Value, ViewError};
use metadata::LocateError;
use read_only::WriteError;
use rstest::rstest;
use witness::assert_eq;

use super::{bytes, list};

/// The bytes of 0.0, 1.0, 2.0, …
fn doubles(count: u32) -> Vec<u8> {
    (0..count)
        .flat_map(|number| f64::from(number).to_ne_bytes())
        .collect()
}

/// One part of a matrix of so many rows and columns with the cells 0.0, 1.0, 2.0, …
fn part(rows: isize, columns: isize, of: impl Fn(&Matrix<&[u8]>) -> String) -> String {
    let owner = doubles((rows * columns) as u32);
    let matrix = Matrix::new(&MemoryView::from(&owner), rows, columns).expect("as many doubles as cells");
    witness::answer(|| of(&matrix))
}

#[rstest]
#[case::the_first(0, "[0.0, 1.0]")]
#[case::the_next_is_not_empty(1, "[2.0, 3.0]")]
#[case::the_last(-1, "[4.0, 5.0]")]
#[case::right_behind_the_last(3, "IndexError: index out of bounds on dimension 1")]
#[case::the_smallest(isize::MIN, "IndexError: index out of bounds on dimension 1")]
fn a_row_is_neighbours(#[case] row: isize, #[case] expected: &str) {
    assert_eq!(
        part(3, 2, |cells| list(cells.row(row))),
        expected,
        "a row begins at its own first cell and goes on by the stride of the columns: row {row} of 3 by 2 (left: yours)"
    );
}

#[rstest]
#[case::the_first(0, "[0.0, 4.0, 8.0]")]
#[case::the_last(-1, "[3.0, 7.0, 11.0]")]
#[case::right_behind_the_last(4, "IndexError: index out of bounds on dimension 2")]
#[case::the_smallest(isize::MIN, "IndexError: index out of bounds on dimension 2")]
fn a_column_steps_by_a_row(#[case] column: isize, #[case] expected: &str) {
    assert_eq!(
        part(3, 4, |cells| list(cells.column(column))),
        expected,
        "a column begins in the first row and goes on by the stride of the rows: column {column} of 3 by 4 (left: yours)"
    );
}

#[rstest]
#[case::of_a_square(3, 3, "[0.0, 4.0, 8.0]")]
#[case::of_a_wide_one(2, 4, "[0.0, 5.0]")]
#[case::of_a_tall_one(4, 2, "[0.0, 3.0]")]
fn a_diagonal_steps_by_a_row_and_a_cell(#[case] rows: isize, #[case] columns: isize, #[case] expected: &str) {
    assert_eq!(
        part(rows, columns, |cells| list(Ok(cells.diagonal()))),
        expected,
        "a diagonal goes one down and one on, as far as both reach: {rows} by {columns} (left: yours)"
    );
}

#[rstest]
#[case::a_column_was_a_row(|cells: &Matrix<&[u8]>| list(cells.transposed().column(-1)), "[3.0, 4.0, 5.0]")]
#[case::a_row_was_a_column(|cells: &Matrix<&[u8]>| list(cells.transposed().row(-1)), "[2.0, 5.0]")]
#[case::the_diagonal_stays(|cells: &Matrix<&[u8]>| list(Ok(cells.transposed().diagonal())), "[0.0, 4.0]")]
#[case::all_of_it(|cells: &Matrix<&[u8]>| list(Ok(cells.transposed().cells().clone())), "[[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]")]
#[case::twice_is_as_before(|cells: &Matrix<&[u8]>| list(cells.transposed().transposed().row(0)), "[0.0, 1.0, 2.0]")]
fn turned_round_rows_are_columns(#[case] of: fn(&Matrix<&[u8]>) -> String, #[case] expected: &str) {
    assert_eq!(
        part(2, 3, of),
        expected,
        "sizes and strides change places, and rows, columns and diagonals follow them: 2 by 3 (left: yours)"
    );
}

#[test]
fn turning_moves_no_double() {
    let mut owner = doubles(6);
    let matrix = Matrix::new(&MemoryView::from(&mut owner), 2, 3).expect("six doubles");
    let turned = matrix.transposed();
    let written = turned.cells().set_at(&[2, 0], Value::Float(-9.0));
    let (in_c, in_fortran) = (
        matrix.cells().to_bytes(Order::C),
        turned.cells().to_bytes(Order::Fortran),
    );
    assert_eq!(
        (written, list(matrix.row(0)), in_c == in_fortran),
        (Ok(()), "[0.0, 1.0, -9.0]".to_owned(), true),
        "a turned matrix looks at the same memory, where its doubles lie in Fortran order (left: yours)"
    );
}

#[test]
fn rows_columns_and_diagonal_see_each_others_changes() {
    let mut owner = doubles(9);
    let matrix = Matrix::new(&MemoryView::from(&mut owner), 3, 3).expect("nine doubles");
    let written = matrix.row(1).and_then(|row| row.set_item(1, Value::Float(-1.0)));
    let written = written.and_then(|()| matrix.column(2)?.set_item(0, Value::Float(-2.0)));
    let seen = [
        list(matrix.column(1)),
        list(matrix.row(0)),
        list(Ok(matrix.diagonal())),
    ];
    assert_eq!(
        (written, seen.join(" ")),
        (
            Ok(()),
            "[1.0, -1.0, 7.0] [0.0, 1.0, -2.0] [0.0, -1.0, 8.0]".to_owned()
        ),
        "each is a view of the one memory: [1, 1] was written through a row, [0, 2] through a column (left: yours)"
    );
}

#[test]
fn every_part_begins_behind_the_view_and_keeps_its_flag() {
    let mut owner = doubles(7);
    let looks = MemoryView::from(&mut owner)
        .slice(8..)
        .and_then(|behind| behind.to_read_only());
    let matrix = Matrix::new(&looks.expect("a part"), 2, 3).expect("six doubles");
    let turned = matrix.transposed();
    let told = |name: &str, part: Result<MemoryView<_>, ViewError>| {
        let readonly = part.as_ref().map(|part| part.readonly() == Ok(true));
        format!("{name:8} {} {}", readonly == Ok(true), list(part))
    };
    let seen = [
        told("row", matrix.row(1)),
        told("column", matrix.column(1)),
        told("diagonal", Ok(matrix.diagonal())),
        told("turned", Ok(turned.cells().clone())),
        format!("filled   {:?}", turned.fill_diagonal(0.0)),
    ];
    witness::snapshot!("a read-only view begins at the second of seven doubles, 1.0, and so does its matrix: whether a part is read-only, and its cells", seen.join("\n"), @"
    row      true [4.0, 5.0, 6.0]
    column   true [2.0, 5.0]
    diagonal true [1.0, 5.0]
    turned   true [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]
    filled   Err(Write(NotWritable))
    ");
}

#[test]
fn a_diagonal_is_filled_as_far_as_it_goes() {
    let filled = |rows, columns, turned: bool| {
        let mut owner = doubles(8);
        let matrix = Matrix::new(&MemoryView::from(&mut owner), rows, columns).expect("eight doubles");
        let filled = if turned {
            matrix.transposed()
        } else {
            matrix.clone()
        }
        .fill_diagonal(-1.5);
        format!("{filled:?} {}", list(Ok(matrix.cells().clone())))
    };
    let seen = [filled(2, 4, false), filled(4, 2, false), filled(2, 4, true)].join("\n");
    witness::snapshot!("only cells whose row and column are the same are written, here with -1.5, and the third time through the turned matrix", seen, @"
    Ok(()) [[-1.5, 1.0, 2.0, 3.0], [4.0, -1.5, 6.0, 7.0]]
    Ok(()) [[-1.5, 1.0], [2.0, -1.5], [4.0, 5.0], [6.0, 7.0]]
    Ok(()) [[-1.5, 1.0, 2.0, 3.0], [4.0, -1.5, 6.0, 7.0]]
    ");
}

#[rstest]
#[case::with_another_number(1.0)]
#[case::with_what_it_holds_anyway(0.0)]
fn a_borrowed_one_is_not_filled(#[case] value: f64) {
    let owner = vec![0; 32];
    let matrix = Matrix::new(&MemoryView::from(&owner), 2, 2).expect("four doubles");
    assert_eq!(
        (matrix.fill_diagonal(value), owner == [0; 32]),
        (Err(WriteError::NotWritable.into()), true),
        "an owner that lends its bytes for looking is not written to, and says so whatever is to be written (left: yours)"
    );
}

#[test]
fn a_zero_may_have_a_sign() {
    let mut owner = doubles(1);
    let filled = Matrix::new(&MemoryView::from(&mut owner), 1, 1).map(|matrix| matrix.fill_diagonal(-0.0));
    assert_eq!(
        (filled, owner.last()),
        (Ok(Ok(())), Some(&0x80)),
        "every cell of the diagonal is written, also one whose value is equal: -0.0 == 0.0, and other bits (left: yours)"
    );
}

#[test]
fn an_error_names_the_dimension_of_the_turned_one() {
    let owner = doubles(6);
    let turned = Matrix::new(&MemoryView::from(&owner), 2, 3)
        .expect("six doubles")
        .transposed();
    assert_eq!(
        (
            turned.row(3).map(drop),
            turned.row(2).map(drop),
            turned.column(2).map(drop)
        ),
        (
            Err(LocateError::OutOfBounds { dimension: 1 }.into()),
            Ok(()),
            Err(LocateError::OutOfBounds { dimension: 2 }.into())
        ),
        "turned, 2 by 3 is 3 by 2: rows are dimension 1, columns are dimension 2 (left: yours)"
    );
}

#[test]
fn every_part_is_cpythons() {
    let cases = witness::recorded(include_str!("../recorded/matrix.tsv")).map(|row| {
        let [cells, rows, columns, what, at, cpython] = row[..] else {
            panic!("a row has six columns")
        };
        let number = |text: &str| text.parse::<isize>().expect("a number");
        let owner = bytes(cells);
        let yours = witness::answer(|| {
            let matrix = Matrix::new(&MemoryView::from(&owner), number(rows), number(columns))
                .expect("as many doubles as cells");
            match what {
                "row" => list(matrix.row(number(at))),
                "column" => list(matrix.column(number(at))),
                _ => list(Ok(matrix.diagonal())),
            }
        });
        (
            format!("{what} {at} of {rows} by {columns}"),
            cpython.to_owned(),
            yours,
        )
    });
    witness::agrees_with_cpython(
        "a part of a matrix is what Python's slices show of its line",
        cases,
    );
}
