//! Reads a learner's file. It may be anything by now: a pipe that nobody writes to, a link to a device without an end.

use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::path::Path;

/// The largest file of a step that is read; the longest one of the solutions has a thousandth of that.
const LARGEST: u64 = 16 << 20;

/// The bytes of the file at `path`, if it is a file, and not a very large one.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    // Asked before it is opened: opening a pipe waits for somebody who writes to it. A folder is refused by the system.
    if let Some(kind) = special(fs::metadata(path)?.file_type()) {
        return Err(io::Error::other(format!(
            "{kind} stands where a file belongs: rename it or move it away"
        )));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other(format!(
            "it is larger than {} MiB, and a step needs a few KiB: move it away",
            LARGEST >> 20
        )));
    }
    Ok(bytes)
}

/// What something is that is neither a file nor a folder.
fn special(kind: FileType) -> Option<&'static str> {
    if kind.is_file() || kind.is_dir() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Some("a named pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
    }
    Some("a device")
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::{LARGEST, read};

    #[test]
    fn a_file_is_read_up_to_the_largest_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("step.rs");
        // Without a byte of it on the disk.
        let file = File::create(&path).unwrap();
        file.set_len(LARGEST).unwrap();
        assert_eq!(read(&path).unwrap().len() as u64, LARGEST);
        file.set_len(LARGEST + 1).unwrap();
        let error = read(&path).unwrap_err().to_string();
        assert!(error.starts_with("it is larger than 16 MiB"), "{error}");
        assert!(read(folder.path()).is_err(), "a folder has no bytes");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_device_without_an_end_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("step.rs");
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        let error = read(&path).unwrap_err().to_string();
        assert!(
            error.starts_with("a device stands where a file belongs"),
            "{error}"
        );
    }
}
