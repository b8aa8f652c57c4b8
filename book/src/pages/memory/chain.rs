//! Who holds whom: a row of boxes, each of which holds the one that its arrow points at. The last one owns the bytes.

use serde::Deserialize;

use super::canvas::{CELL, Canvas, EDGE, LETTER};
use crate::pages::{Fault, escape, inline, plain};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    caption: String,
    #[serde(rename = "chain")]
    chains: Vec<Chain>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chain {
    name: String,
    boxes: Vec<String>,
    /// How many of the boxes, from the left, look through a window; all others belong to what owns.
    #[serde(default = "one")]
    windows: usize,
}

fn one() -> usize {
    1
}

/// The space that an arrow takes.
const ARROW: usize = 28;

/// Whether the TOML of a fence is that of chains.
pub fn is_one(toml: &str) -> bool {
    toml.lines().any(|line| line.trim_end() == "[[chain]]")
}

/// The figure, as HTML without an empty line.
pub fn render(toml: &str) -> Result<String, Fault> {
    let Source { caption, chains } = toml::from_str(toml).map_err(|error| Fault {
        at: error.span().map_or(0, |span| span.start),
        why: error.message().to_owned(),
    })?;
    if let Some(short) = chains.iter().find(|chain| chain.boxes.len() < 2) {
        return Err(Fault::new(format!("the chain `{}` has no two boxes", short.name)));
    }
    let ends = chains.iter().map(|chain| {
        let boxes: usize = chain.boxes.iter().map(|name| width(name) + ARROW).sum();
        boxes.max(chain.name.chars().count() * LETTER)
    });
    let mut canvas = Canvas::new(ends.max().unwrap_or_default());
    chains.iter().for_each(|chain| canvas.chain(chain));
    let (drawing, width, height) = (canvas.drawing, canvas.width, canvas.y + EDGE);
    let words = chains.iter().map(words).collect::<Vec<_>>().join("\n");
    let (title, words, caption) = (escape(&plain(&caption)), escape(&words), inline(&caption));
    Ok(format!(
        "<figure class=\"memory\">\n<div class=\"memory-box\">\n\
         <svg role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title>{title}</title>\n<desc>{words}</desc>\n{drawing}</svg>\n\
         </div>\n<figcaption>{caption}</figcaption>\n</figure>\n"
    ))
}

impl Canvas {
    fn chain(&mut self, chain: &Chain) {
        let class = |at| if at < chain.windows { "window" } else { "owner" };
        self.label(&chain.name, class(0));
        let (mut x, last) = (EDGE, chain.boxes.len() - 1);
        for (at, name) in chain.boxes.iter().enumerate() {
            self.rect(x, width(name), CELL, &format!("cell {}", class(at)));
            self.text(x + width(name) / 2, self.y + 23, "field-name", name);
            x += width(name);
            if at < last {
                let y = self.y;
                self.y += CELL / 2 - 7;
                self.arrow(x + 3, x + ARROW - 2);
                self.y = y;
                x += ARROW;
            }
        }
        self.y += CELL + EDGE;
    }
}

/// The width of a box with this name in it.
fn width(name: &str) -> usize {
    (name.chars().count() + 2) * LETTER
}

/// A chain for those who do not see it.
fn words(chain: &Chain) -> String {
    format!("{}: {}.", chain.name, chain.boxes.join(", which holds "))
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn each_box_holds_the_next_and_the_last_owns() {
        let html = render("caption = 'c'\n[[chain]]\nname = 'kept'\nboxes = ['view', 'Arc', 'bytes']\n");
        let html = html.unwrap_or_else(|fault| panic!("{}", fault.why));
        assert!(
            html.contains("<desc>kept: view, which holds Arc, which holds bytes.</desc>"),
            "{html}"
        );
        assert_eq!(html.matches("class=\"cell owner\"").count(), 2, "{html}");
        assert_eq!(html.matches("class=\"walk\"").count(), 2, "{html}");
        assert!(!html.contains("\n\n"), "{html}");
    }

    #[test]
    fn one_box_is_no_chain() {
        let fault =
            render("caption = 'c'\n[[chain]]\nname = 'alone'\nboxes = ['view']\n").expect_err("a fault");
        assert_eq!(fault.why, "the chain `alone` has no two boxes");
    }
}
