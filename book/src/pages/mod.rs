//! Makes the book's pages: what stands in the chapters, and the panels, options and figures computed for them.

mod chapter;
mod costs;
mod cover;
mod fault;
mod heading;
mod memory;
mod options;
mod panel;
mod progress;
mod rules;
mod scripts;
mod shown;
mod teaching;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use mdbook_driver::MDBook;
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd, html};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::catalogue::{self, Chapter};
use costs::Measured;
use fault::Fault;
pub use shown::{Answers, Shown};

/// What the pages of a live book load after what `book.toml` names, in this order.
const LIVE_STYLES: &[&str] = &["theme/live.css"];
const LIVE_SCRIPTS: &[&str] = &[
    "theme/editor.js",
    "theme/sides.js",
    "theme/panel.js",
    "theme/fold.js",
    "theme/progress.js",
    "theme/run.js",
    "theme/made.js",
    "theme/live.js",
];

/// Builds the book of the workbook at `root` into the folder `out`, which is emptied first.
pub fn build(root: &Path, out: &Path, shown: Shown) -> Result<()> {
    let root = std::path::absolute(root)?;
    let out = std::path::absolute(out)?;
    built(&root, &out, Workbook(shown.clone()))?;
    // mdBook indexes all that stands in a page: the index is that of the same book without what is folded away.
    let plain = tempfile::tempdir().context("the index of the search needs a temporary folder")?;
    let answers = Answers::None;
    built(&root, plain.path(), Workbook(Shown { answers, ..shown }))?;
    let (index, plain) = (search_index(&out)?, search_index(plain.path())?);
    fs::copy(&plain, &index).with_context(|| format!("cannot write {}", index.display()))?;
    Ok(())
}

fn built(root: &Path, out: &Path, workbook: Workbook) -> Result<()> {
    let mut book = MDBook::load(root.join("book"))?;
    out.clone_into(&mut book.config.build.build_dir);
    if workbook.0.live {
        for (key, more) in [("additional-css", LIVE_STYLES), ("additional-js", LIVE_SCRIPTS)] {
            let key = format!("output.html.{key}");
            let files: Option<Vec<String>> = book.config.get(&key)?;
            let more = more.iter().map(|file| (*file).to_owned());
            let files: Vec<_> = files.into_iter().flatten().chain(more).collect();
            book.config.set(key, files)?;
        }
    }
    // Under the name it has in book.toml, so that it takes the command's place.
    book.with_preprocessor(workbook);
    book.build()?;
    scripts::defer(out)?;
    scripts::copy(&root.join("book/theme"), &out.join("touch"))
}

/// The file in a built book that the search reads; its name holds a hash.
fn search_index(book: &Path) -> Result<PathBuf> {
    let mut entries = fs::read_dir(book)?.filter_map(Result::ok);
    entries
        .find(|entry| entry.file_name().to_string_lossy().starts_with("searchindex"))
        .map(|entry| entry.path())
        .with_context(|| format!("mdBook wrote no searchindex into {}", book.display()))
}

/// The same as an ordinary mdBook preprocessor: `args` are what follows `preprocess` on the command line, either
/// nothing (a book comes in as JSON and goes out as JSON) or `supports` and the name of a renderer.
pub fn preprocess(args: &[String]) -> Result<()> {
    if let [supports, renderer] = args
        && supports == "supports"
    {
        ensure!(
            Workbook(Shown::default()).supports_renderer(renderer)?,
            "only `html` is supported, not `{renderer}`"
        );
        return Ok(());
    }
    ensure!(
        args.is_empty(),
        "`preprocess` takes a book from standard input, or `supports <renderer>`"
    );
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin().lock())?;
    let book = Workbook(Shown::default()).run(&context, book)?;
    serde_json::to_writer(io::stdout().lock(), &book).context("cannot hand the book back to mdBook")
}

/// The preprocessor: it replaces the workbook's own marks in every chapter.
struct Workbook(Shown);

impl Preprocessor for Workbook {
    fn name(&self) -> &str {
        "workbook"
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let root = context
            .root
            .parent()
            .context("the book lies in a folder of the workbook")?;
        let workbook = Sources::read(root, self.0.clone())?;
        book.items.retain(|item| match item {
            BookItem::Chapter(page) => page
                .path
                .as_ref()
                .is_none_or(|path| self.0.has(&path.to_string_lossy())),
            _ => true,
        });
        let pages = context.root.join(&context.config.book.src);
        let mut outcome = Ok(());
        book.for_each_mut(|item| {
            if let BookItem::Chapter(page) = item
                && let Some(path) = &page.source_path
                && outcome.is_ok()
            {
                let path = pages.join(path);
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
                match chapter::rewrite(&name, &self.0.unlinked(&page.content), &workbook) {
                    Ok(content) => page.content = content,
                    Err(error) => outcome = Err(error),
                }
            }
        });
        outcome.map(|()| book)
    }
}

/// What the pages are made from, beside their own text.
struct Sources {
    root: PathBuf,
    chapters: Vec<Chapter>,
    costs: Measured,
    shown: Shown,
}

/// Markdown with a word in front, in bold.
fn opened_by(word: &str, markdown: &str) -> String {
    // A block of code begins on a line of its own.
    let gap = if markdown.starts_with("```") { "\n\n" } else { " " };
    format!("**{word}**{gap}{markdown}")
}

/// The text of a paragraph of Markdown, without its marks.
fn plain(markdown: &str) -> String {
    let text = |event| match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak => Some(" ".into()),
        _ => None,
    };
    new_cmark_parser(markdown, &MarkdownOptions::default())
        .filter_map(text)
        .fold(String::new(), |all, text| all + &text)
}

/// Escapes what has a meaning in HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// One paragraph of Markdown as HTML that may stand inside of another element.
fn inline(markdown: &str) -> String {
    let outside = |event: &Event<'_>| {
        !matches!(
            event,
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) | Event::TaskListMarker(_)
        )
    };
    let mut page = String::new();
    let events = new_cmark_parser(markdown, &MarkdownOptions::default());
    html::push_html(&mut page, events.filter(outside));
    page.trim().to_owned()
}

impl Sources {
    fn read(root: &Path, shown: Shown) -> Result<Self> {
        let mut chapters = catalogue::read(root)?;
        chapters.retain(|chapter| shown.has(&chapter.folder));
        Ok(Self {
            root: root.to_owned(),
            chapters,
            costs: Measured::read(root, shown.live),
            shown,
        })
    }

    /// The chapter whose page is `page`, as `02-slicing.md` is the page of `exercises/02-slicing`.
    fn chapter_of(&self, page: &str) -> Option<&Chapter> {
        let stem = Path::new(page).file_stem()?.to_str()?;
        self.chapters.iter().find(|chapter| chapter.folder == stem)
    }
}
