// The left channel of `chord.wav` as a wave, all its samples summed three ways, and the station's horn:
// `cargo run -p cast --example chord`.

use std::error::Error;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use cast::{MemoryView, Wave};
use slicing::Slice;
use witness::program;

/// How many rows lie above the line of silence.
const ROWS: i32 = 5;

/// The samples that a column is for.
const COLUMN: usize = 5;

fn main() -> ExitCode {
    program::run(|| {
        let horn = horn()?;
        let file = program::file("exercises/06-cast/data/chord.wav")?;
        let wave = Wave::parse(&file)?;
        let samples = MemoryView::from(&file).slice(44..)?.cast("h")?;
        let left = Slice {
            step: Some(2),
            ..Slice::default()
        };
        let left: Vec<i16> = samples.slice(left)?.numbers()?.collect();
        let mut lines: Vec<_> = (-ROWS..=ROWS).rev().map(|row| line(&left, row)).collect();
        lines.extend([String::new(), horn, String::new()]);
        let typed = || wave.samples.iter().map(|sample| i64::from(sample.get())).sum();
        let numbers = || samples.numbers::<i16>().expect("samples").map(i64::from).sum();
        let values = || {
            let values = samples.iter().expect("a line");
            values.map(|value| i64::try_from(value).unwrap_or_default()).sum()
        };
        lines.push(format!("{} samples, summed", wave.samples.len()));
        lines.push(timed("as values:      ", values));
        lines.push(timed("as numbers:     ", numbers));
        lines.push(timed("as a Rust slice:", typed));
        Ok(lines.join("\n"))
    })
}

/// A row of the picture: a mark in each column whose loudest sample reaches it, on its side of silence.
fn line(samples: &[i16], row: i32) -> String {
    let loudest = |samples: &[i16]| {
        i32::from(
            *samples
                .iter()
                .max_by_key(|sample| sample.unsigned_abs())
                .unwrap_or(&0),
        )
    };
    let top = loudest(samples).abs().max(1);
    let mark = |column: &[i16]| match (row, loudest(column) * ROWS / top) {
        (0, _) => '-',
        (1.., height) if height >= row => '#',
        (..0, height) if height <= row => '#',
        _ => ' ',
    };
    let marks: String = samples.chunks(COLUMN).map(mark).collect();
    marks.trim_end().to_owned()
}

/// A sum, and the shortest of a thousand runs.
fn timed(name: &str, sum: impl Fn() -> i64) -> String {
    let run = |_| {
        let start = Instant::now();
        black_box(sum());
        start.elapsed()
    };
    let shortest: Duration = (0..1_000).map(run).min().unwrap_or_default();
    format!("  {name} {} in {shortest:.1?}", sum())
}

/// The sixth frame of the station's file is doubles, and each of them is a letter.
fn horn() -> Result<String, Box<dyn Error>> {
    let recording = program::line(6)?;
    let doubles = MemoryView::from(&recording).cast("d")?;
    Ok(doubles
        .numbers::<f64>()?
        .map(|double| char::from(double as u8))
        .collect())
}
