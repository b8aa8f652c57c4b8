//! The list of all chapters and steps that `{{#progress}}` becomes; the live page fills in the states.

use std::fmt::Write as _;

use super::{Sources, escape};

/// Every chapter and step with its link, as HTML: to the heading of a step, below which its idea stands above its panel.
pub fn render(sources: &Sources) -> String {
    let mut html = String::from("<ol class=\"progress\">\n");
    for chapter in &sources.chapters {
        let minutes = chapter.minutes();
        let (folder, name, title) = (&chapter.folder, &chapter.name, escape(&chapter.title));
        let _ = writeln!(
            html,
            "<li class=\"progress-chapter\" data-chapter=\"{name}\"><a href=\"{folder}.html\">{title}</a> \
             <span class=\"progress-minutes\">{minutes} minutes</span>\n<ol>"
        );
        for step in &chapter.steps {
            let _ = writeln!(
                html,
                "<li class=\"progress-step\" data-step=\"{name}/{step}\" data-state=\"unknown\">\
                 <a href=\"{folder}.html#{step}\">{title}</a> <span class=\"step-state\"></span></li>",
                step = step.name,
                title = escape(&step.title),
            );
        }
        html.push_str("</ol></li>\n");
    }
    html.push_str("</ol>\n");
    html
}
