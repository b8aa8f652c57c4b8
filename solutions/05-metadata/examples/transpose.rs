//! What it costs to turn a table round, by copying it and by swapping two strides:
//! `cargo run --release -p metadata-solution --example transpose`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use metadata_solution::{Code, Format, Layout};

const ROWS: usize = 4_000;
const COLUMNS: usize = 2_000;

fn columns(table: &[f32], width: usize) -> Vec<f32> {
    (0..width)
        .flat_map(|column| table.iter().skip(column).step_by(width).copied())
        .collect()
}

/// The fastest of 20 runs: whatever else the machine did can only have made the others slower.
fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
    let times = (0..20).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    });
    times.min().expect("there were 20 runs")
}

fn main() {
    let table: Vec<f32> = (0..ROWS * COLUMNS).map(|number| number as f32).collect();
    let layout = Layout::new(Format::from(Code::Float), &[ROWS, COLUMNS]).expect("32 MB fit");
    let copied = fastest(|| columns(black_box(&table), COLUMNS));
    // A single swap is too short for the clock.
    let swapped =
        fastest(|| (0..1_000).for_each(|_| drop(black_box(black_box(&layout).transposed())))) / 1_000;
    println!("{ROWS} rows of {COLUMNS} floats, {} bytes", layout.nbytes());
    println!("copied column by column: {copied:?}");
    println!("strides swapped:         {swapped:?}");
}
