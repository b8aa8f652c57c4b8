// A log as a terminal may see it, and how much of it had to be copied for that:
// `cargo run -p read-only --example log FILE`. Without a name, the fourth frame of the station's file.

use std::borrow::Cow;
use std::process::ExitCode;
use std::{env, fs};

use read_only::{Buffer, clean};
use witness::program;

fn main() -> ExitCode {
    program::run(|| {
        let log = match env::args_os().nth(1) {
            Some(name) => fs::read(&name).map_err(|error| format!("{}: {error}", name.display()))?,
            None => program::line(4)?,
        };
        // Read-only: no pass can write to the log itself, whichever it is.
        let log = Buffer::from(&log);
        let (mut shown, mut copied, mut saved) = (String::new(), 0, 0);
        for line in log.as_view().as_bytes().split_inclusive(|byte| *byte == b'\n') {
            let line = Buffer::from(line);
            let cleaned = clean(line.as_view());
            match &cleaned {
                Cow::Borrowed(bytes) => saved += bytes.len(),
                Cow::Owned(_) => copied += line.as_view().len(),
            }
            shown.push_str(&String::from_utf8_lossy(&cleaned));
        }
        Ok(format!("{shown}\nbytes copied: {copied}\nbytes saved:  {saved}"))
    })
}
