//! Runs a program that may do anything: it ends within its limit, with all its children, and its output has a bound.

use std::io;
use std::pin::pin;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use process_wrap::tokio::{ChildWrapper, CommandWrap, KillOnDrop};
use tokio::process::Command;
use tokio::time::timeout;

use super::output::Kept;
use super::supervise::Leash;

/// What a program did.
#[derive(Debug)]
pub struct Finished {
    /// How it ended; none when it was stopped at the limit.
    pub status: Option<ExitStatus>,
    pub left: Left,
    pub stdout: Kept,
    pub stderr: Kept,
}

/// What a program had started and not seen to its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    #[default]
    Nothing,
    /// Was running when the program had ended.
    Stopped,
    /// Cannot be stopped by the means of this system.
    Running,
}

/// So long it may take until what was killed has ended.
const GRACE: Duration = Duration::from_secs(2);

/// Runs `command` in a process group of its own. What is left of it at the end, at the limit or when the future is
/// dropped is killed: by the supervisor at the other end of `leash`, or else the group. Of each piece of an output
/// `keep` bytes are kept; what is more is read and dropped.
pub async fn run(
    command: Command,
    leash: Option<Leash>,
    limit: Duration,
    keep: usize,
) -> io::Result<Finished> {
    overheard(command, leash, limit, keep, |_| ()).await
}

/// The same; `hear` gets each line that the program prints, when it is whole.
pub async fn overheard(
    command: Command,
    leash: Option<Leash>,
    limit: Duration,
    keep: usize,
    hear: impl Fn(&[u8]),
) -> io::Result<Finished> {
    let (mut stdout, mut stderr) = (Kept::new(keep), Kept::new(keep));
    let mut group = Group::spawn(command, leash)?;
    let (out, err) = (group.child.stdout().take(), group.child.stderr().take());
    let (child, leash) = (&mut group.child, group.leash.as_ref());
    let mut left = Left::Nothing;
    let (status, report) = {
        let mut work = pin!(async {
            let ((), (), status) =
                tokio::join!(stdout.read(out, hear), stderr.read(err, |_| ()), child.wait());
            status
        });
        match timeout(limit, &mut work).await {
            Ok(status) => (Some(status?), leash.and_then(Leash::report)),
            Err(_) => {
                // What it did by itself, before it is stopped.
                let report = leash.and_then(Leash::report);
                leash.inspect(|leash| leash.stop());
                if leash.is_some() && timeout(GRACE, work).await.is_err() {
                    left = Left::Running;
                }
                (None, report)
            }
        }
    };
    if let Some((_, true)) = report {
        left = left.max(Left::Stopped);
    }
    Ok(Finished {
        status: report.map(|(status, _)| status).or(status),
        left,
        stdout,
        stderr,
    })
}

/// A program and all its children, killed when dropped.
struct Group {
    child: Box<dyn ChildWrapper>,
    leash: Option<Leash>,
}

impl Group {
    fn spawn(mut command: Command, leash: Option<Leash>) -> io::Result<Self> {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        if leash.is_none() {
            command.stdin(Stdio::null());
        }
        let mut command = CommandWrap::from(command);
        if leash.is_none() {
            command.wrap(KillOnDrop);
        }
        #[cfg(unix)]
        command.wrap(process_wrap::tokio::ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(process_wrap::tokio::JobObject);
        let child = command.spawn()?;
        Ok(Self { child, leash })
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // A supervisor does the rest itself when it sees that its leash is gone.
        if self.leash.is_none() {
            // An error says that nobody is left.
            let _ = self.child.start_kill();
        }
    }
}
