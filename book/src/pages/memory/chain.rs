//! Who holds whom: a row of boxes, each of which holds the one that its arrow points at. The last one owns the bytes, and a row
//! may lead into a box of the row above it, which both then share.

use serde::Deserialize;
use toml::Spanned;

use super::canvas::{CELL, Canvas, EDGE, LETTER, LINE};
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
    /// The box of the chain above that the last box holds.
    into: Option<Spanned<String>>,
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
    let mut shared = Vec::new();
    for (at, chain) in chains.iter().enumerate() {
        if chain.boxes.len() + usize::from(chain.into.is_some()) < 2 {
            return Err(Fault::new(format!("the chain `{}` has no two boxes", chain.name)));
        }
        shared.push(middle(chain, at.checked_sub(1).map(|above| &chains[above]))?);
    }
    let ends = chains.iter().map(|chain| {
        let boxes = begin(&chain.boxes, chain.boxes.len()) - EDGE;
        boxes.max(chain.name.chars().count() * LETTER)
    });
    let mut canvas = Canvas::new(ends.max().unwrap_or_default());
    chains
        .iter()
        .zip(shared)
        .for_each(|(chain, into)| canvas.chain(chain, into));
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

/// Where the middle is of the box above that the last box of `chain` holds, if there is one; it has to lie further right.
fn middle(chain: &Chain, above: Option<&Chain>) -> Result<Option<usize>, Fault> {
    let Some(into) = &chain.into else { return Ok(None) };
    let boxes = above.map_or(&[][..], |above| &above.boxes);
    let Some(at) = boxes.iter().position(|name| name == into.get_ref()) else {
        let why = format!("the chain above has no box `{}`", into.get_ref());
        return Err(Fault::at(into, why));
    };
    let middle = begin(boxes, at) + width(&boxes[at]) / 2;
    if middle <= begin(&chain.boxes, chain.boxes.len()) {
        let why = format!("the box `{}` is not to the right of this chain", into.get_ref());
        return Err(Fault::at(into, why));
    }
    Ok(Some(middle))
}

/// Where the box with this number begins, or would begin behind the last one.
fn begin(boxes: &[String], at: usize) -> usize {
    EDGE + boxes[..at].iter().map(|name| width(name) + ARROW).sum::<usize>()
}

impl Canvas {
    fn chain(&mut self, chain: &Chain, into: Option<usize>) {
        let class = |at| if at < chain.windows { "window" } else { "owner" };
        self.label(&chain.name, class(0));
        let last = chain.boxes.len() - 1;
        for (at, name) in chain.boxes.iter().enumerate() {
            let x = begin(&chain.boxes, at);
            self.rect(x, width(name), CELL, &format!("cell {}", class(at)));
            self.text(x + width(name) / 2, self.y + 23, "field-name", name);
            let (from, y) = (x + width(name) + 3, self.y);
            if at < last {
                self.y += CELL / 2 - 7;
                self.arrow(from, begin(&chain.boxes, at + 1) - 2);
                self.y = y;
            } else if let Some(middle) = into {
                // The label of this row lies between the two rows of boxes.
                self.arrow_up(from, middle, y + CELL / 2, y - LINE - EDGE + 2);
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
    let shared = chain.into.iter();
    let shared: String = shared
        .map(|into| format!(", which holds the same {}", into.get_ref()))
        .collect();
    format!("{}: {}{shared}.", chain.name, chain.boxes.join(", which holds "))
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
    fn a_chain_leads_into_a_box_of_the_one_above() {
        let chains = |into| {
            format!(
                "caption = 'c'\n[[chain]]\nname = 'view'\nboxes = ['handle', 'Arc', 'bytes']\n\
                 [[chain]]\nname = 'slice'\nboxes = ['handle']\ninto = '{into}'\n"
            )
        };
        let html = render(&chains("Arc")).unwrap_or_else(|fault| panic!("{}", fault.why));
        assert!(
            html.contains("slice: handle, which holds the same Arc."),
            "{html}"
        );
        assert_eq!(html.matches("class=\"cell owner\"").count(), 2, "{html}");
        for (into, why) in [
            ("Rc", "the chain above has no box `Rc`"),
            ("handle", "the box `handle` is not to the right of this chain"),
        ] {
            let toml = chains(into);
            let fault = render(&toml).expect_err("a fault");
            assert_eq!(fault.why, why);
            assert_eq!(toml[..fault.at].matches('\n').count() + 1, 8);
        }
    }

    #[test]
    fn one_box_is_no_chain() {
        let fault =
            render("caption = 'c'\n[[chain]]\nname = 'alone'\nboxes = ['view']\n").expect_err("a fault");
        assert_eq!(fault.why, "the chain `alone` has no two boxes");
    }
}
