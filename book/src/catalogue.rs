//! The chapters and their steps, read from the manifests of the exercise crates: the one place they stand in.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

/// A chapter of the book and its exercise crate.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// The folder below `exercises/` and `solutions/`, which is also the page's name: `02-slicing`.
    pub folder: String,
    /// The package a learner names: `slicing`, as in `cargo test -p slicing`.
    pub name: String,
    /// What the chapter is called in the book.
    pub title: String,
    /// The steps, in the order in which they are done.
    pub steps: Vec<Step>,
    /// The program at its end, which runs what the steps have built: `dump`, as in `cargo run -p views --example dump`.
    pub program: Option<String>,
}

/// One step of a chapter: one file to edit, `src/<name>.rs`, and one module of tests of the same name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub name: String,
    pub title: String,
    /// How long the step takes a learner, measured.
    pub minutes: u32,
    /// The steps of the same chapter that this one needs; left out, it is the chapter's first, or none for that itself.
    #[serde(default)]
    pub needs: Option<Vec<String>>,
}

impl Step {
    /// Its file below the workbook's root, among the `exercises` or the `solutions`.
    pub fn file(&self, side: &str, chapter: &Chapter) -> String {
        format!("{side}/{}/src/{}.rs", chapter.folder, self.name)
    }

    /// Its name with that of its chapter before it, as a command takes it: `slicing/resolve`.
    pub fn full_name(&self, chapter: &Chapter) -> String {
        format!("{}/{}", chapter.name, self.name)
    }
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    workbook: Workbook,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Workbook {
    title: String,
    steps: Vec<Step>,
    #[serde(default)]
    program: Option<String>,
}

impl Chapter {
    /// Reads the manifest of the exercise crate in `folder`, a folder below `exercises/`.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("Cargo.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let Manifest { package } = toml::from_str(&text)
            .with_context(|| format!("{} is not the manifest of a chapter", path.display()))?;
        let folder = folder
            .file_name()
            .context("an exercise crate has a folder name")?;
        let Workbook {
            title,
            steps,
            program,
        } = package.metadata.workbook;
        Ok(Self {
            folder: folder.to_string_lossy().into_owned(),
            name: package.name,
            title,
            steps,
            program,
        })
    }

    /// How many minutes its steps take somebody alone.
    pub fn minutes(&self) -> u32 {
        self.steps.iter().map(|step| step.minutes).sum()
    }

    /// What runs the program at the chapter's end, if there is one.
    pub fn program_command(&self) -> Option<String> {
        let program = self.program.as_ref()?;
        Some(format!("cargo run -p {} --example {program}", self.name))
    }

    /// The names of the steps that `step` cannot do without, and that have to be done before it.
    pub fn needs<'a>(&'a self, step: &'a Step) -> Vec<&'a str> {
        match &step.needs {
            Some(needs) => needs.iter().map(String::as_str).collect(),
            None => self
                .steps
                .iter()
                .take(1)
                .map(|first| first.name.as_str())
                .filter(|first| *first != step.name)
                .collect(),
        }
    }

    /// The steps that have to be done before `step`, those that its needs need too, in their order.
    pub fn builds_on(&self, step: &Step) -> Vec<&Step> {
        let mut wanted: Vec<&str> = self.needs(step);
        let mut at = 0;
        while let Some(name) = wanted.get(at).copied() {
            let needed = self.steps.iter().find(|known| known.name == name);
            let more = needed.map(|needed| self.needs(needed)).unwrap_or_default();
            for name in more {
                if name != step.name && !wanted.contains(&name) {
                    wanted.push(name);
                }
            }
            at += 1;
        }
        let steps = self.steps.iter();
        steps
            .filter(|known| wanted.contains(&known.name.as_str()))
            .collect()
    }
}

/// All chapters of the workbook at `root`, in their order.
pub fn read(root: &Path) -> Result<Vec<Chapter>> {
    folders(root)?
        .iter()
        .map(|folder| Chapter::read(folder))
        .collect()
}

/// The folders below `exercises/` of the workbook at `root`, in the order of the chapters.
pub fn folders(root: &Path) -> Result<Vec<PathBuf>> {
    let exercises = root.join("exercises");
    let mut folders = Vec::new();
    for entry in fs::read_dir(&exercises).with_context(|| format!("cannot read {}", exercises.display()))? {
        let path = entry?.path();
        if path.join("Cargo.toml").is_file() {
            folders.push(path);
        }
    }
    ensure!(
        !folders.is_empty(),
        "no chapter found below {}",
        exercises.display()
    );
    folders.sort();
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::{Chapter, Step};

    #[test]
    fn a_step_builds_on_what_its_needs_need() {
        let step = |name: &str, needs: Option<&[&str]>| Step {
            name: name.to_owned(),
            title: name.to_owned(),
            minutes: 1,
            needs: needs.map(|needs| needs.iter().map(|name| (*name).to_owned()).collect()),
        };
        let steps = vec![
            step("a", None),
            step("b", Some(&[])),
            step("c", Some(&["b"])),
            step("d", None),
            step("e", Some(&["c", "d"])),
        ];
        let name = "first".to_owned();
        let (folder, title) = (name.clone(), name.clone());
        let chapter = Chapter {
            folder,
            name,
            title,
            steps,
            program: None,
        };
        let on = |index: usize| -> String {
            let steps = chapter.builds_on(&chapter.steps[index]);
            steps.iter().map(|step| step.name.as_str()).collect()
        };
        assert_eq!([0, 1, 2, 3, 4].map(on), ["", "", "b", "a", "abcd"]);
    }
}
