//! Step 7: how full the buffer is as a line of text, and what it holds as a chart.

// The solution's own.
use std::fmt::Write as _;

use crate::{Ring, Summary, Value};

/// How much of a ring is in use, drawn with `width` marks, as many of them filled as whole ones fit:
/// `[######----] 5 of 8 slots, 62.5%`.
pub fn bar<T: Value>(ring: &Ring<T>, width: usize) -> String {
    // todo!("fill as many of the marks as whole ones fit, and write how many slots are in use, with the share in percent")
    let (used, slots) = (ring.len(), ring.capacity());
    let filled = width * used / slots;
    let marks = "#".repeat(filled) + &"-".repeat(width - filled);
    let percent = 100.0 * used as f64 / slots as f64;
    format!("[{marks}] {used} of {slots} slots, {percent:.1}%")
}

/// Text that stands for itself in SVG, as `html.escape` writes it in Python: `&amp;`, `&lt;`, `&gt;`, `&quot;` and
/// `&#x27;` for the five characters that mean something there.
pub fn escape(text: &str) -> String {
    // todo!("copy the text letter by letter, and write the five that mean something in SVG as the docs say")
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#x27;",
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A chart of a ring's memory, as SVG: one frame, 10 wide for each slot and 100 high, and in it a column for each entry, in
/// the slot where the entry lies. The columns of the older window are pale; a window without entries has its group, too. A
/// value that is not finite has no column; the smallest and the largest that are finite have the heights 4 and 96. Each
/// line ends in a newline, the last one too.
///
/// ```text
/// <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 100" role="img">
/// <title>the title, escaped</title>
/// <rect width="80" height="100" style="fill: none; stroke: var(--owner, #1f5f99)"/>
/// <g style="fill: var(--window, #9a4a00); fill-opacity: 0.4">
/// …a line for each column of the older window, as `column`, below, writes it…
/// </g>
/// <g style="fill: var(--window, #9a4a00)">
/// …and of the newer one…
/// </g>
/// </svg>
/// ```
pub fn chart<T: Value>(ring: &Ring<T>, title: &str) -> String {
    // todo!("find the lowest and the highest finite value, write the head of the SVG, then a group of columns for each window, in the slots where its entries lie")
    let (width, title) = (10 * ring.capacity(), escape(title));
    let shown = |value: T| value.to_f64().is_finite();
    let finite = ring.iter().map(|entry| entry.value).filter(|&value| shown(value));
    let extremes = finite
        .map(Summary::of)
        .fold(Summary::default(), Summary::join)
        .extremes;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 100\" role=\"img\">\n\
         <title>{title}</title>\n\
         <rect width=\"{width}\" height=\"100\" style=\"fill: none; stroke: var(--owner, #1f5f99)\"/>\n"
    );
    let mut slot = if ring.is_full() { ring.next } else { 0 };
    for (window, opacity) in ring.windows().into_iter().zip(["; fill-opacity: 0.4", ""]) {
        writeln!(svg, "<g style=\"fill: var(--window, #9a4a00){opacity}\">")
            .expect("a String takes every write");
        for entry in window.iter() {
            if let Some((low, high)) = extremes.filter(|_| shown(entry.value)) {
                svg += &column(slot, entry.value.height(low, high));
            }
            slot = (slot + 1) % ring.capacity();
        }
        svg += "</g>\n";
    }
    svg + "</svg>\n"
}

/// The column of an entry that lies in a slot, as a line of SVG. Nothing to do here.
fn column(slot: usize, height: u32) -> String {
    let (x, y) = (10 * slot + 1, 100 - height);
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"8\" height=\"{height}\"/>\n")
}
