//! What `assert_eq!` and `snapshot!` say beside the crates that compare for them: whose side is whose.

use std::env;
use std::path::Path;

/// The rule without its word about the left side, then the diff, whose sides have the names that every check gives them.
pub fn two_sides(rule: &str, diff: &str) -> String {
    let rule = rule
        .replace(" (left: yours)", "")
        .replace("(left: yours, ", "(the answer, ")
        .replace("(left: yours: ", "(")
        .replace("(left: ", "(");
    let diff = diff
        .replacen("< left", "< yours", 1)
        .replacen("right >", "expected >", 1);
    format!("{rule}\n\n{diff}\n")
}

/// A rule, and which line of the diff below it is whose: `insta` calls them old and new.
pub fn described(rule: &str) -> String {
    format!("{rule}\n- is expected, + is yours")
}

/// Keeps a snapshot from taking an answer for the expected one in an exercise, the package in `folder`, whatever the
/// environment tells `insta`: `.cargo/config.toml` has no say when cargo is started outside the workbook.
pub fn compares_only(folder: &str) {
    const SWITCHES: [(&str, &[&str]); 4] = [
        ("INSTA_UPDATE", &["", "no"]),
        ("INSTA_FORCE_PASS", &["", "0"]),
        ("INSTA_FORCE_UPDATE", &["", "0"]),
        ("INSTA_FORCE_UPDATE_SNAPSHOTS", &["", "0"]),
    ];
    let parent = Path::new(folder).parent().and_then(Path::file_name);
    if parent.is_none_or(|parent| parent != "exercises") {
        return;
    }
    for (name, harmless) in SWITCHES {
        let value = env::var_os(name).unwrap_or_default();
        assert!(
            harmless.iter().any(|harmless| value == *harmless),
            "nothing was compared: {name}={} has a snapshot take any answer for the right one; unset it and run the \
             test again",
            value.display()
        );
    }
}
