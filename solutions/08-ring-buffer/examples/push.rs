//! What it costs to keep the newest 100,000 readings, and to know their mean, in a `Vec`, a `VecDeque` and a ring:
//! `cargo run --release -p ring-buffer-solution --example push`.

use std::collections::VecDeque;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ring_buffer_solution::{Entry, Ring, Summary, Tracked};

const SLOTS: usize = 100_000;
const PUSHES: i64 = 1_000;

/// The fastest of 20 rounds, because whatever else the machine did can only have made the others slower.
fn fastest(mut round: impl FnMut(i64)) -> Duration {
    let rounds = (0..20).map(|number| {
        let start = Instant::now();
        round(number);
        start.elapsed()
    });
    rounds.min().expect("there were 20 rounds")
}

/// What one push costs, of 1,000 a round.
fn per_push(mut push: impl FnMut(i64)) -> Duration {
    let first = |round| SLOTS as i64 + round * PUSHES;
    fastest(|round| (0..PUSHES).for_each(|number| push(first(round) + number))) / PUSHES as u32
}

fn main() {
    let value = |time: i64| (time % 1_000) as f64;
    let mut list: Vec<_> = (0..SLOTS as i64)
        .map(|time| Entry {
            time,
            value: value(time),
        })
        .collect();
    let mut deque: VecDeque<_> = list.iter().copied().collect();
    let mut ring = Ring::new(SLOTS).expect("1.6 MB are there");
    let mut tracked = Tracked::new(SLOTS).expect("6.4 MB are there");
    for entry in &list {
        ring.push(entry.time, entry.value).expect("the times go on");
        tracked.push(entry.time, entry.value).expect("the times go on");
    }
    let shifted = per_push(|time| {
        list.remove(0);
        list.push(Entry {
            time,
            value: value(time),
        });
    });
    let queued = per_push(|time| {
        black_box(deque.pop_front());
        deque.push_back(Entry {
            time,
            value: value(time),
        });
    });
    let pushed = per_push(|time| {
        let _ = black_box(ring.push(time, value(time)));
    });
    let walked = fastest(|_| {
        black_box(deque.iter().map(|entry| entry.value).sum::<f64>());
    });
    let columns = fastest(|_| {
        let columns = ring.values();
        let sums = columns
            .iter()
            .map(|column| column.numbers::<f64>().map(Iterator::sum));
        black_box(sums.collect::<Result<Vec<f64>, _>>()).expect("they are doubles");
    });
    // 200 laps, so that the walk at the end of each has its share.
    let start = Instant::now();
    for time in 0..200 * SLOTS as i64 {
        let _ = black_box(tracked.push(SLOTS as i64 + time, value(time)));
    }
    let kept = start.elapsed() / (200 * SLOTS as u32);
    let summed = fastest(|_| {
        let walk = ring.iter().map(|entry| Summary::of(entry.value));
        black_box(walk.fold(Summary::default(), Summary::join));
    });
    println!("push to a full Vec of {SLOTS}, after remove(0): {shifted:?}");
    println!("push to a VecDeque, after pop_front():       {queued:?}");
    println!("push to a full ring:                         {pushed:?}");
    println!("push to a full ring with its summary:        {kept:?}");
    println!("sum of the values of the VecDeque:           {walked:?}");
    println!("sum of the columns of the ring:              {columns:?}");
    println!("a summary by a walk over the ring:           {summed:?}");
}
