//! The ten parts of a chapter's page, and that each step's panel stands below the idea that it needs.

use pulldown_cmark::HeadingLevel;

use crate::catalogue::Chapter;
use crate::chapters::on_every_chapter;
use crate::markdown::{Heading, Page};
use crate::{chapters, must};

/// The parts with a heading of their own, by its id; the picture, the ideas and the claims of the articles stand where they
/// are needed.
const PARTS: [&str; 6] = [
    "the-need",
    "in-python",
    "the-compiler-says-no",
    "what-you-made",
    "in-the-wild",
    "recap",
];

/// A part that may have one.
const PICTURE: &str = "the-picture";

/// How a claim of an article begins.
const BET: &str = "\n> **Published:** ";

/// A heading and all that stands below it, up to the next of its level.
struct Section<'a> {
    id: &'a str,
    title: &'a str,
    text: &'a str,
}

impl Section<'_> {
    fn holds(&self, kind: &str) -> bool {
        self.text.contains(&format!("\n```{kind}\n"))
    }
}

fn sections<'a>(page: &'a Page, headings: &'a [Heading]) -> Vec<Section<'a>> {
    let parts = headings
        .iter()
        .filter(|heading| heading.level == HeadingLevel::H2);
    let parts: Vec<_> = parts.collect();
    let ends = parts.iter().skip(1).map(|next| next.start);
    let section = |(heading, end): (&&'a Heading, usize)| Section {
        id: heading.id.as_deref().unwrap_or_default(),
        title: &heading.title,
        text: &page.text[heading.start..end],
    };
    parts
        .iter()
        .zip(ends.chain([page.text.len()]))
        .map(section)
        .collect()
}

/// Which of the ten parts the page lacks, or has where they have no place.
fn objections(chapter: &Chapter, page: &Page) -> Vec<String> {
    let headings = page.headings();
    let sections = sections(page, &headings);
    let ids: Vec<_> = sections.iter().map(|section| section.id).collect();
    let mut findings = amiss_with_the_order(chapter, &ids);
    for section in &sections {
        findings.extend(amiss_with_a_section(chapter, section));
    }
    if !page.text.contains("\n```memory\n") {
        findings.push("there is no picture of memory".to_owned());
    }
    let bets = page.text.split(BET).skip(1);
    let is_bet = |bet: &str| {
        let (bet, after) = bet.split_once("\n\n").unwrap_or_default();
        bet.ends_with("Bet?") && after.starts_with("```pycon\n")
    };
    if !page.text.contains(BET) || !bets.into_iter().all(is_bet) {
        let why = "a claim of the articles is a quote, `**Published:** … Bet?`, and a transcript answers it";
        findings.push(why.to_owned());
    }
    let recap = headings
        .iter()
        .skip_while(|heading| heading.id.as_deref() != Some("recap"));
    let below: Vec<_> = recap.skip(1).map(|heading| heading.title.as_str()).collect();
    if below != ["Check yourself", "For the fast ones"] {
        findings.push(format!("the recap has {below:?}"));
    }
    findings
}

/// What is amiss with the parts of a page, of which `ids` are the headings.
fn amiss_with_the_order(chapter: &Chapter, ids: &[&str]) -> Vec<String> {
    let steps: Vec<_> = chapter.steps.iter().map(|step| step.name.as_str()).collect();
    let known = |id: &&&str| **id == PICTURE || PARTS.contains(*id) || steps.contains(*id);
    let strange = ids.iter().filter(|id| !known(id));
    let mut findings: Vec<_> = strange
        .map(|id| format!("no part and no step is called {id:?}"))
        .collect();
    let absent = PARTS
        .iter()
        .filter(|part| ids.iter().filter(|id| id == part).count() != 1);
    findings.extend(absent.map(|part| format!("the part {part} is not there once")));
    if ids.first() != PARTS.first() || ids.last() != PARTS.last() {
        findings.push("it begins with the need, and ends with the recap".to_owned());
    }
    let in_order: Vec<_> = ids.iter().copied().filter(|id| steps.contains(id)).collect();
    let place = |part: &str| ids.iter().position(|id| *id == part);
    if place("what-you-made") < steps.last().and_then(|last| place(last)) {
        findings.push("what the reader has made comes after the last step".to_owned());
    }
    if in_order != steps {
        findings.push(format!("its steps are {in_order:?}, expected {steps:?}"));
    }
    findings
}

/// What is amiss with one part of a page: a heading that claims nothing, a panel without an idea, no block of its kind.
fn amiss_with_a_section(chapter: &Chapter, section: &Section<'_>) -> Vec<String> {
    let (mut findings, id, title) = (Vec::new(), section.id, section.title);
    if chapter.steps.iter().any(|step| step.title == title) || title.to_lowercase().replace(' ', "-") == id {
        findings.push(format!("{title:?} names its part, and claims nothing"));
    }
    let needed = [
        ("in-python", "pycon"),
        ("the-compiler-says-no", "rustc"),
        ("in-the-wild", "rust"),
    ];
    let lacks = needed
        .into_iter()
        .filter(|(part, kind)| *part == id && !section.holds(kind));
    findings.extend(lacks.map(|(part, kind)| format!("{part} has no block of {kind}")));
    if chapter.steps.iter().any(|step| step.name == id) {
        let panel = format!("\n{{{{#step {id}}}}}\n");
        let before = section.text.split(&panel).next().unwrap_or_default();
        if section.text.matches(&panel).count() != 1 {
            findings.push(format!("the panel of {id} is not there once, below its heading"));
        } else if !before.contains("\n```rust\n") {
            findings.push(format!("{id} has no listing above its panel, and so no idea"));
        }
    }
    findings
}

#[test]
fn every_chapter_has_its_ten_parts() {
    let findings = on_every_chapter(|chapter, page| {
        let titles = page
            .headings()
            .into_iter()
            .filter(|heading| heading.level == HeadingLevel::H1);
        let mut findings = objections(chapter, page);
        if titles.map(|heading| heading.title).ne([chapter.title.clone()]) {
            findings.push(format!("its title is not {:?}", chapter.title));
        }
        findings.into_iter().map(|found| format!("1: {found}")).collect()
    });
    must(
        "every chapter has its ten parts, and each step's panel stands below the idea that it needs",
        &findings,
    );
}

/// What is taken away, one thing at a time, from a page that has it all.
#[test]
fn a_chapter_that_lacks_a_part_is_refused() {
    let chapters = chapters();
    let chapter = chapters
        .iter()
        .find(|chapter| chapter.folder == "02-slicing")
        .expect("it is there");
    let page = Page::read(format!("book/chapters/{}.md", chapter.folder));
    let marks = PARTS.map(|part| format!("{{#{part}}}"));
    let panels = chapter
        .steps
        .iter()
        .map(|step| format!("{{{{#step {}}}}}", step.name));
    let others = [
        "```memory",
        "```pycon",
        "```rustc",
        "```rust\n",
        BET,
        "Bet?",
        "### Check yourself",
    ];
    let mut findings = Vec::new();
    for mark in marks.into_iter().chain(panels).chain(others.map(str::to_owned)) {
        let text = page.text.replace(&mark, "");
        let without = Page {
            path: page.path.clone(),
            text,
        };
        if without.text == page.text || objections(chapter, &without).is_empty() {
            findings.push(format!("{}:1: nobody misses {mark:?}", page.path));
        }
    }
    must("each of the ten parts is missed where it is not there", &findings);
}
