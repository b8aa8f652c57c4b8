//! Chapter 5: what a layout is asked for.

use metadata::{Code, Layout, calcsize};
use ndarray::ArrayView2;

use crate::data::Who::{Field, Ours};
use crate::inputs::{MILLION, bytes};
use crate::row::{Row, row, side};

pub fn rows() -> Vec<Row> {
    let table = "metadata";
    vec![
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
    ]
}
