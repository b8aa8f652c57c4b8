//! What to do about an error of the system, where there is something to do.

use std::io;

/// All that there is to say about `error`, in two lines where there is a remedy.
pub fn told(error: &anyhow::Error) -> String {
    match of(error) {
        Some(remedy) => format!("{error:#}\n{remedy}"),
        None => format!("{error:#}"),
    }
}

/// The remedy for the error of the system among the causes of `error`.
fn of(error: &anyhow::Error) -> Option<&'static str> {
    error
        .chain()
        .find_map(|cause| cause.downcast_ref())
        .and_then(of_io)
}

/// The remedy for `error`.
pub fn of_io(error: &io::Error) -> Option<&'static str> {
    use io::ErrorKind;
    Some(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "The disk is full: make room on it, then run this again."
        }
        ErrorKind::PermissionDenied => {
            "Your user may not do that: look at the owner and the permissions of the file and of its folder."
        }
        ErrorKind::ReadOnlyFilesystem => "The file system is mounted read-only: mount it for writing.",
        ErrorKind::IsADirectory => "A folder stands where a file belongs: rename it or move it away.",
        ErrorKind::ResourceBusy => {
            "Something holds on to it: close what uses it. A mount point cannot be moved; name a folder inside of it."
        }
        _ if is_of_open_files(error) => {
            "Too many files are open: close some programs, or raise the limit that `ulimit -n` shows."
        }
        _ => return None,
    })
}

/// Whether a process, or the whole system, has as many files open as it may; std has no name for that.
fn is_of_open_files(error: &io::Error) -> bool {
    // EMFILE and ENFILE, alike on all Unix systems, and ERROR_TOO_MANY_OPEN_FILES.
    let codes: &[i32] = if cfg!(windows) { &[4] } else { &[24, 23] };
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::Context as _;

    use super::of;

    #[test]
    fn a_remedy_is_found_below_what_was_attempted() {
        let full: io::Result<()> = Err(io::ErrorKind::StorageFull.into());
        let error = full
            .context("cannot write a page")
            .context("no book")
            .unwrap_err();
        assert!(of(&error).is_some_and(|remedy| remedy.contains("make room")));
    }

    #[cfg(unix)]
    #[test]
    fn too_many_open_files_are_known_by_their_code() {
        use super::of_io;
        let error = io::Error::from_raw_os_error(24);
        assert!(of_io(&error).is_some_and(|remedy| remedy.contains("ulimit -n")));
        assert_eq!(of_io(&io::ErrorKind::NotFound.into()), None);
    }
}
