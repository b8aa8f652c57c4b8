//! The headings of a chapter. Each is a claim; above it a small line names the part of the chapter, or the step.

use super::{Fault, Sources, escape};

/// The parts that have a heading of their own, by its id. Every other id is the name of a step.
const PARTS: [(&str, &str); 7] = [
    ("the-need", "The need"),
    ("in-python", "In Python"),
    ("the-picture", "The picture"),
    ("the-compiler-says-no", "The compiler says no"),
    ("what-you-made", "What you made"),
    ("in-the-wild", "In the wild"),
    ("recap", "Recap"),
];

/// The heading `piece` of the page of a chapter, whose id is `id`, with its small line; a step's has its number, too.
pub fn render(page: &str, id: &str, piece: &str, sources: &Sources) -> Result<Option<String>, Fault> {
    let Some(chapter) = sources.chapter_of(page) else {
        return Ok(None);
    };
    let part = PARTS.iter().find(|(known, _)| *known == id);
    let step = chapter.steps.iter().zip(1..).find(|(step, _)| step.name == id);
    let (kicker, number) = match (part, step) {
        (Some((_, name)), _) => (*name, String::new()),
        (None, Some((step, number))) => (step.title.as_str(), format!("{number}. ")),
        (None, None) => {
            return Err(Fault::new(format!(
                "`{{#{id}}}` is neither a part of a chapter nor a step of `{}`",
                chapter.name
            )));
        }
    };
    let made = sources.costs.inline(piece)?;
    let heading = made.as_deref().unwrap_or(piece).trim_end();
    let claim = heading.trim_start_matches('#').trim_start();
    let kicker = escape(kicker);
    Ok(Some(format!(
        "<hgroup>\n<p class=\"kicker\">{kicker}</p>\n\n## {number}{claim}\n\n</hgroup>"
    )))
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::page;

    #[test]
    fn a_heading_is_a_claim_below_the_name_of_its_part() {
        let text =
            "## It costs {#the-need}\n\nText.\n\n## `-1` means two ends {#open}\n\n### Check yourself\n";
        insta::assert_snapshot!(page(text).expect("a page"), @r#"
        <hgroup>
        <p class="kicker">The need</p>

        ## It costs {#the-need}

        </hgroup>

        Text.

        <hgroup>
        <p class="kicker">Open &amp; look</p>

        ## 1. `-1` means two ends {#open}

        </hgroup>

        ### Check yourself
        "#);
    }

    #[test]
    fn a_heading_of_no_part_is_refused() {
        let error = page("# Demo\n\n## A claim {#opne}\n").expect_err("a mistake");
        assert_eq!(
            error,
            "book/chapters/01-demo.md:3: `{#opne}` is neither a part of a chapter nor a step of `demo`"
        );
    }
}
