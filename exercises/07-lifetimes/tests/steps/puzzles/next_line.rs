// The signature is yours: it stands here without a lifetime of its own.

struct Lines<'t> {
    rest: &'t str,
}

impl<'t> Lines<'t> {
    fn next_line(&mut self) -> &str {
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        line
    }
}

fn two_lines_at_once() {
    let text = String::from("one\ntwo");
    let mut lines = Lines { rest: &text };
    let (one, two) = (lines.next_line(), lines.next_line());
    assert_eq!((one, two), ("one", "two"));
}

fn the_reader_goes_first() {
    let text = String::from("one\ntwo");
    let line = Lines { rest: &text }.next_line();
    assert_eq!(line, "one");
}

fn the_text_goes_first() {
    let line;
    {
        let text = String::from("one\ntwo");
        line = Lines { rest: &text }.next_line();
    }
    assert_eq!(line, "one");
}

fn the_text_is_changed() {
    let mut text = String::from("one\ntwo");
    let line = Lines { rest: &text }.next_line();
    text.clear();
    assert_eq!(line, "one");
}
