//! A process between this program and a test program: it stops what the tests have started, in whatever process group,
//! and does so also when this program is killed and can do nothing any more.
//!
//! The two hold the ends of a socket, the leash. When ours is closed, the supervisor kills the test program and all that
//! came from it; when the test program ends by itself, it does the same with what is left, and reports over the leash.
//! On Linux orphans become the supervisor's children, so that none is missed. On other systems of the Unix family it
//! knows the process group alone. Windows has jobs, which need none of this.

#[cfg(unix)]
pub use unix::{Leash, command, run};
#[cfg(not(unix))]
pub use without::{Leash, command, run};

#[cfg(unix)]
mod unix {
    use std::env;
    use std::ffi::OsString;
    use std::io::{self, Read as _, Write as _, stdin};
    use std::net::Shutdown;
    use std::os::fd::{AsFd as _, OwnedFd};
    use std::os::unix::net::UnixStream;
    use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
    use std::path::Path;
    use std::process::{self, Child, ExitStatus, Stdio};
    use std::thread;
    use std::time::{Duration, Instant};

    use anyhow::{Context as _, Result};
    use rustix::io::Errno;
    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, WaitOptions};
    use tokio::process::Command;

    /// Our end.
    pub struct Leash(UnixStream);

    impl Leash {
        /// Has the supervisor stop everything.
        pub fn stop(&self) {
            // An error says that it is gone already.
            let _ = self.0.shutdown(Shutdown::Write);
        }

        /// How the test program ended by itself, and whether something was left to be stopped.
        pub fn report(&self) -> Option<(ExitStatus, bool)> {
            let mut report = [0; 5];
            self.0.set_nonblocking(true).ok()?;
            (&self.0).read_exact(&mut report).ok()?;
            let [status @ .., left] = report;
            Some((ExitStatus::from_raw(i32::from_le_bytes(status)), left != 0))
        }
    }

    /// A command that runs `program` under a supervisor; arguments, environment and folder are the program's.
    pub fn command(program: &Path) -> io::Result<(Command, Option<Leash>)> {
        // This very program, even when cargo has put a newer one in its place.
        let itself = if cfg!(target_os = "linux") {
            "/proc/self/exe".into()
        } else {
            env::current_exe()?
        };
        let (ours, theirs) = UnixStream::pair()?;
        let mut command = Command::new(itself);
        command
            .args(["supervise", "--"])
            .arg(program)
            .stdin(Stdio::from(OwnedFd::from(theirs)));
        Ok((command, Some(Leash(ours))))
    }

    /// What the supervisor does.
    pub fn run(command: &[OsString]) -> Result<()> {
        #[cfg(target_os = "linux")]
        rustix::process::set_child_subreaper(Some(rustix::process::getpid()))?;
        let (program, args) = command.split_first().context("no program to supervise")?;
        let mut leash = UnixStream::from(stdin().as_fd().try_clone_to_owned()?);
        let mut ours = leash.try_clone()?;
        let mut child = process::Command::new(program)
            .args(args)
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let pid = Pid::from_child(&child);
        thread::spawn(move || {
            // Nothing is ever sent: it ends when the other end is closed.
            let _ = ours.read(&mut [0]);
            stop(pid);
            process::exit(1);
        });
        let (status, left) = wait(&mut child, pid)?;
        let mut report = status.into_raw().to_le_bytes().to_vec();
        report.push(left.into());
        // An error says that nobody wants to know.
        let _ = leash.write_all(&report);
        Ok(())
    }

    /// Waits for the program and stops what it leaves behind.
    fn wait(child: &mut Child, pid: Pid) -> Result<(ExitStatus, bool)> {
        // Not yet taken from the table of processes, so that its number, which is also the group's, is nobody else's.
        rustix::process::waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT)?;
        let _ = rustix::process::kill_process_group(pid, Signal::KILL);
        Ok((child.wait()?, sweep()))
    }

    /// Kills the program and all that came from it.
    fn stop(pid: Pid) {
        let _ = rustix::process::kill_process_group(pid, Signal::KILL);
        sweep();
    }

    /// Kills all children, and those that become children because their parent ends; says whether there were any.
    fn sweep() -> bool {
        let end = Instant::now() + Duration::from_secs(2);
        let mut found = false;
        while Instant::now() < end {
            match rustix::process::wait(WaitOptions::NOHANG) {
                Ok(Some(_)) => found = true,
                Ok(None) => {
                    found = true;
                    children().for_each(|child| {
                        let _ = rustix::process::kill_process(child, Signal::KILL);
                    });
                    thread::sleep(Duration::from_millis(1));
                }
                Err(Errno::INTR) => {}
                // There are none.
                Err(_) => break,
            }
        }
        found
    }

    /// The processes whose parent this one is, as `/proc` has them; where there is none, no process.
    fn children() -> impl Iterator<Item = Pid> {
        let own = process::id();
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        entries.filter_map(move |entry| {
            let pid: i32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            // `PID (NAME) STATE PARENT …`, and a name may hold anything.
            let (_, rest) = stat.rsplit_once(") ")?;
            let parent: u32 = rest.split(' ').nth(1)?.parse().ok()?;
            (parent == own).then(|| Pid::from_raw(pid))?
        })
    }
}

#[cfg(not(unix))]
mod without {
    use std::ffi::OsString;
    use std::io;
    use std::path::Path;
    use std::process::ExitStatus;

    use anyhow::{Result, bail};
    use tokio::process::Command;

    pub enum Leash {}

    impl Leash {
        pub fn stop(&self) {
            match *self {}
        }

        pub fn report(&self) -> Option<(ExitStatus, bool)> {
            match *self {}
        }
    }

    pub fn command(program: &Path) -> io::Result<(Command, Option<Leash>)> {
        Ok((Command::new(program), None))
    }

    pub fn run(_: &[OsString]) -> Result<()> {
        bail!("no test program needs a supervisor on this system")
    }
}
