//! A signature alone says which argument an answer is borrowed from. Each is shown to rustc, in front of a body and of
//! callers that rest on it: some must compile, and some must not, for the right reason.

#[path = "puzzles/rustc.rs"]
mod rustc;

use std::ops::Range;
use std::sync::OnceLock;

use rstest::rstest;
use rustc::Complaint;
use witness::assert_eq;

/// A signature, the program around it, and what rustc says to the two of them together.
struct Puzzle {
    yours: fn() -> &'static str,
    /// The signature without a lifetime of its own.
    bare: &'static str,
    /// A program with the bare signature, which yours is put in place of.
    program: &'static str,
    said: OnceLock<Vec<Complaint>>,
}

impl Puzzle {
    const fn new(yours: fn() -> &'static str, bare: &'static str, program: &'static str) -> Self {
        let said = OnceLock::new();
        Puzzle {
            yours,
            bare,
            program,
            said,
        }
    }

    /// What rustc says to your signature, if it is one and no more; the callers of one puzzle share the answer.
    fn yours(&self) -> &[Complaint] {
        let yours = (self.yours)();
        assert!(
            !yours.contains(['"', ';', '{']),
            "an answer is the signature alone, without quotes, semicolon or body; yours is `{yours}`"
        );
        let words: Vec<_> = yours.split_whitespace().collect();
        self.said
            .get_or_init(|| rustc::check(&self.program.replace(self.bare, &words.join(" "))))
    }

    /// The lines of a caller, or of what stands in front of all callers: signature and body.
    fn lines(&self, place: &str) -> Range<usize> {
        let mut lines = (1..).zip(self.program.lines());
        let mut find = |is: &dyn Fn(&str) -> bool| lines.find(|(_, line)| is(line)).expect("it is there").0;
        if place == BODY {
            return 1..find(&|line| line.starts_with("fn ") && line.ends_with("() {"));
        }
        let head = format!("fn {place}() {{");
        find(&|line| line == head)..find(&|line| line == "}") + 1
    }

    /// The first error in the signature, in its body or in a caller.
    fn error_in<'c>(&self, caller: &str, complaints: &'c [Complaint]) -> Option<&'c Complaint> {
        let find = |place| {
            complaints
                .iter()
                .find(|complaint| self.lines(place).contains(&complaint.line))
        };
        find(BODY).or_else(|| find(caller))
    }
}

const BODY: &str = "the body";

static BEFORE: Puzzle = Puzzle::new(
    lifetimes::before,
    "fn before(text: &str, mark: &str) -> &str",
    include_str!("puzzles/before.rs"),
);

static LONGER: Puzzle = Puzzle::new(
    lifetimes::longer,
    "fn longer(one: &str, other: &str) -> &str",
    include_str!("puzzles/longer.rs"),
);

static NEXT_LINE: Puzzle = Puzzle::new(
    lifetimes::next_line,
    "fn next_line(&mut self) -> &str",
    include_str!("puzzles/next_line.rs"),
);

static FIRST_FIELD: Puzzle = Puzzle::new(
    lifetimes::first_field,
    "fn first_field(&self, line: &str) -> &str",
    include_str!("puzzles/first_field.rs"),
);

static STATUS: Puzzle = Puzzle::new(
    lifetimes::status,
    "fn status(code: &u16) -> &str",
    include_str!("puzzles/status.rs"),
);

#[rstest]
#[case::with_one_of_two_texts(&BEFORE, BODY)]
#[case::the_mark_may_go(&BEFORE, "the_mark_goes_first")]
#[case::the_mark_may_change(&BEFORE, "the_mark_is_changed")]
#[case::with_either_of_two_texts(&LONGER, BODY)]
#[case::while_both_texts_stay(&LONGER, "both_stay")]
#[case::with_the_text_behind_a_reader(&NEXT_LINE, BODY)]
#[case::two_lines_may_be_held(&NEXT_LINE, "two_lines_at_once")]
#[case::the_reader_may_go(&NEXT_LINE, "the_reader_goes_first")]
#[case::with_an_argument_instead_of_self(&FIRST_FIELD, BODY)]
#[case::the_format_may_go(&FIRST_FIELD, "the_format_goes_first")]
#[case::with_nobody(&STATUS, BODY)]
#[case::the_code_may_go(&STATUS, "the_code_goes_first")]
#[case::the_name_may_go_to_a_thread(&STATUS, "a_thread_takes_the_name_along")]
fn it_compiles(#[case] puzzle: &Puzzle, #[case] place: &str) {
    let error = puzzle.error_in(place, puzzle.yours());
    assert!(
        error.is_none(),
        "an answer is tied to what it is borrowed from, and to nothing else: {place} must compile with your \
         signature, `{}`, and rustc says:\n{}",
        (puzzle.yours)(),
        error.map_or("", |error| &error.text)
    );
}

#[rstest]
#[case::the_text_may_not_go(&BEFORE, "the_text_goes_first", "E0597")]
#[case::the_text_may_not_change(&BEFORE, "the_text_is_changed", "E0502")]
#[case::the_first_of_two_may_not_go(&LONGER, "the_first_goes", "E0597")]
#[case::the_second_of_two_may_not_go(&LONGER, "the_second_goes", "E0597")]
#[case::the_text_behind_a_reader_may_not_go(&NEXT_LINE, "the_text_goes_first", "E0597")]
#[case::the_text_behind_a_reader_may_not_change(&NEXT_LINE, "the_text_is_changed", "E0502")]
#[case::the_line_may_not_go(&FIRST_FIELD, "the_line_goes_first", "E0597")]
#[case::the_code_may_not_go_to_a_thread(&STATUS, "a_thread_takes_the_code_along", "E0597")]
fn it_is_refused(#[case] puzzle: &Puzzle, #[case] caller: &str, #[case] code: &str) {
    let broken = puzzle.error_in(BODY, puzzle.yours());
    assert!(
        broken.is_none(),
        "`{}`, your signature, does not compile yet, so nobody knows whether it refuses {caller}. rustc says:\n{}",
        (puzzle.yours)(),
        broken.map_or("", |error| &error.text)
    );
    let error = puzzle.error_in(caller, puzzle.yours());
    assert_eq!(
        error.map_or("it compiles", |error| &error.code),
        code,
        "what was lent may neither go nor change while the answer is held: with your signature, `{}`, rustc must \
         refuse {caller} with {code}. E0597 is that the lender goes, E0502 that it changes; another code is another \
         reason, so look at `it_compiles` first. rustc says:\n{}",
        (puzzle.yours)(),
        error.map_or("nothing", |error| &error.text)
    );
}
