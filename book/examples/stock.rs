//! Builds the text of this book with mdBook as it comes, without the workbook's theme, to measure the two side by side:
//! `stock WORKBOOK OUT`, where WORKBOOK is the program that makes the text of the pages. The book is `book` of the folder in
//! which it runs.

use std::env;

use anyhow::{Context as _, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

fn main() -> Result<()> {
    let mut args = env::args().skip(1);
    let (Some(program), Some(out), None) = (args.next(), args.next(), args.next()) else {
        bail!("`stock WORKBOOK OUT` needs the program that makes the text, and a folder to build into");
    };
    // An empty folder is a theme that changes nothing; without a name mdBook takes `book/theme`.
    let theme = tempfile::tempdir().context("a theme that changes nothing needs a temporary folder")?;
    let root = std::path::absolute("book")?;
    let mut config = Config::from_disk(root.join("book.toml"))?;
    config.set("output.html", toml::toml! { playground = { runnable = false } })?;
    config.set("output.html.theme", theme.path())?;
    config.set("preprocessor.workbook.command", format!("{program} preprocess"))?;
    let mut book = MDBook::load_with_config(root, config)?;
    book.config.build.build_dir = std::path::absolute(out)?;
    book.build()
}
