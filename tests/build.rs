//! Turns every page of the book into a module whose documentation it is, so that rustdoc runs its listings.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let tests = env::var("CARGO_MANIFEST_DIR").expect("cargo says where the manifest is");
    let out = env::var("OUT_DIR").expect("cargo says where to write");
    let pages = Path::new(&tests).with_file_name("book").join("chapters");
    println!("cargo::rerun-if-changed={}", pages.display());

    let mut modules = String::new();
    for entry in fs::read_dir(pages)? {
        let page = entry?.path();
        if page.extension().is_some_and(|extension| extension == "md") && !page.ends_with("SUMMARY.md") {
            let name = page
                .file_stem()
                .expect("a file has a name")
                .to_string_lossy()
                .replace('-', "_");
            let module = Path::new(&out).join(format!("{name}.rs"));
            // The page starts on the module's first line: the line in a doctest's name is the page's own.
            fs::write(&module, format!("#![doc = include_str!({page:?})]\n"))?;
            writeln!(modules, "#[path = {module:?}]\nmod page_{name};").expect("a String takes every write");
        }
    }
    fs::write(Path::new(&out).join("pages.rs"), modules)
}
