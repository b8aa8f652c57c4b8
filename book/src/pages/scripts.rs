//! The scripts of the figures that can be touched: a page loads them when such a figure is about to be seen, so they are not
//! among those that `book.toml` has every page load. Those wait until the page has been read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// What a gesture alone computes with. Its file begins with it, so that no other figure waits for it.
const OWN: [(&str, &str); 4] = [
    ("matrix.js", "shapes.js"),
    ("line.js", "lines.js"),
    ("notes.js", "summaries.js"),
    ("brush.js", "pixels.js"),
];

/// Has no page of the folder `out` wait for the workbook's scripts before it is painted; mdBook has no word for that.
pub fn defer(out: &Path) -> Result<()> {
    for file in fs::read_dir(out)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            let page = fs::read_to_string(&path)?;
            fs::write(
                &path,
                page.replace("<script src=\"theme/", "<script defer src=\"theme/"),
            )?;
        }
    }
    Ok(())
}

/// Puts them into the folder `out`, without what a browser has no use for.
pub fn copy(theme: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    for shared in ["model.js", "values.js"] {
        put(&[theme.join(shared)], out)?;
    }
    let gestures = theme.join("touch");
    let gestures = fs::read_dir(&gestures).with_context(|| format!("cannot read {}", gestures.display()))?;
    for gesture in gestures {
        let gesture = gesture?.path();
        let own = OWN.iter().filter(|(name, _)| gesture.ends_with(name));
        let mut scripts: Vec<_> = own.map(|(_, script)| theme.join(script)).collect();
        scripts.push(gesture);
        put(&scripts, out)?;
    }
    Ok(())
}

/// Writes what some scripts hold, one after the other, into a file that is called like the last.
fn put(scripts: &[PathBuf], out: &Path) -> Result<()> {
    let read = |script: &PathBuf| {
        let text = fs::read_to_string(script).with_context(|| format!("cannot read {}", script.display()))?;
        Ok(bare(&text))
    };
    let texts: Result<String> = scripts.iter().map(read).collect();
    let name = scripts.last().and_then(|script| script.file_name());
    fs::write(out.join(name.unwrap_or_default()), texts?)
        .with_context(|| format!("cannot write to {}", out.display()))
}

/// A script without its indentation, and without the comments that have lines of their own.
fn bare(script: &str) -> String {
    let mut inside = false;
    let lines = script.lines().map(str::trim_start).filter(|line| {
        let comment = inside || line.starts_with("//") || line.starts_with("/**");
        inside = (inside || line.starts_with("/**")) && !line.contains("*/");
        !comment && !line.is_empty()
    });
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_script_is_sent_without_its_comments() {
        let script = "// What it is.\n\n    /** One. */\n    one(\"// kept\");\n    /** Two,\n        in lines. */\n    two();  // kept\n";
        assert_eq!(bare(script), "one(\"// kept\");\ntwo();  // kept\n");
    }
}
