//! Asks git, and reads what it answers. What it says to people is shown and never read: it depends on their language.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

/// The repository of a workbook.
pub struct Git<'a> {
    pub root: &'a Path,
}

/// A file that differs between two versions, and what it is in the later one, as `git update-index` takes it.
pub struct Difference {
    pub file: String,
    pub entry: String,
}

impl<'a> Git<'a> {
    /// None where there is no git, or where `root` is not the folder that was cloned.
    pub fn find(root: &'a Path) -> Result<Option<Self>> {
        let asked = Command::new("git")
            .args(["rev-parse", "--show-prefix"])
            .current_dir(root)
            .stdin(Stdio::null())
            .output();
        match asked {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).context("cannot start git"),
            // A folder further up may be somebody's repository.
            Ok(said) => {
                Ok((said.status.success() && said.stdout.trim_ascii().is_empty()).then_some(Self { root }))
            }
        }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(args).current_dir(self.root);
        // Who has never told git a name may take an update, too.
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "cargo workbook update");
            command.env(format!("GIT_{role}_EMAIL"), "workbook@localhost");
        }
        command
    }

    /// What git answers to `args`, to which `input` is given.
    fn ask(&self, command: &mut Command, input: &str) -> Result<String> {
        let shown = || {
            let words: Vec<_> = command.get_args().map(|arg| arg.to_string_lossy()).collect();
            words.join(" ")
        };
        let shown = shown();
        let mut git = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start git")?;
        let mut to = git.stdin.take().context("git takes no input")?;
        to.write_all(input.as_bytes()).context("git does not listen")?;
        drop(to);
        let said = git.wait_with_output().context("git does not end")?;
        ensure!(
            said.status.success(),
            "`git {shown}` says:\n{}",
            String::from_utf8_lossy(&said.stderr).trim()
        );
        String::from_utf8(said.stdout).with_context(|| format!("`git {shown}` answers what is not text"))
    }

    /// What git answers, without the line end.
    pub fn say(&self, args: &[&str]) -> Result<String> {
        let said = self.ask(&mut self.command(args), "")?;
        Ok(said.trim_end().to_owned())
    }

    /// The names that git answers, each with a zero byte behind it.
    pub fn names(&self, args: &[&str]) -> Result<BTreeSet<String>> {
        let said = self.ask(&mut self.command(args), "")?;
        Ok(said.split_terminator('\0').map(str::to_owned).collect())
    }

    /// Refuses to begin where another merge was left open.
    pub fn is_at_rest(&self) -> Result<()> {
        let open = self.say(&["ls-files", "--unmerged"])?;
        if !open.is_empty()
            || self
                .say(&["rev-parse", "--verify", "--quiet", "MERGE_HEAD"])
                .is_ok()
        {
            bail!(
                "a merge was begun here and not ended, by `git pull` for example. `git merge --abort` goes back to what was \
                 before it (`git rebase --abort`, if it was a rebase); then type this again"
            );
        }
        Ok(())
    }

    /// What differs between two versions.
    pub fn differences(&self, from: &str, to: &str) -> Result<Vec<Difference>> {
        let said = self.ask(
            &mut self.command(&["diff-tree", "-r", "-z", "--no-renames", from, to]),
            "",
        )?;
        let mut words = said.split_terminator('\0');
        let mut differences = Vec::new();
        while let (Some(about), Some(file)) = (words.next(), words.next()) {
            let [_, mode, _, hash, _] = about.split(' ').collect::<Vec<_>>()[..] else {
                bail!("git says of {file}: {about}");
            };
            differences.push(Difference {
                file: file.to_owned(),
                entry: format!("{mode} {hash}\t{file}\0"),
            });
        }
        Ok(differences)
    }

    /// A tree like that of `version` but for `entries`; neither the files nor git's index are touched.
    pub fn tree(&self, version: &str, entries: &str) -> Result<String> {
        let folder = tempfile::tempdir().context("the update needs a temporary folder")?;
        let index = folder.path().join("index");
        let beside = |args: &[&str], input: &str| {
            let mut command = self.command(args);
            self.ask(command.env("GIT_INDEX_FILE", &index), input)
        };
        beside(&["read-tree", version], "")?;
        beside(&["update-index", "-z", "--index-info"], entries)?;
        Ok(beside(&["write-tree"], "")?.trim_end().to_owned())
    }
}
