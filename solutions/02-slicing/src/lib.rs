//! Slices that cost nothing: what Python writes between brackets, over memory that stays where it is.

mod resolve;

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

pub use resolve::{Resolved, Slice, ZeroStep};

/// Reads a slice as Python writes it between brackets: `"1:7:2".parse::<Slice>()`. Nothing to do here.
impl FromStr for Slice {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let mut parts = text.splitn(3, ':').map(|part| match part.trim() {
            "" => Ok(None),
            number => number.parse().map(Some),
        });
        let mut part = || parts.next().unwrap_or(Ok(None));
        Ok(Slice {
            start: part()?,
            stop: part()?,
            step: part()?,
        })
    }
}

/// Writes a slice as Python does: `1:7:2`, `::-1`, `4:`. Nothing to do here.
impl fmt::Display for Slice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |part: Option<isize>| part.map_or(String::new(), |number| number.to_string());
        write!(f, "{}:{}", text(self.start), text(self.stop))?;
        match self.step {
            Some(step) => write!(f, ":{step}"),
            None => Ok(()),
        }
    }
}
