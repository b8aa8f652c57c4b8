// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod assign;
mod overlap;
mod pixels;
mod set_item;
mod sub_views;
mod text;

use std::time::Duration;

use mutation::{PictureMut, ViewMut};
use slicing::{Picture, Slice};
use views::View;

/// The rule of `sub_views` that work without an end breaks.
const FILLED: &str = "each thread fills its own band, and waits for no other";

/// A slice as Python writes it between the brackets.
fn slice(text: &str) -> Slice {
    text.parse().expect("the tests write their slices well")
}

/// The first letters of the alphabet: what an owner holds before somebody writes.
fn letters(len: usize) -> Vec<u8> {
    (b'a'..=b'z').take(len).collect()
}

/// What the owner holds after a write, or the error, which must have left it as it was.
fn outcome<T, E: ToString>(written: Result<T, E>, before: &[u8], owner: &[u8]) -> String {
    match written {
        Ok(_) => witness::literal(owner),
        Err(error) if owner == before => error.to_string(),
        Err(error) => format!(
            "{}, but the owner is now {}",
            error.to_string(),
            witness::literal(owner)
        ),
    }
}

/// What `work` gives back, if it comes to an end.
fn ends<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let rule = "each byte that a slice selects is moved once, and then the work is done";
    witness::in_time(rule, Duration::from_secs(2), work)
}

/// The bytes that are written as pairs of hexadecimal digits.
fn from_hex(digits: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits a byte");
    (0..digits.len()).step_by(2).map(byte).collect()
}

/// Bytes in hex, a group for each pixel.
fn hex(pixels: &[u8]) -> String {
    View::new(pixels).hex_grouped(' ', -4).expect("a space is ASCII")
}

/// Opens a picture in `owner` and runs `work` on it.
fn paint<T>(width: usize, height: usize, owner: &mut [u8], work: impl FnOnce(&mut PictureMut<'_>) -> T) -> T {
    let picture = PictureMut::new(width, height, ViewMut::new(owner));
    work(&mut picture.expect("four bytes a pixel"))
}

/// Every pixel in hex after `work` on a picture in `owner`, or how it panicked.
fn painted(width: usize, height: usize, owner: &mut [u8], work: impl FnOnce(&mut PictureMut<'_>)) -> String {
    witness::answer(|| {
        paint(width, height, owner, work);
        hex(owner)
    })
}

/// The picture of chapter 2, 64 by 48 pixels, changed by a filter, as a drawing.
fn filtered(filter: impl FnOnce(&mut PictureMut<'_>)) -> String {
    let file = include_bytes!("../../../02-slicing/data/lighthouse.pam");
    let before = Picture::from_pam(file).expect("chapter 2 reads this file");
    let mut owner = before.pixels.to_bytes();
    paint(before.width, before.height, &mut owner, |picture| {
        filter(picture);
        drawing(picture.as_picture())
    })
}

/// A picture for a person: a character for two pixels, one below the other, from dark to bright.
fn drawing(picture: Picture<'_>) -> String {
    let rows: Vec<_> = picture
        .pixels
        .as_bytes()
        .chunks_exact(4 * picture.width)
        .collect();
    let lines = rows.chunks(2).map(|rows| {
        let brightness = |x: usize| {
            let sum: usize = rows
                .iter()
                .flat_map(|row| &row[4 * x..4 * x + 3])
                .map(|byte| usize::from(*byte))
                .sum();
            sum / (3 * rows.len())
        };
        (0..picture.width)
            .map(|x| char::from(b".,:-=+*#%@"[brightness(x) * 10 / 256]))
            .collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n")
}
