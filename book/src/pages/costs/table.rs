//! The tables: who takes how long, and what became of the targets.

use std::collections::BTreeSet;

use super::data::{Costs, Machine, Row, Side, Target, Verdict, Who, factor, shown};
use crate::pages::Fault;

const COLUMNS: [(Who, &str); 5] = [
    (Who::Ours, "ours"),
    (Who::Python, "CPython"),
    (Who::Loop, "its loop"),
    (Who::NumPy, "NumPy"),
    (Who::Field, "the field"),
];

/// The rows of the table `name`; a column that nobody is in is left out.
pub fn rows(costs: &Costs, name: &str) -> Result<String, Fault> {
    let rows = of_table(costs, name)?;
    let there = |who: Who| rows.iter().any(|row| row.side(who).is_some());
    let columns: Vec<_> = COLUMNS.into_iter().filter(|&(who, _)| there(who)).collect();
    let heads: Vec<_> = columns.iter().map(|(_, head)| *head).collect();
    let mut lines = vec![
        format!("| work | {} | target |", heads.join(" | ")),
        format!("|---|{}---|", "--:|".repeat(columns.len())),
    ];
    for row in &rows {
        let cells: Vec<_> = columns.iter().map(|&(who, _)| cell(row.side(who))).collect();
        lines.push(format!(
            "| {} | {} | {} |",
            row.work,
            cells.join(" | "),
            judged(costs, row)
        ));
    }
    Ok(lines.join("\n") + "\n" + &reasons(costs, &rows))
}

/// A line for each size, and of each of the tables `names` what ours and CPython take.
pub fn sizes(costs: &Costs, names: &[&str]) -> Result<String, Fault> {
    let tables = names.iter().map(|name| of_table(costs, name));
    let tables: Vec<_> = tables.collect::<Result<_, _>>()?;
    let heads: Vec<_> = names.iter().map(|name| format!("{name} | CPython")).collect();
    let mut lines = vec![
        format!("| bytes | {} |", heads.join(" | ")),
        format!("|--:|{}", "--:|--:|".repeat(names.len())),
    ];
    let all = tables.iter().flatten();
    let sizes: BTreeSet<u64> = all.clone().filter_map(|row| row.bytes).collect();
    for size in sizes {
        let mut cells = Vec::new();
        for table in &tables {
            let row = table.iter().find(|row| row.bytes == Some(size));
            cells.push(cell(row.and_then(|row| row.side(Who::Ours))));
            cells.push(cell(row.and_then(|row| row.side(Who::Python))));
        }
        lines.push(format!("| {} | {} |", with_commas(size), cells.join(" | ")));
    }
    let rows: Vec<_> = all.copied().collect();
    Ok(lines.join("\n") + "\n" + &reasons(costs, &rows))
}

/// Where, when and with what, and how far the samples lie apart.
pub fn machine(costs: &Costs) -> String {
    let machine = &costs.machine;
    let mut spreads: Vec<f64> = costs.rows.iter().flat_map(|row| &row.sides).map(spread).collect();
    spreads.sort_by(f64::total_cmp);
    let at = |part: usize| {
        spreads
            .get((spreads.len().saturating_sub(1)) * part / 100)
            .copied()
    };
    let percent = |part| at(part).map_or("-".to_owned(), |spread| format!("{:.1}", 100.0 * spread));
    format!(
        "Measured on {}, on {}, with {}, {} and {}. Each figure is the median of the samples; the middle half of them \
         spans {} % of it in every other measurement, and at most {} % in nine of ten.\n",
        machine.date,
        on(machine),
        machine.rust,
        machine.python,
        machine.crates.join(", "),
        percent(50),
        percent(90),
    )
}

/// The machine: `2 cores of AMD EPYC with caches of 32 KiB and 1 MiB (linux on x86_64)`.
pub fn on(machine: &Machine) -> String {
    let sizes: Vec<_> = machine
        .caches
        .iter()
        .map(|bytes| super::chart::size(*bytes))
        .collect();
    let caches = match &sizes[..] {
        [] => String::new(),
        [one] => format!(" with a cache of {one}"),
        [others @ .., last] => format!(" with caches of {} and {last}", others.join(", ")),
    };
    format!("{}{caches} ({})", machine.processor, machine.system)
}

fn spread(side: &Side) -> f64 {
    (side.high - side.low) / side.median
}

fn of_table<'a>(costs: &'a Costs, name: &str) -> Result<Vec<&'a Row>, Fault> {
    let rows: Vec<_> = costs.rows.iter().filter(|row| row.table == name).collect();
    if rows.is_empty() {
        let why = format!(
            "nothing was measured for `{name}`; there is {}",
            costs.tables().join(", ")
        );
        return Err(Fault::new(why));
    }
    Ok(rows)
}

fn cell(side: Option<&Side>) -> String {
    match side {
        None => String::new(),
        Some(side) if side.by.is_empty() => shown(side.median),
        Some(side) => format!("{}, {}", shown(side.median), side.by),
    }
}

/// `met`, or by how much each target that is not met is missed.
fn judged(costs: &Costs, row: &Row) -> String {
    let missed = missed(costs, row);
    match (row.targets.is_empty(), missed.is_empty()) {
        (true, _) => String::new(),
        (_, true) => "met".to_owned(),
        _ => format!("missed: {}", missed.join(", ")),
    }
}

/// `1.5 times the field`, for each target that is not met; where a part is asked for, `1/15 of the field (asked: 1/20)`.
fn missed(costs: &Costs, row: &Row) -> Vec<String> {
    let verdicts = costs.verdicts(row).into_iter().filter(|verdict| !verdict.is_met);
    let told = |verdict: Verdict| {
        let (
            times,
            Target {
                against,
                times: asked,
            },
        ) = (verdict.times?, verdict.target);
        Some(if asked < 1.0 {
            format!("1/{:.0} of {against} (asked: 1/{:.0})", 1.0 / times, 1.0 / asked)
        } else {
            format!("{} times {against}", factor(times))
        })
    };
    verdicts.filter_map(told).collect()
}

/// A list of the rows that miss a target, each with the reason that stands beside its bench.
fn reasons(costs: &Costs, rows: &[&Row]) -> String {
    let reason = |row: &&Row| {
        let missed = missed(costs, row);
        let why = row.why.as_deref().unwrap_or("No reason is known.");
        (!missed.is_empty()).then(|| format!("- {} takes {}. {why}\n", row.work, missed.join(" and ")))
    };
    let reasons: String = rows.iter().filter_map(reason).collect();
    if reasons.is_empty() {
        reasons
    } else {
        format!("\nMissed:\n\n{reasons}")
    }
}

fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}
