//! What the machine has to have: Rust, a linker, a disk with room, a folder to write in, a port; Python if it likes.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Output;

use anyhow::{Context as _, Result};
use tokio::process::Command;

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

/// What a program answers.
pub async fn ask(root: &Path, program: &str, args: &[&str]) -> std::io::Result<Output> {
    let mut command = Command::new(program);
    command.args(args).current_dir(root).kill_on_drop(true);
    command.stdin(std::process::Stdio::null()).output().await
}

pub async fn rust(root: &Path) -> Result<Finding> {
    let manifest = fs::read_to_string(root.join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let wanted = wanted(&manifest).unwrap_or((1, 88));
    let cure = "Type: rustup update stable\nWithout rustup: https://rustup.rs installs it and Rust.";
    let Ok(answer) = ask(root, "rustc", &["--version"]).await else {
        return Ok(Finding::Amiss("there is no `rustc`".to_owned(), cure.to_owned()));
    };
    let said = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    let version = said.split(' ').nth(1).unwrap_or_default();
    Ok(match pair(version) {
        Some(found) if found >= wanted => Finding::Ok(format!("Rust {version}")),
        _ => {
            let (major, minor) = wanted;
            let what =
                format!("`rustc --version` says {said:?}; the workbook needs Rust {major}.{minor} or newer");
            Finding::Amiss(what, cure.to_owned())
        }
    })
}

/// The `rust-version` of a workspace.
fn wanted(manifest: &str) -> Option<(u32, u32)> {
    let manifest: toml::Table = toml::from_str(manifest).ok()?;
    pair(
        manifest
            .get("workspace")?
            .get("package")?
            .get("rust-version")?
            .as_str()?,
    )
}

/// `1.88`, `1.88.0` and `1.90.0-nightly` as numbers.
fn pair(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// An empty program is compiled and run.
pub async fn linker(root: &Path) -> Finding {
    let written = tempfile::tempdir().and_then(|folder| {
        fs::write(folder.path().join("empty.rs"), "fn main() {}\n")?;
        Ok(folder)
    });
    let folder = match written {
        Ok(folder) => folder,
        Err(error) => {
            let folder = env::temp_dir();
            let what = format!(
                "the temporary folder, {}, cannot be written to: {error}",
                folder.display()
            );
            let cure = "Make room there, or set TMPDIR (on Windows TEMP) to a folder that can be written to.";
            return Finding::Amiss(what, cure.to_owned());
        }
    };
    match run_empty(root, folder.path()).await {
        Ok(()) => Finding::Ok("an empty program compiles, links and runs".to_owned()),
        Err(why) => {
            let what = format!("an empty program does not compile, link and run: {why}");
            Finding::Amiss(what, get_linker().to_owned())
        }
    }
}

/// Compiles the source in `folder` and runs it; the error says what went wrong.
async fn run_empty(root: &Path, folder: &Path) -> Result<(), String> {
    let (source, program) = (folder.join("empty.rs"), folder.join("empty.exe"));
    let (source, program) = (source.to_string_lossy(), program.to_string_lossy());
    let compiled = ask(root, "rustc", &["--edition=2024", "-o", &program, &source]).await;
    let compiled = compiled.map_err(|error| format!("`rustc` cannot be started: {error}"))?;
    if !compiled.status.success() {
        return Err(first_error(&String::from_utf8_lossy(&compiled.stderr)));
    }
    match ask(root, &program, &[]).await {
        Ok(ran) if ran.status.success() => Ok(()),
        Ok(ran) => Err(format!("it ends with {}", ran.status)),
        Err(error) => Err(format!("it cannot be started: {error}")),
    }
}

/// How one gets a linker on this system.
fn get_linker() -> &'static str {
    match env::consts::OS {
        "windows" => {
            "Rust links with the C++ build tools of Visual Studio. Type in PowerShell:\n\
             winget install Microsoft.VisualStudio.2022.BuildTools --override \
             \"--passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"\n\
             Or tick `Desktop development with C++` in the Visual Studio Installer; then open a new terminal."
        }
        "macos" => "Type: xcode-select --install",
        _ => {
            "Type: sudo apt install build-essential   \
             (Fedora: sudo dnf install gcc; Arch: sudo pacman -S base-devel)"
        }
    }
}

/// The line of what a program said that says what is wrong.
pub fn first_error(said: &str) -> String {
    let line = said.lines().find(|line| line.starts_with("error"));
    line.or(said.lines().next())
        .unwrap_or("it said nothing")
        .to_owned()
}

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

pub fn port() -> Finding {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match (3000..=3100).find(is_free) {
        Some(3000) => Finding::Ok("port 3000 of this machine is free".to_owned()),
        Some(port) => Finding::Ok(format!("port 3000 is taken; the workbook would take {port}")),
        None => Finding::Amiss(
            "no port from 3000 to 3100 of this machine can be listened on".to_owned(),
            "Type: cargo run -- --port 8000   (or another number; a firewall may forbid it)".to_owned(),
        ),
    }
}

pub async fn python() -> Finding {
    for (program, args) in [
        ("python3", &["--version"][..]),
        ("python", &["--version"]),
        ("py", &["-3", "--version"]),
    ] {
        if let Ok(answer) = ask(Path::new("."), program, args).await
            && answer.status.success()
            && let Ok(said) = String::from_utf8(answer.stdout)
            && said.starts_with("Python 3")
        {
            return Finding::Ok(format!("{}, to try the book's transcripts", said.trim()));
        }
    }
    Finding::Optional(
        "no Python 3: good to have for trying the book's transcripts, and nothing needs it".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{pair, trouble, wanted};

    #[test]
    fn the_oldest_rust_is_the_one_of_the_workspace() {
        let manifest = include_str!("../../../../Cargo.toml");
        assert_eq!(wanted(manifest), Some((1, 88)));
        assert!(pair("1.100.0-nightly").unwrap() > pair("1.88.0").unwrap());
        assert!(pair("1.87.2").unwrap() < pair("1.88").unwrap());
        assert_eq!(pair("nothing"), None);
    }

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
