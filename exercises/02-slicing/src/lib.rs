//! Slices that cost nothing: what Python writes between brackets, over memory that stays where it is.
//!
//! What stands in this file is finished: how a slice is written and how a picture file is read.

mod channels;
mod frames;
mod resolve;
mod strided;
mod walk;
mod window;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
use std::ops::{Range, RangeFrom, RangeFull, RangeTo};
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

/// A range of Rust is a slice whose step is left out: `1..7` is `1:7`, `2..` is `2:`, and `..` is `:`.
macro_rules! ranges {
    ($($range:ty, $from:pat => ($start:expr, $stop:expr);)+) => {$(
        impl From<$range> for Slice {
            fn from($from: $range) -> Self {
                Slice { start: $start, stop: $stop, step: None }
            }
        }
    )+};
}

ranges! {
    Range<isize>, range => (Some(range.start), Some(range.end));
    RangeFrom<isize>, range => (Some(range.start), None);
    RangeTo<isize>, range => (None, Some(range.end));
    RangeFull, _ => (None, None);
}

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

impl<'a> Strided<'a> {
    /// The bytes as one slice, if each is the neighbour of the one before it.
    pub fn as_slice(self) -> Option<&'a [u8]> {
        let run = self.memory.get(self.start..self.start + self.len);
        run.filter(|_| self.step == 1)
    }
}

/// Why a file is not read as a picture: `PAM file: MAXVAL is 65535, and only 255 is read`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PamError(String);

impl fmt::Display for PamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PAM file: {}", self.0)
    }
}

impl Error for PamError {}

impl<'a> Picture<'a> {
    /// Reads a picture file in the PAM format: a header in plain text, then the pixels as they are. A pixel has a
    /// byte each for red, green, blue and how opaque it is; a file with other pixels is refused.
    pub fn from_pam(file: &'a [u8]) -> Result<Self, PamError> {
        let (fields, pixels) = pam_header(file)?;
        let field = |name: &str| {
            let value = fields.get(name.as_bytes());
            value.ok_or_else(|| PamError(format!("there is no line {name}")))
        };
        let size = |name| {
            let size = str::from_utf8(field(name)?)
                .ok()
                .and_then(|text| text.parse().ok());
            let size = size.filter(|&size: &usize| size > 0);
            size.ok_or_else(|| PamError(format!("{name} is no whole number above 0")))
        };
        let (width, height) = (size("WIDTH")?, size("HEIGHT")?);
        for (name, number) in [("DEPTH", 4), ("MAXVAL", 255)] {
            let found = size(name)?;
            if found != number {
                return Err(PamError(format!("{name} is {found}, and only {number} is read")));
            }
        }
        if field("TUPLTYPE")? != b"RGB_ALPHA" {
            let found = field("TUPLTYPE")?.escape_ascii();
            return Err(PamError(format!(
                "TUPLTYPE is {found}, and only RGB_ALPHA is read"
            )));
        }
        let bytes = width.checked_mul(height).and_then(|count| count.checked_mul(4));
        let pixels = bytes.and_then(|bytes| pixels.get(..bytes)).ok_or_else(|| {
            let len = pixels.len();
            PamError(format!(
                "{width} by {height} pixels of 4 bytes are more than the {len} bytes behind the header"
            ))
        })?;
        Ok(Picture {
            width,
            height,
            pixels: View::new(pixels),
        })
    }
}

type Fields<'a> = BTreeMap<&'a [u8], &'a [u8]>;

/// The lines of a PAM header by their names, and what lies behind it. As netpbm reads it: blanks around names and
/// values do not count, a later line takes the place of an earlier one, and a `#` begins a comment in any encoding.
fn pam_header(file: &[u8]) -> Result<(Fields<'_>, &[u8]), PamError> {
    let refuse = |reason: String| Err(PamError(reason));
    let (mut fields, mut ahead) = (BTreeMap::new(), file);
    while let Some(end) = ahead.iter().position(|byte| *byte == b'\n') {
        let (line, text) = (&ahead[..end], ahead[..end].trim_ascii());
        let is_first = ahead.len() == file.len();
        ahead = &ahead[end + 1..];
        let name_len = text.iter().position(u8::is_ascii_whitespace);
        let (name, value) = text.split_at(name_len.unwrap_or(text.len()));
        match name {
            b"P7" if is_first => {}
            _ if is_first => return refuse("the first line is not P7".to_owned()),
            b"ENDHDR" => return Ok((fields, ahead)),
            b"TUPLTYPE" if fields.contains_key(name) => {
                return refuse("there are two lines TUPLTYPE".to_owned());
            }
            b"WIDTH" | b"HEIGHT" | b"DEPTH" | b"MAXVAL" | b"TUPLTYPE" => {
                fields.insert(name, value.trim_ascii_start());
            }
            _ if line.starts_with(b"#") || text.is_empty() => {}
            _ => return refuse(format!("a header has no line {}", name.escape_ascii())),
        }
    }
    refuse("there is no line ENDHDR".to_owned())
}
