//! What was measured, in the pages: tables, a chart and single figures, all from `book/data/costs.toml`. In a live book those
//! of a reader's own run, `book/data/yours.toml`, take their place; the chart shows both.
//!
//! | mark | what takes its place |
//! |---|---|
//! | `{{#costs table NAME}}` | the rows of that table, who takes how long, and what became of the targets |
//! | `{{#costs sizes NAME…}}` | a line for each size, and of each of these tables ours beside CPython's |
//! | `{{#costs chart}}` | the same as a drawing |
//! | `{{#costs lend}}` | a window and a copy beside each other, for each size: a figure that can be touched |
//! | `{{#costs machine}}` | where, when and with what it was measured |
//! | `{{#cost ROW WHO}}` in a line of prose | a time: `2.5 µs` |
//! | `{{#cost ROW WHO * 67}}` | the time of so many times as much work |
//! | `{{#cost ROW WHO / ROW WHO}}` | how many times as long the first takes: `1.3` |
//!
//! WHO is `ours`, `python`, `loop`, `numpy` or `field`.

mod bands;
mod chart;
mod data;
mod lend;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use super::Fault;
use data::{BOOKS, Costs, Row, Side, Who, YOURS, factor, shown};

/// What a figure in a line of prose may ask for.
const WORDS: &str = "`{{#cost ROW WHO}}` is a time, `{{#cost ROW WHO * NUMBER}}` that of so many times as much, \
                     `{{#cost ROW WHO / ROW WHO}}` how many times as long";

/// What was measured.
pub struct Measured {
    /// For the book, or why it cannot be read: a book without a mark does not need it.
    book: Result<Costs, String>,
    /// By the reader, or why it does not take the place of the book's.
    yours: Option<Result<Costs, String>>,
}

impl Measured {
    /// The book's figures and, where the book is `live`, the reader's.
    pub fn read(root: &Path, live: bool) -> Self {
        let book = read(root, BOOKS);
        let yours = (live && root.join(YOURS).is_file()).then(|| {
            let yours = read(root, YOURS)?;
            let same = book.as_ref().is_ok_and(|book| alike(&yours, book));
            let other = || format!("{YOURS} is of other work than this book speaks of");
            same.then_some(yours).ok_or_else(other)
        });
        Self { book, yours }
    }

    fn costs(&self) -> Result<&Costs, Fault> {
        let yours = self.yours.as_ref().and_then(|yours| yours.as_ref().ok());
        yours.map_or_else(|| self.book.as_ref().map_err(Fault::new), Ok)
    }

    /// The book's figures where the reader's have taken their place.
    fn behind(&self) -> Option<&Costs> {
        self.book
            .as_ref()
            .ok()
            .filter(|_| matches!(self.yours, Some(Ok(_))))
    }

    /// Where, when and with what the figures were measured, and what became of the other ones.
    fn machine(&self) -> Result<String, Fault> {
        let (mut told, book) = (table::machine(self.costs()?), self.behind());
        if let Some(Costs { machine, .. }) = book {
            let (date, on) = (&machine.date, table::on(machine));
            told += &format!(
                "\nThese figures are yours. The pale lines of the chart are the book's, measured on {date}, on {on}.\n"
            );
        }
        if let Some(Err(why)) = &self.yours {
            told += &format!(
                "\nYour own figures are not shown: {why}. `cargo bench -p costs` measures them again.\n"
            );
        }
        Ok(told)
    }

    /// What takes the place of `{{#costs …}}`, of which these are the words.
    pub fn block(&self, words: &[&str]) -> Result<String, Fault> {
        let costs = self.costs()?;
        match words {
            ["table", name] => table::rows(costs, name),
            ["sizes", names @ ..] if !names.is_empty() => table::sizes(costs, names),
            ["chart"] => Ok(chart::draw(costs, self.behind())),
            ["lend"] => lend::draw(costs),
            ["machine"] => self.machine(),
            _ => Err(Fault::new(
                "`{{#costs …}}` asks for `table NAME`, `sizes NAME…`, `chart`, `lend` or `machine`",
            )),
        }
    }

    /// A line of prose with every `{{#cost …}}` replaced; `None` where it has none.
    pub fn inline(&self, text: &str) -> Result<Option<String>, Fault> {
        let mut pieces = text.split("{{#cost ");
        let mut line = pieces.next().unwrap_or_default().to_owned();
        if line.len() == text.len() {
            return Ok(None);
        }
        for piece in pieces {
            let (mark, rest) = piece
                .split_once("}}")
                .ok_or_else(|| Fault::new("`{{#cost` has no `}}` in its line"))?;
            let words: Vec<_> = mark.split_whitespace().collect();
            line += &match words[..] {
                [row, who] => unbroken(self.side(row, who)?.median),
                [row, who, "*", times] => {
                    let times = times.parse::<f64>().ok().filter(|times| *times > 0.0);
                    let times = times.ok_or_else(|| Fault::new(WORDS))?;
                    unbroken(self.side(row, who)?.median * times)
                }
                [row, who, "/", other, whose] => {
                    factor(self.side(row, who)?.median / self.side(other, whose)?.median)
                }
                _ => return Err(Fault::new(WORDS)),
            };
            line += rest;
        }
        Ok(Some(line))
    }

    fn side(&self, row: &str, who: &str) -> Result<&Side, Fault> {
        let found = self.costs()?.row(row);
        let found = found.ok_or_else(|| Fault::new(format!("{BOOKS} has no row `{row}`")))?;
        let mut sides = found.sides.iter();
        sides
            .find(|side| key(side.who) == who)
            .ok_or_else(|| Fault::new(format!("{BOOKS}: the row `{row}` has no side `{who}`")))
    }
}

fn read(root: &Path, name: &str) -> Result<Costs, String> {
    let text = fs::read_to_string(root.join(name)).map_err(|error| format!("{name}: {error}"))?;
    toml::from_str(&text).map_err(|error: toml::de::Error| format!("{name}: {}", error.message()))
}

/// Whether the same was measured, by the same sides: then one's figures can take the place of the other's. NumPy is nobody's duty.
fn alike(one: &Costs, other: &Costs) -> bool {
    let work = |costs: &Costs| {
        let sides = |row: &Row| {
            row.sides
                .iter()
                .map(|side| side.who)
                .filter(|who| *who != Who::NumPy)
                .collect()
        };
        let rows = costs.rows.iter();
        rows.map(|row| (row.name.clone(), row.table.clone(), row.bytes, sides(row)))
            .collect::<Vec<(_, _, _, Vec<_>)>>()
    };
    work(one) == work(other)
}

/// A time whose unit stays in its line.
fn unbroken(nanoseconds: f64) -> String {
    shown(nanoseconds).replace(' ', "\u{a0}")
}

/// As the marks of a page and the data file name it.
fn key(who: Who) -> &'static str {
    match who {
        Who::Ours => "ours",
        Who::Python => "python",
        Who::Loop => "loop",
        Who::NumPy => "numpy",
        Who::Field => "field",
    }
}
