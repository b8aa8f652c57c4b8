//! Where the workbook lies.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The folder of the workbook: the nearest one from the current directory upwards, or else the one that this program
/// was compiled in.
pub fn find() -> Result<PathBuf> {
    let here = env::current_dir().context("the current directory is gone")?;
    let compiled_in = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    here.ancestors()
        .chain(compiled_in)
        .find(|folder| is_workbook(folder))
        .map(Path::to_path_buf)
        .with_context(|| format!("no workbook here or above: {}", here.display()))
}

/// Whether a workbook lies in `folder`.
pub fn is_workbook(folder: &Path) -> bool {
    folder.join("Cargo.toml").is_file()
        && folder.join("exercises").is_dir()
        && folder.join("book").join("book.toml").is_file()
}
