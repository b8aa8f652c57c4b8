//! What the program at the end of a chapter stands on: the reader's steps, of which one may still be missing, the file of
//! the station, and a folder for what is made.

use std::error::Error;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::{fs, iter};

use crate::{is_todo, message};

/// What a program prints, or why it prints nothing.
pub type Page = Result<String, Box<dyn Error>>;

/// Prints what `work` makes. When it comes to a step that is not written yet, the program says which one and ends: a
/// sentence, no panic, and nothing of what was made before.
pub fn run(work: impl FnOnce() -> Page) -> ExitCode {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| match missing(info) {
        Some(step) => {
            let (package, name) = &step;
            eprintln!(
                "This program waits for the step {package}/{name}: `cargo test -p {package} {name}` says what it asks."
            );
            process::exit(1);
        }
        None => report(info),
    }));
    match work() {
        // A reader of the first lines alone closes the pipe, and that is no error.
        Ok(page) => {
            let _ = writeln!(io::stdout(), "{page}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The package and the step whose `todo!` was reached: the folder `exercises/01-views` holds the package `views`.
fn missing(info: &PanicHookInfo<'_>) -> Option<(String, String)> {
    let file = Path::new(info.location()?.file());
    let folder = file.parent()?.parent()?.file_name()?.to_str()?;
    let (_, package) = folder.split_once('-')?;
    let step = file.file_stem()?.to_str()?;
    is_todo(message(info.payload())).then(|| (package.to_owned(), step.to_owned()))
}

/// The root of the workbook.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The bytes of a file of the workbook: `exercises/station.bin`.
pub fn file(path: &str) -> Result<Vec<u8>, String> {
    fs::read(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// What chapter `number` reads of the station's file: a frame behind its length, or in chapter 8 what is left.
pub fn line(number: usize) -> Result<Vec<u8>, String> {
    let station = file("exercises/station.bin")?;
    let mut rest = &station[..];
    let frames = iter::from_fn(|| {
        let (len, behind) = rest.split_first_chunk::<4>()?;
        let (frame, left) = behind.split_at_checked(u32::from_be_bytes(*len) as usize)?;
        rest = left;
        Some(frame)
    });
    let frame = frames.take(7).nth(number - 1).map(<[u8]>::to_vec);
    Ok(frame.unwrap_or_else(|| rest.to_vec()))
}

/// Writes a file that was made into `.workbook/made`, which no test and no commit looks at, and says where it is.
pub fn keep(name: &str, bytes: &[u8]) -> Result<String, Box<dyn Error>> {
    let folder = root().join(".workbook/made");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), bytes)?;
    Ok(format!(".workbook/made/{name}"))
}
