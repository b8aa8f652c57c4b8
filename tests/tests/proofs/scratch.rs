//! Copies of the exercises below the target folder, for proofs that put files in place and build.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::Value;
use toml::Table;

use crate::catalogue::Chapter;
use crate::{chapters, root};

/// A workspace of its own: the exercises with the pristine starters in place, their solutions and the witness.
pub struct Workspace {
    root: PathBuf,
}

/// What cargo said of one build.
#[derive(Default)]
pub struct Built {
    /// The test binary of each package, by the package's name.
    pub tests: BTreeMap<String, PathBuf>,
    /// The programs among the examples, by their names.
    pub examples: BTreeMap<String, PathBuf>,
    /// What rustc said about each target, by the target's name and in its order.
    pub diagnostics: Vec<Diagnostic>,
}

pub struct Diagnostic {
    pub target: String,
    pub level: String,
    pub code: Option<String>,
    /// The message as a terminal shows it.
    pub rendered: String,
}

impl Workspace {
    /// The workspace `name`, brought up to date; it keeps its place, so that what was built once stays built.
    pub fn new(name: &str) -> Self {
        let workspace = Workspace {
            root: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name),
        };
        for folder in ["exercises", "solutions", "tests/witness", ".cargo"] {
            workspace.mirror(&root().join(folder), &workspace.root.join(folder));
        }
        workspace.mirror(&root().join("Cargo.lock"), &workspace.root.join("Cargo.lock"));
        workspace.write("Cargo.toml", manifest(&[]));
        for chapter in chapters() {
            for (file, starter) in crate::starters::of(&chapter.folder) {
                workspace.write(&format!("exercises/{}/src/{file}", chapter.folder), starter);
            }
        }
        workspace
    }

    /// Makes `to` in this workspace the same as `from` in the workbook.
    pub fn put(&self, from: &str, to: &str) {
        self.mirror(&root().join(from), &self.root.join(to));
    }

    /// Writes a file, unless it holds that text already: cargo goes by the time of the last change.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        write(&self.root.join(path), text.as_ref());
    }

    /// Adds a package that has what the listings of the book have, and no source yet.
    pub fn add(&self, package: &str) {
        let tests: Table = toml::from_str(&crate::text("tests/Cargo.toml").unwrap()).expect("a manifest");
        let fields = "version = \"0.1.0\"\nedition.workspace = true";
        let mut table: Table =
            toml::from_str(&format!("[package]\nname = \"{package}\"\n{fields}")).expect("a manifest");
        table.insert("dependencies".to_owned(), tests["dependencies"].clone());
        self.write(&format!("{package}/Cargo.toml"), table.to_string());
        self.write("Cargo.toml", manifest(&[package]));
    }

    /// Makes `to` the same as `from`, a file or a folder, and touches nothing that is the same already.
    fn mirror(&self, from: &Path, to: &Path) {
        if from.is_file() {
            let bytes = fs::read(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
            return write(to, &self.versioned(from, bytes));
        }
        let entries = fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        fs::create_dir_all(to).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
        for entry in fs::read_dir(to).expect("a folder reads") {
            let old = entry.expect("a folder reads").path();
            if !from.join(old.file_name().expect("an entry has a name")).exists() {
                let gone = if old.is_dir() {
                    fs::remove_dir_all(&old)
                } else {
                    fs::remove_file(&old)
                };
                gone.unwrap_or_else(|error| panic!("{}: {error}", old.display()));
            }
        }
        for entry in entries {
            let entry = entry.expect("a folder reads");
            self.mirror(&entry.path(), &to.join(entry.file_name()));
        }
    }

    /// Cargo names what it builds after a package's place in its workspace, not on the disk. The workspaces share what is
    /// built of their dependencies, so a package gets the name of its workspace into its version, and stays apart.
    fn versioned(&self, from: &Path, bytes: Vec<u8>) -> Vec<u8> {
        let name = self
            .root
            .file_name()
            .expect("a workspace has a name")
            .to_string_lossy();
        match String::from_utf8(bytes) {
            Ok(text) if from.ends_with("Cargo.toml") => text
                .replace(
                    "\nversion = \"0.1.0\"\n",
                    &format!("\nversion = \"0.1.0+{name}\"\n"),
                )
                .into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.root
    }

    /// Runs a cargo command on the exercise crates alone.
    pub fn cargo_on_exercises(&self, command: &[&str]) -> Built {
        self.cargo_on(&chapters(), command)
    }

    /// Runs a cargo command on the exercise crates of these chapters.
    pub fn cargo_on<'c>(&self, chapters: impl IntoIterator<Item = &'c Chapter>, command: &[&str]) -> Built {
        let packages: Vec<_> = chapters
            .into_iter()
            .map(|chapter| format!("--package={}", chapter.name))
            .collect();
        let packages = packages.iter().map(String::as_str);
        self.cargo(&command.iter().copied().chain(packages).collect::<Vec<_>>())
    }

    /// Runs a cargo command that builds, and gathers what it made and what rustc said. Whatever has not been
    /// downloaded for the workbook itself is not needed here either.
    pub fn cargo(&self, arguments: &[&str]) -> Built {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("target");
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "--message-format=json", "--target-dir"])
            .arg(target)
            .current_dir(&self.root)
            .stdin(Stdio::null())
            .output()
            .expect("cargo runs");
        let mut built = Built::default();
        let messages = String::from_utf8_lossy(&output.stdout);
        for message in messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        {
            built.take_in(&message);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() || !built.diagnostics.is_empty(),
            "cargo {arguments:?} failed in {}:\n{said}",
            self.root.display()
        );
        built
    }
}

impl Built {
    fn take_in(&mut self, message: &Value) {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        if let Some(said) = message.get("message") {
            self.diagnostics.push(Diagnostic {
                target: text(&message["target"]["name"]).unwrap_or_default(),
                level: text(&said["level"]).unwrap_or_default(),
                code: text(&said["code"]["code"]),
                rendered: text(&said["rendered"]).unwrap_or_default(),
            });
        } else if let Some(binary) = message["executable"].as_str()
            && message["target"]["kind"][0] == "example"
        {
            let name = text(&message["target"]["name"]).unwrap_or_default();
            self.examples.insert(name, binary.into());
        } else if let Some(binary) = message["executable"].as_str()
            && message["target"]["kind"][0] == "test"
        {
            let folder = Path::new(message["manifest_path"].as_str().unwrap_or_default()).parent();
            let folder = folder
                .and_then(Path::file_name)
                .map(|name| name.to_string_lossy().into_owned());
            self.tests
                .insert(folder.expect("a manifest is in a folder"), binary.into());
        }
    }
}

/// The workbook's own manifest, with the members that a scratch workspace has, and without debug information: what is
/// built here is built once and run once, and nobody steps through it.
fn manifest(more: &[&str]) -> String {
    let mut manifest: Table = toml::from_str(&crate::text("Cargo.toml").unwrap()).expect("a manifest");
    let workspace = manifest["workspace"]
        .as_table_mut()
        .expect("the workbook is a workspace");
    workspace.remove("default-members");
    let members = [
        "exercises/*",
        "solutions/*",
        "tests/witness",
        "tests/witness/macros",
    ]
    .iter()
    .chain(more);
    workspace.insert(
        "members".to_owned(),
        members
            .map(|member| member.to_string())
            .collect::<Vec<_>>()
            .into(),
    );
    manifest["profile"]["dev"]["debug"] = false.into();
    manifest.to_string()
}

fn write(path: &Path, bytes: &[u8]) {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a file is in a folder"))
        .expect("the target folder can be written");
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
