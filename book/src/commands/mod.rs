//! The commands, one module each where there is more to one than a few lines.

mod build;
mod check;
mod diff;
mod doctor;
mod hint;
mod layout;
mod pack;
mod plan;
mod put;
mod read;
mod reset;
mod restore;
mod screen;
mod short;
mod solve;
mod update;
mod watch;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::catalogue::{self, Chapter};
use crate::cli::{Cli, Command};
use crate::{engine, files, pages, root, say, target};

/// Does what `cli` asks for.
pub fn run(cli: Cli) -> Result<ExitCode> {
    if let Some(Command::Preprocess { args }) = &cli.command {
        return pages::preprocess(args).map(|()| ExitCode::SUCCESS);
    }
    if let Some(Command::Supervise { command }) = &cli.command {
        return engine::supervise(command).map(|()| ExitCode::SUCCESS);
    }
    let root = root::find()?;
    if let Some(Command::Build(options)) = cli.command {
        let build = async { build::run(root, options).await.map(|()| ExitCode::SUCCESS) };
        return wait_for(build, ExitCode::from(130));
    }
    files::tidy(&root);
    let chapters = catalogue::read(&root)?;
    let limit = cli.time_limit;
    match cli.command.unwrap_or(Command::Read(cli.read)) {
        Command::Read(options) => wait_for(read::run(root, chapters, &options, limit), ())?,
        Command::Watch { only } => {
            wait_for(watch::run(root, target::only(chapters, &only.only)?, limit), ())?
        }
        Command::List { only } => list(&target::only(chapters, &only.only)?),
        Command::Check { name, short, only } => {
            let chapters = target::only(chapters, &only.only)?;
            let name = name.as_deref();
            let check = async {
                if short {
                    short::run(&root, &chapters, name, limit).await
                } else {
                    check::run(&root, &chapters, name, limit).await
                }
            };
            return wait_for(check, ExitCode::from(130));
        }
        Command::Doctor { prepare } => {
            let doctor = doctor::run(&root, &chapters, prepare, limit);
            return wait_for(doctor, ExitCode::from(130));
        }
        Command::Pack { out } => {
            let pack = async { pack::run(root, chapters, out).await.map(|()| ExitCode::SUCCESS) };
            return wait_for(pack, ExitCode::from(130));
        }
        Command::Plan(options) => plan::run(&root, &chapters, &options)?,
        Command::Hint { step, level } => hint::run(&root, &chapters, &step, level)?,
        Command::Diff { step } => diff::run(&root, &chapters, &step)?,
        Command::Reset { name } => reset::run(&root, target::find(&chapters, &name)?)?,
        Command::Solve { name, before } => match (name, before) {
            (Some(name), _) => solve::run(&root, target::find(&chapters, &name)?)?,
            (None, Some(step)) => wait_for(solve::before(&root, &chapters, &step, limit), ())?,
            (None, None) => {}
        },
        Command::Restore { backup } => restore::run(&root, &chapters, backup.as_deref())?,
        Command::Update(options) => update::run(&root, &options)?,
        Command::Build(_) | Command::Preprocess { .. } | Command::Supervise { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs a command that waits for things, until it is done or somebody ends it; then the answer is `ended`.
fn wait_for<T>(command: impl Future<Output = Result<T>>, ended: T) -> Result<T> {
    let runtime = tokio::runtime::Runtime::new().context("cannot start")?;
    let done = runtime.block_on(async {
        tokio::select! {
            // First, so that it listens before the command has made anything that is to be cleared away.
            biased;
            // Whatever the command has started is stopped with it.
            () = interrupted() => Ok(ended),
            done = command => done,
        }
    });
    // A build of the pages clears its folder away; a disk that never answers is not waited for.
    runtime.shutdown_timeout(Duration::from_secs(5));
    done
}

/// Ends when the program is asked to.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let (Ok(mut terminate), Ok(mut hangup)) =
            (signal(SignalKind::terminate()), signal(SignalKind::hangup()))
        {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn list(chapters: &[Chapter]) {
    for chapter in chapters {
        let minutes = chapter.minutes();
        say!("{}  {} ({minutes} minutes)", chapter.name, chapter.title);
        for step in &chapter.steps {
            let name = step.full_name(chapter);
            say!("  {name:<24} {:>3} min  {}", step.minutes, step.title);
        }
    }
}
