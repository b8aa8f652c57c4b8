//! Step 3: which byte belongs to which field.

use crate::StructError;

/// The bytes of a struct, eight a line: the offset of the first in two columns, a blank, and for each byte the code of
/// its field, or a dot where it is padding that alignment asks for, and so no field's.
///
/// Of more than eight lines the first eight, and then a line that is a single `…`. There is no line break behind the
/// last line, and no line at all where there are no bytes.
pub fn draw(format: &str) -> Result<String, StructError> {
    todo!("whose is each of the bytes?")
}
