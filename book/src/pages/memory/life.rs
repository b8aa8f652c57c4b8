//! How long names live: a program in lines, and in its gutter a bracket for each life, as far as it has come in some frames.

mod gutter;

use serde::Deserialize;
use toml::Spanned;

use super::touch::{self, Touch, With};
use crate::pages::{Fault, escape, inline};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    caption: String,
    /// The number of the program's first line.
    first: usize,
    program: Spanned<String>,
    #[serde(rename = "life")]
    lives: Vec<Spanned<Life>>,
    #[serde(rename = "frame")]
    frames: Vec<Spanned<Frame>>,
    touch: Option<Spanned<Touch>>,
}

/// A name's, from line to line; one that is lent lives by the one that it is `of`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Life {
    name: String,
    of: Option<Spanned<String>>,
    from: usize,
    to: usize,
}

/// What has happened when the program has come to the end of a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame {
    line: usize,
    says: String,
}

/// Whether the TOML of a fence is that of lives.
pub fn is_one(toml: &str) -> bool {
    toml.lines().any(|line| line.trim_end() == "[[life]]")
}

/// The figure, as HTML without an empty line.
pub fn render(toml: &str) -> Result<String, Fault> {
    let source: Source = toml::from_str(toml).map_err(|error| Fault {
        at: error.span().map_or(0, |span| span.start),
        why: error.message().to_owned(),
    })?;
    source.check()?;
    let open = match &source.touch {
        None => "class=\"memory\"".to_owned(),
        Some(touch) => source.attributes(touch)?,
    };
    let (svg, caption) = (gutter::draw(&source), inline(&source.caption));
    Ok(format!(
        "<figure {open}>\n<div class=\"memory-box\">\n{svg}</div>\n<figcaption>{caption}</figcaption>\n</figure>\n"
    ))
}

impl Life {
    fn class(&self) -> &'static str {
        if self.of.is_some() { "window" } else { "owner" }
    }
}

impl Source {
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (self.first..).zip(self.program.get_ref().lines())
    }

    fn frames(&self) -> impl Iterator<Item = &Frame> {
        self.frames.iter().map(Spanned::get_ref)
    }

    fn lives(&self) -> impl Iterator<Item = &Life> {
        self.lives.iter().map(Spanned::get_ref)
    }

    /// The last line on which a life's bytes are there: its owner's, if it has one.
    fn end(&self, life: &Life) -> usize {
        let of = life.of.as_ref().map(Spanned::get_ref);
        let owner = self.lives().find(|owner| Some(&owner.name) == of);
        owner.map_or(life.to, |owner| owner.to.min(life.to))
    }

    fn check(&self) -> Result<(), Fault> {
        if self.lines().any(|(_, text)| text.is_empty()) || self.lines().count() == 0 {
            return Err(Fault::at(
                &self.program,
                "each line of a program has something in it",
            ));
        }
        let lines = self.first..self.first + self.lines().count();
        let why = |what: &str| format!("{what} of {} to {}", self.first, lines.end - 1);
        for (at, life) in self.lives.iter().enumerate() {
            let Life { name, from, to, .. } = life.get_ref();
            if !lines.contains(from) || !lines.contains(to) || from >= to {
                let what = format!("`{name}` lives from an earlier to a later line");
                return Err(Fault::at(life, why(&what)));
            }
            self.check_name(at, life)?;
        }
        let mut before = 0;
        for frame in &self.frames {
            let line = frame.get_ref().line;
            if !lines.contains(&line) || line <= before {
                return Err(Fault::at(frame, why("frames have, one after the other, lines")));
            }
            before = line;
        }
        Ok(())
    }

    /// Whether the life with this number has a name of its own, and begins while its owner lives.
    fn check_name(&self, at: usize, life: &Spanned<Life>) -> Result<(), Fault> {
        let Life { name, of, from, .. } = life.get_ref();
        let earlier = |known: &String| self.lives().take(at).find(|life| &life.name == known);
        if earlier(name).is_some() {
            return Err(Fault::at(life, format!("two lives are called `{name}`")));
        }
        let Some(of) = of else { return Ok(()) };
        let Some(owner) = earlier(of.get_ref()) else {
            let why = format!("no life called `{}` comes before", of.get_ref());
            return Err(Fault::at(of, why));
        };
        if (owner.from..owner.to).contains(from) {
            return Ok(());
        }
        Err(Fault::at(
            of,
            format!("`{name}` begins while `{}` lives", owner.name),
        ))
    }

    /// What the script is told that moves the end of the owner's life.
    fn attributes(&self, touch: &Spanned<Touch>) -> Result<String, Fault> {
        let [owner, view] = match self.lives().collect::<Vec<_>>()[..] {
            [owner, view] if view.of.is_some() && matches!(touch.get_ref().with, With::Borrow) => {
                [owner, view]
            }
            _ => {
                return Err(Fault::at(
                    touch,
                    "an owner's life and one of it are touched with `borrow`",
                ));
            }
        };
        let open = touch::open(touch.get_ref(), &owner.name, "");
        let program = escape(self.program.get_ref().trim_end()).replace('\n', "&#10;");
        let frames = self.frames();
        let frames = frames.map(|Frame { line, says }| format!("{line} {}", escape(says)));
        let frames = frames.collect::<Vec<_>>().join("&#10;");
        let lives = format!("{} {} {} {}", owner.from, owner.to, view.from, view.to);
        Ok(format!(
            "{open} data-view=\"{}\" data-first=\"{}\" data-lives=\"{lives}\" data-program=\"{program}\" data-frames=\"{frames}\"",
            escape(&view.name),
            self.first
        ))
    }
}

#[cfg(test)]
mod tests;
