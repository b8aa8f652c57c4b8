//! The two figures of this chapter's page: ten million doubles parsed out of a file's bytes, and looked at where they lie.
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
    println!("parsed in {:?}", shortest(|| parse(black_box(&file))));
    println!(
        "cast in {:?}",
        shortest(|| MemoryView::from(black_box(&file)).cast("d"))
    );
}
