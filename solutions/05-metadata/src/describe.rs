//! Step 7: everything about a view, one line each.

use std::fmt::Display;

use crate::Layout;

impl Layout {
    /// What Python's attributes of a view with this layout say, as
    ///
    /// ```python
    /// for name in names:
    ///     print(f"{name:<13}{getattr(view, name)!r}")
    /// ```
    ///
    /// prints them, for the names `format`, `itemsize`, `ndim`, `shape`, `strides`, `nbytes`, `readonly`,
    /// `c_contiguous`, `f_contiguous`, `contiguous` and `suboffsets`. There is no line break after the last.
    ///
    /// `suboffsets` are for memory that holds pointers to rows; here they are always `()`.
    pub fn describe(&self, readonly: bool) -> String {
        // todo!("how does Python write each of these values?")
        let attributes = [
            ("format", format!("'{}'", self.format)),
            ("itemsize", self.format.itemsize().to_string()),
            ("ndim", self.ndim().to_string()),
            ("shape", tuple(&self.shape)),
            ("strides", tuple(&self.strides)),
            ("nbytes", self.nbytes().to_string()),
            ("readonly", truth(readonly)),
            ("c_contiguous", truth(self.c_contiguous())),
            ("f_contiguous", truth(self.f_contiguous())),
            ("contiguous", truth(self.contiguous())),
            ("suboffsets", tuple::<isize>(&[])),
        ];
        attributes
            .map(|(name, value)| format!("{name:<13}{value}"))
            .join("\n")
    }
}

// The solution's own.
/// A tuple as Python writes it: `()`, `(3,)`, `(2, 3)`.
fn tuple<T: Display>(items: &[T]) -> String {
    match items {
        [one] => format!("({one},)"),
        _ => format!(
            "({})",
            items.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
        ),
    }
}

// The solution's own.
/// A truth value as Python writes it.
fn truth(value: bool) -> String {
    if value { "True" } else { "False" }.to_owned()
}
