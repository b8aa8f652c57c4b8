//! Chapter 8: a ring of 100,000 entries, beside the deque of the standard library. Python has none that is alike.

use std::collections::VecDeque;

use ring_buffer::Ring;

use crate::data::Who::{Field, Ours};
use crate::row::{Row, row, side};

const SLOTS: usize = 100_000;

/// A ring in its second lap, and a deque of the same entries.
fn both() -> (Ring<f64>, VecDeque<(i64, f64)>) {
    let mut ring = Ring::new(SLOTS).expect("memory");
    let mut deque = VecDeque::with_capacity(SLOTS);
    for number in 0..SLOTS + SLOTS / 2 {
        ring.push(number as i64, number as f64).expect("times in order");
        push(&mut deque, number as i64, number as f64);
    }
    (ring, deque)
}

fn push(deque: &mut VecDeque<(i64, f64)>, time: i64, value: f64) -> bool {
    let full = deque.len() == SLOTS;
    if full {
        deque.pop_front();
    }
    deque.push_back((time, value));
    full
}

pub fn rows() -> Vec<Row> {
    let table = "ring";
    vec![
        row(table, "push", "push into a full ring of 100,000", || {
            let (mut ring, mut deque) = both();
            let (mut time, mut other) = (1_000_000, 1_000_000);
            vec![
                side(Ours, "", move || {
                    time += 1;
                    ring.push(time, 0.5).is_ok_and(|evicted| evicted.is_some())
                }),
                side(Field, "`VecDeque`", move || {
                    other += 1;
                    push(&mut deque, other, 0.5)
                }),
            ]
        })
        .field(),
        row(
            table,
            "push-moved",
            "push to a full `Vec` of 100,000, after `remove(0)`",
            || {
                let mut list: Vec<(i64, f64)> = (0..SLOTS as i64).map(|time| (time, 0.5)).collect();
                vec![side(Ours, "", move || {
                    list.remove(0);
                    list.push((1_000_000, 0.5));
                    list.len()
                })]
            },
        ),
        row(table, "sum-ring", "sum of 100,000 values", || {
            let (ring, deque) = both();
            vec![
                side(Ours, "", move || {
                    let [oldest, newest] = ring.values();
                    let values = oldest.numbers::<f64>().into_iter().chain(newest.numbers());
                    values.flatten().sum::<f64>()
                }),
                side(Field, "`VecDeque`", move || {
                    deque.iter().map(|entry| entry.1).sum::<f64>()
                }),
            ]
        })
        .field(),
        row(
            table,
            "find-value",
            "the newest of 100,000 values, from the oldest on",
            || {
                let (ring, deque) = both();
                let value = (SLOTS + SLOTS / 2 - 1) as f64;
                vec![
                    side(Ours, "", move || ring.find(value).next()),
                    side(Field, "`VecDeque`", move || {
                        deque.iter().position(|entry| entry.1 == value)
                    }),
                ]
            },
        )
        .field(),
        row(table, "latest", "sum of the latest 10 of 100,000", || {
            let (ring, deque) = both();
            vec![
                side(Ours, "", move || {
                    let [oldest, newest] = ring.latest(10);
                    oldest
                        .iter()
                        .chain(newest.iter())
                        .map(|entry| entry.value)
                        .sum::<f64>()
                }),
                side(Field, "`VecDeque`", move || {
                    deque.range(SLOTS - 10..).map(|entry| entry.1).sum::<f64>()
                }),
            ]
        })
        .why("Two windows are cut out of the ring whatever they hold; a deque finds one end and walks.")
        .field(),
    ]
}
