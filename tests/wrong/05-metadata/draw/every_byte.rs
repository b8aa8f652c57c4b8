// Wrong: makes a letter for every byte of the struct, although it draws eight lines of them.
// Caught: only the bytes of the first eight lines are looked at, however long the struct is

//! Step 3: which byte belongs to which field.

use crate::{StructError, calcsize, fields};

/// The bytes of a struct, eight a line behind the offset of the first, which takes two columns: for each the code of its
/// field, or a dot where it is padding that alignment asks for, and so no field's.
///
/// Of more than eight lines the first eight, and then a line of `…`. There is no line break behind the last line, and no
/// line at all where there are no bytes.
pub fn draw(format: &str) -> Result<String, StructError> {
    let (fields, size) = (fields(format)?, calcsize(format)?);
    let mut letters = vec!['.'; size];
    for field in &fields {
        letters[field.offset..field.offset + field.count * field.size].fill(field.code);
    }
    let line = |(number, letters): (usize, &[char])| {
        let letters: String = letters.iter().collect();
        format!("{:2} {letters}", 8 * number)
    };
    let mut lines: Vec<String> = letters.chunks(8).take(8).enumerate().map(line).collect();
    if size > 64 {
        lines.push("…".to_owned());
    }
    Ok(lines.join("\n"))
}
