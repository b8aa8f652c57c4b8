// The red channel of the lighthouse, as text, and what the camera wrote into the red of its pixels:
// `cargo run -p slicing --example red`.

use std::process::ExitCode;

use slicing::{Channel, Frames, Picture, Slice, Strided, stats};
use views::View;
use witness::program;

/// From dark to bright.
const INK: &[u8] = b" .:-=+*#%@";

fn main() -> ExitCode {
    program::run(|| {
        let file = program::file("exercises/02-slicing/data/lighthouse.pam")?;
        let picture = Picture::from_pam(&file)?;
        let red = picture.channel(Channel::Red);
        let brightest = stats(red).ok_or("a picture has pixels")?.max;
        let ink = |byte: u8| char::from(INK[usize::from(byte) * (INK.len() - 1) / usize::from(brightest)]);
        // A letter is twice as high as it is wide: every other row will do.
        let rows = (0..picture.height).step_by(2).map(|y| {
            let first = (y * picture.width) as isize;
            let row = red.slice(Slice::from(first..first + picture.width as isize));
            Ok(row?.walk().map(ink).collect::<String>().trim_end().to_owned())
        });
        let mut lines = rows.collect::<Result<Vec<_>, slicing::ZeroStep>>()?;
        lines.extend([String::new(), camera()?]);
        Ok(lines.join("\n"))
    })
}

/// The second frame of the station's file is a row of pixels, and each red is a letter.
fn camera() -> Result<String, Box<dyn std::error::Error>> {
    let station = program::file("exercises/station.bin")?;
    let mut frames = Frames::new(View::new(&station), 4096);
    frames.next_frame()?;
    let pixels = frames.next_frame()?.ok_or("there are seven frames")?;
    let red = Strided::new(pixels).slice(Slice {
        step: Some(4),
        ..Slice::default()
    })?;
    Ok(String::from_utf8(red.to_bytes())?)
}
