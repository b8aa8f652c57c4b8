//! What is wrong with a piece of a chapter, and where in it.

use std::ops::Range;

/// A mistake in the prose: `at` counts bytes from the beginning of the piece that was looked at.
#[derive(Debug)]
pub struct Fault {
    pub at: usize,
    pub why: String,
}

impl Fault {
    /// A fault of the piece as a whole.
    pub fn new(why: impl Into<String>) -> Self {
        Self {
            at: 0,
            why: why.into(),
        }
    }

    /// A fault of a value in TOML.
    pub fn at<T>(value: &toml::Spanned<T>, why: impl Into<String>) -> Self {
        let Range { start, .. } = value.span();
        Self {
            at: start,
            why: why.into(),
        }
    }

    /// The same fault, in a piece that begins `by` bytes into the text.
    pub fn moved(self, by: usize) -> Self {
        Self {
            at: self.at + by,
            ..self
        }
    }
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        Self::new(format!("{error:#}"))
    }
}
