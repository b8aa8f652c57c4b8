//! The screen of `watch`: what stands on it, and how it gets there.

use std::io::{self, Stdout, Write as _, stdout};

use anstream::{AutoStream, ColorChoice};
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::style::Print;
use crossterm::terminal::{self as tty, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{execute, queue};

use super::layout::{self, View};
use crate::hints;
use crate::session::{Session, Snapshot};
use crate::terminal;
use crate::text::visible;

/// The terminal while the screen is shown; it is as before when this is dropped.
pub struct Screen {
    out: Stdout,
    colours: bool,
}

impl Screen {
    pub fn open() -> io::Result<Self> {
        tty::enable_raw_mode()?;
        let mut screen = Self {
            out: stdout(),
            colours: AutoStream::choice(&stdout()) != ColorChoice::Never,
        };
        execute!(screen.out, EnterAlternateScreen, Hide)?;
        Ok(screen)
    }

    /// Shows `lines` from the row `top` on, and the keys below; says what is in sight.
    pub fn draw(&mut self, lines: &[String], keys: &str, top: usize) -> io::Result<View> {
        let (width, height) = tty::size()?;
        let view = layout::of(lines, keys, (width.into(), height.into()), top);
        for (y, row) in (0..height).zip(&view.rows) {
            // Cleared first: a full row leaves the cursor on its last letter.
            queue!(self.out, MoveTo(0, y), Clear(ClearType::CurrentLine))?;
            if self.colours {
                queue!(self.out, Print(row))?;
            } else {
                queue!(self.out, Print(anstream::adapter::strip_str(row)))?;
            }
        }
        self.out.flush()?;
        Ok(view)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = execute!(self.out, Show, LeaveAlternateScreen);
        let _ = tty::disable_raw_mode();
    }
}

/// What stands on the screen for the step at `place`, of whose hints so many have been `seen`.
pub fn lines(
    session: &Session,
    snapshot: &Snapshot,
    (chapter, step): (usize, usize),
    seen: usize,
) -> Vec<String> {
    let (source, state) = (&session.chapters[chapter], &snapshot.chapters[chapter]);
    let (planned, shown) = (&source.steps[step], &state.steps[step]);
    let (word, style) = terminal::state(shown.report.state);
    let section = |title: &str| hints::section(&session.root, source, planned, title);
    let mut lines = vec![
        format!("{}  {}", terminal::progress(state), state.title),
        String::new(),
        format!(
            "{}. {} ({} minutes): {style}{word}{style:#}",
            step + 1,
            shown.title,
            planned.minutes
        ),
        format!("   exercises/{}/src/{}.rs", source.folder, planned.name),
        format!("   cargo test -p {} {}", source.name, planned.name),
        String::new(),
    ];
    let mut add = |title: &str, text: &str| {
        lines.push(title.to_owned());
        lines.extend(
            visible(text)
                .lines()
                .map(|line| format!("   {}", terminal::sided(line))),
        );
        lines.push(String::new());
    };
    if let Ok(question) = section("Predict") {
        add("Predict first:", &question);
    }
    for note in state.slow.iter().chain(&state.note) {
        add("Note:", note);
    }
    let details = terminal::details(shown);
    if !details.is_empty() {
        add("First red:", &details.join("\n"));
    }
    for level in 1..=seen {
        if let Ok(hint) = section(&format!("Hint {level}")) {
            add(&format!("Hint {level}:"), &hint);
        }
    }
    lines
}

/// The line about the keys.
pub fn keys(seen: usize) -> String {
    format!("h hint {seen}/{}   n next   p previous   q quit", hints::LEVELS)
}
