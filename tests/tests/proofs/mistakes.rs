//! The mistakes made on purpose: each listing that must not compile fails with the code it names, the message below it is
//! rustc's own, and the listing after that is its twin, mended by a line or so.
//!
//! A question shows such a listing without the message, which would give the answer away. Its twin stands in a comment:
//! `<!-- twin`, a block of code, `-->`.
//!
//! An author renews the messages in the pages with `WORKBOOK_UPDATE=1 cargo test -p workbook-tests mistakes`.

use std::process::Command;
use std::{env, fs, path};

use crate::markdown::{Fence, Page, pages};
use crate::scratch::{Built, Workspace};
use crate::{must, root};

/// The release whose messages the pages show. Another words them differently; then only the codes are compared.
const RECORDED: &str = "1.95";

/// How many lines of a twin may be new.
const MENDED: usize = 3;

/// A listing that must not compile, rustc's message where the page shows it, and the mended program.
struct Mistake {
    page: usize,
    /// The name of its binary in the scratch workspace.
    name: String,
    listing: Fence,
    message: Option<Fence>,
    twin: String,
}

fn has(fence: &Fence, word: &str) -> bool {
    fence.info.iter().any(|known| known == word)
}

/// The mistakes of all pages, and what is amiss with their shape.
fn mistakes(pages: &[Page]) -> (Vec<Mistake>, Vec<String>) {
    let (mut mistakes, mut findings) = (Vec::new(), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        // A figure may stand between a message and the twin.
        let fences = page.fences().into_iter().filter(|fence| !has(fence, "memory"));
        let mut fences = fences.peekable();
        while let Some(listing) = fences.next() {
            if !has(&listing, "compile_fail") {
                continue;
            }
            let message = fences.next_if(|next| has(next, "rustc"));
            let twin = match message {
                Some(_) => fences.next_if(|next| has(next, "twin")).map(|twin| twin.code),
                None => twin_in_a_comment(&page.text[listing.span.end..]),
            };
            let twin = twin.unwrap_or_default();
            let objection = objection(&listing, message.is_some(), &twin);
            findings.extend(objection.map(|found| format!("{}:{}: {found}", page.path, listing.line)));
            let stem = page
                .path
                .trim_start_matches("book/chapters/")
                .trim_end_matches(".md");
            let name = format!("page_{}_{}", stem.replace('-', "_"), mistakes.len());
            mistakes.push(Mistake {
                page: at,
                name,
                listing,
                message,
                twin,
            });
        }
    }
    (mistakes, findings)
}

/// What is amiss with the shape of a mistake.
fn objection(listing: &Fence, has_message: bool, twin: &str) -> Option<String> {
    let new = twin.lines().filter(|line| !listing.code.contains(line)).count();
    if code(listing).is_none() {
        Some("names no error code".to_owned())
    } else if has_message && listing.code.lines().any(|line| line.starts_with("# ")) {
        Some("hides a line, so that rustc counts others than the reader".to_owned())
    } else if twin.is_empty() {
        Some("no ```rustc and ```rust,twin block after it, nor a <!-- twin --> comment".to_owned())
    } else {
        (new > MENDED || twin == listing.code).then(|| format!("{new} lines of its twin are new"))
    }
}

/// The code in a comment that begins with `<!-- twin` right at the start of `text`.
fn twin_in_a_comment(text: &str) -> Option<String> {
    let comment = text.trim_start().strip_prefix("<!-- twin\n```rust\n")?;
    let (code, _) = comment.split_once("```\n-->")?;
    Some(code.to_owned())
}

/// A listing without the marks that hide lines from the reader.
fn whole(code: &str) -> String {
    let lines = code.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// The code that a listing names: `E0597`.
fn code(listing: &Fence) -> Option<&String> {
    let is_code = |word: &&String| word.len() == 5 && word.starts_with('E');
    listing.info.iter().find(is_code)
}

/// Has rustc check every mistake and every twin.
fn check(mistakes: &[Mistake]) -> Built {
    let workspace = Workspace::new("mistakes");
    workspace.add("mistakes");
    let bin = workspace.path().join("mistakes/src/bin");
    let _ = fs::remove_dir_all(&bin);
    for Mistake {
        name, listing, twin, ..
    } in mistakes
    {
        workspace.write(&format!("mistakes/src/bin/{name}.rs"), whole(&listing.code));
        workspace.write(&format!("mistakes/src/bin/{name}_twin.rs"), whole(twin));
    }
    if mistakes.is_empty() {
        return Built::default();
    }
    workspace.cargo(&["check", "--package=mistakes", "--bins", "--keep-going"])
}

/// rustc's message as the page shows it.
fn shown(built: &Built, name: &str) -> String {
    let said = built.diagnostics.iter().filter(|said| said.target == name);
    let closing = [
        "error: aborting",
        "error: could not compile",
        "For more information",
        "Some errors have",
    ];
    let said = said.filter(|said| !closing.iter().any(|start| said.rendered.starts_with(start)));
    let rendered: String = said.map(|said| said.rendered.as_str()).collect();
    let file = ["mistakes", "src", "bin", &format!("{name}.rs")].join(path::MAIN_SEPARATOR_STR);
    rendered.trim_end().replace(&file, "src/main.rs") + "\n"
}

fn is_recorded_release() -> bool {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("rustc runs")
        .stdout;
    String::from_utf8_lossy(&version).starts_with(&format!("rustc {RECORDED}."))
}

#[test]
fn every_mistake_fails_as_its_page_says_and_its_twin_compiles() {
    let mut pages = pages();
    let (mistakes, mut findings) = mistakes(&pages);
    let (built, recorded, update) = (
        check(&mistakes),
        is_recorded_release(),
        env::var_os("WORKBOOK_UPDATE").is_some(),
    );
    // From the last to the first, so that a renewed message moves no fence that is still to be looked at.
    for Mistake {
        page,
        name,
        listing,
        message,
        ..
    } in mistakes.iter().rev()
    {
        let page = &mut pages[*page];
        let (said, place) = (shown(&built, name), format!("{}:{}", page.path, listing.line));
        let named = code(listing);
        let errors = || {
            built
                .diagnostics
                .iter()
                .filter(|said| said.target == *name && said.level == "error")
        };
        if !errors().any(|said| said.code.is_some() && said.code.as_ref() == named) {
            findings.push(format!(
                "{place}: rustc does not fail with {named:?}, it says:\n{said}"
            ));
        } else if let Some(message) = message
            .as_ref()
            .filter(|message| recorded && said != message.code)
        {
            if update {
                page.text
                    .replace_range(message.span.clone(), &format!("```rustc\n{said}```"));
                fs::write(root().join(&page.path), &page.text).expect("the page can be written");
            } else {
                let (path, line) = (&page.path, message.line);
                findings.push(format!("{path}:{line}: rustc says otherwise:\n{said}"));
            }
        }
        let twin = format!("{name}_twin");
        if built
            .diagnostics
            .iter()
            .any(|said| said.target == twin && said.level == "error")
        {
            findings.push(format!(
                "{place}: its twin does not compile:\n{}",
                shown(&built, &twin)
            ));
        }
    }
    must(
        "a mistake fails with its code and rustc's own message, and its twin compiles",
        &findings,
    );
}
