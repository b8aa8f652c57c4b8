//! Chapter 6: streams of records.

use cast::{Record, Stream};

use crate::data::Who::{Field, Ours};
use crate::inputs::MILLION;
use crate::row::{Row, row, side};

pub fn rows() -> Vec<Row> {
    vec![records(), demo()]
}

const TABLE: &str = "memory-view";

fn records() -> Row {
    row(TABLE, "find-id", "an id among a million records", || {
        let mut stream = Stream::new(vec![0; MILLION * Record::SIZE]).expect("room for one");
        for number in 0..MILLION as i32 {
            stream.push(Record {
                id: number,
                time: f64::from(number),
                value: 0.5,
            });
        }
        let records = stream.store().clone();
        vec![
            side(Ours, "", move || stream.find(999_999).first().copied()),
            side(Field, "`chunks_exact`", move || {
                let id = 999_999_i32.to_le_bytes();
                let mut records = records.chunks_exact(Record::SIZE);
                records.position(|record| record[..4] == id)
            }),
        ]
    })
    .looped()
}

/// What the longest of the articles ends its example with.
fn demo() -> Row {
    row(
        TABLE,
        "demo",
        "push 10,000 records, and find the hundred with the id 42",
        || {
            vec![side(Ours, "", || {
                let mut stream = Stream::new(vec![0; 10_000 * Record::SIZE]).expect("room for all of them");
                for number in 0..10_000 {
                    let id = number % 100;
                    stream.push(Record {
                        id,
                        time: f64::from(number),
                        value: 50.0 + id as f32 * 0.5,
                    });
                }
                stream.find(42).len()
            })]
        },
    )
    .looped()
}
