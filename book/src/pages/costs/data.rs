//! What was measured, as the two data files hold it: the bench writes them, and the book's pages are made of them.

use serde::{Deserialize, Serialize};

/// The figures that the book is published with.
pub const BOOKS: &str = "book/data/costs.toml";

/// A reader's own, which git ignores.
pub const YOURS: &str = "book/data/yours.toml";

/// A run of the bench.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    pub machine: Machine,
    #[serde(rename = "row")]
    pub rows: Vec<Row>,
}

/// Where and when, and with what.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    pub date: String,
    pub processor: String,
    /// How many bytes the caches for data hold, the nearest first; none where the system does not tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caches: Vec<u64>,
    pub system: String,
    pub rust: String,
    pub python: String,
    pub crates: Vec<String>,
}

/// One piece of work, and what it takes each who does it.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub name: String,
    /// The table that it stands in.
    pub table: String,
    /// What is done, in Markdown.
    pub work: String,
    /// How many bytes it is done to, where a chart asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// Why a target is missed, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    #[serde(rename = "target", default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    #[serde(rename = "side")]
    pub sides: Vec<Side>,
}

/// Who does the work.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// The reference solutions.
    Ours,
    /// CPython, where one of its operations does it.
    Python,
    /// CPython, in a loop of Python.
    Loop,
    NumPy,
    /// A crate of the field, or the standard library.
    Field,
}

/// A time as it was found: the median of the samples, and the two quartiles around it. Nanoseconds a call.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    pub who: Who,
    /// What is called: `memchr::memmem`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    pub median: f64,
    pub low: f64,
    pub high: f64,
}

/// Ours takes at most so many times as long as another: a side of the same row, or ours in another row.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub against: String,
    pub times: f64,
}

/// What became of a target.
pub struct Verdict {
    pub target: Target,
    /// How many times as long ours takes; `None` where one of the two was not measured.
    pub times: Option<f64>,
    pub is_met: bool,
}

impl Who {
    /// As targets and pages name it.
    pub fn name(self) -> &'static str {
        match self {
            Who::Ours => "ours",
            Who::Python => "CPython",
            Who::Loop => "a loop in CPython",
            Who::NumPy => "NumPy",
            Who::Field => "the field",
        }
    }
}

impl Row {
    pub fn side(&self, who: Who) -> Option<&Side> {
        self.sides.iter().find(|side| side.who == who)
    }
}

impl Costs {
    pub fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// The names of the tables, each once, in their order.
    pub fn tables(&self) -> Vec<&str> {
        let mut tables: Vec<_> = self.rows.iter().map(|row| row.table.as_str()).collect();
        tables.dedup();
        tables
    }

    /// What became of each target of a row.
    pub fn verdicts(&self, row: &Row) -> Vec<Verdict> {
        let ours = row.side(Who::Ours);
        let judge = |target: &Target| {
            let same_row = row.sides.iter().find(|side| side.who.name() == target.against);
            let other = same_row.or_else(|| self.row(&target.against)?.side(Who::Ours));
            let times = ours.zip(other).map(|(ours, other)| ours.median / other.median);
            Verdict {
                target: target.clone(),
                times,
                is_met: times.is_none_or(|times| times <= target.times),
            }
        };
        row.targets.iter().map(judge).collect()
    }
}

/// `2.5 µs`: two digits, in the unit that suits them.
pub fn shown(nanoseconds: f64) -> String {
    let (unit, value) = match nanoseconds {
        n if n < 999.5 => ("ns", n),
        n if n < 999.5e3 => ("µs", n / 1e3),
        n if n < 9_999.5e6 => ("ms", n / 1e6),
        n => ("s", n / 1e9),
    };
    let digits = match value {
        v if v < 0.995 => 2,
        v => usize::from(v < 9.95),
    };
    let text = format!("{value:.digits$}");
    let whole = text.len() - text.find('.').map_or(0, |point| text.len() - point);
    let thousands = (whole == 4).then(|| format!("{},{}", &text[..1], &text[1..]));
    format!("{} {unit}", thousands.unwrap_or(text))
}

/// `1.3`, or from ten on `12`.
pub fn factor(times: f64) -> String {
    match times {
        t if t < 0.0995 => format!("{t:.3}"),
        t if t < 0.995 => format!("{t:.2}"),
        t if t < 9.95 => format!("{t:.1}"),
        t => format!("{t:.0}"),
    }
}
