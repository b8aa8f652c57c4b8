//! The scripts of the figures that can be touched: a page loads them when such a figure is about to be seen, so they are not
//! among those that `book.toml` has every page load.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// Puts them into the folder `out`, without what a browser has no use for.
pub fn copy(theme: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let gestures = theme.join("touch");
    let gestures = fs::read_dir(&gestures).with_context(|| format!("cannot read {}", gestures.display()))?;
    let mut scripts: Vec<PathBuf> = ["model.js", "values.js", "shapes.js", "lines.js", "summaries.js"]
        .map(|name| theme.join(name))
        .into();
    for gesture in gestures {
        scripts.push(gesture?.path());
    }
    for script in scripts {
        let text =
            fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
        fs::write(out.join(script.file_name().unwrap_or_default()), bare(&text))
            .with_context(|| format!("cannot write to {}", out.display()))?;
    }
    Ok(())
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
