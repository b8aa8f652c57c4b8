//! Writes the chart of the ring buffer chapter with its reference solution:
//! `cargo run -p ring-buffer-solution --example chart`.

use std::path::PathBuf;
use std::{fs, io};

use ring_buffer_solution::{Ring, chart};

fn main() -> io::Result<()> {
    let (path, svg) = drawn();
    fs::write(&path, svg)?;
    println!("{}", path.display());
    Ok(())
}

/// Where the chart of the book lies, and what the file holds: 64 slots after a hundred temperatures, in tenths of a
/// degree. They fall and rise three times, and a few numbers that look random are added.
pub fn drawn() -> (PathBuf, String) {
    let mut ring = Ring::new(64).expect("640 bytes are there");
    let mut dice = 1u32;
    for time in 0..100i64 {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let wave = (time % 34 - 17).unsigned_abs() as i16;
        let value = 180 + 6 * wave + (dice >> 28) as i16;
        ring.push(time, value).expect("the times go on");
    }
    let images = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../book/chapters/images");
    let title =
        "A ring of 64 slots after 100 pushes: 28 pale columns, the oldest, stand right of 36 that are newer";
    (images.join("ring-buffer.svg"), chart(&ring, title))
}
