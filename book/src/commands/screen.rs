//! The screen of `watch`: what stands on it, and how it gets there.

use std::io::{self, Stdout, Write as _, stdout};

use crossterm::cursor::{Hide, MoveTo, MoveToNextLine, Show};
use crossterm::style::Print;
use crossterm::terminal::{self as tty, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{execute, queue};
use textwrap::Options;

use crate::hints;
use crate::session::{Session, Snapshot};
use crate::terminal;
use crate::text::visible;

/// The terminal while the screen is shown; it is as before when this is dropped.
pub struct Screen(Stdout);

impl Screen {
    pub fn open() -> io::Result<Self> {
        tty::enable_raw_mode()?;
        let mut screen = Self(stdout());
        execute!(screen.0, EnterAlternateScreen, Hide)?;
        Ok(screen)
    }

    /// Shows as many of `lines` as there is room for, the last one always.
    pub fn draw(&mut self, lines: &[String]) -> io::Result<()> {
        let (width, height) = tty::size()?;
        let bottom = height.saturating_sub(1);
        let (keys, body) = lines
            .split_last()
            .map_or(("", lines), |(keys, body)| (keys.as_str(), body));
        let options = Options::new(usize::from(width).max(20)).subsequent_indent("   ");
        let rows = body.iter().flat_map(|line| textwrap::wrap(line, &options));
        queue!(self.0, MoveTo(0, 0))?;
        for row in rows.take(bottom.into()) {
            queue!(
                self.0,
                Print(row),
                Clear(ClearType::UntilNewLine),
                MoveToNextLine(1)
            )?;
        }
        queue!(
            self.0,
            Clear(ClearType::FromCursorDown),
            MoveTo(0, bottom),
            Print(keys)
        )?;
        self.0.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = execute!(self.0, Show, LeaveAlternateScreen);
        let _ = tty::disable_raw_mode();
    }
}

/// What stands on the screen for the step at `place`; the last line is the one about the keys.
pub fn lines(session: &Session, snapshot: &Snapshot, (chapter, step): (usize, usize)) -> Vec<String> {
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
        lines.extend(visible(text).lines().map(|line| format!("   {line}")));
        lines.push(String::new());
    };
    if let Ok(question) = section("Predict") {
        add("Predict first:", &question);
    }
    if let Some(note) = &state.note {
        add("Note:", note);
    }
    let details = terminal::details(shown);
    if !details.is_empty() {
        add("First red:", &details.join("\n"));
    }
    let seen = hints::seen(&session.root, source, planned);
    for level in 1..=seen {
        if let Ok(hint) = section(&format!("Hint {level}")) {
            add(&format!("Hint {level}:"), &hint);
        }
    }
    lines.push(format!(
        "h hint {seen}/{}   n next   p previous   q quit",
        hints::LEVELS
    ));
    lines
}
