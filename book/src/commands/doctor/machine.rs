//! What the machine has to have: Rust, a linker, a port; Python if it likes.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Output;

use anyhow::{Context as _, Result};
use tokio::process::Command;

use super::Finding;

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
    use super::{pair, wanted};

    #[test]
    fn the_oldest_rust_is_the_one_of_the_workspace() {
        let manifest = include_str!("../../../../Cargo.toml");
        assert_eq!(wanted(manifest), Some((1, 88)));
        assert!(pair("1.100.0-nightly").unwrap() > pair("1.88.0").unwrap());
        assert!(pair("1.87.2").unwrap() < pair("1.88").unwrap());
        assert_eq!(pair("nothing"), None);
    }
}
