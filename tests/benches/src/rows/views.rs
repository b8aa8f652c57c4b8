//! Chapter 1: what a view is asked for as a whole.

use views::View;

use crate::data::Who::{Field, Ours};
use crate::inputs::{MILLION, PICTURE, bytes};
use crate::row::{Row, row, side};

pub fn rows() -> Vec<Row> {
    let million = bytes(MILLION);
    let table = "views";
    vec![
        row(table, "open", "`memoryview(owner)`", move || {
            vec![side(Ours, "", move || View::new(million).len())]
        })
        .python(),
        row(table, "item", "`view[-1]`", move || {
            vec![side(Ours, "", move || View::new(million).item(-1).ok())]
        })
        .python(),
        row(table, "sum-bytes", "`sum(view)` of 1 MB", move || {
            vec![
                side(Ours, "", move || {
                    View::new(million).iter().map(u64::from).sum::<u64>()
                }),
                side(Field, "`iter().sum()`", move || {
                    million.iter().map(|&byte| u64::from(byte)).sum::<u64>()
                }),
            ]
        })
        .python()
        .looped()
        .field(),
        row(table, "equal", "`view == other`, 33 MB each", || {
            let (one, other) = (bytes(PICTURE), bytes(PICTURE).to_vec().leak());
            let other: &'static [u8] = other;
            vec![
                side(Ours, "", move || View::new(one) == View::new(other)),
                side(Field, "`==` of slices", move || one == other),
            ]
        })
        .python()
        .field(),
        row(table, "tolist-bytes", "`view.tolist()` of 1 MB", move || {
            vec![
                side(Ours, "", move || View::new(million).to_list::<u64>()),
                side(Field, "`collect`", move || {
                    million.iter().map(|&byte| u64::from(byte)).collect::<Vec<u64>>()
                }),
            ]
        })
        .python()
        .field(),
        row(table, "hex", "`view.hex()` of 1 MB", move || {
            vec![side(Ours, "", move || View::new(million).hex())]
        })
        .why("Ours pushes digit after digit into a text that is long enough; less than a third is what clarity may cost.")
        .python(),
        row(table, "hex-groups", "`view.hex(' ', 2)` of 1 MB", move || {
            vec![side(Ours, "", move || {
                View::new(million).hex_grouped(' ', 2).ok()
            })]
        })
        .python()
        .why("CPython goes from group to group; ours follows the rule as it is said, with a division for each byte."),
    ]
}
