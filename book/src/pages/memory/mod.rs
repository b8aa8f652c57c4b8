//! Memory diagrams: a `memory` fence in a chapter holds TOML, and becomes a figure that the reference solutions compute.
//!
//! A figure is one owner's memory, and what looks into it:
//!
//! ```toml
//! caption = "A slice of a slice is one view: a start, a step and a length."
//! owner = "frame"             # what the memory is called; `memory` when left out
//! bytes = "abcdefgh"          # or hex = "61 62 ff", or size = 8 when the values do not matter
//!
//! [[view]]
//! name = "view[1:7:2]"        # what the window is called in the picture
//! slice = "1:7:2"             # or index = -1, or row = 1, or column = 0; none of them: all there is
//!
//! [[view]]
//! name = "view[1:7:2][::-1]"
//! of = "view[1:7:2]"          # the earlier view that this one slices
//! slice = "::-1"
//! ```
//!
//! Every other key is optional, and goes together with all the rest:
//!
//! ```toml
//! item = 4                    # indices, slices and rows count items of so many bytes
//! shape = [2, 3]              # the items read as rows and columns; a view may be a `row` or a `column`
//!
//! [[write]]                   # the memory is drawn before and after
//! to = "view[1:7:2]"
//! bytes = "XYZ"               # or hex = "…", or from = "another view"
//!
//! [[field]]                   # what the bytes mean, from the first byte on; repeats to the end of the memory
//! name = "i id"
//! size = 4
//!
//! [[field]]                   # a field without a name is padding
//! size = 4
//!
//! struct = "idf"              # instead of [[field]]: the fields of this struct, with the padding that it asks for
//! names = ["id", "time"]      # what its fields are called, behind their codes; those of no items have no name
//!
//! [ring]                      # adds the two windows `oldest` and `newest`, in the order of their items
//! oldest = 5                  # the item that was written first
//! count = 6                   # how many items the ring holds
//! ```
//!
//! With a last table the figure can be touched, where there is a script: `theme/touch` holds a file for each gesture.
//!
//! ```toml
//! [touch]
//! with = "slice"              # a gesture of `touch::With`
//! at = "6:1:-2"               # the state in which it begins, in the gesture's own words
//! ```
//!
//! `pixels = 411` in place of `bytes` is the lighthouse of chapter 2, four pixels from there on.
//!
//! `turned = true` beside a `shape` adds the transpose: the same items, read with the two strides swapped.
//!
//! A fence with chains in place of memory says who holds whom; the last box of each owns the bytes.
//!
//! ```toml
//! caption = "A handle keeps its owner."
//!
//! [[chain]]
//! name = "kept"
//! boxes = ["view", "Kept", "Arc", "bytes"]
//! windows = 1                 # so many boxes, from the left, have the window's colour; 1 when left out
//!
//! [[chain]]
//! name = "its slice"
//! boxes = ["view", "Kept"]
//! into = "Arc"                # the last box holds this one of the chain above, which both share
//! ```
//!
//! One with lives says how long names live: a program, and in its gutter a bracket for each, as far as it has come.
//!
//! ```toml
//! caption = "The view outlasts what it looks at."
//! first = 3                   # the number of the program's first line
//! program = """
//! {
//!     let text = …
//! """
//!
//! [[life]]
//! name = "text"
//! from = 4                    # the lines on which it begins and ends
//! to = 6
//!
//! [[life]]
//! name = "view"
//! of = "text"                 # the earlier life without which this one has nothing to look at
//! from = 5
//! to = 7
//!
//! [[frame]]                   # one of the pictures side by side: how far the program has come, and what that means
//! line = 4
//! says = "text is born"
//! ```
//!
//! With `[touch]`, `with = "borrow"`, a brace can be moved that ends the first of two lives.
//!
//! The text below the figure is the caption; the text inside it, for those who do not see it, is computed as well.

mod canvas;
mod chain;
mod life;
mod lighthouse;
mod picture;
mod source;
mod svg;
mod text;
mod touch;
mod windows;
mod writes;

#[cfg(test)]
mod tests;

use super::Fault;
use picture::Picture;

/// The figure that the TOML of a `memory` fence describes, as HTML without an empty line.
pub fn render(toml: &str) -> Result<String, Fault> {
    if chain::is_one(toml) {
        return chain::render(toml);
    }
    if life::is_one(toml) {
        return life::render(toml);
    }
    let picture = Picture::compute(source::read(toml)?)?;
    let caption = super::inline(&picture.caption);
    let svg = svg::draw(&picture, &text::describe(&picture));
    let open = match &picture.touch {
        None => "class=\"memory\"".into(),
        Some(touch) => touch::attributes(touch, &picture),
    };
    Ok(format!(
        "<figure {open}>\n<div class=\"memory-box\">\n{svg}</div>\n<figcaption>{caption}</figcaption>\n</figure>\n"
    ))
}
