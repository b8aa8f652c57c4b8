//! Step 3: which byte belongs to which field.

use crate::{StructError, calcsize, fields};

/// The bytes of a struct, eight a line: the offset of the first in two columns, a blank, and for each byte the code of
/// its field, or a dot where it is padding that alignment asks for, and so no field's.
///
/// Of more than eight lines the first eight, and then a line that is a single `…`. There is no line break behind the
/// last line, and no line at all where there are no bytes.
pub fn draw(format: &str) -> Result<String, StructError> {
    // todo!("whose is each of the bytes?")
    let (fields, size) = (fields(format)?, calcsize(format)?);
    let letter = |at: usize| {
        let field = fields
            .iter()
            .find(|field| (field.offset..field.offset + field.count * field.size).contains(&at));
        field.map_or('.', |field| field.code)
    };
    let line = |start: usize| {
        let letters: String = (start..size.min(start + 8)).map(letter).collect();
        format!("{start:2} {letters}")
    };
    let mut lines: Vec<String> = (0..size).step_by(8).take(8).map(line).collect();
    if size > 64 {
        lines.push("…".to_owned());
    }
    Ok(lines.join("\n"))
}
