// Any struct, byte by byte: `cargo run -p metadata --example draw idf`. Without a format, that of the station's weather
// table, beside what lies in it.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use metadata::{calcsize, draw, fields};
use witness::program;

fn main() -> ExitCode {
    program::run(|| match env::args().nth(1) {
        Some(format) => {
            let size = calcsize(&format)?;
            Ok(format!("{}\n{size} bytes", draw(&format)?))
        }
        None => weather(),
    })
}

/// The fifth frame of the station's file is a table of the struct `ci`: no field has its letters.
fn weather() -> Result<String, Box<dyn Error>> {
    let (table, format) = (program::line(5)?, "ci".repeat(8));
    let fields = fields(&format)?;
    let is_padding = |at: usize| {
        let inside =
            |field: &metadata::Field| (field.offset..field.offset + field.count * field.size).contains(&at);
        !fields.iter().any(inside)
    };
    let text = |byte: u8| {
        if (b' '..=b'~').contains(&byte) {
            char::from(byte)
        } else {
            '.'
        }
    };
    let drawn = draw(&format)?;
    let rows = drawn.lines().zip(table.chunks(8)).map(|(row, bytes)| {
        let bytes: String = bytes.iter().map(|byte| text(*byte)).collect();
        format!("{row}  {bytes}\n")
    });
    let gaps = (0..calcsize(&format)?).filter(|at| is_padding(*at));
    let gaps: String = gaps.map(|at| char::from(table[at])).collect();
    Ok(format!("{}\n{gaps}", rows.collect::<String>()))
}
