//! The program behind `cargo run` and `cargo workbook`: it builds the book, serves it and runs the learner's tests.

mod begun;
mod catalogue;
mod cli;
mod commands;
mod engine;
mod files;
mod hints;
mod pages;
mod reference;
mod root;
mod server;
mod session;
mod site;
mod snapshot;
mod source;
mod starter;
mod target;
mod terminal;
mod text;
mod watcher;

use std::process::ExitCode;

fn main() -> ExitCode {
    match commands::run(clap::Parser::parse()) {
        Ok(code) => code,
        Err(error) => {
            say_error!("{}", files::remedy::told(&error));
            ExitCode::from(2)
        }
    }
}
