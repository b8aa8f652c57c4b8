//! Whether an artifact was built from the bytes that are on the disk now.
//!
//! Cargo compares times alone: a file that was moved back from a backup, unpacked, copied with its time or saved under a
//! clock that was set back is older than the build, and passes for built. So beside the artifacts, in the target folder,
//! lies a record of each: which file it was at that time, and a hash of each source that went into it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use cargo_metadata::Artifact;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Files, each with a hash of what it holds; none where it cannot be read.
pub type Contents = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What an artifact was when it was recorded.
#[derive(Serialize, Deserialize, PartialEq)]
struct Record {
    modified: SystemTime,
    length: u64,
    inputs: Contents,
}

/// What `files` hold.
pub fn contents(files: impl IntoIterator<Item = PathBuf>) -> Contents {
    let hashed = files.into_iter().map(|file| {
        // Something else than a file might have no end.
        let is_file = fs::metadata(&file).is_ok_and(|metadata| metadata.is_file());
        let bytes = is_file.then(|| fs::read(&file).ok()).flatten();
        let hash = bytes.map(|bytes| Sha256::digest(bytes).to_vec());
        (file, hash)
    });
    hashed.collect()
}

/// All files below `folder`.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => files.extend(below(&entry.path())),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
    files
}

/// What a build of a chapter gave.
#[derive(Default)]
pub struct Checked {
    /// The sources of the exercise as they were built, and the snapshots that its tests read.
    pub inputs: Contents,
    /// The packages, as cargo names them, whose artifacts may be of other bytes than those on the disk.
    pub doubtful: BTreeSet<String>,
}

/// Compares `artifacts` with the sources on the disk, and records those that were just built. `before` is what the files
/// of the exercise held when the build began.
pub fn check(root: &Path, artifacts: &[Artifact], before: &Contents) -> Checked {
    let mut checked = Checked::default();
    let snapshots = before
        .iter()
        .filter(|(file, _)| file.extension().is_some_and(|extension| extension == "snap"));
    checked
        .inputs
        .extend(snapshots.map(|(file, hash)| (file.clone(), hash.clone())));
    for artifact in artifacts {
        // What comes from a registry never changes.
        if !artifact.package_id.repr.starts_with("path+") {
            continue;
        }
        let own = artifact.manifest_path.starts_with(root.join("exercises"));
        let Some((record, file)) = Record::of(root, artifact) else {
            continue;
        };
        let known = fs::read(&file)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Record>(&bytes).ok())
            .filter(|known| (known.modified, known.length) == (record.modified, record.length));
        let right = match known {
            Some(known) if artifact.fresh => known == record,
            // Somebody else has built it. Cargo's times have to do for what learners never edit, as far as the system
            // does not say that a file was put there later; an exercise is built once more.
            None if artifact.fresh => !own && !record.changed_since(),
            _ => record
                .inputs
                .iter()
                .all(|(file, hash)| before.get(file).is_none_or(|old| old == hash)),
        };
        if right {
            record.write(&file);
        } else {
            checked.doubtful.insert(artifact.package_id.repr.clone());
        }
        if own {
            checked.inputs.extend(record.inputs);
        }
    }
    checked
}

impl Record {
    /// The record that describes `artifact` now, and the file that it belongs into.
    fn of(root: &Path, artifact: &Artifact) -> Option<(Self, PathBuf)> {
        let library = artifact
            .filenames
            .iter()
            .find(|file| file.extension() == Some("rlib"));
        let path = artifact
            .executable
            .as_ref()
            .or(library)
            .or(artifact.filenames.first())?;
        let stem = path.file_stem()?;
        let unit = if artifact.executable.is_some() {
            stem
        } else {
            stem.strip_prefix("lib").unwrap_or(stem)
        };
        let folder = path.parent()?;
        let metadata = fs::metadata(path).ok()?;
        let record = Self {
            modified: metadata.modified().ok()?,
            length: metadata.len(),
            inputs: contents(inputs(
                root,
                folder.join(unit).with_extension("d").as_std_path(),
                artifact,
            )),
        };
        Some((
            record,
            folder
                .parent()?
                .join("workbook-records")
                .join(format!("{unit}.json"))
                .into(),
        ))
    }

    /// Whether one of the inputs came to its place after the artifact was made, whatever time of its own it carries.
    #[cfg(unix)]
    fn changed_since(&self) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        use std::time::{Duration, UNIX_EPOCH};
        self.inputs
            .keys()
            .filter_map(|file| fs::metadata(file).ok())
            .any(|metadata| {
                let seconds = u64::try_from(metadata.ctime()).unwrap_or(0);
                UNIX_EPOCH + Duration::from_secs(seconds) > self.modified
            })
    }

    #[cfg(not(unix))]
    fn changed_since(&self) -> bool {
        false
    }

    /// Writes it down. What cannot be written has the artifact built again the next time.
    fn write(&self, file: &Path) {
        if let (Some(folder), Ok(text)) = (file.parent(), serde_json::to_vec(self)) {
            let _ = fs::create_dir_all(folder);
            let _ = fs::write(file, text);
        }
    }
}

/// The sources that went into an artifact: rustc lists each on a line of its own, `src/lib.rs:`. Where there is no such
/// list, all files of the package.
fn inputs(root: &Path, list: &Path, artifact: &Artifact) -> Vec<PathBuf> {
    let folder = artifact.manifest_path.parent();
    match (fs::read_to_string(list), folder) {
        (Ok(list), _) => {
            let lines = list.lines().filter_map(|line| line.strip_suffix(':'));
            lines
                .map(|file| plain(&root.join(file.replace("\\ ", " "))))
                .collect()
        }
        (Err(_), Some(folder)) => ["src", "tests"]
            .iter()
            .flat_map(|part| below(folder.join(part).as_std_path()))
            .collect(),
        (Err(_), None) => Vec::new(),
    }
}

/// A path without the `..` that `include!` leaves in it.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}
