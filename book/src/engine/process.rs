//! Runs a program that may do anything: it ends within its limit, with all its children, and its output has a bound.

use std::collections::VecDeque;
use std::io;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use process_wrap::tokio::{ChildWrapper, CommandWrap, KillOnDrop};
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::Command;
use tokio::time::timeout;

/// What a program did.
#[derive(Debug)]
pub struct Finished {
    /// How it ended; none when it was stopped at the limit.
    pub status: Option<ExitStatus>,
    pub stdout: Kept,
    pub stderr: Kept,
}

/// Runs `command` in a process group of its own. What is left of the group at the end, at the limit or when the future
/// is dropped is killed. Of each output `keep` bytes are kept; what is more is read and dropped.
pub async fn run(mut command: Command, limit: Duration, keep: usize) -> io::Result<Finished> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut group = Group::spawn(command)?;
    let (out, err) = (group.0.stdout().take(), group.0.stderr().take());
    let (mut stdout, mut stderr) = (Kept::new(keep), Kept::new(keep));
    let work = async {
        let (_, _, status) = tokio::join!(stdout.read(out), stderr.read(err), group.0.wait());
        status
    };
    let status = timeout(limit, work).await.ok().transpose()?;
    Ok(Finished {
        status,
        stdout,
        stderr,
    })
}

/// A program and all its children, killed when dropped.
struct Group(Box<dyn ChildWrapper>);

impl Group {
    fn spawn(command: Command) -> io::Result<Self> {
        let mut command = CommandWrap::from(command);
        command.wrap(KillOnDrop);
        #[cfg(unix)]
        command.wrap(process_wrap::tokio::ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(process_wrap::tokio::JobObject);
        command.spawn().map(Self)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // An error says that nobody is left.
        let _ = self.0.start_kill();
    }
}

/// The beginning and the end of an output.
#[derive(Debug)]
pub struct Kept {
    half: usize,
    head: Vec<u8>,
    tail: VecDeque<u8>,
    dropped: u64,
}

impl Kept {
    fn new(keep: usize) -> Self {
        Self {
            half: keep / 2,
            head: Vec::new(),
            tail: VecDeque::new(),
            dropped: 0,
        }
    }

    async fn read(&mut self, pipe: Option<impl AsyncRead + Unpin>) {
        let Some(mut pipe) = pipe else { return };
        let mut buffer = vec![0; 64 * 1024];
        // A pipe that breaks has nothing more to say.
        while let Ok(count @ 1..) = pipe.read(&mut buffer).await {
            self.push(&buffer[..count]);
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let (head, rest) = bytes.split_at(bytes.len().min(self.half - self.head.len()));
        self.head.extend_from_slice(head);
        self.tail.extend(rest);
        let excess = self.tail.len().saturating_sub(self.half);
        self.tail.drain(..excess);
        self.dropped += excess as u64;
    }

    /// How many bytes were dropped.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// What was kept, as text; bytes that are none are replaced, and a line says where something was dropped.
    pub fn text(&self) -> String {
        let tail: Vec<u8> = self.tail.iter().copied().collect();
        if self.dropped == 0 {
            return String::from_utf8_lossy(&[self.head.as_slice(), &tail].concat()).into_owned();
        }
        let (head, tail) = (
            String::from_utf8_lossy(&self.head),
            String::from_utf8_lossy(&tail),
        );
        format!("{head}\n[{} bytes dropped here]\n{tail}", self.dropped)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn of_a_long_output_the_beginning_and_the_end_are_kept() {
        let mut kept = Kept::new(8);
        for byte in b"abcdefghijkl" {
            kept.push(&[*byte]);
        }
        assert_eq!(kept.text(), "abcd\n[4 bytes dropped here]\nijkl");
    }

    #[test]
    fn a_short_output_is_kept_whole_even_when_it_is_not_text() {
        let mut kept = Kept::new(8);
        kept.push(b"na\xc3");
        kept.push(b"\xafve\xff");
        assert_eq!(kept.text(), "naïve\u{fffd}");
    }
}
