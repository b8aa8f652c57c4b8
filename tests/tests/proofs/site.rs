//! The built book: every link and anchor resolves, every figure has caption and alternative text, every step its panel, and
//! nothing is asked of another host.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

use crate::{chapters, must, names, root};

struct Site {
    folder: PathBuf,
    /// Every page by its path in the site.
    pages: BTreeMap<String, String>,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("it is below the target folder");
    // One that an older program has built would be refused.
    let _ = fs::remove_dir_all(&folder);
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package=workbook", "--target-dir"])
        .arg(target)
        .args(["--", "build", "--out"])
        .arg(&folder)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "the book does not build:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let files = fs::read_dir(&folder)
        .expect("the book is built")
        .map(|entry| entry.expect("a folder reads").path());
    let pages = files.filter(|path| path.extension().is_some_and(|extension| extension == "html"));
    let pages = pages.map(|path| {
        let name = path
            .file_name()
            .expect("a page has a name")
            .to_string_lossy()
            .into_owned();
        (name, fs::read_to_string(&path).expect("a page is text"))
    });
    Site {
        pages: pages.collect(),
        folder,
    }
});

/// Every tag of a page, as it is written between `<` and `>`, with its line; what scripts and styles hold is no tag.
fn tags(html: &str) -> Vec<(&str, usize)> {
    let (mut tags, mut at) = (Vec::new(), 0);
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        let Some(close) = html[open..].find('>').map(|found| open + found) else {
            break;
        };
        let tag = &html[open + 1..close];
        let name = tag.split_whitespace().next().unwrap_or_default();
        let end = match name {
            "script" | "style" => html[close..]
                .find(&format!("</{name}"))
                .map(|found| close + found),
            _ if name.starts_with("!--") => html[open..].find("-->").map(|found| open + found),
            _ => None,
        };
        if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            tags.push((tag, html[..open].matches('\n').count() + 1));
        }
        at = end.unwrap_or(close).max(open + 1);
    }
    tags
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// What of a page is for its readers: not the list of chapters, the page for what is not found, and all in one to print.
fn read_pages() -> impl Iterator<Item = (&'static String, &'static String)> {
    let aside = ["404.html", "toc.html", "print.html"];
    SITE.pages
        .iter()
        .filter(move |(name, _)| !aside.contains(&name.as_str()))
}

#[test]
fn every_link_and_anchor_resolves() {
    let ids: BTreeMap<_, BTreeSet<_>> = SITE
        .pages
        .iter()
        .map(|(name, html)| {
            (
                name.as_str(),
                tags(html)
                    .into_iter()
                    .filter_map(|(tag, _)| attribute(tag, "id"))
                    .collect(),
            )
        })
        .collect();
    let mut findings = Vec::new();
    for (name, html) in read_pages() {
        for (tag, line) in tags(html) {
            for link in ["href", "src"].iter().filter_map(|key| attribute(tag, key)) {
                if link.contains(':') || link.starts_with("//") {
                    continue;
                }
                let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
                let path = if path.is_empty() { name } else { path };
                let there = SITE.folder.join(path).exists();
                let known = || {
                    ids.get(path)
                        .is_none_or(|ids| anchor.is_empty() || ids.contains(anchor))
                };
                if !there || !known() {
                    findings.push(format!("{name}:{line}: {link}"));
                }
            }
        }
    }
    must("every link of the built book leads somewhere", &findings);
}

#[test]
fn a_page_asks_nothing_of_another_host() {
    let mut findings = Vec::new();
    for (name, html) in &SITE.pages {
        for (tag, line) in tags(html).into_iter().filter(|(tag, _)| !tag.starts_with("a ")) {
            let asked = ["src", "href"].iter().filter_map(|key| attribute(tag, key));
            let foreign = asked.filter(|link| link.contains("://") || link.starts_with("//"));
            findings.extend(foreign.map(|link| format!("{name}:{line}: {link}")));
        }
    }
    must("a page asks nothing of another host", &findings);
}

#[test]
fn every_figure_has_its_caption_and_every_picture_its_alternative_text() {
    let mut findings = Vec::new();
    for (name, html) in read_pages() {
        for (tag, line) in tags(html) {
            if tag.starts_with("img") && attribute(tag, "alt").is_none_or(|alt| alt.trim().is_empty()) {
                findings.push(format!("{name}:{line}: a picture without alternative text"));
            }
        }
        for (number, figure) in html.split("<figure").skip(1).enumerate() {
            let figure = figure.split("</figure>").next().unwrap_or_default();
            let says = |start: &str| {
                let text = figure
                    .split_once(start)
                    .and_then(|(_, rest)| rest.split_once('>'));
                text.is_some_and(|(_, rest)| !rest.split("</").next().unwrap_or_default().trim().is_empty())
            };
            if !says("<figcaption") {
                findings.push(format!("{name}: figure {} has no caption", number + 1));
            }
            let labelled = figure.contains("aria-label=\"") || figure.contains("aria-labelledby=\"");
            if figure.contains("<svg") && !says("<title") && !labelled {
                findings.push(format!("{name}: figure {} has no alternative text", number + 1));
            }
        }
    }
    must(
        "a figure has a caption, and alternative text for those who do not see it",
        &findings,
    );
}

#[test]
fn every_step_has_its_panel_with_its_command_and_its_minutes() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let name = format!("{}.html", chapter.folder);
        let html = SITE.pages.get(&name).map_or("", String::as_str);
        for step in &chapter.steps {
            let marker = format!("data-step=\"{}/{}\"", chapter.name, step.name);
            let panel = html
                .split_once(&marker)
                .and_then(|(_, rest)| rest.split_once("</section>"));
            let panel = panel.map_or("", |(panel, _)| panel);
            let command = format!("cargo test -p {} {}", chapter.name, step.name);
            for piece in [
                &command,
                &format!("{} minutes", step.minutes),
                "Hint 1",
                "Hint 2",
                "Hint 3",
                "Answer",
            ] {
                if !panel.contains(piece) {
                    findings.push(format!("{name}: the panel of {} shows no `{piece}`", step.name));
                }
            }
        }
    }
    must(
        "a step's panel shows its command, its minutes, its prediction and its hints",
        &findings,
    );
}

#[test]
fn every_page_is_in_the_list_of_chapters() {
    let list = crate::text("book/chapters/SUMMARY.md").unwrap_or_default();
    let pages = names("book/chapters")
        .into_iter()
        .filter(|name| name != "SUMMARY.md");
    let orphans = pages.filter(|name| name.ends_with(".md") && !list.contains(&format!("({name})")));
    let mut findings: Vec<_> = orphans
        .map(|name| format!("book/chapters/{name}: SUMMARY.md does not list it"))
        .collect();
    for chapter in chapters() {
        let page = format!("{}.md", chapter.folder);
        findings.extend(
            (!list.contains(&format!("({page})"))).then(|| format!("SUMMARY.md does not list {page}")),
        );
    }
    must(
        "every page and every chapter is in the list of chapters",
        &findings,
    );
}
