//! Disks that are full, and a `.workbook` that lies on another one.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::scratch::{SOLVED, STARTER, Scratch};

/// A folder on another file system than that of the temporary folder; where there is none, prints why.
pub fn another() -> Option<TempDir> {
    let here = TempDir::new().unwrap();
    let there = TempDir::new_in("/dev/shm").ok();
    let another = there.filter(|there| {
        fs::write(here.path().join("a"), "").unwrap();
        fs::rename(here.path().join("a"), there.path().join("a")).is_err()
    });
    if another.is_none() {
        println!("skipped: /dev/shm is missing, or the same file system as the temporary folder");
    }
    another
}

/// Has what the program keeps for itself lie in `elsewhere`.
pub fn own_folder_in(scratch: &Scratch, elsewhere: &TempDir) {
    let own = scratch.path().join(".workbook");
    #[cfg(unix)]
    std::os::unix::fs::symlink(elsewhere.path(), own).unwrap();
    #[cfg(not(unix))]
    panic!("{} cannot be in {}", own.display(), elsewhere.path().display());
}

#[test]
fn a_reset_works_where_the_backups_lie_on_another_file_system() {
    let Some(elsewhere) = another() else { return };
    let scratch = Scratch::new();
    own_folder_in(&scratch, &elsewhere);
    scratch.edit("open", SOLVED);
    scratch.edit("shut", "// half done");
    let (status, said) = scratch.run(&["reset", "first"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    assert!(scratch.has_kept(SOLVED) && scratch.has_kept("// half done"));
    assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
    // What is no file cannot be copied: it stays.
    fs::remove_file(scratch.step("open")).unwrap();
    scratch.write("exercises/01-first/src/open.rs/notes.txt", "mine");
    let (status, said) = scratch.run(&["reset", "first/open"]);
    assert!(
        status == Some(2) && said.contains("move it away yourself"),
        "{said}"
    );
    assert!(scratch.step("open").join("notes.txt").is_file());
    assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
}

/// A file system of its own, of six megabytes: a book is built a second time for its search.
pub struct Disk(TempDir);

impl Disk {
    /// None, and why is printed, where it cannot be mounted.
    pub fn mount() -> Option<Self> {
        let folder = TempDir::with_prefix("workbook-disk-").unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"])
            .arg(folder.path())
            .output();
        match mounted {
            Ok(output) if output.status.success() => return Some(Self(folder)),
            Ok(output) => println!("skipped: {}", String::from_utf8_lossy(&output.stderr)),
            Err(error) => println!("skipped: there is no `mount`: {error}"),
        }
        None
    }

    pub fn scratch(&self) -> Scratch {
        let scratch = Scratch::in_folder(TempDir::new_in(self.0.path()).unwrap());
        // What the commands need beside their own work is made while there is room.
        scratch.run(&["list"]);
        scratch
    }

    /// From now on nobody writes to it.
    pub fn is_read_only(&self) {
        let mut mount = Command::new("mount");
        let mounted = mount.args(["-o", "remount,ro"]).arg(self.0.path()).status();
        assert!(mounted.unwrap().success());
    }

    /// Fills the disk to the last byte but `room`, and gives the file that does.
    pub fn fill(&self, room: usize) -> std::path::PathBuf {
        let filler = self.0.path().join("filler");
        let spare = self.0.path().join("spare");
        fs::write(&spare, vec![0; room]).unwrap();
        assert!(
            fs::write(&filler, vec![0; 8 << 20]).is_err(),
            "the disk is smaller than that"
        );
        fs::remove_file(spare).unwrap();
        filler
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_reset_on_a_full_disk_changes_nothing_and_says_what_to_do() {
    let Some(disk) = Disk::mount() else { return };
    let scratch = disk.scratch();
    for room in [0, 4_096, 8_192, 12_288, 16_384] {
        scratch.edit("open", SOLVED);
        scratch.edit("shut", SOLVED);
        let _ = fs::remove_dir_all(scratch.path().join(".workbook"));
        let filler = disk.fill(room);
        let (status, said) = scratch.run(&["reset", "first"]);
        for step in ["open", "shut"] {
            let text = scratch.yours(step).expect("a file is in its place");
            assert!(
                text == SOLVED || text == STARTER && scratch.has_kept(SOLVED),
                "{room}: {said}"
            );
        }
        assert!(status == Some(0) || said.contains("make room"), "{room}: {said}");
        assert_eq!(
            said.contains("are kept in"),
            scratch.has_kept(SOLVED),
            "{room}: {said}"
        );
        assert!(room > 0 || status == Some(2), "{said}");
        assert!(
            scratch.left_over().is_empty(),
            "{room}: {:?}",
            scratch.left_over()
        );
        fs::remove_file(filler).unwrap();
        let (status, said) = scratch.run(&["reset", "first"]);
        assert_eq!(status, Some(0), "{said}");
        assert_eq!(scratch.yours("open").as_deref(), Some(STARTER));
    }
}

#[test]
fn a_build_on_a_full_disk_leaves_the_earlier_one() {
    let Some(disk) = Disk::mount() else { return };
    let scratch = disk.scratch();
    let (status, said) = scratch.run(&["build", "--out", "out"]);
    assert_eq!(status, Some(0), "{said}");
    let before = scratch.files("out");
    for room in [0, 8_192, 100_000] {
        let filler = disk.fill(room);
        let (status, said) = scratch.run(&["build", "--out", "out"]);
        assert!(status == Some(2) && said.contains("make room"), "{room}: {said}");
        assert_eq!(scratch.files("out"), before);
        assert_eq!(hidden(scratch.path()), [""; 0], "{room}");
        fs::remove_file(filler).unwrap();
    }
    let (status, said) = scratch.run(&["build", "--out", "out"]);
    assert_eq!(status, Some(0), "{said}");
}

/// The names of a folder's temporary folders.
pub fn hidden(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".workbook-")).collect()
}
