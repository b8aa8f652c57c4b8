//! Chapter 5: what a layout is asked for.

use std::sync::LazyLock;

use metadata::{Code, Layout, calcsize};
use ndarray::ArrayView2;

use crate::data::Who::{Field, Ours};
use crate::inputs::{MILLION, bytes};
use crate::row::{Row, row, side};

const ROWS: usize = 4_000;
const COLUMNS: usize = 2_000;

/// 4,000 rows of 2,000 readings.
fn readings() -> &'static [f32] {
    static READINGS: LazyLock<Vec<f32>> =
        LazyLock::new(|| (0..ROWS * COLUMNS).map(|number| number as f32).collect());
    &READINGS
}

/// Column after column, copied out as the chapter's first listing does.
fn columns() -> Vec<f32> {
    let column = |at| readings().iter().skip(at).step_by(COLUMNS).copied();
    (0..COLUMNS).flat_map(column).collect()
}

/// The sum of each column, of columns that lie side by side.
fn sums(columns: &[f32]) -> Vec<f64> {
    let columns = columns.chunks_exact(ROWS);
    columns
        .map(|column| column.iter().copied().map(f64::from).sum())
        .collect()
}

/// What a look at every column costs: through turned strides, after a copy, and once more at that copy.
fn turned() -> Vec<Row> {
    let table = "metadata";
    let strides = || {
        let floats = Layout::new(Code::Float.into(), &[ROWS, COLUMNS]).expect("32 MB");
        let turned = floats.transposed();
        let (step, itemsize) = (turned.strides()[1].unsigned_abs(), 4);
        let sum = move |column| -> f64 {
            let first = turned.locate(&[column, 0]).expect("a column");
            let readings = readings()[first / itemsize..].iter();
            readings.step_by(step / itemsize).copied().map(f64::from).sum()
        };
        vec![side(Ours, "", move || {
            (0..COLUMNS as isize).map(&sum).collect::<Vec<f64>>()
        })]
    };
    let again = || {
        let copy = columns();
        vec![side(Ours, "", move || sums(&copy))]
    };
    vec![
        row(
            table,
            "turn-look",
            "sum each of 2,000 columns of 4,000 floats, through turned strides",
            strides,
        ),
        row(table, "turn-copy", "copy the columns out, then sum each", || {
            vec![side(Ours, "", || sums(&columns()))]
        }),
        row(table, "turn-again", "sum each once more, in that copy", again),
    ]
}

pub fn rows() -> Vec<Row> {
    let table = "metadata";
    let mut rows = vec![
        row(table, "calcsize", "`struct.calcsize('idf')`", || {
            vec![side(Ours, "", || calcsize("idf").ok())]
        })
        .why("CPython remembers the last hundred formats that it has read; ours reads the text each time.")
        .python(),
        row(
            table,
            "locate",
            "every cell of 1000 by 1000 bytes by its indices",
            || {
                let cells = bytes(MILLION);
                let layout = Layout::new(Code::UnsignedChar.into(), &[1000, 1000]).expect("a million");
                vec![
                    side(Ours, "", move || {
                        let mut sum = 0;
                        for row in 0..1000 {
                            for column in 0..1000 {
                                sum += u64::from(cells[layout.locate(&[row, column]).unwrap_or(0)]);
                            }
                        }
                        sum
                    }),
                    side(Field, "ndarray", move || {
                        let cells = ArrayView2::from_shape((1000, 1000), cells).expect("a million");
                        let mut sum = 0;
                        for row in 0..1000 {
                            for column in 0..1000 {
                                sum += u64::from(cells[[row, column]]);
                            }
                        }
                        sum
                    }),
                ]
            },
        )
        .looped()
        .why("`locate` takes any number of dimensions, counts from the end where an index is negative, and refuses what is outside."),
    ];
    rows.extend(turned());
    rows
}
