//! Measures what a copy costs on this machine, and what a view does, and prints it as tables of Markdown:
//! `cargo run --release -p workbook-tests --example cost`. The page *What a copy costs* says what the columns mean.

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use slicing::{Slice, Strided};
use views::View;

/// A picture of 3840 by 2160 pixels, four bytes each.
const PICTURE: usize = 3840 * 2160 * 4;

const RUNS: usize = 60;

/// How long one call takes, in nanoseconds: in the fastest run and in the median one.
struct Cost {
    fastest: f64,
    median: f64,
}

/// A run repeats the work until a clock can tell its length.
fn measure<T>(mut work: impl FnMut() -> T) -> Cost {
    let start = Instant::now();
    let mut calls = 0_u32;
    while calls == 0 || (start.elapsed() < Duration::from_micros(200) && calls < 1_000_000) {
        black_box(work());
        calls += 1;
    }
    let mut runs: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..calls {
                black_box(work());
            }
            start.elapsed().as_nanos() as f64 / f64::from(calls)
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    Cost {
        fastest: runs[0],
        median: runs[RUNS / 2],
    }
}

/// `2.5 µs`: two digits, in the unit that suits them.
fn shown(nanoseconds: f64) -> String {
    let (unit, value) = match nanoseconds {
        n if n < 1e3 => ("ns", n),
        n if n < 1e6 => ("µs", n / 1e3),
        n => ("ms", n / 1e6),
    };
    let digits = if value < 1.0 { 2 } else { usize::from(value < 10.0) };
    format!("{value:.digits$} {unit}")
}

fn with_commas(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| String::from_utf8_lossy(group))
        .collect();
    groups.join(",")
}

/// Prints a row and hands on by how much its medians are above its fastest runs, at most.
fn row(name: &str, costs: &[Cost]) -> f64 {
    let cells: Vec<_> = costs.iter().map(|cost| shown(cost.fastest)).collect();
    println!("| {name} | {} |", cells.join(" | "));
    costs
        .iter()
        .map(|cost| cost.median / cost.fastest)
        .fold(1.0, f64::max)
}

fn sizes() -> f64 {
    println!(
        "| bytes | open a `View` | copy into memory that is there | copy into new memory |\n|--:|--:|--:|--:|"
    );
    let mut above = 1.0;
    for size in [
        10,
        1_000,
        100_000,
        1_000_000,
        10_000_000,
        PICTURE,
        64_000_000,
        100_000_000,
    ] {
        let (owner, mut there) = (vec![1_u8; size], vec![2_u8; size]);
        let costs = [
            measure(|| View::new(black_box(&owner))),
            measure(|| black_box(&mut there).copy_from_slice(black_box(&owner))),
            measure(|| View::new(black_box(&owner)).to_bytes()),
        ];
        above = row(&with_commas(size), &costs).max(above);
    }
    above
}

fn slices() -> f64 {
    println!("\n| what | fastest of {RUNS} |\n|---|--:|");
    let owner = vec![1_u8; 100_000_000];
    let cut = |text: &str| text.parse::<Slice>().expect("a slice as Python writes it");
    let half = cut(":50000000");
    let (inner, every_second, backwards) = (cut("1000:-1000"), cut("::2"), cut("::-1"));
    let whole = Strided::new(View::new(&owner));
    let rows = [
        (
            "a view of half of 100 MB",
            measure(|| black_box(whole).slice(half)),
        ),
        (
            "a copy of half of 100 MB",
            measure(|| View::new(&black_box(&owner)[..50_000_000]).to_bytes()),
        ),
        (
            "a slice of a slice of a slice of 100 MB",
            measure(|| {
                black_box(whole)
                    .slice(inner)?
                    .slice(every_second)?
                    .slice(backwards)
            }),
        ),
    ];
    rows.into_iter()
        .map(|(name, cost)| row(name, &[cost]))
        .fold(1.0, f64::max)
}

fn red_channel() -> f64 {
    println!("\n| what | fastest of {RUNS} |\n|---|--:|");
    let owner: Vec<u8> = (0..PICTURE).map(|at| at as u8).collect();
    let every_fourth = "::4".parse::<Slice>().expect("a slice as Python writes it");
    let red = Strided::new(View::new(&owner))
        .slice(every_fourth)
        .expect("4 is not zero");
    let copy = red.to_bytes();
    let rows = [
        (
            "sum every fourth byte where it lies",
            measure(|| black_box(red).walk().map(u64::from).sum::<u64>()),
        ),
        (
            "copy every fourth byte into a `Vec`",
            measure(|| black_box(red).to_bytes()),
        ),
        (
            "sum `owner.iter().step_by(4)`, a slice's own iterator",
            measure(|| {
                black_box(&owner)
                    .iter()
                    .step_by(4)
                    .copied()
                    .map(u64::from)
                    .sum::<u64>()
            }),
        ),
        (
            "collect `owner.iter().step_by(4)` into a `Vec`",
            measure(|| black_box(&owner).iter().step_by(4).copied().collect::<Vec<u8>>()),
        ),
        (
            "sum that `Vec`",
            measure(|| black_box(&copy).iter().copied().map(u64::from).sum::<u64>()),
        ),
    ];
    rows.into_iter()
        .map(|(name, cost)| row(name, &[cost]))
        .fold(1.0, f64::max)
}

/// The same in Python, where there is one.
fn python() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/python/cost.py");
    match Command::new("python3").arg(script).output() {
        Ok(output) if output.status.success() => {
            println!("\n{}", String::from_utf8_lossy(&output.stdout).trim_end())
        }
        _ => println!("\nNo `python3` was found, so its half is missing."),
    }
}

fn main() {
    if cfg!(debug_assertions) {
        eprintln!("These figures mean little without `--release`.");
    }
    let above = sizes().max(slices()).max(red_channel());
    println!(
        "\nEach figure is the fastest of {RUNS} runs; the median run took up to {above:.1} times as long."
    );
    python();
}
