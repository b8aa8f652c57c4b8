//! `watch`: one screen in the terminal that follows every save.

use std::io::{IsTerminal as _, stdin, stdout};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use crossterm::event::{Event, EventStream, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tokio_stream::StreamExt as _;

use super::screen::{self, Screen};
use crate::catalogue::Chapter;
use crate::engine::State;
use crate::session::{ChapterState, Session, Snapshot};
use crate::watcher::Watcher;
use crate::{hints, terminal};

/// Shows the current step until `q` is pressed; where there is no terminal, prints each run.
pub async fn run(root: PathBuf, chapters: Vec<Chapter>, limit: Duration) -> Result<()> {
    let (session, orders) = Session::new(root, chapters, limit);
    let mut watcher = Watcher::new(&session.root)?;
    let follow = async {
        loop {
            session.follow(&watcher.next().await);
        }
    };
    if stdin().is_terminal() && stdout().is_terminal() {
        tokio::select! {
            () = session.work(orders, |_| ()) => Ok(()),
            () = follow => Ok(()),
            shown = show(&session) => shown,
        }
    } else {
        tokio::select! {
            () = session.work(orders, print) => Ok(()),
            () = follow => Ok(()),
        }
    }
}

fn print(chapter: &ChapterState) {
    terminal::show_chapter(chapter);
    if let Some(step) = chapter
        .steps
        .iter()
        .find(|step| step.report.state != State::Green)
    {
        terminal::show_step(chapter, step, true);
    }
}

/// The step in sight: a chapter and one of its steps, by index.
type Place = (usize, usize);

async fn show(session: &Session) -> Result<()> {
    let mut screen = Screen::open()?;
    let mut states = session.state.subscribe();
    let mut keys = EventStream::new();
    // The learner's choice; without one, the first step that is not green.
    let mut chosen: Option<Place> = None;
    loop {
        let snapshot = states.borrow_and_update().clone();
        let place = chosen.unwrap_or_else(|| current(&snapshot));
        screen.draw(&screen::lines(session, &snapshot, place))?;
        tokio::select! {
            changed = states.changed() => changed?,
            key = keys.next() => match key {
                Some(Ok(Event::Key(key))) if key.kind != KeyEventKind::Release => match pressed(key) {
                    Some(Key::Hint) => {
                        let chapter = &session.chapters[place.0];
                        hints::next(&session.root, chapter, &chapter.steps[place.1])?;
                    }
                    Some(Key::Move(by)) => chosen = Some(moved(&snapshot, place, by)),
                    Some(Key::Quit) => return Ok(()),
                    None => {}
                },
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Ok(()),
            }
        }
    }
}

enum Key {
    Hint,
    Move(isize),
    Quit,
}

fn pressed(key: KeyEvent) -> Option<Key> {
    match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Some(Key::Quit),
        KeyCode::Char('q') => Some(Key::Quit),
        KeyCode::Char('h') => Some(Key::Hint),
        KeyCode::Char('n') => Some(Key::Move(1)),
        KeyCode::Char('p') => Some(Key::Move(-1)),
        _ => None,
    }
}

/// All steps of the workbook, in their order.
fn places(snapshot: &Snapshot) -> Vec<Place> {
    let chapters = snapshot.chapters.iter().enumerate();
    chapters
        .flat_map(|(chapter, state)| (0..state.steps.len()).map(move |step| (chapter, step)))
        .collect()
}

/// The first step that is not green, or the last one of all.
fn current(snapshot: &Snapshot) -> Place {
    let places = places(snapshot);
    let green = |place: &Place| {
        let steps = &snapshot.chapters[place.0].steps;
        steps[place.1].report.state == State::Green
    };
    places
        .iter()
        .find(|place| !green(place))
        .or(places.last())
        .copied()
        .unwrap_or_default()
}

fn moved(snapshot: &Snapshot, from: Place, by: isize) -> Place {
    let places = places(snapshot);
    let here = places.iter().position(|place| *place == from).unwrap_or_default();
    let there = here.saturating_add_signed(by).min(places.len().saturating_sub(1));
    places.get(there).copied().unwrap_or(from)
}
