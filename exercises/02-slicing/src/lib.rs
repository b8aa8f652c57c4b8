//! Slices that cost nothing: what Python writes between brackets, over memory that stays where it is.
//!
//! What stands in this file is finished: how a slice is written and how a picture file is read.

mod channels;
mod frames;
mod resolve;
mod strided;
mod walk;
mod window;

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use views::View;

pub use channels::{Channel, Picture, Stats, stats};
pub use frames::{Frames, TooLong};
pub use resolve::{Resolved, Slice, ZeroStep};
pub use strided::Strided;
pub use walk::Walk;
pub use window::{checked_window, window};

/// Reads a slice as Python writes it between brackets: `"1:7:2".parse::<Slice>()`. What is missing counts as left out:
/// `5` is `5:`.
///
/// Each part is a number in decimal digits that an `isize` holds, or nothing; blanks may stand around it. Python reads
/// more, `1_000` and `0x10` for instance, and takes a number that is too large for the largest there is.
impl FromStr for Slice {
    type Err = ParseSliceError;

    fn from_str(text: &str) -> Result<Self, ParseSliceError> {
        let mut parts = text.splitn(3, ':').map(|part| match part.trim() {
            "" => Ok(None),
            number => number.parse().map(Some).map_err(ParseSliceError),
        });
        let mut part = || parts.next().unwrap_or(Ok(None));
        Ok(Slice {
            start: part()?,
            stop: part()?,
            step: part()?,
        })
    }
}

/// This text is no slice that can be read here, though Python may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseSliceError(ParseIntError);

/// What a slice is, and what is wrong with a part of this one. Python has no word for it.
impl fmt::Display for ParseSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a slice is start:stop:step, each a decimal number that an isize holds or nothing: {}",
            self.0
        )
    }
}

impl Error for ParseSliceError {}

/// Writes a slice as Python does: `1:7:2`, `::-1`, `4:`.
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

impl<'a> Picture<'a> {
    /// Reads a picture file in the PAM format: a header in plain text, then the pixels as they are.
    pub fn from_pam(file: &'a [u8]) -> Option<Self> {
        let mark = b"ENDHDR\n";
        let header_len = file.windows(mark.len()).position(|bytes| bytes == mark)? + mark.len();
        let (header, pixels) = file.split_at(header_len);
        let header = str::from_utf8(header).ok()?.strip_prefix("P7\n")?;
        let field = |name| {
            let value = header.lines().find_map(|line| line.strip_prefix(name))?;
            value.trim().parse::<usize>().ok()
        };
        let (width, height) = (field("WIDTH ")?, field("HEIGHT ")?);
        let bytes = width
            .checked_mul(height)?
            .checked_mul(field("DEPTH ").filter(|&depth| depth == 4)?)?;
        Some(Picture {
            width,
            height,
            pixels: View::new(pixels.get(..bytes)?),
        })
    }
}
