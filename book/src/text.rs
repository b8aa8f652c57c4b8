//! Text from elsewhere, made fit to be shown: what a terminal would obey is visible, and what is too long is cut.

/// More than this of one message helps nobody.
const LONGEST: usize = 8 * 1024;

/// `text` without colours, and with every character written out that would move the cursor, turn the order of letters
/// or be seen by nobody: `\r`, `\u{202e}`. Line ends stay, and a tab is four spaces.
pub fn visible(text: &str) -> String {
    if text
        .bytes()
        .all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte))
    {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    // The end of a line, as Windows writes it, is no carriage return of its own.
    for c in without_colours(text).replace("\r\n", "\n").chars() {
        match c {
            '\n' => shown.push(c),
            '\t' => shown.push_str("    "),
            _ if c.is_control() || is_unseen(c) => shown.extend(c.escape_default()),
            _ => shown.push(c),
        }
    }
    shown
}

/// Characters of format: they have no shape of their own, and some change the order of others.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// `text` without the sequences, `ESC [ … m`, by which programs colour what they print.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':');
        match end.map(|end| part.split_at(end)) {
            Some((_, rest)) if rest.starts_with('m') => plain.push_str(&rest[1..]),
            _ => {
                plain.push_str("\u{1b}[");
                plain.push_str(part);
            }
        }
    }
    plain
}

/// Keeps the beginning and the end of a very long message.
pub fn shorten(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let boundary = |from: usize| {
        (from..text.len())
            .find(|index| text.is_char_boundary(*index))
            .unwrap_or(text.len())
    };
    let head = &text[..boundary(LONGEST / 2)];
    let tail = &text[boundary(text.len() - LONGEST / 2)..];
    format!("{head}\n[…]\n{tail}")
}

#[cfg(test)]
mod tests {
    use super::{shorten, visible};

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(visible("red\rgreen"), r"red\rgreen");
        assert_eq!(
            visible("\u{9b}2J\u{202e}txt\u{200b}"),
            r"\u{9b}2J\u{202e}txt\u{200b}"
        );
        assert_eq!(visible("\u{1b}[2J\u{7}\u{0}"), r"\u{1b}[2J\u{7}\u{0}");
        assert_eq!(visible("\u{1b}]0;title\u{7}"), r"\u{1b}]0;title\u{7}");
    }

    #[test]
    fn colours_go_and_letters_stay() {
        assert_eq!(
            visible("\u{1b}[1;31mred\u{1b}[0m\r\n\tnaïve e\u{301} → 日本"),
            "red\n    naïve e\u{301} → 日本"
        );
    }

    #[test]
    fn of_a_long_message_the_beginning_and_the_end_stay() {
        let long = shorten(&format!("rule{}place", "é".repeat(3_000_000)));
        assert!(long.len() < 9_000, "{} bytes are left", long.len());
        assert!(long.starts_with("ruleé") && long.ends_with("éplace") && long.contains("\n[…]\n"));
        assert_eq!(shorten("short"), "short");
    }
}
