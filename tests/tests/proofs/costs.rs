//! The page *What a copy costs* shows every table that was measured, and no figure that somebody typed.

use crate::{must, text};

#[allow(dead_code)]
#[path = "../../../book/src/pages/costs/data.rs"]
mod data;

use data::{Costs, Row};

const PAGE: &str = "book/chapters/what-a-copy-costs.md";

/// The names of the tables in the data file.
fn tables() -> Vec<String> {
    let data: toml::Table = text("book/data/costs.toml")
        .unwrap_or_default()
        .parse()
        .expect("the data file is TOML");
    let rows = data["row"].as_array().expect("it lists rows").iter();
    let mut tables: Vec<_> = rows
        .map(|row| row["table"].as_str().expect("a row names its table").to_owned())
        .collect();
    tables.dedup();
    tables
}

/// The words of the marks that show tables.
fn shown(page: &str) -> Vec<&str> {
    let marks = page
        .split("{{#costs ")
        .skip(1)
        .filter_map(|rest| rest.split("}}").next());
    let tables = marks.filter_map(|mark| mark.strip_prefix("table ").or(mark.strip_prefix("sizes ")));
    tables.flat_map(str::split_whitespace).collect()
}

/// The times in a line, such as `2.5 ms`, that stand in it as they are.
fn typed(line: &str) -> Vec<String> {
    let words: Vec<_> = line.split(|c: char| c.is_whitespace() || c == '|').collect();
    let is_unit =
        |word: &str| ["ns", "µs", "ms", "s"].contains(&word.trim_matches(|c: char| !c.is_alphabetic()));
    let is_number = |word: &str| word.ends_with(|c: char| c.is_ascii_digit());
    let pairs = words
        .windows(2)
        .filter(|pair| is_number(pair[0]) && is_unit(pair[1]));
    pairs.map(|pair| pair.join(" ")).collect()
}

#[test]
fn the_page_shows_every_table_once_and_types_no_time() {
    let page = text(PAGE).unwrap_or_default();
    let (tables, shown) = (tables(), shown(&page));
    let mut findings = Vec::new();
    for table in &tables {
        let count = shown.iter().filter(|name| *name == table).count();
        if count != 1 {
            findings.push(format!("{PAGE}: shows the table `{table}` {count} times"));
        }
    }
    for (line, number) in page.lines().zip(1..) {
        findings.extend(
            typed(line)
                .iter()
                .map(|time| format!("{PAGE}:{number}: `{time}` is typed")),
        );
    }
    must(
        "the figures of the page are those of book/data/costs.toml",
        &findings,
    );
}

/// The rows of the data file that miss a target and say no reason.
fn unexplained(data: &str) -> Vec<String> {
    let costs: Costs = toml::from_str(data).expect("the data file reads");
    let misses = |row: &&Row| costs.verdicts(row).iter().any(|verdict| !verdict.is_met);
    let rows = costs.rows.iter().filter(misses);
    rows.filter(|row| row.why.is_none())
        .map(|row| row.name.clone())
        .collect()
}

#[test]
fn a_row_that_misses_a_target_has_its_reason() {
    let data = text("book/data/costs.toml").unwrap_or_default();
    must(
        "a row of the bench that misses a target says why",
        &unexplained(&data),
    );
}

#[test]
fn a_missed_target_without_a_reason_is_seen() {
    let row = |name: &str, why: &str| {
        format!(
            "[[row]]\nname = '{name}'\ntable = 'copy'\nwork = ''\n{why}\n\
             target = [{{ against = 'the field', times = 1.25 }}]\n\
             side = [{{ who = 'ours', median = 3, low = 3, high = 3 }}, {{ who = 'field', median = 2, low = 2, high = 2 }}]\n"
        )
    };
    let machine = "[machine]\ndate = ''\nprocessor = ''\nsystem = ''\nrust = ''\npython = ''\ncrates = []\n";
    let data = format!("{machine}{}{}", row("told", "why = 'twice'"), row("mute", ""));
    assert_eq!(unexplained(&data), ["mute"]);
}

#[test]
fn a_typed_time_is_seen() {
    assert_eq!(typed("It takes 2.5 ms, or 30 µs."), ["2.5 ms,", "30 µs."]);
    assert_eq!(typed("{{#cost a ours}} for 4 MiB and 33 MB"), [""; 0]);
}
