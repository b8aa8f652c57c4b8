//! What was measured, in the pages: tables, a chart and single figures, all from `book/data/costs.toml`.
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

mod chart;
mod data;
mod lend;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use super::Fault;
use data::{Costs, Side, Who, factor, shown};

/// Where the bench writes.
const FILE: &str = "book/data/costs.toml";

/// What a figure in a line of prose may ask for.
const WORDS: &str = "`{{#cost ROW WHO}}` is a time, `{{#cost ROW WHO * NUMBER}}` that of so many times as much, \
                     `{{#cost ROW WHO / ROW WHO}}` how many times as long";

/// What was measured, or why it cannot be read: a book without a mark does not need it.
pub struct Measured(Result<Costs, String>);

impl Measured {
    pub fn read(root: &Path) -> Self {
        let text = fs::read_to_string(root.join(FILE)).map_err(|error| format!("{FILE}: {error}"));
        Self(text.and_then(|text| toml::from_str(&text).map_err(|error| format!("{FILE}: {error}"))))
    }

    fn costs(&self) -> Result<&Costs, Fault> {
        self.0.as_ref().map_err(Fault::new)
    }

    /// What takes the place of `{{#costs …}}`, of which these are the words.
    pub fn block(&self, words: &[&str]) -> Result<String, Fault> {
        let costs = self.costs()?;
        match words {
            ["table", name] => table::rows(costs, name),
            ["sizes", names @ ..] if !names.is_empty() => table::sizes(costs, names),
            ["chart"] => Ok(chart::draw(costs)),
            ["lend"] => lend::draw(costs),
            ["machine"] => Ok(table::machine(costs)),
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
                [row, who] => shown(self.side(row, who)?.median),
                [row, who, "*", times] => {
                    let times = times.parse::<f64>().ok().filter(|times| *times > 0.0);
                    let times = times.ok_or_else(|| Fault::new(WORDS))?;
                    shown(self.side(row, who)?.median * times)
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
        let found = found.ok_or_else(|| Fault::new(format!("{FILE} has no row `{row}`")))?;
        let mut sides = found.sides.iter();
        sides
            .find(|side| key(side.who) == who)
            .ok_or_else(|| Fault::new(format!("{FILE}: the row `{row}` has no side `{who}`")))
    }
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
