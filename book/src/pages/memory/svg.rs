//! Draws a figure: one row of cells for the memory, and below it one row for each window, column under column.
//!
//! Colours are classes of the theme. `owner` is the memory, `window` is whatever looks into it.

use super::canvas::{CELL, Canvas, EDGE, LETTER, LINE, left};
use super::picture::{Memory, Picture};
use super::text;
use super::windows::Window;
use crate::pages::{escape, plain};

/// The figure as an `svg` element without an empty line; `words` says the same to those who do not see it.
pub fn draw(picture: &Picture, words: &str) -> String {
    let mut canvas = Canvas::new(width(picture));
    canvas.label(&size(picture), "owner");
    canvas.marks(picture);
    canvas.indices(picture, |at, _| at.to_string());
    canvas.memory(&picture.memory, None, picture);
    match picture.shape {
        Some([_, columns]) => canvas.indices(picture, |at, _| format!("{},{}", at / columns, at % columns)),
        None => canvas.indices(picture, |at, len| format!("−{}", len - at)),
    }
    canvas.fields(picture);
    for window in &picture.windows {
        canvas.window(window, picture.item);
    }
    if let Some(after) = &picture.after {
        canvas.label(&format!("{}, after the write", picture.owner), "owner");
        canvas.memory(after, Some(&picture.memory), picture);
    }
    if let Some([rows, columns]) = picture.shape {
        canvas.table([rows, columns], [columns, 1], "read as", picture);
        if picture.turned {
            canvas.table([columns, rows], [1, columns], "turned:", picture);
        }
    }
    let (drawing, width, height) = (canvas.drawing, canvas.width, canvas.y + EDGE);
    let (title, words) = (escape(&plain(&picture.caption)), escape(words));
    format!(
        "<svg role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title>{title}</title>\n<desc>{words}</desc>\n{drawing}</svg>\n"
    )
}

impl Canvas {
    /// Arrows from above onto single items, each on its own line so that neighbours do not collide.
    fn marks(&mut self, picture: &Picture) {
        for (at, mark) in &picture.marks {
            self.y += LINE;
            self.text(
                left(at * picture.item) + CELL / 2 - 4,
                self.y - 6,
                "name window",
                &format!("↓ {mark}"),
            );
        }
    }

    /// One line of indices, each in the middle of its item.
    fn indices(&mut self, picture: &Picture, index: impl Fn(usize, usize) -> String) {
        let items = picture.items();
        for at in 0..items {
            let middle = left(at * picture.item) + picture.item * CELL / 2;
            self.text(middle, self.y + 14, "index", &index(at, items));
        }
        self.y += LINE;
    }

    /// The memory itself; cells that differ from `before` stand out.
    fn memory(&mut self, memory: &Memory, before: Option<&Memory>, picture: &Picture) {
        for at in 0..memory.bytes.len() {
            let changed = before.is_some_and(|before| before.bytes[at] != memory.bytes[at]);
            let padding = picture
                .fields
                .iter()
                .any(|field| field.name.is_none() && (field.start..field.start + field.size).contains(&at));
            let class = match (changed, padding) {
                (true, _) => "cell changed",
                (_, true) => "cell padding",
                _ => "cell owner",
            };
            self.rect(left(at), CELL, CELL, class);
            self.text(left(at) + CELL / 2, self.y + 24, "value", &memory.show(at));
        }
        if picture.item > 1 {
            for item in 0..picture.items() {
                self.rect(left(item * picture.item), picture.item * CELL, CELL, "item owner");
            }
        }
        self.y += CELL;
    }

    /// What the bytes mean, a bar under each field.
    fn fields(&mut self, picture: &Picture) {
        for field in &picture.fields {
            let (class, name) = match &field.name {
                Some(name) => ("field owner", name.as_str()),
                None => ("field padding", "padding"),
            };
            let width = field.size * CELL;
            self.rect(left(field.start) + 2, width - 4, LINE + 4, class);
            // A name that does not fit says nothing; the hatching and the text of the figure do.
            if name.chars().count() * LETTER <= width {
                self.text(left(field.start) + width / 2, self.y + 17, "field-name", name);
            }
        }
        if !picture.fields.is_empty() {
            self.y += LINE + 4;
        }
    }

    /// A window: its items, numbered in its own order, under the bytes that they show, and the way it walks.
    fn window(&mut self, window: &Window, item: usize) {
        self.y += EDGE;
        self.label(&heading(window, item), "window");
        if window.items.is_empty() {
            return;
        }
        let middle = |at: usize| left(at * item) + item * CELL / 2;
        for (number, &at) in window.items.iter().enumerate() {
            self.rect(left(at * item), item * CELL, LINE + 4, "cell window");
            self.text(middle(at), self.y + 17, "number", &number.to_string());
        }
        self.y += LINE + 4;
        if let [first, .., last] = window.items[..] {
            self.arrow(middle(first), middle(last));
        }
    }

    /// The items as rows and columns, the way a shape and its strides read them.
    fn table(
        &mut self,
        [rows, columns]: [usize; 2],
        [down, across]: [usize; 2],
        how: &str,
        picture: &Picture,
    ) {
        self.y += EDGE;
        let strides = match (picture.turned, picture.item) {
            (true, item) => format!(", strides ({}, {})", down * item, across * item),
            (false, _) => String::new(),
        };
        self.label(&format!("{how} {rows} rows of {columns}{strides}"), "owner");
        for row in 0..rows {
            for column in 0..columns {
                let item = row * down + column * across;
                // An item has no room for its bytes, and bytes that the picture leaves open have none to show.
                let (value, class) = match picture.item {
                    1 if picture.memory.bytes[item].is_some() => (picture.memory.show(item), "value"),
                    _ => (format!("{row},{column}"), "index"),
                };
                self.rect(left(column), CELL, CELL, "cell owner");
                self.text(left(column) + CELL / 2, self.y + 24, class, &value);
            }
            self.y += CELL;
        }
    }
}

/// The width of the widest line.
fn width(picture: &Picture) -> usize {
    let cells = picture.memory.bytes.len() * CELL;
    let names = picture
        .windows
        .iter()
        .map(|window| heading(window, picture.item).chars().count() * LETTER);
    let marks = picture
        .marks
        .iter()
        .map(|(at, mark)| left(at * picture.item) + (mark.len() + 2) * LETTER);
    names
        .chain(marks)
        .chain([
            cells,
            size(picture).chars().count() * LETTER,
            if picture.turned { 36 } else { 20 } * LETTER,
        ])
        .max()
        .unwrap_or(cells)
}

/// The line above the memory.
fn size(picture: &Picture) -> String {
    let (owner, bytes) = (&picture.owner, picture.memory.bytes.len());
    match picture.item {
        1 => format!("{owner}, {bytes} bytes"),
        item => format!("{owner}, {bytes} bytes, {} items of {item}", picture.items()),
    }
}

/// The line above a window.
fn heading(window: &Window, item: usize) -> String {
    match window.items[..] {
        [] => format!("{}: nothing", window.name),
        [_] => window.name.clone(),
        [first, ..] => {
            let walk = match item {
                1 => format!("from {first}, step {:+}", window.step),
                _ => format!("from item {first}, stride {}", text::stride(window.step, item)),
            };
            format!("{}: {walk}, {} items", window.name, window.items.len())
        }
    }
}
