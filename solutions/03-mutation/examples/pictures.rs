//! Writes the pictures of the mutation chapter with its reference solution:
//! `cargo run -p mutation-solution --example pictures`.
//!
//! The files are the same bytes on every machine, and a test compares them.

extern crate mutation_solution as mutation;

use std::path::{Path, PathBuf};
use std::{fs, io};

// The program at the chapter's end knows how a filter goes over the lighthouse.
#[allow(dead_code)]
#[path = "../../../exercises/03-mutation/examples/filters.rs"]
mod filters;

fn main() -> io::Result<()> {
    for (path, file) in pictures() {
        fs::write(&path, file)?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Where each picture of the book lies, and what the file holds.
pub fn pictures() -> Vec<(PathBuf, Vec<u8>)> {
    let images = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../book/chapters/images");
    let before: (_, filters::Filter) = ("lighthouse.png", |_| ());
    let painted = [before].into_iter().chain(filters::FILTERS);
    let painted = painted.map(|(name, filter)| (images.join(name), filters::paint(filter)));
    let drawn = painted.map(|(path, file)| (path, file.expect("the lighthouse is painted")));
    drawn.collect()
}
