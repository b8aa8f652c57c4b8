//! The cover above the first page: what `{{#cover}}`, `{{#begin}}` and `{{#cards}}` become, and the line that opens each chapter.

use std::fmt::Write as _;
use std::fs;

use super::{Answers, Sources, escape};
use crate::catalogue::Chapter;

/// The title is memory, and the window lies over its first word.
const TITLE: &str = "Views, Not Copies";
const SEEN: usize = 5;

/// The strip of the title, as it is without a script; `theme/touch/cover.js` brings it to life.
pub fn render() -> String {
    let hex: String = TITLE.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut cells = String::new();
    // Where there is no room for all of it, each word has a row of its own.
    let mut begins = false;
    for (at, letter) in TITLE.chars().enumerate() {
        let mut classes = vec![];
        classes.extend((at < SEEN).then_some("seen"));
        classes.extend((at == 0).then_some("first"));
        classes.extend((at + 1 == SEEN).then_some("last"));
        classes.extend(begins.then_some("begins"));
        begins = letter == ' ';
        let shown = if begins { '\u{2423}' } else { letter };
        let _ = write!(cells, "<span class=\"{}\">{shown}</span>", classes.join(" "));
    }
    let (view, seen) = (format!("memoryview(owner)[0:{SEEN}]"), &TITLE[..SEEN]);
    format!(
        "<figure class=\"touch cover\" id=\"cover\" data-touch=\"cover\" data-owner=\"owner\" data-bytes=\"{hex}\" data-at=\"0:{SEEN}\">\n\
         <div class=\"memory-box\"><div class=\"cover-strip\" role=\"img\" aria-label=\"{TITLE}\"><div class=\"cover-cells\">{cells}</div></div>\n\
         <div class=\"touch-repl\"><div class=\"touch-call\">&gt;&gt;&gt; view = {view}</div>\
         <div class=\"touch-call\">&gt;&gt;&gt; bytes(view)</div><div class=\"touch-answer\">b'{seen}'</div></div></div>\n\
         <figcaption class=\"unseen\">The title as {} bytes, and a window onto {SEEN} of them</figcaption>\n</figure>\n",
        TITLE.len()
    )
}

/// Where to begin.
pub fn begin(sources: &Sources) -> String {
    let first = sources
        .chapters
        .first()
        .filter(|_| sources.shown.answers != Answers::None);
    first.map_or_else(String::new, |first| {
        format!(
            "<div class=\"cover-begin\"><a href=\"{}.html\">Begin chapter {} · {} minutes</a></div>\n",
            first.folder,
            number(first),
            first.minutes()
        )
    })
}

/// A card for each chapter. The search has the chapters themselves.
pub fn cards(sources: &Sources) -> String {
    if sources.chapters.is_empty() || sources.shown.answers == Answers::None {
        return String::new();
    }
    let mut html = String::from("<ol class=\"cards\">\n");
    for chapter in &sources.chapters {
        let _ = writeln!(
            html,
            "<li class=\"card\" data-chapter=\"{}\"><a href=\"{}.html\">{}<span class=\"card-title\">{}. {}</span></a>\
             <span class=\"card-size\">{} min {}</span></li>",
            chapter.name,
            chapter.folder,
            figure(chapter, sources),
            number(chapter),
            escape(&chapter.title),
            chapter.minutes(),
            ring(chapter),
        );
    }
    html + "</ol>\n"
}

/// The small line below the title of a chapter: its figure, which chapter it is, how long it takes, and in how many steps.
pub fn opening(page: &str, sources: &Sources) -> Option<String> {
    let chapter = sources.chapter_of(page)?;
    let (figure, steps) = (figure(chapter, sources), chapter.steps.len());
    Some(format!(
        "<p class=\"opening\">{figure}<span>Chapter {} · {} min · {steps} {}</span></p>",
        number(chapter),
        chapter.minutes(),
        if steps == 1 { "step" } else { "steps" },
    ))
}

/// A circle with a segment for each step; the live page fills those that are green.
fn ring(chapter: &Chapter) -> String {
    let steps = chapter.steps.len();
    let mut segments = String::new();
    for (at, step) in chapter.steps.iter().enumerate() {
        let _ = write!(
            segments,
            "<circle cx=\"12\" cy=\"12\" r=\"9\" pathLength=\"{steps}\" stroke-dasharray=\".75 {steps}\" stroke-dashoffset=\"-{at}\" data-step=\"{}\"/>",
            step.name
        );
    }
    format!(
        "<svg class=\"ring\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" role=\"img\" aria-label=\"{steps} steps\">{segments}</svg>"
    )
}

/// The small figure of a chapter, in one line; one that was left out is not missed.
fn figure(chapter: &Chapter, sources: &Sources) -> String {
    let file = sources
        .root
        .join(format!("book/theme/figures/{}.svg", chapter.folder));
    let drawn = fs::read_to_string(file).unwrap_or_default();
    let lines: String = drawn.lines().map(str::trim).collect();
    lines.replacen("<svg ", "<svg class=\"small-figure\" ", 1)
}

/// The number in front of the folder's name.
fn number(chapter: &Chapter) -> &str {
    let digits = chapter.folder.split('-').next().unwrap_or_default();
    digits.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{cards, figure, render};
    use crate::pages::tests::page;
    use crate::pages::{Shown, Sources};

    #[test]
    fn the_title_is_a_cell_for_each_byte_with_the_window_over_its_first_word() {
        let html = render();
        assert_eq!(html.matches("<span ").count(), "Views, Not Copies".len());
        assert_eq!(html.matches("\"seen").count(), "Views".len());
        assert_eq!(html.matches("begins").count(), 2, "each word has its row: {html}");
    }

    #[test]
    fn every_chapter_has_a_card_with_its_figure_and_a_segment_for_each_step() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the workbook");
        let sources = Sources::read(root, Shown::default()).expect("the workbook's sources");
        let html = cards(&sources);
        let steps: usize = sources.chapters.iter().map(|chapter| chapter.steps.len()).sum();
        assert_eq!(html.matches("<circle ").count(), steps);
        for chapter in &sources.chapters {
            let drawn = figure(chapter, &sources);
            assert!(
                drawn.contains("class=\"window"),
                "book/theme/figures/{}.svg has no window",
                chapter.folder
            );
            assert!(
                html.contains(&drawn) && html.contains(&format!("href=\"{}.html\"", chapter.folder)),
                "{html}"
            );
        }
    }

    #[test]
    fn a_chapter_opens_with_its_number_its_time_and_its_steps() {
        let made = page("# Demo\n\nText.\n").expect("a page");
        assert_eq!(
            made,
            "# Demo\n\n<p class=\"opening\"><span>Chapter 1 · 10 min · 1 step</span></p>\n\nText.\n"
        );
    }
}
