//! A drawing that grows downwards, and the few shapes figures are made of.

use std::fmt::Write as _;

use crate::pages::escape;

/// The width and height of a cell, one for all figures of the book.
pub const CELL: usize = 36;
/// The height of a line of text.
pub const LINE: usize = 20;
/// The width of a character of a label.
pub const LETTER: usize = 8;
/// The space around the drawing.
pub const EDGE: usize = 4;

/// A drawing, as far as it has come.
pub struct Canvas {
    pub drawing: String,
    pub width: usize,
    /// Where the next shape goes.
    pub y: usize,
}

impl Canvas {
    /// An empty drawing whose widest part is `width` wide.
    pub fn new(width: usize) -> Self {
        Self {
            drawing: String::new(),
            width: width + 2 * EDGE,
            y: 0,
        }
    }

    /// A name, and the space above it.
    pub fn label(&mut self, text: &str, class: &str) {
        self.y += LINE;
        self.text(EDGE, self.y - 6, &format!("name {class}"), text);
    }

    pub fn text(&mut self, x: usize, y: usize, class: &str, text: &str) {
        let _ = writeln!(
            self.drawing,
            "<text x=\"{x}\" y=\"{y}\" class=\"{class}\">{}</text>",
            escape(text)
        );
    }

    pub fn rect(&mut self, x: usize, width: usize, height: usize, class: &str) {
        let y = self.y;
        let _ = writeln!(
            self.drawing,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\"/>"
        );
    }

    pub fn path(&mut self, path: &str, class: &str) {
        let _ = writeln!(self.drawing, "<path d=\"{path}\" class=\"{class}\"/>");
    }

    /// From a dot to a point, just below the row.
    pub fn arrow(&mut self, from: usize, to: usize) {
        let y = self.y + 7;
        let back = if from < to { to - 7 } else { to + 7 };
        let (above, below) = (y - 4, y + 4);
        self.path(
            &format!("M{from} {y}H{to}M{back} {above}L{to} {y}L{back} {below}"),
            "walk",
        );
        self.dot(from, y);
        self.y += 14;
    }

    /// From a dot at the height `y` to the right, and up to a point at the height `top`.
    pub fn arrow_up(&mut self, from: usize, to: usize, y: usize, top: usize) {
        let (before, behind, below) = (to - 4, to + 4, top + 7);
        let path = format!("M{from} {y}H{to}V{top}M{before} {below}L{to} {top}L{behind} {below}");
        self.path(&path, "walk");
        self.dot(from, y);
    }

    /// Where an arrow begins.
    fn dot(&mut self, x: usize, y: usize) {
        let _ = writeln!(
            self.drawing,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" class=\"walk-start\"/>"
        );
    }
}

/// Where the cell of a byte begins.
pub fn left(byte: usize) -> usize {
    EDGE + byte * CELL
}
