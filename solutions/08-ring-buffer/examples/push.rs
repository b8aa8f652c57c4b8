//! What it costs to keep the newest 100,000 readings, and to know their mean:
//! `cargo run --release -p ring-buffer-solution --example push`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ring_buffer_solution::{Entry, Ring, Summary, Tracked};

const SLOTS: usize = 100_000;
const PUSHES: i64 = 1_000;

/// What one push costs: the fastest of 20 rounds of 1,000, because whatever else the machine did can only have made the
/// others slower.
fn fastest(mut push: impl FnMut(i64)) -> Duration {
    let rounds = (0..20).map(|round| {
        let start = Instant::now();
        for number in 0..PUSHES {
            push(SLOTS as i64 + round * PUSHES + number);
        }
        start.elapsed()
    });
    rounds.min().expect("there were 20 rounds") / PUSHES as u32
}

fn main() {
    let value = |time: i64| (time % 1_000) as f64;
    let mut list: Vec<_> = (0..SLOTS as i64)
        .map(|time| Entry {
            time,
            value: value(time),
        })
        .collect();
    let mut ring = Ring::new(SLOTS).expect("1.6 MB are there");
    let mut tracked = Tracked::new(SLOTS).expect("6.4 MB are there");
    for entry in &list {
        ring.push(entry.time, entry.value).expect("the times go on");
        tracked.push(entry.time, entry.value).expect("the times go on");
    }
    let shifted = fastest(|time| {
        list.remove(0);
        list.push(Entry {
            time,
            value: value(time),
        });
    });
    let pushed = fastest(|time| {
        let _ = black_box(ring.push(time, value(time)));
    });
    // 200 laps, so that the walk at the end of each has its share.
    let start = Instant::now();
    for time in 0..200 * SLOTS as i64 {
        let _ = black_box(tracked.push(SLOTS as i64 + time, value(time)));
    }
    let kept = start.elapsed() / (200 * SLOTS as u32);
    let start = Instant::now();
    let walk = ring.iter().map(|entry| Summary::of(entry.value));
    black_box(walk.fold(Summary::default(), Summary::join));
    let walked = start.elapsed();
    println!("push to a full Vec of {SLOTS}, after remove(0): {shifted:?}");
    println!("push to a full ring:                         {pushed:?}");
    println!("push to a full ring with its summary:        {kept:?}");
    println!("a summary by a walk over the ring:           {walked:?}");
}
