//! The figures of this chapter's page: ten million doubles parsed out of a file's bytes, or looked at where they lie, and
//! summed either way.
//! Run it with `cargo run --release -p cast-solution --example glasses`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cast_solution::MemoryView;

/// The shortest of ten runs, after one to warm up.
fn shortest<T>(work: impl Fn() -> T) -> Duration {
    drop(work());
    let run = |_| {
        let start = Instant::now();
        let done = black_box(work());
        let taken = start.elapsed();
        drop(done);
        taken
    };
    (0..10).map(run).min().expect("there were ten runs")
}

fn main() {
    let file: Vec<u8> = (0..10_000_000)
        .flat_map(|number| f64::from(number).to_ne_bytes())
        .collect();
    let parse = |file: &[u8]| -> Vec<f64> {
        let items = file.as_chunks::<8>().0.iter();
        items.map(|item| f64::from_ne_bytes(*item)).collect()
    };
    let parsed = shortest(|| parse(black_box(&file)).iter().sum::<f64>());
    let view = MemoryView::from(&file).cast("d").expect("whole doubles");
    let cast = shortest(|| MemoryView::from(black_box(&file)).cast("d"));
    let values = shortest(|| {
        let values = black_box(&view).iter().expect("a line");
        values
            .map(|value| f64::try_from(value).unwrap_or_default())
            .sum::<f64>()
    });
    let numbers = shortest(|| black_box(&view).numbers::<f64>().expect("doubles").sum::<f64>());
    println!("parsed, then summed: {parsed:.1?}");
    println!("cast alone: {cast:.1?}");
    println!("cast, and summed value by value: {values:.1?}");
    println!("cast, and summed as numbers: {numbers:.1?}");
}
