//! The figure of two lives: of each place of its brace it says what rustc says, line by line, and what CPython does. The program
//! is the chapter's own listing, and `View` is the solution's.

use std::fs;

use serde::Deserialize;

use crate::figures::{checked, node, scratch};
use crate::markdown::{Fence, Page};
use crate::python::commands;
use crate::{must, root};

/// The first line of the listing that the figure shows, and the places that its brace can have.
const FIRST: usize = 3;
const BRACES: [usize; 3] = [7, 8, 9];

/// The TOML of the figure, as far as rustc knows better.
#[derive(Deserialize)]
struct Figure {
    first: usize,
    program: String,
    life: Vec<Life>,
    frame: Vec<Frame>,
}

#[derive(Deserialize)]
struct Life {
    name: String,
    from: usize,
    to: usize,
}

#[derive(Deserialize)]
struct Frame {
    line: usize,
    says: String,
}

/// What the script says of one place of the brace.
#[derive(Deserialize)]
struct Said {
    lines: Vec<String>,
    refusal: Option<String>,
    /// What rustc writes below a line, the line's number in front of it.
    marks: Vec<(usize, String)>,
    python: Vec<String>,
    answers: Vec<String>,
}

fn figure(page: &str) -> Figure {
    let fences = Page::read(format!("book/chapters/{page}.md")).fences();
    let fence = fences
        .iter()
        .find(|fence| fence.code.contains("with = \"borrow\""));
    let Fence { code, .. } = fence.expect("the page has the figure");
    toml::from_str(code).expect("a figure of lives")
}

/// Asks the script of every place; nothing where there is no Node.
fn asked(Figure { program, life, .. }: &Figure) -> Option<Vec<Said>> {
    let script = "require('./book/theme/model.js'); workbook.figure = { define() {} }; require('./book/theme/touch/borrow.js'); \
                  const source = JSON.parse(process.argv[1]); \
                  for (const brace of source.braces) { \
                  const { lines, refusal, marks, python } = workbook.model.lent(source, brace); \
                  const under = ({ line, at, length, words, primary }) => [line, `${' '.repeat(at)}${(primary ? '^' : '-').repeat(length)} ${words}`.trimEnd()]; \
                  console.log(JSON.stringify({ lines, refusal, marks: marks.map(under), \
                  python: python.map(([, call]) => call), answers: python.map(([, , answer]) => answer).filter(Boolean) })); }";
    let lives: Vec<_> = life.iter().flat_map(|life| [life.from, life.to]).collect();
    let source = serde_json::json!({
        "program": program.lines().collect::<Vec<_>>(), "first": FIRST, "lives": lives, "braces": BRACES,
        "owner": life[0].name, "view": life[1].name,
    });
    let [said, complaints] = node(script, &source.to_string())?;
    let all: Vec<Said> = said
        .lines()
        .map(|line| serde_json::from_str(line).expect("what a script says"))
        .collect();
    assert_eq!(all.len(), BRACES.len(), "{complaints}");
    Some(all)
}

#[test]
fn its_program_is_the_listing_and_its_frames_are_where_rustc_points() {
    let fences = Page::read("book/chapters/01-views.md".to_owned()).fences();
    let listing = fences
        .iter()
        .find(|fence| fence.info.iter().any(|word| word == "E0597"));
    let listing = &listing.expect("a listing that must not compile").code;
    let shown: Vec<_> = listing.lines().skip(FIRST - 1).take(7).collect();
    for page in ["01-views", "lab"] {
        let figure = figure(page);
        assert_eq!(
            (figure.first, figure.program.lines().collect::<Vec<_>>()),
            (FIRST, shown.clone()),
            "{page}"
        );
        let Some(said) = asked(&figure) else { return };
        let [declared, borrowed, dropped, used] = [0, 1, 2, 3].map(|mark| said[1].marks[mark].0);
        let lines: Vec<_> = figure.frame.iter().map(|frame| frame.line).collect();
        assert_eq!(lines, [4, declared, borrowed, used], "{page}");
        let last = &figure.frame[3].says;
        assert!(
            last.contains(&format!("line {dropped} has ended"))
                && last.contains(&format!("line {used} looks: E0597")),
            "{last}"
        );
    }
}

#[test]
fn what_it_says_of_the_compiler_is_what_it_says() {
    let Some(said) = asked(&figure("01-views")) else {
        return;
    };
    let findings = checked(
        &root().join("solutions/01-views/src/lib.rs"),
        &["--crate-type=lib", "--crate-name=views"],
    );
    assert_eq!(findings, "", "the solution compiles");
    let library = format!("views={}", scratch().join("libviews.rmeta").display());
    let mut findings = Vec::new();
    for (
        brace,
        Said {
            lines,
            refusal,
            marks,
            ..
        },
    ) in BRACES.iter().zip(said)
    {
        let file = scratch().join(format!("brace_{brace}.rs"));
        let program = format!("use views::View;\n\n{}\n}}\n", lines.join("\n"));
        fs::write(&file, program).expect("the target folder can be written");
        let stderr = checked(&file, &["--extern", &library]);
        let marked = marks
            .iter()
            .map(|(line, mark)| format!("\n{line} | {}\n  | {mark}\n", lines[line - FIRST]));
        let mut expected: Vec<_> = marked.collect();
        expected.extend(refusal.iter().map(|words| format!("{words}\n")));
        let wrong = expected.iter().any(|part| !stderr.contains(part.as_str()));
        // What rustc points at in its error, and not in the help below it.
        let error = stderr.split("\nhelp:").next().unwrap_or_default();
        let pointed = error.lines().filter(|line| line.starts_with("  | ")).count();
        if wrong || pointed != marks.len() || stderr.is_empty() != refusal.is_none() {
            findings.push(format!(
                "with the brace on line {brace} the figure says\n{}\nand rustc\n{stderr}",
                expected.concat()
            ));
        }
    }
    must("what the figure says of two lives is what rustc says", &findings);
}

#[test]
fn what_it_says_of_python_is_what_it_answers() {
    let Some(said) = asked(&figure("01-views")) else {
        return;
    };
    let prompt = "import sys\nnames = {}\n\
                  for call in sys.argv[1:]:\n    \
                  try: exec(compile(call, '', 'single'), names)\n    \
                  except Exception as error: print(f'{type(error).__name__}: {error}')\n";
    for Said { python, answers, .. } in said {
        for (version, mut command) in commands() {
            let output = command.args(["-c", prompt]).args(&python).output();
            let answered = output.expect("it ran a moment ago").stdout;
            let answered = String::from_utf8_lossy(&answered);
            assert_eq!(
                answered.lines().collect::<Vec<_>>(),
                answers,
                "{version}: {python:?}"
            );
        }
    }
}
