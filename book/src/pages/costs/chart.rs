//! The chart: bytes from left to right, time from below, both in powers, so that a line that rises with the bytes is
//! straight and one that does not ask for them is level.

use std::fmt::Write as _;

use super::data::{Costs, Row, Side, Who, shown};
use crate::pages::escape;

/// A line of the chart: its table, its side, its class in the theme, and what it is called.
const LINES: [(&str, Who, &str, &str); 5] = [
    ("clone", Who::Ours, "owner", "a copy into new memory, ours"),
    (
        "clone",
        Who::Python,
        "owner theirs",
        "a copy into new memory, CPython's",
    ),
    (
        "fill",
        Who::Ours,
        "owner fill",
        "a copy over memory that is there, ours",
    ),
    ("slice", Who::Python, "window theirs", "a slice, CPython's"),
    ("slice", Who::Ours, "window", "a slice, ours"),
];

const WIDTH: f64 = 700.0;
const HEIGHT: f64 = 450.0;
pub const LEFT: f64 = 60.0;
const RIGHT: f64 = 20.0;
pub const TOP: f64 = 10.0;
const BOTTOM: f64 = 60.0;
const LEGEND: f64 = 20.0;

/// How powers become places: each is the lowest and the highest exponent that has to have one.
pub struct Scale {
    bytes: (f64, f64),
    time: (f64, f64),
}

impl Scale {
    /// Where the axis of the bytes lies, and how far it reaches.
    pub const AXIS: (f64, f64) = (HEIGHT - BOTTOM, WIDTH - RIGHT);

    pub fn x(&self, bytes: f64) -> f64 {
        LEFT + (WIDTH - LEFT - RIGHT) * share(bytes.log2(), self.bytes)
    }

    fn y(&self, time: f64) -> f64 {
        HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share(time.log10(), self.time)
    }
}

fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    (value - low) / (high - low).max(1.0)
}

/// The figure, as HTML without an empty line: `costs`, and behind them those of the book where they are not these.
pub fn draw(costs: &Costs, book: Option<&Costs>) -> String {
    let (rows, scale) = (rows(costs), scale(&[Some(costs), book]));
    let mut drawing = super::bands::draw(&scale, &costs.machine.caches) + &axes(&scale);
    for (table, who, class, _) in LINES.into_iter().filter(|_| book.is_some()) {
        let rows = book.map(self::rows).unwrap_or_default();
        path(
            &mut drawing,
            &scale,
            &format!("{class} book"),
            &points(&rows, table, who),
        );
    }
    if book.is_some() {
        legend(
            &mut drawing,
            LINES.len(),
            "owner book",
            "pale: the same on the book's machine",
        );
    }
    let mut words = Vec::new();
    for (number, (table, who, class, name)) in LINES.into_iter().enumerate() {
        let points = points(&rows, table, who);
        line(&mut drawing, &scale, class, &points);
        legend(&mut drawing, number, class, name);
        if let [(from, first), .., (to, last)] = points[..] {
            let (first, last) = (shown(first.median), shown(last.median));
            words.push(format!(
                "{name}: {first} for {}, {last} for {}",
                size(from),
                size(to)
            ));
        }
    }
    words.extend(super::bands::words(&costs.machine.caches));
    let caption = super::bands::caption(&costs.machine.caches);
    let words = escape(&format!("Five lines over the bytes. {}.", words.join("; ")));
    format!(
        "<figure class=\"chart\">\n<div class=\"memory-box\">\n<svg role=\"img\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\">\n<title>What a slice and a copy cost, over the bytes</title>\n\
         <desc>{words}</desc>\n{drawing}</svg>\n</div>\n<figcaption>A copy costs what its bytes cost; a slice does not ask \
         how many there are. Each step on an axis multiplies.{caption}</figcaption>\n</figure>\n"
    )
}

fn rows(costs: &Costs) -> Vec<&Row> {
    costs.rows.iter().filter(|row| row.bytes.is_some()).collect()
}

fn points<'a>(rows: &[&'a Row], table: &str, who: Who) -> Vec<(u64, &'a Side)> {
    let rows = rows.iter().filter(|row| row.table == table);
    rows.filter_map(|row| Some((row.bytes?, row.side(who)?)))
        .collect()
}

fn scale(all: &[Option<&Costs>]) -> Scale {
    let rows: Vec<_> = all.iter().flatten().flat_map(|costs| rows(costs)).collect();
    let lines = LINES
        .iter()
        .flat_map(|&(table, who, ..)| points(&rows, table, who));
    let mut scale = Scale {
        bytes: (10.0, 11.0),
        time: (0.0, 1.0),
    };
    for (bytes, side) in lines {
        let (bytes, time) = ((bytes as f64).log2(), side.median.log10());
        scale.bytes = (scale.bytes.0.min(bytes), scale.bytes.1.max(bytes));
        scale.time = (scale.time.0.min(time.floor()), scale.time.1.max(time.ceil()));
    }
    scale
}

/// A line for each power of ten of the time, and a word for each few powers of two of the bytes.
fn axes(scale: &Scale) -> String {
    let mut drawing = String::new();
    for power in scale.time.0 as i32..=scale.time.1 as i32 {
        let (y, time) = (scale.y(10_f64.powi(power)), 10_f64.powi(power));
        let name = shown(time).replace(".0 ", " ");
        let _ = writeln!(
            drawing,
            "<line class=\"grid\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\"/>",
            WIDTH - RIGHT
        );
        let _ = writeln!(
            drawing,
            "<text class=\"time\" x=\"{:.1}\" y=\"{:.1}\">{name}</text>",
            LEFT - 6.0,
            y + 4.0
        );
    }
    for power in (scale.bytes.0 as u32..=scale.bytes.1 as u32).step_by(4) {
        let (x, name) = (scale.x(f64::from(power).exp2()), size(1 << power));
        let _ = writeln!(
            drawing,
            "<text class=\"bytes\" x=\"{x:.1}\" y=\"{:.1}\">{name}</text>",
            HEIGHT - BOTTOM + 20.0
        );
    }
    drawing
}

fn path(drawing: &mut String, scale: &Scale, class: &str, points: &[(u64, &Side)]) -> Vec<(f64, f64)> {
    let places = points.iter();
    let places: Vec<_> = places
        .map(|(bytes, side)| (scale.x(*bytes as f64), scale.y(side.median)))
        .collect();
    let path: Vec<_> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let _ = writeln!(
        drawing,
        "<polyline class=\"{class}\" points=\"{}\"/>",
        path.join(" ")
    );
    places
}

fn line(drawing: &mut String, scale: &Scale, class: &str, points: &[(u64, &Side)]) {
    for (x, y) in path(drawing, scale, class, points) {
        let _ = writeln!(
            drawing,
            "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
        );
    }
}

/// A piece of the line and its name, in the corner that no line comes to.
fn legend(drawing: &mut String, number: usize, class: &str, name: &str) {
    let (x, y) = (LEFT + 12.0, TOP + 14.0 + LEGEND * number as f64);
    let _ = writeln!(
        drawing,
        "<polyline class=\"{class}\" points=\"{x},{y} {},{y}\"/>",
        x + 30.0
    );
    let _ = writeln!(
        drawing,
        "<text x=\"{}\" y=\"{}\">{name}</text>",
        x + 38.0,
        y + 4.0
    );
}

/// `64 MiB`
pub fn size(bytes: u64) -> String {
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
    let step = (bytes.max(1).ilog2() / 10) as usize;
    format!("{} {}", bytes >> (10 * step), units[step.min(units.len() - 1)])
}
