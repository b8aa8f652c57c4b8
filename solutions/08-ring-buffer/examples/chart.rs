//! Paints the chart of the ring buffer chapter with its reference solution:
//! `cargo run -p ring-buffer-solution --example chart`.

use std::path::PathBuf;
use std::{fs, io};

use mutation::{PictureMut, ViewMut};
use ring_buffer_solution::{HEIGHT, Ring, SLOT_WIDTH, chart};

fn main() -> io::Result<()> {
    let (path, file) = painted();
    fs::write(&path, file)?;
    println!("{}", path.display());
    Ok(())
}

/// Where the chart of the book lies, and what the file holds: 40 slots after 70 temperatures, in tenths of a
/// degree. They fall and rise twice, and a few numbers that look random are added.
pub fn painted() -> (PathBuf, Vec<u8>) {
    let mut ring = Ring::new(40).expect("400 bytes are there");
    let mut dice = 1u32;
    for time in 0..70i64 {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let wave = (time % 34 - 17).unsigned_abs() as i16;
        let value = 180 + 6 * wave + (dice >> 28) as i16;
        ring.push(time, value).expect("the times go on");
    }
    let width = SLOT_WIDTH * ring.capacity();
    let mut pixels = vec![0; 4 * width * HEIGHT];
    let picture = PictureMut::new(width, HEIGHT, ViewMut::new(&mut pixels));
    let mut picture = picture.expect("four bytes a pixel");
    chart(&ring, &mut picture).expect("the picture has a field for each slot");
    let images = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../book/chapters/images");
    (
        images.join("ring-buffer.png"),
        witness::png(width, HEIGHT, &pixels),
    )
}
