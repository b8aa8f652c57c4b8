//! Lend or clone: for each size that was measured, what a window onto so many bytes takes, and what a copy of them does.

use std::fmt::Write as _;

use super::data::{Costs, Row, Who, shown};
use crate::pages::Fault;

/// The figure, as HTML without an empty line: a table, and beside it the same for the script that makes bars of it.
pub fn draw(costs: &Costs) -> Result<String, Fault> {
    let ours = |row: &Row| row.side(Who::Ours).map(|side| side.median);
    let clones = costs.rows.iter().filter(|row| row.table == "clone");
    let pairs = clones.filter_map(|clone| {
        let lent = costs.row(&clone.name.replace("clone", "slice"))?;
        Some((super::chart::size(clone.bytes?), ours(lent)?, ours(clone)?))
    });
    let (mut table, mut data) = (String::new(), Vec::new());
    for (size, lent, cloned) in pairs {
        let (a, b, times) = (shown(lent), shown(cloned), about(cloned / lent));
        let _ = writeln!(
            table,
            "<tr><th scope=\"row\">{size}</th><td>{a}</td><td>{b}</td></tr>"
        );
        data.push(format!("{size}|{a}|{b}|{times}|{:.4}", 100.0 * lent / cloned));
    }
    if data.is_empty() {
        return Err(Fault::new(
            "no size has been measured for both `slice` and `clone`",
        ));
    }
    let (last, data) = (data.len() - 1, data.join(";"));
    Ok(format!(
        "<figure class=\"touch\" id=\"lend\" data-touch=\"lend\" data-owner=\"file\" data-bytes=\"\" data-at=\"{last}\" \
         data-rows=\"{data}\">\n<div class=\"memory-box\">\n<table>\n<thead><tr><th scope=\"col\">bytes</th>\
         <th scope=\"col\">cut a window</th><th scope=\"col\">clone</th></tr></thead>\n<tbody>\n{table}</tbody>\n</table>\n\
         </div>\n<figcaption>A window onto a file, and a clone of it, as they were measured: the window does not ask how many \
         bytes there are.</figcaption>\n</figure>\n"
    ))
}

/// `1,500,000`: two digits, and noughts.
fn about(times: f64) -> String {
    let step = 10_f64.powf(times.max(10.0).log10().floor() - 1.0);
    let digits = format!("{:.0}", (times / step).round() * step);
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
