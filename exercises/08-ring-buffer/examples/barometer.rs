// A chart that moves for ten seconds, or stands still where no terminal shows it, and what is left of the station's file:
// `cargo run -p ring-buffer --example barometer`.

use std::error::Error;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use mutation::{PictureMut, ViewMut};
use ring_buffer::{Entry, HEIGHT, NEWER, OLDER, Ring, SLOT_WIDTH, Tracked, bar, chart};
use witness::program;

const SLOTS: usize = 40;

/// How many pixels of the chart are one letter high.
const LETTER: usize = 10;

fn main() -> ExitCode {
    program::run(|| {
        let mut ring = Tracked::new(SLOTS)?;
        let mut pressures = pressures();
        for (time, pressure) in pressures.by_ref().take(70) {
            ring.push(time, pressure)?;
        }
        let (mut shown, left) = (page(&ring)?, left()?);
        if io::stdout().is_terminal() {
            for (time, pressure) in pressures.take(100) {
                print!("{shown}");
                io::stdout().flush()?;
                thread::sleep(Duration::from_millis(100));
                // Up to the first line of the chart, and all below it away.
                print!("\x1b[{}F\x1b[J", shown.lines().count() - 1);
                ring.push(time, pressure)?;
                shown = page(&ring)?;
            }
        }
        Ok(format!("{shown}\n\n{left}"))
    })
}

/// Pressures in hPa, and the second at which each was taken. They fall and rise, and a little more that looks random.
fn pressures() -> impl Iterator<Item = (i64, i16)> {
    let mut dice = 1_u32;
    (0_i64..).map(move |time| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let wave = (time % 34 - 17).unsigned_abs() as i16;
        (time, 980 + 2 * wave + (dice >> 29) as i16)
    })
}

/// The ring's chart in letters, full for the newer window and pale for the older, and what is known of its values.
fn page(ring: &Tracked<i16>) -> Result<String, Box<dyn Error>> {
    let width = SLOT_WIDTH * ring.capacity();
    let mut pixels = vec![0; 4 * width * HEIGHT];
    let picture = PictureMut::new(width, HEIGHT, ViewMut::new(&mut pixels));
    chart(ring, &mut picture.ok_or("four bytes a pixel")?)?;
    let letter = |slot: usize, y: usize| {
        let first = 4 * (y * width + slot * SLOT_WIDTH + SLOT_WIDTH / 2);
        match &pixels[first..first + 4] {
            colour if *colour == OLDER => '░',
            colour if *colour == NEWER => '█',
            _ => ' ',
        }
    };
    let rows = (LETTER / 2..HEIGHT).step_by(LETTER);
    let rows = rows.map(|y| {
        let row: String = (0..ring.capacity()).map(|slot| letter(slot, y)).collect();
        row.trim_end().to_owned()
    });
    let summary = ring.summary();
    let (low, high) = summary.extremes.ok_or("there are values")?;
    let mean = summary.mean().ok_or("there are values")?;
    let known = format!("{low} to {high} hPa, mean {mean:.1}");
    Ok(rows.chain([bar(ring, 20), known]).collect::<Vec<_>>().join("\n"))
}

/// What is left of the station's file has no frame: entries of ten bytes, whose times go on where the memory ends.
fn left() -> Result<String, Box<dyn Error>> {
    let slots = program::line(8)?;
    let entries = slots
        .chunks_exact(Entry::<i16>::SIZE)
        .map(Entry::<i16>::read_from);
    let entries: Vec<_> = entries.collect();
    let seam = entries.windows(2).position(|pair| pair[1].time < pair[0].time);
    let (newer, older) = entries.split_at(seam.map_or(0, |at| at + 1));
    let mut ring = Ring::new(entries.len())?;
    // The lap before, of which the station has kept nothing.
    for _ in newer {
        ring.push(0, 0)?;
    }
    for entry in older.iter().chain(newer) {
        ring.push(entry.time, entry.value)?;
    }
    if ring.as_view() != *slots {
        return Err("what is left of the file is not what your ring holds".into());
    }
    let mut text = String::new();
    for column in ring.values() {
        text.extend(
            column
                .numbers::<i16>()?
                .map(|pressure| char::from((pressure - 900) as u8)),
        );
    }
    Ok(format!(
        "a ring of {} slots, to the byte:\n{text}",
        ring.capacity()
    ))
}
