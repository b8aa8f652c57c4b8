// Your `View` shows a file as `xxd` does: `cargo run -p views --example dump FILE`. Without a name, that of the station.

use std::process::ExitCode;
use std::{env, fs};

use views::View;
use witness::program;

fn main() -> ExitCode {
    program::run(|| {
        let file = match env::args_os().nth(1) {
            Some(name) => fs::read(&name).map_err(|error| format!("{}: {error}", name.display()))?,
            None => program::file("exercises/station.bin")?,
        };
        Ok(View::new(&file).dump())
    })
}
