//! Step 6: take length-prefixed frames off a receive buffer without copying them.

use std::error::Error;
use std::fmt;

use views::View;

/// The frames in a receive buffer. Each is 4 bytes that hold its length, the highest byte first, and then as
/// many bytes. The last one may have arrived in part.
pub struct Frames<'a> {
    pub(crate) rest: View<'a>,
    pub(crate) limit: usize,
}

/// A frame that claims to be longer than the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    pub len: u32,
    pub limit: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ValueError: a frame of {} bytes is over the limit of {}",
            self.len, self.limit
        )
    }
}

impl Error for TooLong {}

impl<'a> Frames<'a> {
    /// Looks at what was received; no frame may be longer than `limit` bytes, its prefix not counted.
    pub fn new(received: View<'a>, limit: usize) -> Self {
        // todo!("how much has been taken off at the beginning?")
        Frames {
            rest: received,
            limit,
        }
    }

    /// The next complete frame, without its prefix, where it lies in the buffer.
    ///
    /// `Ok(None)` says: wait for more bytes. An error says: do not wait, this peer is broken or hostile.
    /// Neither takes a byte off the rest.
    pub fn next_frame(&mut self) -> Result<Option<View<'a>>, TooLong> {
        // todo!("a frame, not yet, or never?")
        let Some((prefix, behind)) = self.rest.as_bytes().split_first_chunk::<4>() else {
            return Ok(None);
        };
        let len = u32::from_be_bytes(*prefix);
        if len as usize > self.limit {
            return Err(TooLong {
                len,
                limit: self.limit,
            });
        }
        let Some((frame, rest)) = behind.split_at_checked(len as usize) else {
            return Ok(None);
        };
        self.rest = View::new(rest);
        Ok(Some(View::new(frame)))
    }

    /// The bytes that no complete frame has taken yet.
    pub fn rest(&self) -> View<'a> {
        // todo!("which bytes has no frame taken?")
        self.rest
    }
}
