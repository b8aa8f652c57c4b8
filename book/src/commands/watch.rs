//! `watch`: one screen in the terminal that follows every save.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::io::{IsTerminal as _, stdin, stdout};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use crossterm::event::{Event, EventStream, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tokio_stream::StreamExt as _;

use super::screen::{self, Screen};
use crate::catalogue::Chapter;
use crate::session::{ChapterState, Session, Snapshot};
use crate::watcher::Watcher;
use crate::{hints, say, terminal};

/// Shows the current step until `q` is pressed; where no screen can be drawn, prints each run.
pub async fn run(root: PathBuf, chapters: Vec<Chapter>, limit: Duration) -> Result<()> {
    let (session, orders) = Session::new(root, chapters, limit);
    let mut watcher = Watcher::new(&session.root)?;
    let follow = async {
        loop {
            session.follow(&watcher.next().await);
        }
    };
    let terminal = stdin().is_terminal() && stdout().is_terminal();
    if terminal && can_draw(env::var_os("TERM").as_deref()) {
        tokio::select! {
            () = session.work(orders, |_| ()) => Ok(()),
            () = follow => Ok(()),
            shown = show(&session) => shown,
        }
    } else {
        say!("Every run is printed here; Ctrl-C ends it. `cargo workbook hint STEP` shows a hint.");
        tokio::select! {
            () = session.work(orders, print) => Ok(()),
            () = follow => Ok(()),
        }
    }
}

/// Whether a terminal of this kind can move its cursor.
fn can_draw(kind: Option<&OsStr>) -> bool {
    kind.is_none_or(|kind| kind != "dumb")
}

fn print(chapter: &ChapterState) {
    terminal::show_chapter(chapter);
    if chapter.slow.is_some() {
        return;
    }
    if let Some(step) = chapter.steps.iter().find(|step| !step.report.state.is_done()) {
        terminal::show_step(chapter, step, true);
    }
}

/// The step in sight: a chapter and one of its steps, by index.
type Place = (usize, usize);

/// What the learner has asked for with keys.
#[derive(Default)]
struct Wishes {
    /// Without one, the first step that is not green.
    place: Option<Place>,
    /// The first row of the text that is to be in sight.
    top: usize,
    /// How many hints each step shows: it counts here when it cannot be written down.
    hints: BTreeMap<Place, usize>,
    /// Why it cannot.
    trouble: Option<String>,
}

async fn show(session: &Session) -> Result<()> {
    let mut screen = Screen::open()?;
    let mut states = session.state.subscribe();
    let mut keys = EventStream::new();
    let mut wishes = Wishes::default();
    loop {
        let snapshot = states.borrow_and_update().clone();
        let place = wishes.place.unwrap_or_else(|| current(&snapshot));
        let seen = wishes.seen(session, place);
        let mut lines = screen::lines(session, &snapshot, place, seen);
        lines.extend(wishes.trouble.clone());
        let view = screen.draw(&lines, &screen::keys(seen), wishes.top)?;
        tokio::select! {
            changed = states.changed() => changed?,
            key = keys.next() => match key {
                Some(Ok(Event::Key(key))) if key.kind != KeyEventKind::Release => match pressed(key) {
                    Some(Key::Hint) => wishes.hint(session, place),
                    Some(Key::Move(by)) => wishes.go_to(moved(&snapshot, place, by)),
                    Some(Key::Down) => wishes.top = view.top + view.page,
                    Some(Key::Up) => wishes.top = view.top.saturating_sub(view.page),
                    Some(Key::Quit) => return Ok(()),
                    None => {}
                },
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Ok(()),
            }
        }
    }
}

impl Wishes {
    fn go_to(&mut self, place: Place) {
        self.place = Some(place);
        self.top = 0;
    }

    fn seen(&self, session: &Session, place: Place) -> usize {
        let chapter = &session.chapters[place.0];
        let written = hints::seen(&session.root, chapter, &chapter.steps[place.1]);
        written.max(self.hints.get(&place).copied().unwrap_or(0))
    }

    /// Shows one more hint, the end of the text.
    fn hint(&mut self, session: &Session, place: Place) {
        let chapter = &session.chapters[place.0];
        let level = (self.seen(session, place) + 1).min(hints::LEVELS);
        let remembered = hints::remember(&session.root, chapter, &chapter.steps[place.1], level);
        self.trouble = remembered
            .err()
            .map(|error| format!("Which hints you have seen is known until you quit, no longer: {error:#}"));
        self.hints.insert(place, level);
        self.top = usize::MAX;
    }
}

enum Key {
    Hint,
    Move(isize),
    Down,
    Up,
    Quit,
}

fn pressed(key: KeyEvent) -> Option<Key> {
    match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Some(Key::Quit),
        KeyCode::Char('q') => Some(Key::Quit),
        KeyCode::Char('h') => Some(Key::Hint),
        KeyCode::Char('n') => Some(Key::Move(1)),
        KeyCode::Char('p') => Some(Key::Move(-1)),
        KeyCode::Char(' ') | KeyCode::PageDown | KeyCode::Down => Some(Key::Down),
        KeyCode::Char('b') | KeyCode::PageUp | KeyCode::Up => Some(Key::Up),
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

/// The first step that is not done, or the last one of all.
fn current(snapshot: &Snapshot) -> Place {
    let places = places(snapshot);
    let done = |place: &Place| {
        let steps = &snapshot.chapters[place.0].steps;
        steps[place.1].report.state.is_done()
    };
    places
        .iter()
        .find(|place| !done(place))
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

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::time::Duration;

    use super::{Wishes, can_draw};
    use crate::catalogue::{Chapter, Step};
    use crate::session::Session;

    #[test]
    fn a_hint_is_shown_where_it_cannot_be_written_down() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(".workbook"), "a file where the folder belongs").unwrap();
        let chapter = Chapter {
            folder: "01-first".to_owned(),
            name: "first".to_owned(),
            title: "First".to_owned(),
            steps: vec![Step {
                name: "open".to_owned(),
                title: "Open".to_owned(),
                minutes: 5,
                needs: None,
            }],
            program: None,
        };
        let limit = Duration::from_secs(1);
        let (session, _orders) = Session::new(root.path().to_owned(), vec![chapter], limit);
        let mut wishes = Wishes::default();
        let seen = [(); 4].map(|()| {
            wishes.hint(&session, (0, 0));
            wishes.seen(&session, (0, 0))
        });
        assert_eq!(seen, [1, 2, 3, 3]);
        let trouble = wishes.trouble.unwrap_or_default();
        assert!(trouble.contains(".workbook"), "it says why: {trouble}");
    }

    #[test]
    fn a_dumb_terminal_has_no_screen() {
        assert!(!can_draw(Some(OsStr::new("dumb"))));
        assert!(can_draw(Some(OsStr::new("xterm"))) && can_draw(None));
    }
}
