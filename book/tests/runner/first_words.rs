//! The messages of *Before the day*, of those who come no further than that, are the ones that cargo and rustc print.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Fails unless `command` says each of `words`, and a row of the page says it too, before `cure`.
#[track_caller]
fn is_on_the_page(command: &mut Command, words: &[&str], cure: &str) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{said}");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("chapters/before-the-day.md");
    let page = fs::read_to_string(page).unwrap();
    for word in words {
        assert!(said.contains(word), "{word:?} is not what is said:\n{said}");
        let row = page
            .lines()
            .find(|line| line.starts_with('|') && line.contains(word));
        let row = row.unwrap_or_else(|| panic!("no row of the page has {word:?}"));
        assert!(row.contains(cure), "{row}");
    }
}

/// Cargo as somebody runs it in `folder`, with nothing of the one that runs this test.
fn cargo(folder: &Path, args: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars() {
        if name.starts_with("CARGO") && name != "CARGO_HOME" || name.to_lowercase().ends_with("_proxy") {
            cargo.env_remove(name);
        }
    }
    cargo.args(args).current_dir(folder);
    cargo
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

#[test]
fn outside_of_the_workbook() {
    let folder = TempDir::new().unwrap();
    let mut command = cargo(folder.path(), &["workbook", "doctor"]);
    is_on_the_page(
        &mut command,
        &["error: no such command: `workbook`"],
        "cd views-not-copies",
    );
}

#[test]
fn without_a_network_and_without_crates() {
    let home = TempDir::new().unwrap();
    let target = home.path().join("target");
    let mut offline = cargo(root(), &["workbook", "doctor"]);
    offline
        .env("CARGO_HOME", home.path())
        .env("CARGO_TARGET_DIR", &target);
    let mut down = cargo(root(), &["workbook", "doctor"]);
    down.env("CARGO_HOME", home.path())
        .env("CARGO_TARGET_DIR", &target);
    is_on_the_page(
        offline.env("CARGO_NET_OFFLINE", "true"),
        &["no matching package named `anstyle` found"],
        "the same",
    );
    // Where no proxy is.
    down.env("HTTPS_PROXY", "http://127.0.0.1:9")
        .env("CARGO_NET_RETRY", "0");
    is_on_the_page(&mut down, &["failed to download from"], "ask for the stick");
}

#[cfg(unix)]
#[test]
fn without_a_network_and_with_some_of_the_crates() {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let own = own.unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cargo"));
    let index = own.join("registry/index");
    if !index.is_dir() {
        println!("skipped: {} is missing", index.display());
        return;
    }
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("registry")).unwrap();
    std::os::unix::fs::symlink(index, home.path().join("registry/index")).unwrap();
    let mut command = cargo(root(), &["workbook", "doctor"]);
    command
        .env("CARGO_HOME", home.path())
        .env("CARGO_NET_OFFLINE", "true");
    command.env("CARGO_TARGET_DIR", home.path().join("target"));
    is_on_the_page(
        &mut command,
        &["attempting to make an HTTP request, but --offline was specified"],
        "the same",
    );
    // From a program that is there already.
    let mut doctor = Command::new(env!("CARGO_BIN_EXE_workbook"));
    let doctor = doctor.arg("doctor").current_dir(root());
    let doctor = doctor
        .env("CARGO_HOME", home.path())
        .env("CARGO_NET_OFFLINE", "true");
    let said = String::from_utf8(doctor.output().unwrap().stdout).unwrap();
    assert!(
        said.contains("FIX  a crate is missing") && said.contains("cargo fetch --locked"),
        "{said}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_linker() {
    let folder = TempDir::new().unwrap();
    let sysroot = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .unwrap();
    let sysroot = String::from_utf8(sysroot.stdout).unwrap();
    fs::write(folder.path().join("empty.rs"), "fn main() {}\n").unwrap();
    let mut rustc = Command::new(Path::new(sysroot.trim()).join("bin/rustc"));
    let rustc = rustc
        .arg("empty.rs")
        .current_dir(folder.path())
        .env("PATH", "/nowhere");
    is_on_the_page(rustc, &["error: linker `cc` not found"], "step 1 for your system");
}
