//! Measures each side of each row with criterion, and reads the samples that it took.

use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context as _, Result};
use criterion::Criterion;
use serde::Deserialize;

use crate::data::{Costs, Side, Who};
use crate::python::Python;
use crate::report::machine;
use crate::row::Row;
use crate::{data, row};

/// What criterion keeps of a measurement.
#[derive(Deserialize)]
struct Sample {
    iters: Vec<f64>,
    times: Vec<f64>,
}

pub fn all(rows: Vec<Row>, python: Option<&Python>) -> Result<Costs> {
    let folder = folder();
    // What an earlier run left there is compared with, and nobody asks for that.
    let _ = fs::remove_dir_all(&folder);
    let mut criterion = Criterion::default()
        .without_plots()
        .output_directory(&folder)
        .sample_size(20)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300));
    let mut measured = Vec::new();
    for row in rows {
        let mut sides = Vec::new();
        for side in (row.sides)() {
            sides.push(ours(&mut criterion, &row.name, side)?);
        }
        // Right after, so that both halves find the machine alike.
        let theirs = python.map(|python| python.samples(&row.name)).transpose()?;
        for (who, samples) in theirs.into_iter().flatten() {
            sides.push(summary(who, "", samples));
        }
        measured.push(data::Row {
            name: row.name,
            table: row.table.to_owned(),
            work: row.work,
            bytes: row.bytes,
            why: row.why.map(str::to_owned),
            targets: row.targets,
            sides,
        });
    }
    Ok(Costs {
        machine: machine(python)?,
        rows: measured,
    })
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("costs")
}

fn ours(criterion: &mut Criterion, row: &str, mut side: row::Side) -> Result<Side> {
    let name = format!("{row}-{:?}", side.who).to_lowercase();
    criterion.bench_function(&name, |bencher| {
        (side.run)(Some(bencher));
    });
    let file = folder().join(&name).join("new/sample.json");
    let text = fs::read_to_string(&file).with_context(|| format!("criterion wrote no {}", file.display()))?;
    let Sample { iters, times } = serde_json::from_str(&text)?;
    let calls = times
        .iter()
        .zip(iters)
        .map(|(time, calls)| time / calls)
        .collect();
    Ok(summary(side.who, side.by, calls))
}

/// The median of the samples and the quartiles around it, to three digits: what is behind those is noise.
fn summary(who: Who, by: &str, mut samples: Vec<f64>) -> Side {
    samples.sort_by(f64::total_cmp);
    let at = |part: f64| {
        let time = samples[(part * (samples.len() - 1) as f64).round() as usize];
        let scale = 10_f64.powi(2 - time.log10().floor() as i32);
        (time * scale).round() / scale
    };
    Side {
        who,
        by: by.to_owned(),
        median: at(0.5),
        low: at(0.25),
        high: at(0.75),
    }
}
