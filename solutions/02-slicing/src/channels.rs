//! Step 5: the channels of a picture are slices of its pixels.

use views::View;

use crate::{Slice, Strided};

/// A picture of four bytes a pixel, row by row: red, green, blue, and how opaque it is.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    pub width: usize,
    pub height: usize,
    pub pixels: View<'a>,
}

/// The number of a channel is the place of its byte in each pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    Red = 0,
    Green = 1,
    Blue = 2,
    Alpha = 3,
}

/// What the bytes of a channel have to say together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stats {
    pub min: u8,
    pub max: u8,
    /// `sum(channel) / len(channel)` in Python, fraction included.
    pub mean: f64,
}

impl<'a> Picture<'a> {
    /// One byte of every pixel: `pixels[channel::4]` in Python, a view, whatever width and height say.
    pub fn channel(self, channel: Channel) -> Strided<'a> {
        // todo!("where does a channel begin, and how far is the next byte?")
        let every_fourth = Slice {
            start: Some(channel as isize),
            stop: None,
            step: Some(4),
        };
        Strided::new(self.pixels)
            .slice(every_fourth)
            .expect("a step of 4 is not zero")
    }
}

/// Minimum, maximum and mean, without a copy; `None` when there is no byte to speak of. Three walks find them, too, and
/// read the memory three times.
pub fn stats(channel: Strided<'_>) -> Option<Stats> {
    // todo!("what do you keep while you walk over the channel once?")
    let first = *channel.get(0)?;
    let (mut min, mut max, mut sum) = (first, first, 0u64);
    for byte in channel.walk() {
        min = min.min(byte);
        max = max.max(byte);
        sum += u64::from(byte);
    }
    Some(Stats {
        min,
        max,
        mean: sum as f64 / channel.len() as f64,
    })
}
