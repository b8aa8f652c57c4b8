//! Chapter 6: a million doubles, and a matrix of them.

use cast::{MemoryView, Order, Tree, Value};
use ndarray::ArrayView2;

use crate::data::Who::{Field, Ours};
use crate::inputs::{MILLION, doubles};
use crate::row::{Answer, Row, row, side};

pub fn rows() -> Vec<Row> {
    vec![
        sum(),
        parse(),
        values(),
        to_list(),
        equal(),
        copy_c(),
        copy_fortran(),
        cells(),
    ]
}

const TABLE: &str = "memory-view";

fn native() -> &'static [f64] {
    bytemuck::cast_slice(aligned())
}

/// The doubles where a double may lie, as Python's `array` has them.
fn aligned() -> &'static [u8] {
    use std::sync::LazyLock;
    static ALIGNED: LazyLock<Vec<f64>> = LazyLock::new(|| (0..MILLION).map(|number| number as f64).collect());
    bytemuck::cast_slice(&ALIGNED)
}

fn line(bytes: &'static [u8]) -> MemoryView<&'static [u8]> {
    MemoryView::new(bytes).cast("d").expect("a million doubles")
}

fn table() -> MemoryView<&'static [u8]> {
    MemoryView::new(doubles())
        .cast_to("d", &[1000, 1000])
        .expect("a thousand rows of as many")
}

fn sum() -> Row {
    row(TABLE, "sum-doubles", "`sum(view)` of a million doubles", || {
        let view = line(doubles());
        vec![
            side(Ours, "", move || {
                let numbers = view.numbers::<f64>().expect("a line of doubles");
                numbers.sum::<f64>()
            }),
            side(Field, "bytemuck", || native().iter().sum::<f64>()),
        ]
    })
    .python()
    .looped()
}

fn parse() -> Row {
    row(
        TABLE,
        "parse-sum",
        "parse a million doubles out of their bytes, then sum them",
        || {
            vec![side(Ours, "", || {
                let items = doubles().as_chunks::<8>().0.iter();
                let parsed: Vec<f64> = items.map(|item| f64::from_ne_bytes(*item)).collect();
                parsed.iter().sum::<f64>()
            })]
        },
    )
    .python()
}

fn values() -> Row {
    row(
        TABLE,
        "value-sum",
        "sum them where they lie, each asked what it is",
        || {
            let view = line(doubles());
            vec![side(Ours, "", move || {
                let values = view.iter().expect("a line");
                values
                    .map(|value| f64::try_from(value).unwrap_or_default())
                    .sum::<f64>()
            })]
        },
    )
}

fn to_list() -> Row {
    row(TABLE, "tolist", "`view.tolist()` of a million doubles", || {
        let view = line(doubles());
        vec![side(Ours, "", move || view.to_list().ok())]
    })
    .python()
}

fn equal() -> Row {
    row(
        TABLE,
        "equal-doubles",
        "`view == other`, a million doubles each",
        || {
            let (one, other) = (line(doubles()), line(aligned()));
            vec![
                side(Ours, "", move || one == other),
                side(Field, "bytemuck", || {
                    bytemuck::try_cast_slice(doubles()).is_ok_and(|one: &[f64]| one == native())
                }),
            ]
        },
    )
        .why("A view compares what was copied out in blocks, because its bytes may be cells that somebody writes to.")
    .python()
    .field()
}

fn copy_c() -> Row {
    row(TABLE, "tobytes-c", "`view.tobytes()` of them", || {
        let view = table();
        vec![
            side(Ours, "", move || view.to_bytes(Order::C).ok()),
            side(Field, "`to_vec`", || Some(doubles().to_vec())),
        ]
    })
        .why("Ours fills the new bytes with zeros before it reads over them: in safe Rust no byte may be read that was never written.")
    .python()
    .field()
}

fn copy_fortran() -> Row {
    row(
        TABLE,
        "tobytes-fortran",
        "`view.tobytes('F')` of 1000 by 1000 of them",
        || {
            let view = table();
            vec![
                side(Ours, "", move || view.to_bytes(Order::Fortran).ok()),
                side(Field, "ndarray", || {
                    let cells = ArrayView2::from_shape((1000, 1000), native()).expect("a thousand rows");
                    let cells: Vec<f64> = cells.t().iter().copied().collect();
                    Some(bytemuck::cast_slice::<f64, u8>(&cells).to_vec())
                }),
            ]
        },
    )
    .python()
}

fn cells() -> Row {
    row(
        TABLE,
        "cells",
        "every cell of 1000 by 1000 doubles by its indices",
        || {
            let view = table();
            vec![
                side(Ours, "", move || {
                    let mut sum = 0.0;
                    for row in 0..1000 {
                        for column in 0..1000 {
                            if let Ok(Value::Float(float)) = view.at(&[row, column]) {
                                sum += float;
                            }
                        }
                    }
                    sum
                }),
                side(Field, "ndarray", || {
                    let cells = ArrayView2::from_shape((1000, 1000), native()).expect("a thousand rows");
                    let mut sum = 0.0;
                    for row in 0..1000 {
                        for column in 0..1000 {
                            sum += cells[[row, column]];
                        }
                    }
                    sum
                }),
            ]
        },
    )
        .why("Each cell is located and checked in every dimension, and read as a value that says what it is; a walk by `numbers` asks once.")
    .looped()
}

impl Answer for Tree {
    fn told(&self) -> String {
        let Tree::List(items) = self else {
            return String::new();
        };
        let float = |item: &Tree| match item {
            Tree::Item(Value::Float(float)) => *float,
            _ => f64::NAN,
        };
        items.iter().map(float).collect::<Vec<f64>>().told()
    }
}
