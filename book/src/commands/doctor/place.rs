//! Where the workbook lies: a disk with room, and a folder that can be written to and that cargo works well in.

use std::path::Path;

use super::Finding;

/// The program and the tests of all chapters take less than a half of that.
const ROOM: u64 = 4 << 30;

/// Cargo puts names of up to 120 letters below the folder, and Windows stops at 260.
const LONGEST: usize = 130;

/// How the names of folders begin that programs copy to elsewhere, file by file, while cargo writes them.
const SYNCED: [&str; 8] = [
    "OneDrive",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "My Drive",
    "iCloud Drive",
    "Mobile Documents",
    "Nextcloud",
];

pub fn disk(root: &Path) -> Finding {
    let in_gib = |bytes: u64| format!("{:.1} GiB", bytes as f64 / f64::from(1 << 30));
    match fs4::available_space(root) {
        Ok(free) if free < ROOM => Finding::Amiss(
            format!(
                "the disk has {} left, and the workbook may need {}",
                in_gib(free),
                in_gib(ROOM)
            ),
            "Make room, or move the folder of the workbook to another disk.".to_owned(),
        ),
        Ok(free) => Finding::Ok(format!("the disk has {} left", in_gib(free))),
        Err(error) => Finding::Optional(format!("how much room the disk has cannot be asked: {error}")),
    }
}

/// Whether it can be written to, and whether its path is one that cargo works well in.
pub fn folder(root: &Path) -> Finding {
    let move_it =
        "Move the folder of the workbook into your home folder, for example, and run this again there.";
    let shown = root.display();
    if let Err(error) = tempfile::tempfile_in(root) {
        return Finding::Amiss(
            format!("{shown} cannot be written to: {error}"),
            move_it.to_owned(),
        );
    }
    match trouble(root, cfg!(windows)) {
        Some(trouble) => Finding::Amiss(format!("{shown} {trouble}"), move_it.to_owned()),
        None => Finding::Ok(format!("{shown} can be written to")),
    }
}

fn trouble(root: &Path, windows: bool) -> Option<String> {
    let synced = |name: &&str| SYNCED.iter().any(|synced| name.starts_with(synced));
    let mut names = root.iter().filter_map(|name| name.to_str());
    if let Some(name) = names.find(synced) {
        return Some(format!(
            "lies in `{name}`, which is copied to elsewhere while cargo writes: that is slow, and locks files"
        ));
    }
    if root.to_string_lossy().contains('%') {
        return Some("has a `%` in it, in whose place the linker of Rust puts letters of its own".to_owned());
    }
    let length = root.as_os_str().len();
    (windows && length > LONGEST).then(|| {
        format!(
            "is {length} letters long: below it some files would have names that are too long for Windows"
        )
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::trouble;

    #[test]
    fn a_path_may_be_synced_or_too_long_for_windows() {
        let synced = trouble(Path::new("/home/ada/OneDrive - Company/views"), false);
        assert!(synced.is_some_and(|trouble| trouble.contains("`OneDrive - Company`")));
        let long: PathBuf = ["/", &"long".repeat(40)].iter().collect();
        assert!(trouble(&long, true).is_some_and(|trouble| trouble.contains("161 letters")));
        assert_eq!(trouble(&long, false), None);
        let percent = trouble(Path::new("/home/ada/100% views"), false);
        assert!(percent.is_some_and(|trouble| trouble.contains("a `%` in it")));
        assert_eq!(trouble(Path::new("/home/ada/views"), true), None);
    }
}
