//! A small workbook in a temporary folder: one chapter, two steps, no dependencies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The chapter `first` with the steps `open` and `shut`, both red by `todo!`.
pub struct Scratch(TempDir);

/// A step that is solved.
pub const SOLVED: &str = "//! A step.\n\npub fn answer() -> u32 {\n    42\n}\n";

impl Scratch {
    pub fn new() -> Self {
        Self::in_folder(TempDir::with_prefix("workbook-scratch-").unwrap())
    }

    /// One that lies in `folder`.
    pub fn in_folder(folder: TempDir) -> Self {
        let scratch = Self(folder);
        // Nothing here looks at what the theme does: its files are there, and all are empty but the one in FILES.
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("theme");
        for folder in [theme.clone(), theme.join("touch")] {
            for file in fs::read_dir(folder).unwrap() {
                let file = file.unwrap().path();
                if file.is_file() {
                    let name = file.strip_prefix(&theme).unwrap().to_str().unwrap();
                    scratch.write(&format!("book/theme/{}", name.replace('\\', "/")), "");
                }
            }
        }
        for (file, text) in FILES {
            scratch.write(file, text);
        }
        for step in ["open", "shut"] {
            scratch.write(&format!("exercises/01-first/src/{step}.rs"), STARTER);
            scratch.write(&format!("solutions/01-first/src/{step}.rs"), SOLUTION);
            scratch.write(&format!("exercises/01-first/hints/{step}.md"), HINTS);
            scratch.write(
                &format!("exercises/01-first/tests/steps/{step}.rs"),
                TESTS.replace("STEP", step),
            );
        }
        scratch
    }

    /// What lies in `folder` already.
    pub fn around(folder: TempDir) -> Self {
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn step(&self, step: &str) -> PathBuf {
        self.path().join(format!("exercises/01-first/src/{step}.rs"))
    }

    /// What lies in the file of a step, if there is one.
    pub fn yours(&self, step: &str) -> Option<String> {
        fs::read_to_string(self.step(step)).ok()
    }

    /// Every file below a folder of the workbook, hidden ones included.
    pub fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut folders = vec![self.path().join(folder)];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.is_symlink() {
                    &mut folders
                } else {
                    &mut files
                }
                .push(path);
            }
        }
        files.sort();
        files
    }

    /// Whether a backup holds a file with this text.
    pub fn has_kept(&self, text: &str) -> bool {
        let kept = self.files(".workbook/backups/");
        kept.iter()
            .any(|file| fs::read_to_string(file).is_ok_and(|kept| kept == text))
    }

    /// What a command has left that nobody should see: temporary files beside the learner's and in its own folder.
    pub fn left_over(&self) -> Vec<PathBuf> {
        let mut left = self.files("exercises");
        left.extend(self.files(".workbook/"));
        left.retain(|file| {
            file.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with(".workbook-")
        });
        left
    }

    pub fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces the file of a step.
    pub fn edit(&self, step: &str, text: impl AsRef<[u8]>) {
        fs::write(self.step(step), text).unwrap();
    }

    /// The program, about to be run in this workbook.
    pub fn command(&self, args: &[&str]) -> Command {
        let temporary = self.path().join("tmp");
        fs::create_dir_all(&temporary).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
        command
            .args(args)
            .current_dir(self.path())
            .env("CARGO_TARGET_DIR", self.path().join("target"))
            .env("TMPDIR", &temporary)
            .env("TEMP", &temporary)
            .env("NO_COLOR", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .stdin(Stdio::null());
        command
    }

    /// A moment at which to disturb a command: spread evenly, by its `number`, over a little more than the time that the
    /// command takes by itself here, as measured now.
    pub fn moments(&self, args: &[&str], prepare: impl Fn()) -> impl Fn(u32) -> Duration {
        let times = (0..5).map(|_| {
            prepare();
            let started = Instant::now();
            self.run(args);
            started.elapsed()
        });
        let span = times.min().unwrap() * 5 / 4;
        // A prime that does not divide a thousand visits every thousandth once.
        move |number| span * (number * 7_919 % 1_000) / 1_000
    }

    /// Runs the program; gives its exit status and all it said.
    pub fn run(&self, args: &[&str]) -> (Option<i32>, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(args).output().unwrap();
        let said = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
        (status.code(), said)
    }

    /// Fails unless `check`, with a limit of 2 s, ends with 1 and says each of `words`; gives all it said.
    #[track_caller]
    pub fn check_says(&self, words: &[&str]) -> String {
        let (status, said) = self.run(&["check", "--time-limit", "2"]);
        assert_eq!(
            status,
            Some(1),
            "`check` of a chapter that is not green ends with 1; it said:\n{said}"
        );
        for word in words {
            assert!(
                said.contains(word),
                "`check` has to say {word:?}; it said:\n{said}"
            );
        }
        said
    }
}

/// The reference solution of every step, which says what its starter asks.
const SOLUTION: &str = "//! A step.\n\npub fn answer() -> u32 {\n    // todo!(\"answer\")\n    42\n}\n";
/// What a learner of it begins with.
pub const STARTER: &str = "//! A step.\n\npub fn answer() -> u32 {\n    todo!(\"answer\")\n}\n";

const TESTS: &str = "#[test]\nfn it_answers() {\n    let yours = first::STEP::answer();\n    \
    assert!(yours == 42, \"the answer is 42\\nexpected 42\\n   yours {yours}\");\n}\n";

const HINTS: &str = "## Predict\n\nWhat?\n\n## Answer\n\nThat.\n\n## Hint 1\n\nThe first.\n\n## Hint 2\n\nThe second.\n\n\
    ## Hint 3\n\nThe third.\n\n## Why\n\nBecause.\n";

/// The program at the end of the chapter: it makes a picture, and says so.
pub const PROGRAM: &str = "fn main() {\n    std::fs::create_dir_all(\".workbook/made\").unwrap();\n    \
    std::fs::write(\".workbook/made/both.png\", b\"\\x89PNG\\r\\n\\x1a\\n\").unwrap();\n    \
    println!(\"<b> {}\\n.workbook/made/both.png\", first::open::answer() + first::shut::answer());\n}\n";

const FILES: [(&str, &str); 11] = [
    (
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"exercises/*\"]\n",
    ),
    (
        "exercises/01-first/Cargo.toml",
        "[package]\nname = \"first\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[package.metadata.workbook]\n\
         title = \"First\"\nprogram = \"both\"\nsteps = [\n    { name = \"open\", title = \"Open\", minutes = 5 },\n    \
         { name = \"shut\", title = \"Shut\", minutes = 7 },\n]\n",
    ),
    ("exercises/01-first/src/lib.rs", "pub mod open;\npub mod shut;\n"),
    ("exercises/01-first/examples/both.rs", PROGRAM),
    ("solutions/01-first/src/lib.rs", "pub mod open;\npub mod shut;\n"),
    ("exercises/01-first/tests/steps/main.rs", "mod open;\nmod shut;\n"),
    (
        "book/book.toml",
        "[book]\ntitle = \"Scratch\"\nsrc = \"chapters\"\n",
    ),
    ("book/theme/live.js", include_str!("../../theme/live.js")),
    (
        "book/chapters/SUMMARY.md",
        "[Introduction](introduction.md)\n\n- [First](01-first.md)\n",
    ),
    ("book/chapters/introduction.md", "# Introduction\n"),
    (
        "book/chapters/01-first.md",
        "# First\n\n## It opens {#open}\n\n{{#step open}}\n\n## It shuts {#shut}\n\n{{#step shut}}\n",
    ),
];
