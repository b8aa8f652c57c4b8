//! How the lines of a screen become rows that fit: nothing is cut off without a mark that says so.

use textwrap::Options;

/// What is in sight.
#[derive(Debug)]
pub struct View {
    /// As many as the screen has, none wider than it.
    pub rows: Vec<String>,
    /// The first row of the text that is in sight; never so far down that the end leaves the screen.
    pub top: usize,
    /// How many rows of the text are in sight.
    pub page: usize,
}

/// Puts `lines` from row `top` on, and `keys` below them, on a screen of `width` columns and `height` rows.
pub fn of(lines: &[String], keys: &str, (width, height): (usize, usize), top: usize) -> View {
    let text = wrapped(lines, width);
    let keys = wrapped(&[keys.to_owned()], width);
    let mut page = height.saturating_sub(keys.len());
    let mut mark = Vec::new();
    if text.len() > page {
        // The numbers are at most as long as the number of all rows.
        let longest = wrapped(&[marked(text.len(), text.len(), text.len())], width);
        page = page.saturating_sub(longest.len());
        let first = top.min(text.len() - page);
        mark = wrapped(&[marked(first + 1, first + page, text.len())], width);
    }
    let top = top.min(text.len().saturating_sub(page));
    let mut rows: Vec<_> = text.into_iter().skip(top).take(page).collect();
    rows.resize(height.saturating_sub(mark.len() + keys.len()), String::new());
    rows.extend(mark.into_iter().chain(keys));
    rows.truncate(height);
    View { rows, top, page }
}

fn marked(first: usize, last: usize, all: usize) -> String {
    format!("[rows {first} to {last} of {all}: space down, b up]")
}

fn wrapped(lines: &[String], width: usize) -> Vec<String> {
    // Where there is hardly any room, none is given away.
    let indent = if width < 20 { "" } else { "   " };
    let options = Options::new(width.max(1)).subsequent_indent(indent);
    let rows = lines.iter().flat_map(|line| textwrap::wrap(line, &options));
    rows.map(|row| row.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use textwrap::core::display_width;

    use super::{View, of};

    const KEYS: &str = "h hint 3/3   n next   p previous   q quit";

    fn lines(count: usize) -> Vec<String> {
        let green = anstyle::AnsiColor::Green.on_default();
        (0..count)
            .map(|n| format!("line {n}: {green}some words that{green:#} take a little room"))
            .collect()
    }

    /// The words in sight, without the keys.
    fn words(view: &View) -> String {
        let rows = view.rows.iter().take_while(|row| !row.starts_with("h hint"));
        rows.map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_size_keeps_the_first_line_and_the_keys() {
        for width in [10, 20, 39, 40, 41, 80, 200] {
            for height in [12, 24, 30, 60] {
                let view = of(&lines(3), KEYS, (width, height), 0);
                assert_eq!(view.rows.len(), height, "{width} by {height}");
                for row in &view.rows {
                    assert!(display_width(row) <= width, "{row:?} in {width} columns");
                }
                assert!(
                    view.rows[0].starts_with("line 0"),
                    "{width} by {height}: {:?}",
                    view.rows
                );
                assert!(
                    view.rows[height - 1].ends_with("quit"),
                    "{width} by {height}: {:?}",
                    view.rows
                );
            }
        }
    }

    #[test]
    fn what_has_no_room_is_marked_and_can_be_reached() {
        let lines = lines(40);
        let first = of(&lines, KEYS, (40, 30), 0);
        assert!(words(&first).contains(&format!("[rows 1 to {} of 80: space down, b up]", first.page)));
        let mut seen = String::new();
        let mut top = 0;
        loop {
            let view = of(&lines, KEYS, (40, 30), top);
            seen += &words(&view);
            if view.top < top {
                break;
            }
            top = view.top + view.page;
        }
        for n in 0..40 {
            assert!(seen.contains(&format!("line {n}:")), "line {n} is never in sight");
        }
        assert!(
            !words(&of(&lines[..9], KEYS, (40, 30), 0)).contains("[rows"),
            "all of it is in sight"
        );
    }

    #[test]
    fn the_end_stays_at_the_end_of_the_screen() {
        let view = of(&lines(40), KEYS, (80, 24), usize::MAX);
        assert_eq!(view.top + view.page, 40);
        assert!(words(&view).contains("line 39"), "{:?}", view.rows);
        for height in 0..6 {
            assert_eq!(of(&lines(40), KEYS, (5, height), usize::MAX).rows.len(), height);
        }
    }
}
