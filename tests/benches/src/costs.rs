//! Measures what the operations of the solutions cost, beside CPython's and the field's crates:
//!
//! ```console
//! $ cargo bench -p costs              # all of it, written to book/data/yours.toml, which the live book prefers to its own
//! $ WORKBOOK_UPDATE=1 cargo bench -p costs    # the same, written to book/data/costs.toml: the figures of the book
//! $ cargo bench -p costs -- tobytes   # the rows whose names begin so; nothing is written
//! $ cargo bench -p costs -- --test    # every row once, answers compared, nothing measured
//! ```
//!
//! Before anything is measured all sides of a row have to answer the same. `WORKBOOK_PYTHON` names the Python that is
//! asked; otherwise it is `python3`.

#[path = "../../../book/src/pages/costs/data.rs"]
mod data;
mod inputs;
mod measure;
mod python;
mod report;
mod row;
mod rows;

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context as _, Result, ensure};

use data::{BOOKS, Costs, YOURS};
use python::Python;
use row::Row;

fn main() -> Result<()> {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let test = words.iter().any(|word| word == "--test");
    let names: Vec<_> = words.iter().filter(|word| !word.starts_with("--")).collect();
    let mut rows = rows::all();
    rows.retain(|row| names.is_empty() || names.iter().any(|name| row.name.starts_with(*name)));
    ensure!(
        !rows.is_empty(),
        "no row has a name that begins with one of {names:?}"
    );
    let python = Python::find()?;
    if let (true, Some(python)) = (names.is_empty(), &python) {
        let known = |name: &String| rows.iter().any(|row| row.name == *name);
        let strange: Vec<_> = python.about.rows.iter().filter(|name| !known(name)).collect();
        ensure!(
            strange.is_empty(),
            "tests/python/bench_rows.py has rows that the bench has not: {strange:?}"
        );
    }
    compare(&rows, python.as_ref())?;
    if test {
        return if names.is_empty() {
            same_rows(&rows)
        } else {
            Ok(())
        };
    }
    let costs = measure::all(rows, python.as_ref())?;
    report::print(&costs);
    let name = if env::var_os("WORKBOOK_UPDATE").is_some() {
        BOOKS
    } else {
        YOURS
    };
    match (names.is_empty(), python) {
        (false, _) => println!("Some of the rows: {name} stays as it was."),
        (_, None) => println!("Without Python's half {name} stays as it was."),
        (true, Some(_)) => write(&costs, name)?,
    }
    Ok(())
}

/// Asks every side once; all sides of a row have to answer the same.
fn compare(rows: &[Row], python: Option<&Python>) -> Result<()> {
    let theirs = python.map(|python| python.answers(rows)).transpose()?;
    let mut differ = Vec::new();
    for row in rows {
        let mut answers = Vec::new();
        for mut side in (row.sides)() {
            answers.push((side.who.name().to_owned(), (side.run)(None).trim().to_owned()));
        }
        let theirs = theirs.as_ref().and_then(|theirs| theirs.get(&row.name));
        answers.extend(
            theirs
                .into_iter()
                .flatten()
                .map(|(who, answer)| (who.clone(), answer.trim().to_owned())),
        );
        let same = answers.windows(2).all(|pair| pair[0].1 == pair[1].1);
        if !same {
            differ.push(format!("{}: {answers:?}", row.name));
        }
        for target in &row.targets {
            let known = rows.len() < 10
                || rows.iter().any(|other| other.name == target.against)
                || answers.iter().any(|(who, _)| *who == target.against)
                || python.is_none();
            ensure!(known, "{}: nobody is called {}", row.name, target.against);
        }
    }
    ensure!(
        differ.is_empty(),
        "the sides of a row answer the same; these do not:\n{}",
        differ.join("\n")
    );
    println!("{} rows: all sides of each answer the same", rows.len());
    Ok(())
}

/// The book's data file speaks of the rows that there are, and of no other.
fn same_rows(rows: &[Row]) -> Result<()> {
    let text = fs::read_to_string(file(BOOKS)).with_context(|| format!("cannot read {BOOKS}"))?;
    let costs: Costs = toml::from_str(&text).context(BOOKS)?;
    let written: Vec<_> = costs.rows.iter().map(|row| &row.name).collect();
    let known: Vec<_> = rows.iter().map(|row| &row.name).collect();
    ensure!(
        written == known,
        "{BOOKS} has other rows than the bench, or in another order; `WORKBOOK_UPDATE=1 cargo bench -p costs` writes it \
         again\n{written:?}\n{known:?}"
    );
    Ok(())
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn write(costs: &Costs, name: &str) -> Result<()> {
    let text = toml::to_string(costs)?;
    let head = "# Written by `cargo bench -p costs`. The page *What a copy costs* is made of it. Times are nanoseconds.\n\n";
    fs::write(file(name), head.to_owned() + &text).with_context(|| format!("cannot write {name}"))?;
    println!("Written to {name}");
    Ok(())
}
